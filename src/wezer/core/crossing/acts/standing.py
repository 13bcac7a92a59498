"""Those inside before a membrane's rule: days of grace, a pause, back in. Nobody is expelled by a rule (core.md M-3)."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from wezer.core.acts.care import refuse_last_steward
from wezer.core.acts.steps import step_belonging
from wezer.core.crossing.acts.attempts import locked, settle
from wezer.core.crossing.events import GraceBegan, GraceEnded, RuleUnknown
from wezer.core.crossing.falling import LOOKED_AT, rulings_of, stays, touched_by_rules
from wezer.core.crossing.membranes import Rules, rules_of
from wezer.core.crossing.rules import Ruling
from wezer.core.models import Belonging, BelongingState, Crossing, CrossingState, Group, Member
from wezer.core.refusals import LastSteward, NotWaiting
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


@act
def reconsider_group(*, by: Any, group: Group, member: Member | None = None, after: int = 0, limit: int = 500) -> int:
    """Look at the rule for those inside (or one of them), and at attempts that waited for it to hold. Returns the last
    belonging looked at, 0 at the end: a large group goes in several acts."""
    rules = rules_of(group)
    if group.state != "active":
        return 0
    if "rule" not in rules.kinds:
        return _release(group, after, limit)
    inside = Belonging.objects.filter(group=group, state__in=LOOKED_AT, pk__gt=after).order_by("pk")
    asking = Crossing.objects.filter(group=group, state=CrossingState.WAITING).order_by("pk")
    if member is not None:
        inside, asking = inside.filter(member=member), asking.filter(belonging__member=member)
    found = list(inside.select_related("member")[:limit])
    for one in found:
        one.group = group
    _look_at(group, rules, found)
    if not after:
        for crossing in asking[:200]:
            with suppress(NotWaiting), attempt():
                settle(locked(crossing))
    return found[-1].pk if len(found) == limit else 0


def _release(group: Group, after: int, limit: int) -> int:
    """No rule is left: nobody is in days of grace or on a pause because of one."""
    found = list(touched_by_rules().filter(group=group, pk__gt=after).select_related("member").order_by("pk")[:limit])
    for one in found:
        one.group = group
        _move_on(one, True, 0, {})
    return found[-1].pk if len(found) == limit else 0


def _look_at(group: Group, rules: Rules, found: Sequence[Belonging]) -> None:
    rulings = rulings_of(rules, [one.member for one in found], group)
    for name in {
        str(one.error.details.get("name", "")) for each in rulings.values() for one in each.values() if one.error
    }:
        emit(RuleUnknown(subject=ref(group), name=name), group=group)
    for one in found:
        mine = {source: each[one.member_id] for source, each in rulings.items()}
        _move_on(one, stays(one, rules.ways, mine), rules.grace_days, mine)


def _move_on(one: Belonging, holds: bool, grace_days: int, rulings: dict[str, Ruling]) -> None:
    """One step at most: into grace, out of it, into a pause after it, back from that pause."""
    subject, member, moment = ref(one.group), ref(one.member), now()
    inputs = {"rules": {source: {"holds": each.holds} for source, each in rulings.items()}}
    if holds and one.paused_by_rule:
        back = BelongingState.NEWCOMER if one.until and one.until > moment else BelongingState.MEMBER
        with suppress(NotWaiting), attempt():  # they have moved on meanwhile: the next look sees how
            step_belonging(
                one, BelongingState.PAUSED, back, NotWaiting(), told_as="rule_found", inputs=inputs,
                paused_by_rule=False, grace_until=None,
            )  # fmt: skip
    elif holds and one.grace_until is not None:
        if _mark(one, one.grace_until, None):
            emit(GraceEnded(subject=subject, member=member), group=one.group)
    elif not holds and one.grace_until is None and not one.paused_by_rule:
        if _mark(one, None, moment + timedelta(days=grace_days)):
            emit(GraceBegan(subject=subject, member=member), group=one.group)
    elif not holds and one.grace_until and one.grace_until <= moment and one.state != BelongingState.PAUSED:
        with suppress(NotWaiting, LastSteward), attempt():  # the last to tend the community is not put on a pause
            refuse_last_steward(one.group, one.member)
            step_belonging(
                one, (BelongingState.NEWCOMER, BelongingState.MEMBER), BelongingState.PAUSED, NotWaiting(),
                told_as="rule_lost", inputs=inputs, paused_by_rule=True, grace_until=None,
            )  # fmt: skip


def _mark(one: Belonging, before: datetime | None, after: datetime | None) -> bool:
    one.grace_until = after
    return bool(Belonging.objects.filter(pk=one.pk, grace_until=before).update(grace_until=after))
