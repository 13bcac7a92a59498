"""Tags of the office's pages."""

from typing import Any

from django import template
from django.utils.formats import get_format

from wezer.operation.amounts import shown
from wezer.operation.areas import areas
from wezer.operation.days import today
from wezer.operation.identifiers import grouped
from wezer.operation.reckoning import quantity_text, rate_words
from wezer.operation.roles import role_name

register = template.Library()


@register.filter
def amount(units: int | None, books: Any) -> str:
    """`{{ 120450|amount:books }}`: “1 204,50”, in the books' currency, whose name stands in the column's head."""
    return "" if units is None else shown(units, books)


@register.filter
def amount_with_unit(units: int | None, books: Any) -> str:
    """The same with its unit, for sentences and single figures."""
    return "" if units is None else shown(units, books, unit=True)


@register.filter
def quantity(ten_thousandths: int) -> str:
    """“2”, “1,5”: without zeros at the end, with the reader's separator."""
    return quantity_text(ten_thousandths).replace(".", get_format("DECIMAL_SEPARATOR"))


@register.filter
def tax_rate(name: str) -> str:
    """“20 %” of `vat_20`."""
    return rate_words(name).replace(".", get_format("DECIMAL_SEPARATOR"))


@register.filter
def is_late(invoice: Any) -> bool:
    """Whether an open document is past its day."""
    return bool(invoice.is_late(today()))


@register.filter
def role_words(role: str) -> Any:
    """What an account role is called."""
    return role_name(role)


@register.simple_tag(takes_context=True)
def office_areas(context: template.Context) -> list[dict[str, Any]]:
    """The office's own menu as this viewer sees it; the longest address that fits is the one they are in."""
    request = context["request"]
    shown = areas.shown_to(request.viewer)
    here = max(
        (each for each in shown if request.path.startswith(each.href)), key=lambda each: len(each.href), default=None
    )
    return [{"label": each.label, "icon": each.icon, "href": each.href, "here": each is here} for each in shown]


@register.filter
def iban(number: str) -> str:
    """An account number as people read it: in fours."""
    return grouped(number or "")
