"""What a page tells of its group: where it is and what of it stands on the map, and how many there are of what."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from wezer.core.community import member_count
from wezer.core.halls import people_number
from wezer.core.kinds import item_kinds
from wezer.core.maps.find import Wanted, found, layers
from wezer.core.maps.shown import point_out
from wezer.core.models import Group, Item, MapPoint
from wezer.core.models.group import LIVING
from wezer.core.modules import open_kinds

#: Of so few people strangers are not told the number.
FEW_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class OnTheMap:
    home: MapPoint | None
    points: list[dict[str, Any]]


def on_the_map(group: Group, viewer: Any, number: int) -> OnTheMap:
    """Where the group is at home, and the newest of what it has on the map, as far as the viewer may see it. Two statements."""
    points = found(Wanted(), viewer)
    rows = points.filter(item__group=group).select_related("item__author").order_by("-item_id")[:number]
    names = {layer.kind: layer for layer in layers()}
    return OnTheMap(points.filter(party_id=group.pk).first(), [point_out(point, names) for point in rows])


@dataclass(frozen=True, slots=True)
class Told:
    name: Any
    number: int


def numbers_of(group: Group, viewer: Any) -> list[Told]:
    """How many people, circles and things of each kind there are: of things, what this viewer would find. Three statements."""
    people, circles = _people_and_circles(group, viewer)
    rows = (
        Item.objects.listed_for(viewer).filter(group=group).values_list("kind").annotate(number=Count("pk")).order_by()
    )
    items = dict(rows)
    told = [Told(_("Members"), people), Told(_("Circles inside"), circles)]
    told += [Told(kind.many, items.get(kind.kind, 0)) for kind in open_kinds(item_kinds) if kind.many]
    return [each for each in told if each.number]


def _people_and_circles(group: Group, viewer: Any) -> tuple[int, int]:
    inside = Group.objects.visible_to(viewer).filter(parent=group.pk, state__in=LIVING)
    row = Group.objects.filter(pk=group.pk).annotate(people=people_number()).values_list("people", flat=True)
    people = member_count() if group.is_root else row[0]
    return (people if viewer.is_inside or people >= FEW_PEOPLE else 0), inside.count()
