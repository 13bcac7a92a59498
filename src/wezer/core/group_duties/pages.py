"""What pages and the API show of duties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wezer.core.group_duties.measures import duty_measures
from wezer.core.group_duties.progress import bearers, begins, duty_progress, measure_of, running_period
from wezer.core.halls import role_name
from wezer.core.models import Duty, DutyEffect, DutyRound, Every, Member
from wezer.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one member is with a duty in the running period."""

    duty: Duty
    member: Member
    done: int
    until: date

    @property
    def is_done(self) -> bool:
        return self.done >= self.duty.amount

    @property
    def words(self) -> str:
        done, needed = amount_words(self.duty, self.done), amount_words(self.duty, self.duty.amount)
        return _("{done} of {needed}").format(done=done, needed=needed)


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A period that is over, in words."""

    round: DutyRound

    @property
    def words(self) -> str:
        done, needed = amount_words(self.round.duty, self.round.done), amount_words(self.round.duty, self.round.needed)
        return _("{done} of {needed}").format(done=done, needed=needed)

    @property
    def period(self) -> str:
        return period_words(self.round.duty.every, self.round.starts_on)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty of a group; `mine` when the viewer bears it."""

    duty: Duty
    asks: str
    bearers: str
    mine: Standing | None


def amount_words(duty: Duty, amount: int) -> str:
    found = duty_measures.get(duty.measure)
    return found.say(amount, duty.about) if found else str(amount)


def asks(duty: Duty) -> str:
    """ "3 times each month"."""
    return f"{amount_words(duty, duty.amount)} {Every(duty.every).label}"


def measure_words(duty: Duty) -> str:
    found = measure_of(duty)
    if found is None:
        return _("It cannot be measured now, so nobody falls short.")
    return str(dict(found.choices()).get(duty.about, found.name))


def follows(duty: Duty) -> str:
    """What comes when it falls short, in a sentence."""
    if duty.effect == DutyEffect.REMINDER:
        return _("Whoever falls short is reminded, nothing more.")
    after = ngettext(
        "After more than {number} period in a row: {effect}.",
        "After more than {number} periods in a row: {effect}.",
        duty.tolerance,
    )
    return after.format(number=duty.tolerance, effect=DutyEffect(duty.effect).label)


def borne_by(duty: Duty) -> str:
    return role_name(duty.role) if duty.role else _("everybody fully in the group")


def period_words(every: str, first: date) -> str:
    if every == Every.YEAR:
        return str(first.year)
    if every == Every.QUARTER:
        return _("quarter {number} of {year}").format(number=(first.month + 2) // 3, year=first.year)
    return date_format(first, "F Y")


def standings(duty: Duty, members: Iterable[Member]) -> list[Standing]:
    """How far each is in the running period; no more is told than what the duty asks. A few statements."""
    found = list(members)
    first, end = running_period(duty)
    done = duty_progress(duty, found, begins(first), now())
    return [Standing(duty, one, min(done[one.pk], duty.amount), end) for one in found]


def standing_of(duty: Duty, member: Member | None) -> Standing | None:
    """The same of one, if they bear it."""
    if member is None or duty.ended_at is not None or not bearers(duty).filter(pk=member.pk).exists():
        return None
    return standings(duty, [member])[0]


def lines(duties: Sequence[Duty], member: Any) -> list[DutyLine]:
    """A group has few duties: each is asked by itself."""
    return [DutyLine(duty, asks(duty), borne_by(duty), standing_of(duty, member)) for duty in duties]


def rounds_of(duty: Duty, member: Member | None) -> list[RoundLine]:
    """How the last periods came out for one member, newest first."""
    found = DutyRound.objects.filter(duty=duty, member=member, ends_on__lte=running_period(duty)[0])
    return [RoundLine(one) for one in found.select_related("duty").order_by("-starts_on")[:24]]
