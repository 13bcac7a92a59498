"""A role, or belonging, brings a duty with it; it is said otherwise, and it ends."""

from typing import Any

from wezer.core.group_duties.acts.rounds import let_pass_quietly
from wezer.core.group_duties.events import DutyChanged, DutyDeclared, DutyEnded
from wezer.core.group_duties.progress import measure_of
from wezer.core.group_duties.refusals import (
    DutyAmountInvalid,
    DutyIsOver,
    MeasureUnknown,
    ToleranceInvalid,
    TooManyDuties,
)
from wezer.core.models import UNMET, Duty, DutyEffect, DutyRound, Every, Group, Role, RoundState
from wezer.core.rules import clean_name
from wezer.core.viewer import TEND
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import LARGEST
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

MOST_DUTIES = 30
LONGEST_TOLERANCE = 12


@act
def declare_duty(
    *, by: Any, group: Group, name: str, measure: str, amount: int, role: Role | None = None, about: str = "",
    description: str = "", every: str = Every.MONTH, tolerance: int = 1, effect: str = DutyEffect.REMINDER,
) -> Duty:  # fmt: skip
    """From now on: the first whole period counts. `amount` in the smallest unit of the measure. Whoever lets it pause
    people decides who belongs."""
    require(by, TEND, group)
    if role is not None and role.group_id != group.pk:
        raise NotFound()
    duty = Duty(
        group=group, role=role, name=clean_name(name, most=80), description=description.strip()[:2000],
        measure=measure, about=about, every=Every(every),
    )  # fmt: skip
    found = measure_of(duty)
    if found is None or about not in [each for each, _words in found.choices()]:
        raise MeasureUnknown()
    _weigh(by, duty, amount, tolerance, effect)
    if Duty.objects.filter(group=group, ended_at=None).count() >= MOST_DUTIES:
        raise TooManyDuties(number=MOST_DUTIES)
    duty.since = now()
    duty.save()
    emit(DutyDeclared(subject=ref(duty)), group=group, audit=True)
    return duty


@act
def change_duty(*, by: Any, duty: Duty, **changes: Any) -> Duty:
    """Name, description, amount, tolerance, effect. Who bears it, how it is measured and how often stay: for that it ends
    and another begins. Rounds that came out already stay as they are. What becomes stricter counts from the next period:
    nobody is judged, by what was not said when a period began, for one that runs or is just over; what becomes milder
    holds at once."""
    unknown = set(changes) - {"name", "description", "amount", "tolerance", "effect"}
    assert not unknown, f"change_duty does not change {unknown}"
    require(by, TEND, duty.group)
    if duty.ended_at is not None:
        raise DutyIsOver()
    duty.name = clean_name(changes.get("name", duty.name), most=80)
    duty.description = changes.get("description", duty.description).strip()[:2000]
    asked = [changes.get(field, getattr(duty, field)) for field in ("amount", "tolerance", "effect")]
    before = _weight(duty)
    _weigh(by, duty, *asked)
    if any(is_now > was for is_now, was in zip(_weight(duty), before, strict=True)):
        duty.since = now()
        DutyRound.objects.filter(duty=duty, state=RoundState.RUNNING).delete()
    duty.save()
    emit(DutyChanged(subject=ref(duty)), group=duty.group, audit=True)
    return duty


def _weight(duty: Duty) -> tuple[int, int, int]:
    """How much it asks, how little it tolerates, what follows: the more, the stricter."""
    return duty.amount, -duty.tolerance, DutyEffect.values.index(duty.effect)


def _weigh(by: Any, duty: Duty, amount: int, tolerance: int, effect: str) -> None:
    """What is asked and what follows, if it may be."""
    if not 0 < amount <= LARGEST:
        raise DutyAmountInvalid()
    if not 0 <= tolerance <= LONGEST_TOLERANCE:
        raise ToleranceInvalid()
    if effect == DutyEffect.PAUSE:
        require(by, "core.decide_membership", duty.group)
    duty.amount, duty.tolerance, duty.effect = amount, tolerance, DutyEffect(effect)


@act
def end_duty(*, by: Any, duty: Duty) -> None:
    """Nobody bears it any more: what was announced does not come, who is paused for it is back. Twice is once."""
    require(by, TEND, duty.group)
    if not Duty.objects.filter(pk=duty.pk, ended_at=None).update(ended_at=now()):
        return
    duty.ended_at = now()
    DutyRound.objects.filter(duty=duty, state=RoundState.RUNNING).delete()
    for found in DutyRound.objects.filter(duty=duty, state__in=UNMET).select_related("member", "duty__group"):
        let_pass_quietly(found)
    emit(DutyEnded(subject=ref(duty)), group=duty.group, audit=True)
