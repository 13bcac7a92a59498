"""The map in the words of PAIR (projects, actors, ideas, resources), which maps of the transition share among each other: what
Transiscope and Solid pods made with SemApps read. The same points as the other files."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from wezer.core.agenda.times import moment
from wezer.core.kinds import MapLayer
from wezer.core.maps.export import address_of, name_of
from wezer.core.maps.find import layers
from wezer.core.maps.opening import as_lines
from wezer.core.models import MapPoint

#: Each word with its home; source and licence are told in those of Dublin Core, for which PAIR has none.
CONTEXT = {
    "pair": "http://virtual-assembly.org/ontologies/pair#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "pair:startDate": {"@type": "xsd:dateTime"},
    "pair:offeredBy": {"@type": "@id"},
    "pair:neededBy": {"@type": "@id"},
}
_PLACE = "PhysicalPlace"


def as_pair(points: Iterable[MapPoint], site: str = "") -> dict[str, Any]:
    """JSON-LD, each thing with its own address as its name."""
    known = {layer.kind: layer for layer in layers()}
    return {"@context": CONTEXT, "@graph": [_thing(point, known[point.layer], site) for point in points]}


def _thing(point: MapPoint, layer: MapLayer, site: str) -> dict[str, Any]:
    said = {
        "@id": site + address_of(point),
        "@type": f"pair:{layer.pair}",
        "pair:label": name_of(point),
        "pair:aboutPage": site + address_of(point),
    }
    where: dict[str, Any] = {"pair:latitude": point.latitude, "pair:longitude": point.longitude}
    if layer.pair == _PLACE:
        return {**said, **where, **_words(point)}
    place = {"@type": f"pair:{_PLACE}", "pair:label": point.place or name_of(point), **where}
    return {**said, "pair:hasLocation": place, **_whose(point, layer, site), **_when(point)}


def _words(point: MapPoint) -> dict[str, Any]:
    """What a place says of itself."""
    card = point.item.card if point.item is not None else {}
    said = {
        "pair:address": point.place, "pair:description": card.get("excerpt"), "pair:webPage": card.get("link"),
        "pair:openingHours": as_lines(point.open_week or "") or card.get("hours"), "dct:source": card.get("source"),
        "dct:license": card.get("licence"),
    }  # fmt: skip
    return {name: words for name, words in said.items() if words}


def _whose(point: MapPoint, layer: MapLayer, site: str) -> dict[str, str]:
    """Who offers or needs it."""
    if point.item is None or not layer.pair_by:
        return {}
    return {f"pair:{layer.pair_by}": site + point.item.author.get_absolute_url()}


def _when(point: MapPoint) -> dict[str, str]:
    """When an event begins; of one that repeats, or whose day is not chosen yet, no day is the one."""
    card = point.item.card if point.item is not None else {}
    if "starts_on" not in card or card.get("rule") or card.get("options"):
        return {}
    hour = time.fromisoformat(card["starts_time"]) if card.get("starts_time") else None
    return {"pair:startDate": moment(date.fromisoformat(card["starts_on"]), hour, card["zone"]).isoformat()}
