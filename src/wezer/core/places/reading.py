"""What the pages of places ask for."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from wezer.core.maps.find import open_now
from wezer.core.models import MapPoint, Place, PlaceCategory, PlaceImport, PlaceVote, Room
from wezer.core.settings_registry import value
from wezer.kernel.permissions import can

NEWEST = ("-published_at", "-id")


def places_of(
    viewer: Any, *, room: Room | None = None, category: str = "", words: str = "", is_open: bool = False
) -> QuerySet[Any]:
    """Places that may stand in the viewer's lists, the newest first. `is_open`: of those that say so, what is open now."""
    rows = Place.objects.listed_for(viewer).select_related("author", "group")
    if room is not None:
        rows = rows.filter(room=room)
    if category in PlaceCategory.values:
        rows = rows.filter(category=category)
    if is_open:
        rows = rows.filter(pk__in=open_now(MapPoint.objects.filter(layer="places")).values("item"))
    for word in words.split()[:5]:
        rows = rows.filter(Q(title__icontains=word) | Q(body__icontains=word) | Q(place__icontains=word))
    return rows.defer("body", "body_html")


@dataclass(frozen=True, slots=True)
class Voices:
    """How many said what since its state last changed, how many it takes, and one's own word."""

    there: int
    gone: int
    needed: int
    own: bool | None


def voices_on(place: Place, viewer: Any) -> Voices:
    """One statement."""
    rows = list(PlaceVote.objects.filter(place=place).values_list("member_id", "is_there"))
    mine = dict(rows).get(viewer.member.pk) if viewer.member is not None else None
    there = sum(1 for _member, is_there in rows if is_there)
    return Voices(there, len(rows) - there, int(value("map.votes")), mine)


def find_import(viewer: Any, uid: Any) -> QuerySet[PlaceImport]:
    """That import, when the viewer tends the group of its room; else nothing."""
    rows = PlaceImport.objects.filter(uid=uid).select_related("room__group", "audience")
    order = rows.first()
    return rows if order is not None and can(viewer, "core.tend_group", order.room.group) else rows.none()
