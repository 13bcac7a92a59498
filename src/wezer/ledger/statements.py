"""Statements: the movements of accounts, newest first, by keyset on the (account, sequence) index at any depth."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet, Sum

from wezer.core.models import Party
from wezer.kernel.money import Money
from wezer.ledger.currencies import currencies
from wezer.ledger.models import Account, Entry, Transaction


@dataclass(frozen=True, slots=True)
class Filters:
    """What a statement is narrowed to. Dates are moments; `until` is excluded."""

    since: datetime | None = None
    until: datetime | None = None
    counterparty: int | None = None
    category: str = ""
    state: str = ""
    direction: str = ""  # in, out
    least: int | None = None  # units
    most: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One movement as its account's holder reads it."""

    entry: Entry
    transaction: Transaction
    other: Party
    money: Money  # signed
    balance_after: Money
    purpose: str

    @property
    def at(self) -> datetime:
        return self.entry.at


@dataclass(frozen=True, slots=True)
class Page:
    lines: list[Line]
    next: str  # opaque; "" at the end


def statement(accounts: Sequence[Account], *, after: str = "", limit: int = 50, filters: Filters | None = None) -> Page:
    """One page over one or several accounts of a holder. One statement per account."""
    places = read_cursor(after)
    found = [_newest(one, places.get(one.pk), limit + 1, filters or Filters()) for one in accounts]
    rows = list(islice(merge(*found, key=lambda row: (row.at, row.pk), reverse=True), limit + 1))
    shown = rows[:limit]
    reached = {**places, **{row.account_id: row.seq for row in shown}}
    return Page(_lines(shown), write_cursor(reached) if len(rows) > limit else "")


@dataclass(frozen=True, slots=True)
class Totals:
    """What a period did to an account: opening + received − paid = closing, whatever else the statement is narrowed to."""

    opening: Money
    received: Money
    paid: Money
    closing: Money


def totals(account: Account, filters: Filters) -> Totals | None:
    """Of the period asked for; None where none is. One statement, over what the account did until the period's end."""
    if filters.since is None and filters.until is None:
        return None
    rows = Entry.objects.filter(account=account)
    if filters.until is not None:
        rows = rows.filter(at__lt=filters.until)
    within = Q() if filters.since is None else Q(at__gte=filters.since)
    found = rows.aggregate(
        closing=Sum("units"),
        received=Sum("units", filter=within & Q(units__gt=0)),
        paid=Sum("units", filter=within & Q(units__lt=0)),
    )
    closing, received, paid = (found[name] or 0 for name in ("closing", "received", "paid"))
    figures = (closing - received - paid, received, -paid, closing)
    return Totals(*(Money(units, account.currency.code) for units in figures))


def all_lines(account: Account, filters: Filters | None = None) -> Iterable[Line]:
    """Oldest first, for exports; streamed."""
    rows = _narrowed(Entry.objects.filter(account=account), filters or Filters()).order_by("seq").iterator(500)
    while portion := list(islice(rows, 500)):
        yield from _lines(portion)


def _newest(account: Account, before: int | None, limit: int, filters: Filters) -> list[Entry]:
    rows = Entry.objects.filter(account=account)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return list(_narrowed(rows, filters).order_by("-seq")[:limit])


def _narrowed(rows: "QuerySet[Entry]", filters: Filters) -> "QuerySet[Entry]":
    head = "transfer__transaction__"
    wanted: dict[str, Any] = {
        "at__gte": filters.since,
        "at__lt": filters.until,
        f"{head}category": filters.category or None,
        f"{head}state": filters.state or None,
        f"{head}description__icontains": filters.words or None,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    if filters.words:
        rows = rows.filter(**{f"{head}description_hidden": False})
    if filters.counterparty is not None:
        rows = rows.filter(
            Q(transfer__payer_account__holder=filters.counterparty)
            | Q(transfer__payee_account__holder=filters.counterparty)
        )
    if filters.direction:
        rows = rows.filter(units__gt=0) if filters.direction == "in" else rows.filter(units__lt=0)
    if filters.least is not None:
        rows = rows.filter(transfer__units__gte=filters.least)
    if filters.most is not None:
        rows = rows.filter(transfer__units__lte=filters.most)
    return rows.select_related(
        "transfer__transaction",
        "transfer__payer_account__holder",
        "transfer__payee_account__holder",
    )


def _lines(rows: Sequence[Entry]) -> list[Line]:
    codes = {one.pk: one.code for one in currencies()}
    behind = Party.objects.in_bulk([_behind(row) for row in rows if _away(row).is_system])
    return [_line(row, codes[row.transfer.currency_id], behind.get(_behind(row))) for row in rows]


def _line(row: Entry, code: str, behind: Party | None) -> Line:
    transfer, away = row.transfer, _away(row)
    other = behind if away.is_system and behind is not None else away.holder
    return Line(
        row, transfer.transaction, other, Money(row.units, code), Money(row.balance_after, code), transfer.purpose
    )


def _away(row: Entry) -> Account:
    """The account on the other side."""
    return row.transfer.payee_account if row.units < 0 else row.transfer.payer_account


def _behind(row: Entry) -> int:
    """Thanks come from issuance, yet it is the giver one wants to read: the other party of the whole transaction."""
    head = row.transfer.transaction
    return head.payer_id if row.units > 0 else head.payee_id


def write_cursor(places: Mapping[int, int]) -> str:
    text = json.dumps({str(account): seq for account, seq in sorted(places.items())}, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> dict[int, int]:
    """Where each account was left; an unreadable cursor is the beginning."""
    if not text:
        return {}
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return {int(account): int(seq) for account, seq in json.loads(raw).items()}
    except (ValueError, AttributeError, TypeError):
        return {}
