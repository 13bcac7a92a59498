"""What reports are made of: sums per account, lines of an account or journal, what is open, what taxes add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from wezer.operation.models import BookAccount, BookLine, Books, BookTaxLine


@dataclass(frozen=True)
class Sums:
    """Debit and credit of one account."""

    account: BookAccount
    debit: int
    credit: int

    @property
    def balance(self) -> int:
        return self.debit - self.credit


def lines_of(books: Books, start: date | None, end: date) -> "QuerySet[BookLine]":
    """Posted lines of a period; from the first entry on without `start`."""
    found = BookLine.objects.filter(account__books=books, date__lte=end)
    return found if start is None else found.filter(date__gte=start)


#: The kind of journal in which a closed year hands its result over.
CLOSING = "situation"


def sums_by_account(
    books: Books, start: date | None, end: date, statement: str = "", *, without_closing: bool = False
) -> list[Sums]:
    """Every account that moved, in order of its code. Two statements.

    `without_closing`: as it was before a closed year handed income and expenses over.
    """
    found = lines_of(books, start, end)
    if without_closing:
        found = found.exclude(entry__journal_kind=CLOSING)
    if statement:
        found = found.filter(account__statement=statement)
    sums = {
        row["account_id"]: (row["d"] or 0, row["c"] or 0)
        for row in found.values("account_id").annotate(d=Sum("debit"), c=Sum("credit")).order_by()
    }
    accounts = BookAccount.objects.filter(pk__in=sums).order_by("code")
    return [Sums(each, *sums[each.pk]) for each in accounts]


def balance_before(account: BookAccount, day: date) -> int:
    found = BookLine.objects.filter(account=account, date__lt=day).aggregate(d=Sum("debit"), c=Sum("credit"))
    return (found["d"] or 0) - (found["c"] or 0)


def totals(lines: "QuerySet[BookLine]") -> tuple[int, int]:
    found = lines.aggregate(d=Sum("debit"), c=Sum("credit"))
    return found["d"] or 0, found["c"] or 0


def lines_after(lines: "QuerySet[BookLine]", after: tuple[date, int] | None, limit: int | None) -> list[BookLine]:
    """In order of date; the ones behind a place in the list, at most `limit` and one more."""
    ordered = lines.order_by("date", "id").select_related("entry", "account", "partner")
    if after is not None:
        day, number = after
        ordered = ordered.filter(Q(date__gt=day) | Q(date=day, id__gt=number))
    return list(ordered if limit is None else ordered[: limit + 1])


def balance_up_to(account: BookAccount, line: BookLine) -> int:
    """What the account holds after that line of the list."""
    before = BookLine.objects.filter(account=account).filter(Q(date__lt=line.date) | Q(date=line.date, id__lte=line.pk))
    debit, credit = totals(before)
    return debit - credit


def open_lines(books: Books, day: date) -> "QuerySet[BookLine]":
    """What members and partners have not settled, of entries up to that day."""
    kept = Q(account__is_receivable=True) | Q(account__is_payable=True)
    found = BookLine.objects.filter(kept, account__books=books, reconciliation=None, date__lte=day)
    return found.exclude(debit=F("credit"))


def aged_sums(books: Books, day: date, ages: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    """Open amounts of each partner and side by age: not due, then more than so many days late. One statement."""
    when = Coalesce("due", "date")
    limits = [day - timedelta(days=days) for _key, days in ages]
    parts = {"not_due": Q(when__gte=limits[0])}
    for (key, _days), limit, older in zip(ages, limits, [*limits[1:], None], strict=True):
        parts[key] = Q(when__lt=limit) & (Q(when__gte=older) if older else Q())
    amount = F("debit") - F("credit")
    rows = open_lines(books, day).annotate(when=when).values("partner_id", "partner__name", "account__is_receivable")
    found: Any = rows.annotate(total=Sum(amount), **{key: Sum(amount, filter=part) for key, part in parts.items()})
    return [
        {
            "partner": row["partner__name"] or "",
            "is_receivable": row["account__is_receivable"],
            **{key: row[key] or 0 for key in (*parts, "total")},
        }
        for row in found.order_by()
    ]


@dataclass(frozen=True)
class TaxSums:
    tax: str
    side: str
    base: int
    amount: int


def tax_sums(books: Books, start: date, end: date) -> list[TaxSums]:
    """Base and amount of each tax, sales first. One statement."""
    lines = BookTaxLine.objects.filter(line__account__books=books, line__date__gte=start, line__date__lte=end)
    rows = lines.values("tax", "side").annotate(
        base=Sum("amount", filter=Q(is_base=True)), tax_amount=Sum("amount", filter=Q(is_base=False)), count=Count("id")
    )
    found = [TaxSums(row["tax"], row["side"], row["base"] or 0, row["tax_amount"] or 0) for row in rows.order_by()]
    return sorted(found, key=lambda each: (each.side != "sale", each.tax))


def journals_of(books: Books) -> list[str]:
    found: Iterable[str] = books.entries.order_by("journal").values_list("journal", flat=True).distinct()
    return list(found)
