"""Periods and what follows from one that fell short: pure."""

from collections.abc import Sequence
from datetime import date

from wezer.core.models import DutyEffect, Every, RoundState

_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}


def period_of(day: date, every: str) -> tuple[date, date]:
    """The period of the calendar that the day lies in: its first day, and the first day of the next."""
    months = _MONTHS[Every(every)]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, _later(first, months)


def period_before(first: date, every: str) -> tuple[date, date]:
    """The period that ends where this one begins."""
    return _later(first, -_MONTHS[Every(every)]), first


def _later(first: date, months: int) -> date:
    whole = first.year * 12 + first.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


def outcome(effect: str, tolerance: int, before: Sequence[str]) -> str:
    """The state of a round that fell short, by the states of those before it, newest first. So many in a row are
    tolerated; after an effect one counts anew."""
    in_a_row = 1
    for state in before:
        if state != RoundState.SHORT:
            break
        in_a_row += 1
    if in_a_row <= tolerance or effect == DutyEffect.REMINDER:
        return RoundState.SHORT
    return RoundState.TALK if effect == DutyEffect.TALK else RoundState.WARNED
