"""Where groups are at home, and putting on the map what was there before it."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef

from wezer.core.events import GroupPlaced
from wezer.core.kinds import item_kinds
from wezer.core.maps.opening import read_week
from wezer.core.maps.placing import NOWHERE, checked_point, point_for
from wezer.core.maps.points import point_item, point_member
from wezer.core.maps.refusals import PointInvalid
from wezer.core.models import Group, GroupPlace, Item, MapPoint, Member, ProfileField
from wezer.core.rules import clean_name
from wezer.core.search.groups import index_group
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def place_group(
    *, by: Any, group: Group, place: str = "", latitude: float | None = None, longitude: float | None = None
) -> GroupPlace | None:
    """Say where the group is at home; nothing at all takes it off the map."""
    require(by, "core.tend_group", group)
    named = clean_name(place, most=200, field="place") if place.strip() else ""
    point = point_for(by, named, checked_point(latitude, longitude))
    if point == NOWHERE and named:
        raise PointInvalid()
    home = None
    if point == NOWHERE:
        GroupPlace.objects.filter(group=group).delete()
    else:
        said = {"place": named, "latitude": point[0], "longitude": point[1]}
        home, _new = GroupPlace.objects.update_or_create(group=group, defaults=said)
    index_group(group)
    emit(GroupPlaced(subject=ref(group)), group=group)
    return home


@act
def point_older_items(*, by: Any, after: int = 0, limit: int = 500) -> int:
    """Put items on the map that have a point and were written before there was one. Where to go on; 0 at the end."""
    here = MapPoint.objects.filter(item=OuterRef("pk"))
    items = Item.objects.filter(~Exists(here), latitude__isnull=False, published_at__isnull=False, over_at=None)
    rows = list(items.filter(pk__gt=after, withdrawn_at=None).order_by("pk")[:limit])
    for row in rows:
        kind = item_kinds.get(row.kind)
        own = apps.get_model(kind.model).objects.filter(pk=row.pk).first() if kind and kind.model else None
        if own is not None:
            point_item(own)
    return rows[-1].pk if len(rows) == limit else 0


@act
def read_older_hours(*, by: Any, after: int = 0, limit: int = 500) -> int:
    """The same for opening hours that were written before the map could read them."""
    rows = MapPoint.objects.filter(layer="places", open_week=None, pk__gt=after).select_related("item").order_by("pk")
    found = list(rows[:limit])
    for row in found:
        row.open_week = read_week(str(row.item.card.get("hours", "")) if row.item else "")
    MapPoint.objects.bulk_update(found, ["open_week"])
    return found[-1].pk if len(found) == limit else 0


@act
def point_older_members(*, by: Any, after: int = 0, limit: int = 500) -> int:
    """The same for members who said where they live."""
    here = MapPoint.objects.filter(party=OuterRef("member"))
    lines = ProfileField.objects.filter(~Exists(here), key="place", audience__isnull=False, value__has_key="latitude")
    numbers = list(lines.filter(member__gt=after).order_by("member").values_list("member", flat=True)[:limit])
    for member in Member.objects.filter(pk__in=numbers):
        point_member(member)
    return numbers[-1] if len(numbers) == limit else 0
