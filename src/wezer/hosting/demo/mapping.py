"""Where the groups of Val-Commun are at home: the map of a valley that is on no map."""

from datetime import timedelta
from functools import partial

from wezer.core.acts.map_points import place_group
from wezer.hosting.demo.valley import Valley

#: Group, what people call the place, latitude, longitude.
HOMES = (
    ("upper", "Bridge House", 44.914, 5.234),
    ("lower", "Station Road", 44.8792, 5.1884),
    ("garden", "Les Terrasses", 44.9186, 5.2412),
    ("repair", "Hall by the station", 44.8801, 5.1902),
    ("oven", "The Common Oven", 44.9047, 5.2208),
    ("store", "The Common Store", 44.8968, 5.2131),
    ("rivers", "Mill Bridge", 44.8971, 5.2149),
)
#: Where events take place.
VENUES = {
    "Upper mill": (44.9118, 5.2304), "Hall by the station": (44.8801, 5.1902), "The Common Oven": (44.9047, 5.2208),
    "Meadow by the bridge": (44.8979, 5.2166), "The Common Store": (44.8968, 5.2131), "Chez Lupin": (44.9062, 5.2251),
}  # fmt: skip


def place_groups(valley: Valley) -> None:
    """A month before the end those who tend the groups put them on the map."""
    for number, home in enumerate(HOMES):
        when = valley.story.end - timedelta(days=30, minutes=number)
        valley.story.at(when, partial(_place, valley, *home))


def _place(valley: Valley, key: str, place: str, latitude: float, longitude: float) -> None:
    place_group(
        by=valley.by(valley.holder_of(key)),
        group=valley.groups[key],
        place=place,
        latitude=latitude,
        longitude=longitude,
    )
