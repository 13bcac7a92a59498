"""Who measures how far somebody is with a duty (core.md R-3). Packages add measures; core knows its own events alone.

# ledger/duty_measures/payments.py
@duty_measures.add
class Fee(DutyMeasure):
    kind = "fee"
    name = _("Fee paid to the group")
    def progress(self, duty, members, start, end): return {member_id: units}
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import ngettext

from wezer.kernel.registry import Registry
from wezer.ui.forms import AmountUnread, read_amount, read_hours

if TYPE_CHECKING:
    from wezer.core.models import Duty

#: More of it in one period is a slip of the pen.
MOST_TIMES = 1000


class DutyMeasure:
    """How a duty is counted. Found in `<package>/duty_measures/*.py`. What a steward notes by hand comes on top."""

    kind: str
    name: Any

    def choices(self) -> list[tuple[str, Any]]:
        """What may be measured so: (`about` of the duty, words)."""
        return [("", self.name)]

    def read(self, typed: str, about: str) -> int:
        """An amount as people type it, in smallest units; AmountUnread says what is wrong."""
        raise NotImplementedError

    def say(self, amount: int, about: str) -> str:
        """An amount for people."""
        raise NotImplementedError

    def progress(self, duty: "Duty", members: Sequence[int], start: datetime, end: datetime) -> Mapping[int, int]:
        """What each member (by id) did from `start` until before `end`; who is left out did nothing. A few statements,
        however many members. By itself a measure knows nothing: then only what is noted by hand counts."""
        return {}


class Times(DutyMeasure):
    """Counted in whole numbers."""

    def read(self, typed: str, about: str) -> int:
        number = read_amount(typed, 0)
        if number > MOST_TIMES:
            raise AmountUnread("large")
        return number

    def say(self, amount: int, about: str) -> str:
        return ngettext("{number} time", "{number} times", amount).format(number=amount)


class Hours(DutyMeasure):
    """Counted in seconds, typed as 2, 1:30 or 1h30."""

    def read(self, typed: str, about: str) -> int:
        seconds = read_hours(typed)
        if seconds > MOST_TIMES * 3600:
            raise AmountUnread("large")
        return seconds

    def say(self, amount: int, about: str) -> str:
        return f"{amount // 3600}:{amount % 3600 // 60:02}\xa0h"


duty_measures: Registry[DutyMeasure] = Registry("duty_measures", DutyMeasure, comes_later=True)
