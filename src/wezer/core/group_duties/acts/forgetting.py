"""What was long ago is forgotten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wezer.core.models import DutyNote, DutyRound
from wezer.kernel.acts import act


@act
def forget_rounds(*, by: Any, before: datetime, spared: Sequence[UUID] = ()) -> int:
    """Rounds that ended before, and notes of days before."""
    day = before.date()
    rounds = DutyRound.objects.filter(ends_on__lt=day).exclude(member__uid__in=spared)
    notes = DutyNote.objects.filter(on__lt=day).exclude(member__uid__in=spared)
    return rounds.delete()[0] + notes.delete()[0]
