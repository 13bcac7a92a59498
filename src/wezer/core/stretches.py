"""Days from which to which, as somebody types them: “2026-12-24 to 2027-01-02”, “24/12/2026”, one stretch a line."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from wezer.core.refusals import ValueInvalid
from wezer.kernel.clock import now
from wezer.ui.times import day_text

MOST = 40
LONGEST = timedelta(days=366)
_DAY = r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_STRETCH = re.compile(rf"{_DAY}(?:[^\d]{{1,12}}{_DAY})?")


class Stretch(NamedTuple):
    """Some days in a row, the last one included."""

    first: date
    last: date

    def __str__(self) -> str:
        """As it is kept: “2026-12-24/2027-01-02”, or one day."""
        return self.first.isoformat() if self.last == self.first else f"{self.first}/{self.last}"

    @property
    def words(self) -> str:
        first, last = day_text(self.first), day_text(self.last)
        return first if self.last == self.first else str(_("{first} to {last}")).format(first=first, last=last)

    @property
    def is_over(self) -> bool:
        return self.last < now().date() - timedelta(days=1)  # somewhere it is still that day

    def touches(self, first: date, last: date) -> bool:
        return self.first <= last and self.last >= first


def stretches(typed: Any) -> list[str]:
    """What was typed, as it is kept: in order, without what is over."""
    parts = typed if isinstance(typed, list) else re.split(r"[,;\n]", typed if isinstance(typed, str) else "")
    found = {_stretch(str(part).strip()) for part in parts if str(part).strip()}
    coming = sorted(each for each in found if not each.is_over)
    if len(coming) > MOST:
        raise ValueInvalid(why=_("there are more than {most} stretches of days").format(most=MOST))
    return [str(each) for each in coming]


def read_stretches(kept: Iterable[Any]) -> list[Stretch]:
    """What was kept."""
    return [_stretch(str(each)) for each in kept]


def still_to_come(kept: Iterable[Any]) -> list[str] | None:
    """Of what was kept, what is not over; None when nothing is left to tell."""
    return [str(each) for each in read_stretches(kept) if not each.is_over] or None


def _stretch(text: str) -> Stretch:
    found = _STRETCH.fullmatch(text)
    first = _day(found[1]) if found else None
    last = _day(found[2]) if found and found[2] else first
    if first is None or last is None:
        raise ValueInvalid(
            why=_("“{text}” is no day, such as 2026-12-24, nor days such as 2026-12-24 to 2027-01-02").format(
                text=text[:40]
            )
        )
    if not timedelta() <= last - first <= LONGEST:
        raise ValueInvalid(why=_("“{text}” ends before it begins, or lasts longer than a year").format(text=text[:40]))
    return Stretch(first, last)


def _day(text: str) -> date | None:
    """Year, month, day; or the day first, with dots or strokes."""
    parts = [int(part) for part in re.split(r"[-./]", text)]
    year, month, day = parts if "-" in text else reversed(parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None
