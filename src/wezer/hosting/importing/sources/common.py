"""What the presets share: cells that must be a date, an amount, an address, a currency."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from wezer.hosting.importing.plan import Money, Plan, Wanted
from wezer.hosting.importing.sheets import Line, Unreadable, read_amount, read_date, read_duration


def moment(
    plan: Plan, line: Line, column: str, text: str, formats: Sequence[str], *, needed: bool = True
) -> datetime | None:
    """The date of a cell; None, with a report line, when it is none."""
    if not text and not needed:
        return None
    try:
        return read_date(text, formats)
    except Unreadable:
        plan.problems.append(line.problem(column, _("“{text}” is not a date"), is_error=needed, text=text[:40]))
        return None


def units(plan: Plan, line: Line, column: str, text: str, currency: Money, *, signed: bool = False) -> int | None:
    """The amount of a cell in minor units; None, with a report line, when it is none."""
    try:
        found = read_duration(text) if currency.is_time else read_amount(text, currency.scale)
    except Unreadable:
        found = None
    if found is None or (not signed and found <= 0):
        plan.problems.append(
            line.problem(column, _("“{text}” is not an amount of {currency}"), text=text[:40], currency=currency.code)
        )
        return None
    return found


def address(
    plan: Plan, line: Line, column: str, text: str, seen: dict[str, int], *, needed: bool = False
) -> str | None:
    """The e-mail address; "" with a warning for a paper member; None, with an error, when it is wrong or not the first."""
    text = text.strip().lower()
    if not text:
        words: Any = (
            _("an e-mail address is missing") if needed else _("without e-mail: a paper member, who cannot sign in yet")
        )
        plan.problems.append(line.problem(column, words, is_error=needed))
        return None if needed else ""
    try:
        validate_email(text)
    except ValidationError:
        plan.problems.append(line.problem(column, _("“{text}” is not an e-mail address"), text=text[:60]))
        return None
    if text in seen:
        plan.problems.append(line.problem(column, _("{text} is on line {line} already"), text=text, line=seen[text]))
        return None
    seen[text] = line.number
    return text


def chosen(currencies: Sequence[Money], wanted: Wanted, *, time: bool = False) -> Money | None:
    """The currency that amounts are in: the one asked for, else the only one that fits."""
    fitting = (
        [one for one in currencies if one.code == wanted.currency]
        if wanted.currency
        else [one for one in currencies if not time or one.is_time]
    )
    return fitting[0] if len(fitting) == 1 else None
