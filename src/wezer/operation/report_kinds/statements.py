"""Statements: what there is, what came of the period, who owes what since when, what VAT adds up to."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wezer.operation.models import Books
from wezer.operation.models.mirror import Statement
from wezer.operation.queries.reporting import Sums, aged_sums, sums_by_account, tax_sums
from wezer.operation.report_kinds.accounts import ledger_address
from wezer.operation.reports import HEAD, ROW, SUM, Column, Filters, ReportKind, Row, Table, must_be_equal, report_kinds

ACCOUNT, NAME, AMOUNT = Column("account", _("Account")), Column("name", _("Name")), Column("amount", _("Amount"), True)
#: Days past the due day: the columns of aged balances.
AGES = ((0, "after_0", _("1 to 30 days")), (30, "after_30", _("31 to 60 days")), (60, "after_60", _("61 to 90 days")),
        (90, "after_90", _("More than 90 days")))  # fmt: skip


def grouped(sums: Iterable[Sums], sign: int, filters: Filters) -> tuple[list[Row], int]:
    """Rows under the heads of their groups, each group with its sum; and the sum of all."""
    groups: dict[str, list[Sums]] = defaultdict(list)
    for each in sums:
        if each.balance:
            groups[each.account.group].append(each)
    rows, whole = [], 0
    for group, members in groups.items():
        rows.append(Row({"name": group or _("Other")}, HEAD))
        for each in members:
            cells = {"account": each.account.code, "name": each.account.name, "amount": sign * each.balance}
            rows.append(Row(cells, href=ledger_address(each.account.code, filters)))
        total = sum(sign * each.balance for each in members)
        rows.append(Row({"name": group or _("Other"), "amount": total}, SUM))
        whole += total
    return rows, whole


@report_kinds.add
class IncomeStatement(ReportKind):
    kind = "income_statement"
    name = _("Income statement")
    note = _("What was earned and spent in the period, and what is left of it.")
    order = 40

    def make(self, books: Books, filters: Filters) -> Table:
        sums = sums_by_account(books, filters.start, filters.end, Statement.INCOME, without_closing=True)
        earned, income = grouped([each for each in sums if not each.account.is_debit], -1, filters)
        spent, expense = grouped([each for each in sums if each.account.is_debit], 1, filters)
        rows = [
            *earned, Row({"name": _("Income"), "amount": income}, SUM),
            *spent, Row({"name": _("Expenses"), "amount": expense}, SUM),
            Row({"name": _("Result"), "amount": income - expense}, SUM),
        ]  # fmt: skip
        figures = ((_("Income"), income), (_("Expenses"), expense), (_("Result"), income - expense))
        return Table((ACCOUNT, NAME, AMOUNT), rows, figures=figures)


@report_kinds.add
class BalanceSheet(ReportKind):
    kind = "balance_sheet"
    name = _("Balance sheet")
    note = _("What there is and to whom it belongs, on one day.")
    order = 50
    at_day = True

    def make(self, books: Books, filters: Filters) -> Table:
        """From the first entry on; the result is what income and expenses have not handed over to it yet."""
        sums = sums_by_account(books, None, filters.end, Statement.BALANCE)
        pending = sums_by_account(books, None, filters.end, Statement.INCOME)
        result = -sum(each.balance for each in pending)
        assets, held = grouped([each for each in sums if each.balance > 0], 1, filters)
        owed_rows, owed = grouped([each for each in sums if each.balance < 0], -1, filters)
        must_be_equal(held, owed + result, books)
        rows = [
            *assets, Row({"name": _("Assets"), "amount": held}, SUM),
            *owed_rows, Row({"name": _("Result not yet handed over"), "amount": result}),
            Row({"name": _("Liabilities and own funds"), "amount": owed + result}, SUM),
        ]  # fmt: skip
        return Table(
            (ACCOUNT, NAME, AMOUNT),
            rows,
            figures=((_("Assets"), held), (_("Liabilities"), owed), (_("Result"), result)),
        )


@report_kinds.add
class Aged(ReportKind):
    kind = "aged"
    name = _("Aged balances")
    note = _("Who has not settled yet, and since when: to receive above zero, to pay below.")
    order = 60
    at_day = True

    def make(self, books: Books, filters: Filters) -> Table:
        sides = {True: (0, _("To receive")), False: (1, _("To pay"))}
        found = []
        for each in aged_sums(books, filters.end, [(key, days) for days, key, _label in AGES]):
            order, side = sides[each.pop("is_receivable")]
            found.append((order, each["partner"], Row({**each, "side": side})))
        rows = [row for _order, _partner, row in sorted(found, key=lambda one: one[:2])]
        names = ("not_due", *(key for _days, key, _label in AGES), "total")
        columns = (
            Column("partner", _("Partner")), Column("side", _("Side")), Column("not_due", _("Not due"), True),
            *(Column(key, label, True) for _days, key, label in AGES), Column("total", _("Total"), True),
        )  # fmt: skip
        return Table(columns, rows, {name: sum(row.cells[name] for row in rows if row.kind == ROW) for name in names})


@report_kinds.add
class Vat(ReportKind):
    kind = "vat"
    name = _("VAT return")
    note = _("Base and tax by rate; what is left to pay, or to get back below zero.")
    order = 70

    def make(self, books: Books, filters: Filters) -> Table:
        sums = tax_sums(books, filters.start, filters.end)
        sides = {"sale": _("Collected"), "purchase": _("To take back")}
        rows = [
            Row({"tax": each.tax, "side": sides.get(each.side, each.side), "base": each.base, "amount": each.amount})
            for each in sums
        ]
        collected = sum(each.amount for each in sums if each.side == "sale")
        deductible = sum(each.amount for each in sums if each.side == "purchase")
        columns = (Column("side", _("Side")), Column("tax", _("Tax")), Column("base", _("Base"), True), AMOUNT)
        figures = (
            (_("Collected"), collected),
            (_("To take back"), deductible),
            (_("VAT to pay"), collected - deductible),
        )
        return Table(columns, rows, figures=figures)
