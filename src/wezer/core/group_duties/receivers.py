"""Who hears of duties, and when rounds and rules are looked at again."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.notices import notify
from wezer.core.crossing.receivers import look_at_rules_of
from wezer.core.group_duties import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.group_duties.acts.rounds import look_at_member_again
from wezer.core.group_duties.progress import bearers
from wezer.core.models import Duty, DutyRound, Event, GroupState, Member, RoundState
from wezer.core.tending import stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()
#: What those who tend the group hear of: what they are to do, and what is done in their name.
FOR_STEWARDS = (RoundState.TALK, RoundState.WARNED, RoundState.PAUSED)
#: A pause, announced or there, is told whatever one chose to hear of.
GRAVE = (RoundState.WARNED, RoundState.PAUSED)


@receiver("core.duty_declared", "core.duty_changed", "core.duty_ended")
def tell_who_bears_it(fact: Fact) -> None:
    """In groups that are at work; a whole community hears of it as of anything else it reads about its duties."""
    duty = resolve(fact.subject)
    if isinstance(duty, Duty) and duty.group.state == GroupState.ACTIVE:
        _tell(fact, duty, bearers(duty), "duty_mine", what=fact.name.rpartition("_")[2])


@receiver("core.duty_nears_end")
def tell_who_is_behind(fact: Fact) -> None:
    one = _round(fact)
    if one is not None and one.state == RoundState.RUNNING:
        _tell(fact, one.duty, [one.member], "duty_behind", until=one.ends_on.isoformat())


@receiver("core.duty_judged")
def tell_how_it_came_out(fact: Fact) -> None:
    one, state = _round(fact), fact.payload["state"]
    if one is None:
        return
    day = one.acts_at.isoformat() if one.acts_at else ""
    _tell(fact, one.duty, [one.member], "duty_paused" if state in GRAVE else "duty_judged", state=state, day=day)
    if state in FOR_STEWARDS:
        others = [each for each in stewards_of(one.duty.group) if each.pk != one.member_id]
        _tell(fact, one.duty, others, "duty_of", actor=one.member, state=state)
    look_at_rules_of(one.member)


@receiver("core.attendance_noted")
def who_was_noted_late_is_looked_at_again(fact: Fact) -> None:
    event, member = resolve(fact.subject), resolve(fact.payload["member"])
    if isinstance(event, Event) and event.group is not None and isinstance(member, Member):
        look_at_member_again(by=system, group=event.group, member=member)


def _tell(fact: Fact, duty: Duty, members: Iterable[Member], kind: str, actor: Any = None, **detail: str) -> None:
    said = {"duty": str(duty.uid), "name": duty.name, **detail}
    notify(by=system, members=members, kind=kind, fact=fact, group=duty.group, actor=actor, detail=said)


def _round(fact: Fact) -> DutyRound | None:
    found = DutyRound.objects.select_related("member", "duty__group").filter(uid=fact.payload["round"])
    return found.first()
