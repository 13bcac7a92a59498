"""What stands after the number of a day, in the language of who reads. Django's `S` in a format of dates is English always."""

from datetime import date

from django.utils.dateformat import DateFormat
from django.utils.translation import get_language

_english = DateFormat.S


def say_ordinals() -> None:
    """From now on `S` is what the language says; formats in which it does not stand are as they were."""
    DateFormat.S = _ordinal  # type: ignore[assignment,method-assign]  # Django keeps formats by language, and this not


def _ordinal(written: DateFormat) -> str:
    if (get_language() or "en")[:2] == "fr":
        return "er" if isinstance(written.data, date) and written.data.day == 1 else ""
    return str(_english(written))
