"""Tags of lending: what a thing costs, from its card; a loan's tone; days in words."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from wezer.core.lending.terms import Line, lines_of
from wezer.core.markdown import as_read
from wezer.core.models import Condition, LoanState
from wezer.ui.times import day_text

register = template.Library()
register.filter("as_read", as_read)
_TONES = {
    LoanState.REQUESTED: "sun", LoanState.AGREED: "brand", LoanState.HANDED_OVER: "river", LoanState.LATE: "alert",
    LoanState.RETURNED: "sun", LoanState.CLOSED: "good", LoanState.DISPUTED: "alert", LoanState.LOST: "alert",
}  # fmt: skip


@register.filter
def card_lines(card: dict[str, Any]) -> list[Line]:
    """Price and deposit, as the card keeps them."""
    return [line for line in lines_of(card.get("terms", {})) if line.name in ("price", "deposit")]


@register.filter
def condition_words(value: str) -> str:
    return str(Condition(value).label) if value in Condition.values else ""


@register.filter
def loan_tone(state: str) -> str:
    return _TONES.get(LoanState(state), "")


@register.filter
def loan_days(loan: Any) -> str:
    """ "3 December", or from when to when."""
    return stretch((loan.starts_on, loan.ends_on))


@register.filter
def stretch(days: tuple[date, date]) -> str:
    first, last = days
    if first == last:
        return day_text(first)
    return _("{first} to {last}").format(first=day_text(first), last=day_text(last))


@register.filter
def of_key(found: dict[str, Any], key: str) -> Any:
    return found.get(key)


@register.filter
def step_words(name: str) -> str:
    """What a line of the conversation says was done."""
    return {
        "ask": _("asks for it"), "agree": _("agrees"), "refuse": _("declines"), "cancel": _("calls it off"),
        "hand_over": _("hands it over"), "be_late": _("It is late"), "bring_back": _("says that it is back"),
        "close": _("closes the loan: all is well"), "lose": _("says that it is lost"), "dispute": _("disagrees"),
        "propose": _("proposes to settle it so"), "accept": _("accepts"), "decide": _("decides"),
    }.get(name, name)  # fmt: skip
