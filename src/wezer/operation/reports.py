"""Reports: tables that add up, or none. Each names its period, its currency, and that only posted entries count.

One class per report, in `report_kinds/`; page, CSV, PDF and API draw the same table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal
from wezer.kernel.registry import Registry
from wezer.operation.amounts import shown

if TYPE_CHECKING:
    from wezer.operation.models import BookAccount, Books

#: How a row is drawn: one of many, the head of a group, its sum.
ROW, HEAD, SUM = "row", "head", "sum"


class DoesNotAddUp(Refusal):
    code = "does_not_add_up"
    status = 409
    message = _(
        "Debit ({debit}) and credit ({credit}) differ here, so nothing is shown. Whoever runs this place reads more with: wezer audit."
    )


class AccountMissing(Refusal):
    code = "account_missing"
    field = "account"
    message = _("Choose an account of the chart.")


@dataclass(frozen=True)
class Column:
    """`is_amount`: minor units of the books' currency; else text, a date or nothing."""

    key: str
    label: Any
    is_amount: bool = False


@dataclass(frozen=True)
class Row:
    """Cells by the keys of the columns. `href`: the list behind it; `uid`: what programs know it by."""

    cells: dict[str, Any]
    kind: str = ROW
    href: str = ""


@dataclass(frozen=True)
class Table:
    columns: Sequence[Column]
    rows: Sequence[Row]
    #: Sums under amounts; equal where debit and credit are among them.
    totals: dict[str, int] = field(default_factory=dict)
    next: str = ""
    #: Figures worth their own line above the table: label and minor units.
    figures: Sequence[tuple[Any, int]] = ()


@dataclass(frozen=True)
class Filters:
    """What is looked at: from `start` to `end`; for some one account, one journal; `after` goes on in a long list."""

    start: date
    end: date
    account: "BookAccount | None" = None
    journal: str = ""
    after: str = ""
    #: None: everything, for files.
    limit: int | None = None


class ReportKind:
    """One report."""

    kind: ClassVar[str]
    name: ClassVar[Any]
    note: ClassVar[Any] = ""
    order: ClassVar[int] = 50
    #: What it asks besides the period: account, journal.
    asks: ClassVar[tuple[str, ...]] = ()
    #: Looks at one day (the end) instead of a period.
    at_day: ClassVar[bool] = False

    def make(self, books: "Books", filters: Filters) -> Table:
        """The table; refuses `does_not_add_up` rather than show what is wrong."""
        raise NotImplementedError


report_kinds: Registry[ReportKind] = Registry("report_kinds", ReportKind, comes_later=True)


def listed() -> list[ReportKind]:
    return sorted(report_kinds, key=lambda one: one.order)


def must_be_equal(debit: int, credit: int, books: "Books") -> None:

    if debit != credit:
        raise DoesNotAddUp(debit=shown(debit, books), credit=shown(credit, books))


def totals_of(rows: Iterable[Row], *names: str) -> dict[str, int]:
    """Sums of the plain rows."""
    found = [row for row in rows if row.kind == ROW]
    return {name: sum(row.cells.get(name) or 0 for row in found) for name in names}
