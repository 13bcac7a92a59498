"""Where something lies, from what its author typed: a point, or the name of a place that others here have given one."""

from math import isfinite
from typing import Any

from wezer.core.maps.refusals import PointInvalid
from wezer.core.search.near import point_named

Point = tuple[float | None, float | None]
NOWHERE: Point = (None, None)


def checked_point(latitude: Any, longitude: Any) -> Point:
    """Both, finite and on the earth, or neither."""
    if latitude is None and longitude is None:
        return NOWHERE
    if latitude is None or longitude is None:
        raise PointInvalid(field="latitude" if latitude is None else "longitude")
    for name, angle, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if not isfinite(angle) or not -most <= angle <= most:
            raise PointInvalid(field=name)
    return round(float(latitude), 6), round(float(longitude), 6)


def point_for(by: Any, place: str, point: Point, *, before: tuple[str, Point] = ("", NOWHERE)) -> Point:
    """A place without a point of its own gets the one that others here gave to that name; so does another place that
    was typed beside the point of the former one."""
    was_place, was_point = before
    if point == NOWHERE or (point == was_point and place != was_place):
        return (point_named(by, place) or NOWHERE) if place else NOWHERE
    return point
