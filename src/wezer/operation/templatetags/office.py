"""Tags of the office's pages."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils import formats
from django.utils.formats import get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wezer.kernel.permissions import can
from wezer.operation.amounts import shown
from wezer.operation.areas import areas
from wezer.operation.days import today
from wezer.operation.permissions import SEE_BOOKS
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
    return " ".join(re.findall(".{1,4}", number or ""))


@register.simple_tag
def report_cell(row: Any, column: Any, books: Any, is_first: bool = False, linked: bool = True) -> SafeString:
    """One cell: an amount in its column, a date as the reader writes it, the first with the way to what is behind it."""
    value = row.cells.get(column.key)
    if column.is_amount:
        written = "" if value is None else shown(value, books)
        return format_html('<td class="end" data-label="{}">{}</td>', column.label if written else "", written)
    written = formats.date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, date) else str(value or "")
    if row.kind != "row":
        return format_html('<th scope="row" class="wide">{}</th>', written) if written else SafeString("<td></td>")
    if linked and is_first and row.href:
        return format_html('<td class="nowrap"><a class="link" href="{}">{}</a></td>', row.href, written)
    return format_html("<td>{}</td>", written)


@register.simple_tag
def report_total(table: Any, column: Any, books: Any, is_first: bool = False) -> SafeString:
    """The sum under a column; its name under the first."""
    if column.key in table.totals:
        return format_html(
            '<td class="end" data-label="{}">{}</td>', column.label, shown(table.totals[column.key], books)
        )
    return format_html('<th scope="row">{}</th>', _("Total")) if is_first else SafeString("<td></td>")


@register.filter
def percent(hundredths: int | None) -> str:
    """Hundredths of a percent: 8667 is “86.67 %”, with the reader's own comma."""
    if hundredths is None:
        return "–"
    return f"{formats.number_format(Decimal(hundredths) / 100, 2)}\xa0%"


@register.filter
def absolute(units: int) -> int:
    return abs(units)


@register.simple_tag(takes_context=True)
def office_pause(context: template.Context) -> Any:
    """Why recording does not go on, for who reads the books. Views that have read the signs say so on the request."""
    request = context["request"]
    if hasattr(request, "pause"):
        return request.pause
    from wezer.operation.queries.recording import recording_pause  # tags are imported for everybody, this is for few

    return recording_pause() if can(request.viewer, SEE_BOOKS) else None
