"""Reports by account: trial balance, general ledger, journals."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.operation.models import BookLine, Books
from wezer.operation.queries.reporting import (
    balance_before,
    balance_up_to,
    lines_after,
    lines_of,
    sums_by_account,
    totals,
)
from wezer.operation.reports import (
    AccountMissing,
    Column,
    Filters,
    ReportKind,
    Row,
    Table,
    must_be_equal,
    report_kinds,
    totals_of,
)

DEBIT, CREDIT = Column("debit", _("Debit"), True), Column("credit", _("Credit"), True)


@report_kinds.add
class TrialBalance(ReportKind):
    kind = "trial_balance"
    name = _("Trial balance")
    note = _("Every account that moved: what came in and what went out.")
    order = 10

    def make(self, books: Books, filters: Filters) -> Table:
        rows = []
        for each in sums_by_account(books, filters.start, filters.end):
            cells = {
                "account": each.account.code,
                "name": each.account.name,
                "debit": each.debit,
                "credit": each.credit,
            }
            cells |= {"debtor": max(each.balance, 0) or None, "creditor": max(-each.balance, 0) or None}
            rows.append(Row(cells, href=ledger_address(each.account.code, filters)))
        sums = totals_of(rows, "debit", "credit", "debtor", "creditor")
        must_be_equal(sums["debit"], sums["credit"], books)
        columns = (
            Column("account", _("Account")), Column("name", _("Name")), DEBIT, CREDIT,
            Column("debtor", _("Debit balance"), True), Column("creditor", _("Credit balance"), True),
        )  # fmt: skip
        return Table(columns, rows, sums)


def ledger_address(code: str, filters: Filters) -> str:
    return f"{reverse('office:report', args=['ledger'])}?account={code}&start={filters.start}&end={filters.end}"


@report_kinds.add
class Ledger(ReportKind):
    kind = "ledger"
    name = _("General ledger")
    note = _("One account line by line, with its balance after each.")
    order = 20
    asks = ("account",)

    def make(self, books: Books, filters: Filters) -> Table:
        if filters.account is None:
            if filters.limit is not None:
                raise AccountMissing()
            return self._whole(books, filters)
        lines = lines_of(books, filters.start, filters.end).filter(account=filters.account)
        after = read_place(filters.after)
        found = lines_after(lines, after, filters.limit)
        shown = found if filters.limit is None else found[: filters.limit]
        balance = self._balance_at(filters, after)
        rows = [] if after else [Row({"text": _("Balance before"), "balance": balance}, "head")]
        for line in shown:
            balance += line.debit - line.credit
            rows.append(Row({**cells_of(line), "balance": balance}, href=entry_address(line)))
        debit, credit = totals(lines)
        more = write_place(shown[-1]) if len(found) > len(shown) else ""
        return Table(self.columns, rows, {"debit": debit, "credit": credit}, more)

    columns = (
        Column("date", _("Date")), Column("number", _("Number")), Column("journal", _("Journal")),
        Column("partner", _("With")), Column("text", _("What for")), DEBIT, CREDIT, Column("balance", _("Balance"), True),
    )  # fmt: skip

    def _balance_at(self, filters: Filters, after: tuple[date, int] | None) -> int:
        assert filters.account is not None
        if after is None:
            return balance_before(filters.account, filters.start)
        last = BookLine.objects.filter(account=filters.account, date=after[0], pk=after[1]).first()
        return balance_up_to(filters.account, last) if last else balance_before(filters.account, after[0])

    def _whole(self, books: Books, filters: Filters) -> Table:
        """Every account, for files."""
        lines = lines_of(books, filters.start, filters.end).order_by("account__code", "date", "id")
        rows, balances = (
            [],
            {each.account.pk: each.balance for each in sums_by_account(books, None, day_before(filters))},
        )
        for line in lines.select_related("entry", "account", "partner").iterator(2000):
            balances[line.account_id] = balances.get(line.account_id, 0) + line.debit - line.credit
            rows.append(Row({**cells_of(line), "account": line.account.code, "balance": balances[line.account_id]}))
        sums = totals_of(rows, "debit", "credit")
        must_be_equal(sums["debit"], sums["credit"], books)
        return Table((Column("account", _("Account")), *self.columns), rows, sums)


@report_kinds.add
class Journals(ReportKind):
    kind = "journals"
    name = _("Journals")
    note = _("Every entry in order, as it was posted.")
    order = 30
    asks = ("journal",)

    def make(self, books: Books, filters: Filters) -> Table:
        lines = lines_of(books, filters.start, filters.end)
        if filters.journal:
            lines = lines.filter(entry__journal=filters.journal)
        debit, credit = totals(lines)
        must_be_equal(debit, credit, books)
        found = lines_after(lines, read_place(filters.after), filters.limit)
        shown = found if filters.limit is None else found[: filters.limit]
        rows = [
            Row({**cells_of(line), "account": line.account.code, "name": line.account.name}, href=entry_address(line))
            for line in shown
        ]
        columns = (
            Column("date", _("Date")), Column("journal", _("Journal")), Column("number", _("Number")),
            Column("account", _("Account")), Column("name", _("Name")), Column("partner", _("With")),
            Column("text", _("What for")), DEBIT, CREDIT,
        )  # fmt: skip
        more = write_place(shown[-1]) if len(found) > len(shown) else ""
        return Table(columns, rows, {"debit": debit, "credit": credit}, more)


def cells_of(line: BookLine) -> dict[str, Any]:
    return {
        "date": line.date,
        "number": line.entry.number,
        "journal": line.entry.journal,
        "partner": line.partner.name if line.partner else "",
        "text": line.text or line.entry.text,
        "debit": line.debit or None,
        "credit": line.credit or None,
    }


def entry_address(line: BookLine) -> str:
    return reverse("office:entry", args=[line.entry.uid])


def day_before(filters: Filters) -> date:
    return date.fromordinal(filters.start.toordinal() - 1)


def read_place(text: str) -> tuple[date, int] | None:
    """A place in a long list: “2026-03-01.4711”; anything else is its beginning."""
    day, _dot, number = text.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if number.isdecimal() and len(number) < 19 else None
    except ValueError:
        return None


def write_place(line: BookLine) -> str:
    return f"{line.date.isoformat()}.{line.pk}"
