"""Where the groups of Val-Commun are at home, and what else one finds there: the map of a valley that is on no map."""

from dataclasses import asdict
from datetime import timedelta
from functools import partial
from io import BytesIO

from wezer.core.acts.map_points import place_group
from wezer.core.acts.rooms import open_room
from wezer.core.models import Place, PlaceState, Room
from wezer.core.places.acts.imports import read_places, write_places
from wezer.core.places.acts.judging import judge_place
from wezer.core.places.acts.places import correct_place, sheet_of, suggest_place
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


#: What stands on the map for everybody: by whom, what, of which kind, where, when, a few words.
PLACES = (
    ("Basil", "Well at the mill", "water", "Upper mill", "All day, not when it freezes", "The pump is stiff: ten strokes before the water comes."),
    ("Fern", "Compost of the terraces", "compost", "Les Terrasses", "Saturdays 9 to 12", "Kitchen waste, no citrus. Bring your own bucket."),
    ("Basil", "Repair table", "repair", "Hall by the station", "First Saturday of the month", "Lamps, bicycles, zips; a soldering iron for whoever can."),
    ("Fern", "Shelf of books to take along", "sharing", "Mill Bridge", "", "Under the roof of the old bus stop. Take one, leave one."),
    ("Basil", "Telephone box with seeds", "nature", "Station Road", "", "Seeds in jars, sorted by month."),
)  # fmt: skip


def plan_places(valley: Valley) -> None:
    """A room of places of the community: most are confirmed by several, one is no longer there, one just suggested."""
    for number, place in enumerate(PLACES):
        valley.story.at(valley.story.end - timedelta(days=20 - number), partial(_suggest, valley, *place))
    valley.story.at(valley.story.end - timedelta(days=9), partial(_judge, valley, "Well at the mill", True))
    valley.story.at(valley.story.end - timedelta(days=8), partial(_judge, valley, "Compost of the terraces", True))
    valley.story.at(valley.story.end - timedelta(days=7), partial(_judge, valley, "Telephone box with seeds", False))
    valley.story.at(valley.story.end - timedelta(days=6), partial(_correct, valley))
    valley.story.at(valley.story.end - timedelta(days=5), partial(_import, valley))


def _suggest(valley: Valley, name: str, title: str, category: str, address: str, hours: str, body: str) -> None:
    root = valley.groups[""]
    found = Room.objects.select_related("group").filter(group=root, kind="map").first()
    room = found or open_room(by=valley.by("Oak"), group=root, kind="map")
    assert room is not None
    homes = {place: (latitude, longitude) for _key, place, latitude, longitude in HOMES}
    latitude, longitude = {**homes, **VENUES}[address]
    suggest_place(
        by=valley.by(name), room=room, audience="public", title=title, category=category, address=address, hours=hours,
        body=body, latitude=latitude, longitude=longitude, source="Our own walks", licence="CC0",
    )  # fmt: skip


def _judge(valley: Valley, title: str, is_there: bool) -> None:
    """As many voices as it takes, none of them of who suggested it."""
    for name in ("Oak", "Holly", "Sage", "Fern", "Basil"):
        place = _place_named(title)
        if place.state == PlaceState.SUGGESTED and place.author_id != valley.members[name].pk:
            judge_place(by=valley.by(name), place=place, is_there=is_there)


def _correct(valley: Valley) -> None:
    place = _place_named("Repair table")
    said = {**asdict(sheet_of(place)), "hours": "First and third Saturday of the month"}
    correct_place(by=valley.by("Sage"), place=place, **said)


#: A table that a neighbouring association made; its last line lacks a place.
TABLE = """id,name,category,address,opening_hours,latitude,longitude
w-1,Fountain on the square,water,Square of the lime trees,,44.9069,5.2275
w-2,Spring under the chestnuts,water,Path of the terraces,All year,44.9201,5.2440
c-1,Compost of the school,compost,School lane,Wednesdays 16 to 18,44.8815,5.1931
c-2,Compost by the car park,compost,Station Road,,,
"""


def _import(valley: Valley) -> None:
    """What others have gathered comes in at once, with its source and licence; one line could not be taken."""
    oak = valley.by("Oak")
    room = Room.objects.select_related("group").get(group=valley.groups[""], kind="map")
    order = read_places(
        by=oak, room=room, file=BytesIO(TABLE.encode()), source="Water and compost in the valley", licence="CC BY 4.0", audience="public"
    )  # fmt: skip
    while not write_places(by=oak, order=order):
        pass


def _place_named(title: str) -> Place:
    return Place.objects.select_related("author", "group", "room", "audience").get(title=title)
