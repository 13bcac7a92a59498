"""The compass of the office: where the books stand today, from the mirror alone, in a handful of statements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Sum
from django.db.models.functions import Coalesce

from wezer.operation.models import BookLine, BookRole, Books
from wezer.operation.models.mirror import Statement
from wezer.operation.queries.reporting import CLOSING, open_lines

AVAILABLE = frozenset({"bank", "cash", "card_clearing"})
VAT = frozenset({"vat_collected", "vat_deductible"})
COMMUNITY = "community:"
FORECAST_DAYS = 90
FORECAST_STEP = 7
MONTHS = 12


@dataclass(frozen=True)
class Held:
    """Units of a community currency, and their value in the books."""

    currency: str
    units: int
    value: int


@dataclass(frozen=True)
class Month:
    start: date
    income: int
    expense: int

    @property
    def result(self) -> int:
        return self.income - self.expense


@dataclass(frozen=True)
class Open:
    """What is open to receive or to pay on one day: `owed`, and what was `taken` off already by parts and credits."""

    is_in: bool
    day: date
    owed: int
    taken: int

    @property
    def left(self) -> int:
        return self.owed - self.taken


@dataclass
class Compass:
    """Read once, shown by blocks. Amounts are minor units of the books' currency."""

    books: Books
    today: date

    @cached_property
    def _by_role(self) -> dict[str, tuple[int, int]]:
        """Role → debit less credit, and units; an account that plays two roles of one kind is not counted twice."""
        roles: dict[int, str] = {}
        for role, account in BookRole.objects.filter(books=self.books).values_list("role", "account_id"):
            if role in AVAILABLE | VAT or role.startswith(COMMUNITY):
                roles.setdefault(account, role)
        sums: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        lines = BookLine.objects.filter(account_id__in=roles).values("account_id")
        for row in lines.annotate(d=Sum("debit"), c=Sum("credit"), u=Sum("units")).order_by():
            role = roles[row["account_id"]]
            value, units = sums[role]
            sums[role] = (value + row["d"] - row["c"], units + (row["u"] or 0))
        return dict(sums)

    @property
    def available(self) -> int:
        return sum(self._by_role.get(role, (0, 0))[0] for role in AVAILABLE)

    @property
    def vat(self) -> int:
        """What is owed to the tax office; below zero it owes us."""
        return -sum(self._by_role.get(role, (0, 0))[0] for role in VAT)

    @property
    def community(self) -> list[Held]:
        return [
            Held(role.removeprefix(COMMUNITY), units, value)
            for role, (value, units) in sorted(self._by_role.items())
            if role.startswith(COMMUNITY)
        ]

    @cached_property
    def _open_by_day(self) -> list[Open]:
        """As many rows as there are days, for each side."""
        rows = open_lines(self.books, self.today + timedelta(days=3650)).annotate(when=Coalesce("due", "date"))
        sums = rows.values("account__is_receivable", "when").annotate(d=Sum("debit"), c=Sum("credit")).order_by()
        return [
            Open(is_in, row["when"], *((row["d"], row["c"]) if is_in else (row["c"], row["d"])))
            for row in sums
            for is_in in [row["account__is_receivable"]]
        ]

    @property
    def to_receive(self) -> int:
        return sum(each.left for each in self._open_by_day if each.is_in)

    @property
    def to_pay(self) -> int:
        return sum(each.left for each in self._open_by_day if not each.is_in)

    @property
    def late_in(self) -> int:
        return self._late(is_in=True)

    @property
    def late_out(self) -> int:
        return self._late(is_in=False)

    def _late(self, *, is_in: bool) -> int:
        """What is past its day; parts that were paid, whenever that was, are taken off what is oldest."""
        mine = [each for each in self._open_by_day if each.is_in == is_in]
        owed = sum(each.owed for each in mine if each.day < self.today)
        return max(0, owed - sum(each.taken for each in mine))

    @cached_property
    def forecast(self) -> list[tuple[date, int]]:
        """Money available each week if everything is settled on its day; what is late counts as settled now."""
        days = [self.today + timedelta(days=number) for number in range(0, FORECAST_DAYS + 1, FORECAST_STEP)]
        flows = [(each.day, each.left if each.is_in else -each.left) for each in self._open_by_day]
        return [(day, self.available + sum(units for due, units in flows if due <= day)) for day in days]

    @cached_property
    def months(self) -> list[Month]:
        """The last twelve months with the running one."""
        starts = _month_starts(self.today, MONTHS)
        lines = BookLine.objects.filter(
            account__books=self.books, account__statement=Statement.INCOME, date__gte=starts[0], date__lte=self.today
        ).exclude(entry__journal_kind=CLOSING)
        rows = lines.values("date", "account__is_debit").annotate(d=Sum("debit"), c=Sum("credit")).order_by()
        sums: dict[tuple[date, bool], int] = defaultdict(int)
        for row in rows:
            sums[(row["date"].replace(day=1), row["account__is_debit"])] += row["d"] - row["c"]
        return [Month(start, -sums[(start, False)], sums[(start, True)]) for start in starts]

    @property
    def month(self) -> Month:
        return self.months[-1]

    @property
    def is_empty(self) -> bool:
        return not self.available and not self._open_by_day and not any(m.income or m.expense for m in self.months)


def _month_starts(today: date, count: int) -> list[date]:
    number = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number - count + 1, number + 1)]


def lowest(places: Iterable[tuple[date, int]]) -> tuple[date, int]:
    """The day on which least is available."""
    return min(places, key=lambda place: place[1])
