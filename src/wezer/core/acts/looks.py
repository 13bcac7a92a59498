"""Writing down who looked. Called by the questions that give the answer, so that no page and no program can forget it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from wezer.core.events import GroupLookedInto
from wezer.core.models import BelongingState, Group, Look, Member, Sight
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: Looking again within this time is the same look.
ONE_LOOK = timedelta(hours=24)
#: What is older is forgotten.
KEPT = timedelta(days=365)


def is_look(viewer: Any, group: Group) -> bool:
    """Whether opening the group's pages is to be told to it: it is secret, and the viewer knows of it by a role alone."""
    if group.sight != Sight.SECRET or viewer.member is None or viewer.belongs(group):
        return False
    return getattr(group, "my_state", None) not in (BelongingState.INVITED, BelongingState.APPLIED)


@act
def look_into_group(*, by: Any, group: Group) -> bool:
    """The viewer opened a secret group they are not in: its people will see it. True when it is a look of its own."""
    if _lately(by.member).filter(group=group).exists():
        return False
    Look.objects.create(by=by.member, group=group, at=now())
    emit(GroupLookedInto(subject=ref(group)), group=group, audit=True)
    return True


@act
def read_lines(*, by: Any, member: Member, lines: Iterable[str]) -> bool:
    """The viewer read lines of a profile that only holders of a role may read: the person will see it."""
    read = {key for kept in _lately(by.member).filter(member=member).values_list("lines", flat=True) for key in kept}
    fresh = sorted(set(lines) - read)
    if fresh:
        Look.objects.create(by=by.member, member=member, lines=fresh, at=now())
    return bool(fresh)


@act
def take_along(*, by: Any, lines: Mapping[Member, list[str]]) -> int:
    """The viewer took the list of members along: each of those in it will see it, with the lines that it held of them."""
    known: dict[int, set[str]] = {}
    for number, read in _lately(by.member).filter(is_list=True).values_list("member", "lines"):
        known.setdefault(number, set()).update(read)
    fresh = [
        Look(by=by.member, member=member, lines=sorted(set(read) - known.get(member.pk, set())), is_list=True, at=now())
        for member, read in lines.items()
        if member.pk != by.member.pk and (member.pk not in known or set(read) - known[member.pk])
    ]
    return len(Look.objects.bulk_create(fresh, batch_size=500))


@act
def forget_looks(*, by: Any, before: datetime | None = None, spared: Iterable[Any] = ()) -> int:
    """A year is long enough."""
    old = Look.objects.filter(at__lt=before or now() - KEPT).exclude(member__uid__in=list(spared))
    return int(old.delete()[0])


def _lately(looker: Member) -> Any:
    return Look.objects.filter(by=looker, at__gt=now() - ONE_LOOK)
