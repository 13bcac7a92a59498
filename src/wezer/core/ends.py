"""What holds back the end of a group, each in a sentence that says what to do about it (core.md G-7)."""

from dataclasses import dataclass

from wezer.core.halls import room_name, rooms_of
from wezer.core.models import ACTIVE_STATES, BelongingState, Group, GroupState, Member
from wezer.core.refusals import HasInside, NotSettled, OnHold
from wezer.core.retention import held_around
from wezer.core.settlement import blocking, open_points
from wezer.kernel.refusals import Refusal

#: Groups of these states inside another one do not hold it back.
GONE = (GroupState.DISSOLVED, GroupState.REFUSED)


def obstacles(group: Group) -> list[Refusal]:
    """Groups inside, a hold, and everything open that no heir can take."""
    found: list[Refusal] = []
    inside = list(group.children.exclude(state__in=GONE).order_by("name").values_list("name", flat=True)[:6])
    if inside:
        found.append(HasInside(name=group.name, inside=", ".join(inside[:5]) + (" …" if len(inside) > 5 else "")))
    if (held := held_around(group)) is not None:
        found.append(OnHold(name=held.name))
    found += [NotSettled(what=point.text) for point in blocking(open_points(group), hands_over=True)]
    return found


@dataclass(frozen=True, slots=True)
class Merger:
    """What becomes of a group that becomes a part of another."""

    coming: list[Member]  # come into the other group
    there: int  # are in both already
    rooms: list[str]  # stay readable for those who could read them
    left: list[str]  # goes over to the other group


def merge_preview(group: Group, into: Group) -> Merger:
    """Who would come into the other group, and what would go there."""
    along = (*ACTIVE_STATES, BelongingState.SUSPENDED)
    mine = Member.objects.filter(belongings__group=group, belongings__state__in=along)
    others = Member.objects.filter(belongings__group=into, belongings__state__in=along).values("pk")
    coming = mine.exclude(pk__in=others).select_related("photo").order_by("name", "pk")
    return Merger(
        coming=list(coming[:60]),
        there=mine.filter(pk__in=others).count(),
        rooms=[room_name(room) for room in rooms_of(group)],
        left=[point.text for point in open_points(group) if point.is_handed_over],
    )
