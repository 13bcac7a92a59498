"""A report as a file: CSV for spreadsheets and programs, PDF for paper."""

import csv
import io
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wezer.kernel.clock import now
from wezer.operation.amounts import plain
from wezer.operation.models import Books
from wezer.operation.papers import as_pdf
from wezer.operation.reports import HEAD, Column, Filters, ReportKind, Table
from wezer.ui.sheets import disarmed


def as_csv(kind: ReportKind, books: Books, filters: Filters) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark; first what it is, then the table; formulas are disarmed."""
    table = kind.make(books, filters)
    text = io.StringIO()
    writer = csv.writer(text)
    for said in (str(kind.name), books.legal_name, *said_of(kind, books, filters)):
        writer.writerow([disarmed(said)])
    writer.writerow([str(column.label) for column in table.columns])
    for row in table.rows:
        if row.kind != HEAD or any(
            row.cells.get(column.key) is not None for column in table.columns if column.is_amount
        ):
            writer.writerow([_cell(row.cells.get(column.key), column, books) for column in table.columns])
    if table.totals:
        writer.writerow([_total(table, column, number, books) for number, column in enumerate(table.columns)])
    return ("\ufeff" + text.getvalue()).encode()


def said_of(kind: ReportKind, books: Books, filters: Filters) -> tuple[str, str, str]:
    """What every report says of itself: period, currency, what counts."""
    period = filters.end.isoformat() if kind.at_day else f"{filters.start.isoformat()} / {filters.end.isoformat()}"
    return period, books.currency, _("Posted entries only")


def as_page(kind: ReportKind, books: Books, filters: Filters) -> str:
    """The HTML of a printed report."""
    table = kind.make(books, filters)
    context = {"kind": kind, "books": books, "filters": filters, "table": table, "at": now()}
    return render_to_string("operation/reports/printed.html", context)


def as_paper(kind: ReportKind, books: Books, filters: Filters) -> bytes:
    return as_pdf(as_page(kind, books, filters))


def file_name(kind: ReportKind, filters: Filters, ending: str) -> str:
    period = filters.end.isoformat() if kind.at_day else f"{filters.start.isoformat()}-{filters.end.isoformat()}"
    return f"{kind.kind.replace('_', '-')}-{period}.{ending}"


def _cell(value: Any, column: Column, books: Books) -> str:
    if value is None or value == "":
        return ""
    if column.is_amount:
        return plain(value, books)
    return value.isoformat() if isinstance(value, date) else disarmed(str(value))


def _total(table: Table, column: Column, number: int, books: Books) -> str:
    if column.key in table.totals:
        return plain(table.totals[column.key], books)
    return _("Total") if number == 0 else ""
