"""`near:`: a place somebody names becomes a point only by what the community itself has said, and by what of it the
viewer may read. Nobody outside is asked."""

import re
from statistics import median
from typing import Any

from wezer.core.geo import FARTHEST_KM, Circle, point
from wezer.core.models import ProfileField
from wezer.core.search.engine import expression, listed_docs
from wezer.core.search.index import DEFAULT_LANGUAGE
from wezer.core.search.normalise import Query, tokens

USUAL_KM = 25
#: Of one name, so many of the newest points are looked at.
LOOKED_AT = 100
_KM = re.compile(r"(?:^|[\s,])(\d{1,5})\s*km$", re.IGNORECASE)


def circle(viewer: Any, typed: str, km: int = 0) -> Circle | None:
    """“Lausanne”, “Lausanne 5 km”, “46.52, 6.63”, or “5 km” (around one's own place). None when nobody told the place."""
    typed = typed.strip()
    if said := _KM.search(typed):
        typed, km = typed[: said.start()].strip(" ,"), km or int(said[1])
    found = (point(typed) or point_named(viewer, typed)) if typed else own_point(viewer)
    return Circle(*found, km=min(km or USUAL_KM, FARTHEST_KM)) if found else None


def own_point(viewer: Any) -> tuple[float, float] | None:
    """Where the viewer said they live."""
    if viewer.member is None:
        return None
    said = ProfileField.objects.filter(member=viewer.member, key="place").values_list("value", flat=True).first() or {}
    return (said["latitude"], said["longitude"]) if "latitude" in said else None


def point_named(viewer: Any, name: str) -> tuple[float, float] | None:
    """The middle of the points which items that `viewer` may read give to this name. The median: one wrong point moves
    nothing."""
    wanted = tokens(name, "")
    if not wanted:
        return None
    docs = listed_docs(viewer, expression(Query(phrases=(name,)), DEFAULT_LANGUAGE))
    told = docs.filter(item__latitude__isnull=False).order_by("-at", "-id")
    points = [
        (latitude or 0.0, longitude or 0.0)
        for place, latitude, longitude in told.values_list("item__place", "item__latitude", "item__longitude")[
            :LOOKED_AT
        ]
        if _lies_in(wanted, tokens(place, ""))
    ]
    return (median(each[0] for each in points), median(each[1] for each in points)) if points else None


def _lies_in(words: list[str], inside: list[str]) -> bool:
    """Whether the words stand side by side in it."""
    return any(inside[start : start + len(words)] == words for start in range(len(inside) - len(words) + 1))
