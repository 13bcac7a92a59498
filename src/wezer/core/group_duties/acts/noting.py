"""What those who tend a group note by hand: what somebody did, and what they let pass."""

from datetime import date, timedelta
from typing import Any

from wezer.core.group_duties.acts.rounds import let_go, look_again
from wezer.core.group_duties.events import DutyNoted, DutyNoteTaken
from wezer.core.group_duties.progress import bearers, measure_of, today
from wezer.core.group_duties.refusals import (
    DutyAmountInvalid,
    DutyIsOver,
    MeasureUnknown,
    NotedDayInvalid,
    NothingToLetPass,
    NotTheirDuty,
)
from wezer.core.models import UNMET, Duty, DutyNote, DutyRound, Member, RoundState
from wezer.core.viewer import TEND
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.money import LARGEST
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: What was longer ago is not looked at any more.
BACK_TO = timedelta(days=366)


@act
def note_done(*, by: Any, duty: Duty, member: Member, on: date, amount: int, word: str = "", key: str = "") -> DutyNote:
    """Somebody did so much of it on a day, whatever its measure knows by itself. A round that fell short for want of it is
    made up. The same `key` is one note."""
    require(by, TEND, duty.group)
    if duty.ended_at is not None:
        raise DutyIsOver()
    if measure_of(duty) is None:
        raise MeasureUnknown()
    if not today() - BACK_TO <= on <= today():
        raise NotedDayInvalid()
    if not 0 < amount <= LARGEST:
        raise DutyAmountInvalid()
    rounds = DutyRound.objects.filter(duty=duty, member=member)
    if not (bearers(duty).filter(pk=member.pk).exists() or rounds.exists()):
        raise NotTheirDuty(name=member.name)
    values = {"member": member, "on": on, "amount": amount, "word": word.strip()[:200], "by": by.member}
    if key:
        note, is_new = DutyNote.objects.get_or_create(duty=duty, key=key, defaults=values)
    else:
        note, is_new = DutyNote.objects.create(duty=duty, **values), True
    if is_new:
        emit(DutyNoted(subject=ref(duty), note=str(note.uid)), group=duty.group)
        look_again(duty, member)
    return note


@act
def take_note_back(*, by: Any, note: DutyNote) -> None:
    """It was noted wrongly. What it made up already stays made up: nobody falls short by a slip of another's pen."""
    require(by, TEND, note.duty.group)
    if DutyNote.objects.filter(pk=note.pk).delete()[0]:
        emit(DutyNoteTaken(subject=ref(note.duty)), group=note.duty.group)


@act
def let_pass(*, by: Any, round: DutyRound, word: str = "") -> None:
    """What was missing is let pass: an illness, a birth, a hard month. An announced pause does not come, and who is paused
    for it is back."""
    require(by, TEND, round.duty.group)
    if round.state not in UNMET:
        raise NothingToLetPass()
    let_go(round, RoundState.LET_PASS, NothingToLetPass(), word=word.strip()[:500], let_pass_by=by.member)
