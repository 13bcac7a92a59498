"""The map as files: GeoJSON for maps, CSV for spreadsheets, JSON-LD for other sites. The same question as the page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.maps.find import Wanted, found, layers
from wezer.core.maps.opening import as_lines
from wezer.core.models import MapPoint
from wezer.ui.sheets import as_sheet

#: More points than this are read page by page, at the API.
MOST = 5000


def name_of(point: MapPoint) -> str:
    """The title, the name, or how an untitled one begins."""
    if point.item is not None:
        return point.item.title or str(point.item.card.get("text", ""))
    return point.party.name if point.party else ""


def uid_of(point: MapPoint) -> str:
    thing = point.item or point.party
    return str(thing.uid) if thing else ""


def address_of(point: MapPoint) -> str:
    if point.item is not None:
        return reverse("items:item", args=[point.item.uid])
    return point.party.get_absolute_url() if point.party else ""


def rows(wanted: Wanted, viewer: Any) -> list[MapPoint]:
    """What a file holds: at most MOST points, in the order of the list."""
    points = found(wanted, viewer)
    if wanted.box is not None:
        points = points.filter(wanted.box.holds())
    if wanted.near is not None:
        points = points.annotate(km=wanted.near.kilometres()).filter(wanted.near.near(), km__lte=wanted.near.km)
    return list(points.select_related("item__author", "party").order_by("cell", "id")[:MOST])


def _owed(point: MapPoint) -> dict[str, str]:
    """Where a place comes from, and under which licence: whoever takes it along takes that too."""
    card = point.item.card if point.item is not None and point.layer == "places" else {}
    return {name: str(card.get(name, "")) for name in ("source", "licence")}


def as_feature(point: MapPoint, site: str = "") -> dict[str, Any]:
    """One point as GeoJSON (RFC 7946)."""
    return {
        "type": "Feature",
        "id": uid_of(point),
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": {
            "name": name_of(point), "layer": point.layer, "theme": point.theme, "place": point.place,
            "approximate": point.is_rough, "opening": as_lines(point.open_week or ""), "url": site + address_of(point), **_owed(point),
        },
    }  # fmt: skip


def as_geojson(points: Iterable[MapPoint], site: str = "") -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [as_feature(point, site) for point in points]}


def as_csv(points: Iterable[MapPoint], site: str = "") -> bytes:
    words = {layer.kind: layer.one for layer in layers()}
    heads = [
        _("Name"),
        _("Layer"),
        _("Place"),
        _("Latitude"),
        _("Longitude"),
        _("About there"),
        _("Address"),
        _("Source"),
        _("Licence"),
    ]
    return as_sheet(
        heads,
        (
            [
                name_of(point), words.get(point.layer, point.layer), point.place, point.latitude, point.longitude,
                _("yes") if point.is_rough else "", site + address_of(point),
                *_owed(point).values(),
            ]
            for point in points
        ),
    )  # fmt: skip


#: What is not an event or an organisation says otherwise where it is; a place itself has the coordinates.
_WHERE = {"Person": "homeLocation", "Offer": "availableAtOrFrom", "Demand": "availableAtOrFrom"}
#: To be borrowed, not bought: the word that schema.org takes from GoodRelations.
_LENT = "http://purl.org/goodrelations/v1#LeaseOut"


def as_linked(points: Iterable[MapPoint], site: str = "") -> dict[str, Any]:
    """JSON-LD in the words of schema.org, each thing with its own address as its name."""
    types = {layer.kind: layer.schema for layer in layers()}
    return {
        "@context": {"@vocab": "https://schema.org/", "geo": {"@id": "https://schema.org/geo"}},
        "@graph": [
            {
                "@id": site + address_of(point), "@type": (kind := types.get(point.layer, "Place")),
                "name": name_of(point), **_where(point, kind), **_more(point),
            }
            for point in points
        ],
    }  # fmt: skip


def _where(point: MapPoint, kind: str) -> dict[str, Any]:
    """Where it is, in the words that schema.org has for its type."""
    spot = {"geo": {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}}
    if kind == "Place":
        return {**spot, **({"address": point.place} if point.place else {})}
    place = {"@type": "Place", "name": point.place or name_of(point), **spot}
    if kind == "Product":  # has no place of its own: what is offered of it has
        return {"offers": {"@type": "Offer", "businessFunction": {"@id": _LENT}, "availableAtOrFrom": place}}
    return {_WHERE.get(kind, "location"): place}


def _more(point: MapPoint) -> dict[str, Any]:
    """What else a place says, in the words of schema.org."""
    if point.item is None or point.layer != "places":
        return {}
    words = {
        "description": "excerpt",
        "sameAs": "link",
        "license": "licence",
        "isBasedOn": "source",
    }
    card = point.item.card
    said: dict[str, Any] = {name: str(card[key]) for name, key in words.items() if card.get(key)}
    if hours := as_lines(point.open_week or "") or card.get("hours"):
        said["openingHours"] = hours
    return said
