"""Reports and the files that the law asks for, for programs."""

from datetime import date
from typing import Annotated, Any

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.kernel.clock import now
from wezer.kernel.refusals import NotFound
from wezer.operation.acts.files import ask_file
from wezer.operation.amounts import plain
from wezer.operation.api.common import books_read, books_written, router
from wezer.operation.forms_reports import usual_period
from wezer.operation.models import BookAccount, Books, StatutoryFile
from wezer.operation.permissions import SEE_BOOKS
from wezer.operation.reports import AccountMissing, Filters, ReportKind, Table, listed, report_kinds
from wezer.operation.statutory import path_of
from wezer.ui.rest import MADE, UID, After, Limit, Schema, Strict, idempotent, made

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]


class ReportOut(Schema):
    kind: str
    name: str
    asks: list[str]


class RowOut(Schema):
    """`kind`: row, head or sum. Amounts are decimal text in the report's currency."""

    kind: str
    cells: dict[str, str | None]


class TableOut(Schema):
    kind: str
    start: date
    end: date
    currency: str
    posted_only: bool
    columns: dict[str, str]
    rows: list[RowOut]
    totals: dict[str, str]
    figures: dict[str, str]
    next: str | None


class StatutoryFileIn(Strict):
    kind: Annotated[str, Field(max_length=20)]
    year: Day


class StatutoryFileOut(Schema):
    uid: UID
    kind: str
    start: date
    end: date
    state: str
    name: str
    size: int
    sha256: str
    refusal: str


@router.get("/reports", response=list[ReportOut])
def reports(request: Any) -> Any:
    """Which reports there are; `asks` names what each needs besides its period."""
    books_read(request)
    return [{"kind": one.kind, "name": str(one.name), "asks": list(one.asks)} for one in listed()]


@router.get("/reports/{kind}", response=TableOut)
def report(
    request: Any, kind: str, start: Day | None = None, end: Day | None = None, account: str = "", journal: str = "",
    after: After = "", limit: Limit = 50,
) -> Any:  # fmt: skip
    """One report over posted entries; without days, the running fiscal year. Refused when it does not add up."""
    books, wanted = books_read(request), report_kinds.get(kind)
    if wanted is None:
        raise NotFound()
    usual = usual_period(books, now().date())
    chosen = BookAccount.objects.filter(books=books, code=account).first() if account else None
    if account and chosen is None:
        raise AccountMissing()
    filters = Filters(start or usual[0], end or usual[1], chosen, journal, after, limit)
    return _show(wanted, wanted.make(books, filters), filters, books)


def _show(kind: ReportKind, table: Table, filters: Filters, books: Books) -> dict[str, Any]:
    amounts = {column.key for column in table.columns if column.is_amount}

    def cell(name: str, value: Any) -> str | None:
        if value is None:
            return None
        return plain(value, books) if name in amounts else str(value)

    names = [column.key for column in table.columns]
    rows = [
        {"kind": row.kind, "cells": {name: cell(name, row.cells.get(name)) for name in names}} for row in table.rows
    ]
    return {
        "kind": kind.kind, "start": filters.start, "end": filters.end, "currency": books.currency, "posted_only": True,
        "columns": {column.key: str(column.label) for column in table.columns}, "rows": rows,
        "totals": {name: plain(units, books) for name, units in table.totals.items()},
        "figures": {str(label): plain(units, books) for label, units in table.figures}, "next": table.next or None,
    }  # fmt: skip


def _show_file(file: StatutoryFile) -> dict[str, Any]:
    return {name: getattr(file, name) for name in StatutoryFileOut.model_fields}


@router.get("/files", response=list[StatutoryFileOut])
def files(request: Any) -> Any:
    """The last files that the law asks for, newest first."""
    return [_show_file(each) for each in StatutoryFile.objects.filter(books=books_read(request)).order_by("-id")[:100]]


@router.post("/files", response=MADE(StatutoryFileOut))
@idempotent
def ask_for_file(request: Any, wanted: StatutoryFileIn) -> Any:
    """Have the worker make a file (`fec`) over the fiscal year that begins on that day."""
    books = books_written(request, SEE_BOOKS)
    year = get_object_or_404(books.years, start=wanted.year)
    return made(_show_file(ask_file(by=request.viewer, books=books, kind=wanted.kind, start=year.start, end=year.end)))


@router.get("/files/{uid}/content")
def file_content(request: Any, uid: UID) -> Any:
    """The file itself, always the same bytes."""
    found = get_object_or_404(StatutoryFile, uid=uid, books=books_read(request), state="made")
    return FileResponse(path_of(found).open("rb"), as_attachment=True, filename=found.name, content_type="text/plain")
