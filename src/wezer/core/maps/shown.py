"""A point and a bubble in the words of lists, scripts and programs."""

from collections.abc import Mapping
from typing import Any

from wezer.core.geo import Circle, distance_km
from wezer.core.kinds import MapLayer
from wezer.core.maps.export import address_of, name_of, uid_of
from wezer.core.maps.find import Bubble, by_our_clocks
from wezer.core.maps.opening import is_open
from wezer.core.models import MapPoint


def point_out(point: MapPoint, layers: Mapping[str, MapLayer], near: Circle | None = None) -> dict[str, Any]:
    layer = layers[point.layer]
    found: dict[str, Any] = {
        "uid": uid_of(point), "layer": point.layer, "one": str(layer.one), "icon": layer.icon, "tone": layer.tone,
        "name": name_of(point), "place": point.place, "approximate": point.is_rough, "url": address_of(point),
        "latitude": point.latitude, "longitude": point.longitude, "open": is_open(point.open_week or "", by_our_clocks()), "note": str(layer.note(point.item) if point.item else ""),
    }  # fmt: skip
    if near is not None:
        found["km"] = round(distance_km((near.latitude, near.longitude), (point.latitude, point.longitude)), 1)
    return found


def bubble_out(bubble: Bubble) -> dict[str, Any]:
    return {
        "latitude": bubble.latitude,
        "longitude": bubble.longitude,
        "number": bubble.number,
        "more": bubble.is_more,
    }
