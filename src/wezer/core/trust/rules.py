"""Counting trust: pure."""

from datetime import date
from math import ceil

OF_AGE = 18


def threshold(size: int, percent: int, cap: int) -> int:
    """So many of a group of this size have to trust somebody: a share of it, never more than the cap, never nobody."""
    return max(1, min(cap, ceil(size * percent / 100)))


def years(born_on: date, today: date) -> int:
    """How old somebody is on a day; who was born on 29 February is a year older on 1 March."""
    had = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (0 if had else 1)
