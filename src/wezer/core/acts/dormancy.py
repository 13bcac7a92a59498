"""Members who have not been here for long: warned twice, then dormant; whoever comes again is awake."""

from typing import Any

from wezer.core.acts.care import TENDING, refuse_last_steward, settle_care_of
from wezer.core.community import community
from wezer.core.dormancy import FIRST, SECOND, STALE, TOGETHER, awaited
from wezer.core.events import DormancyNear, MemberDormant, MemberWoke
from wezer.core.models import Member, RoleHolding
from wezer.core.refusals import LastSteward
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


@act
def see_to_the_silent(*, by: Any, months: int, after: int = 0) -> int:
    """One step with each of some; the number of the last of them, 0 when there are no more."""
    found = list(awaited(months, now(), after=after)[:TOGETHER])
    root = community()
    held = RoleHolding.objects.current().filter(role__group=root, role__key__in=TENDING, member__in=found)
    tending = set(held.values_list("member_id", flat=True)) if found else set()
    for member in found:
        if member.pk not in tending or _others_tend(root, member):
            _step(member)
    return found[-1].pk if len(found) == TOGETHER else 0


def _others_tend(root: Any, member: Member) -> bool:
    """The last to tend the community never sleeps: nobody would be there in their place."""
    try:
        refuse_last_steward(root, member)
    except LastSteward:
        return False
    return True


def _step(member: Member) -> None:
    """Nothing happens to whoever came meanwhile."""
    moment = now()
    is_stale = member.dormancy_warned_at is not None and member.dormancy_warned_at <= moment - STALE
    told = 0 if is_stale else member.dormancy_warnings
    rows = Member.objects.filter(
        pk=member.pk, seen_at=member.seen_at, dormancy_warnings=member.dormancy_warnings, dormant_at=None
    )
    if told == 2:
        if rows.update(dormant_at=moment, dormancy_warnings=0, dormancy_warned_at=None):
            emit(MemberDormant(subject=ref(member)), group=community(), audit=True)
            settle_care_of(member=member)
    elif rows.update(dormancy_warnings=told + 1, dormancy_warned_at=moment):
        on = (moment + (SECOND if told else FIRST)).date()
        emit(DormancyNear(subject=ref(member), on=on.isoformat()))


@act
def wake(*, by: Any, member: Member) -> None:
    """They are here again, and so is what they tend."""
    if Member.objects.filter(pk=member.pk).exclude(dormant_at=None).update(dormant_at=None):
        member.dormant_at = None
        emit(MemberWoke(subject=ref(member)), group=community(), audit=True)
        settle_care_of(member=member)
