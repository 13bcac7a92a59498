"""Do the books add up, does the mirror say what they say, and do they agree with the community's ledger?

Run each night by the worker, and by `wezer audit`. Every difference is named: the entry, the account, the transaction.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import uuid4

from django.db.models import Sum
from django.utils.translation import gettext as _

from wezer.kernel.money import decimal_text
from wezer.ledger.models import Entry
from wezer.operation.acts.checks import keep_check
from wezer.operation.engine.readiness import newest_event
from wezer.operation.gateway import call
from wezer.operation.mirroring import catch_up
from wezer.operation.models import BookLine, Books, BooksCheck, CommunityMoney, MoneyPolicy, Recording
from wezer.operation.money import from_decimal, to_decimal
from wezer.workflow.models import FlightState

WALLET = "wallet"
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Lines = Counter[tuple[str, int, int]]


@dataclass(frozen=True)
class Difference:
    """`here`: what WeZer says; `there`: what the engine or, for units, the ledger says."""

    kind: str
    place: str
    here: str = ""
    there: str = ""

    @property
    def is_fault(self) -> bool:
        """Units that nobody recorded are for the treasurer to look at; all else is a fault of the machine."""
        return self.kind not in ("units", "not_in_books", "not_in_ledger")

    @property
    def sentence(self) -> str:
        words = {
            "unbalanced": _("Entry {place} is not balanced: debit {here}, credit {there}."),
            "missing_here": _("Entry {place} of the books is missing in the mirror."),
            "missing_there": _("Entry {place} of the mirror is not in the books."),
            "entry": _("Entry {place} says {here} in the mirror and {there} in the books."),
            "units": _("{place}: {here} units in the books, {there} in the wallet."),
            "not_in_books": _("{place}: transaction {here} ({there} units) is not in the books."),
            "not_in_ledger": _("{place}: {here} of the books ({there} units) is no transaction of the wallet."),
        }
        return words[self.kind].format(place=self.place, here=self.here, there=self.there)


def check_books(books: Books) -> BooksCheck:
    """Look at everything, and keep what was found."""
    found, entries = examine(books)
    return keep_check(books=books, entries=entries, differences=[asdict(each) for each in found])


def examine(books: Books) -> tuple[list[Difference], int]:
    """Every difference there is, and the number of entries looked at. The engine is asked; call it from no page."""
    known = _mirrored(books)  # before the engine is read: what is posted meanwhile is missing nowhere
    posted = _posted(books)
    catch_up(books, newest_event())
    known |= _mirrored(books, posted.keys() - known.keys())
    return [*_entries_differ(books, known, posted), *_units_differ(books)], len(posted)


def differences_of(check: BooksCheck) -> list[Difference]:
    return [Difference(**each) for each in check.differences]


# --- entries ---


@dataclass(frozen=True)
class _Entry:
    number: str
    lines: Lines

    @property
    def debit(self) -> int:
        return sum(debit * times for (_code, debit, _credit), times in self.lines.items())

    @property
    def credit(self) -> int:
        return sum(credit * times for (_code, _debit, credit), times in self.lines.items())


def _posted(books: Books) -> dict[str, _Entry]:
    rows = call("sums", f"look:{uuid4()}", {}, entity=str(books.entity.uid), actor="wezer").rows
    return {
        row["entry"]: _Entry(
            row["number"],
            Counter(
                (code, from_decimal(debit, books.digits), from_decimal(credit, books.digits))
                for code, debit, credit in row["lines"]
            ),
        )
        for row in rows
    }


def _mirrored(books: Books, only: Any = None) -> dict[str, _Entry]:
    lines = BookLine.objects.filter(entry__books=books)
    if only is not None:
        lines = lines.filter(entry__uid__in=only)
    found: dict[str, tuple[str, Lines]] = {}
    for uid, number, *line in lines.values_list("entry__uid", "entry__number", "account__code", "debit", "credit"):
        found.setdefault(str(uid), (number, Counter()))[1][tuple(line)] += 1  # type: ignore[index]  # three columns
    return {uid: _Entry(number, counted) for uid, (number, counted) in found.items()}


def _entries_differ(books: Books, known: dict[str, _Entry], posted: dict[str, _Entry]) -> Iterator[Difference]:
    for uid, entry in sorted(posted.items(), key=lambda pair: pair[1].number):
        if entry.debit != entry.credit:
            yield Difference("unbalanced", entry.number, _words(books, entry.debit), _words(books, entry.credit))
        mine = known.get(uid)
        if mine is None:
            yield Difference("missing_here", entry.number)
        elif (mine.number, mine.lines) != (entry.number, entry.lines):
            yield Difference("entry", entry.number, _lines(books, mine, entry), _lines(books, entry, mine))
    for uid in sorted(known.keys() - posted.keys()):
        yield Difference("missing_there", known[uid].number)


def _lines(books: Books, entry: _Entry, other: _Entry) -> str:
    """The lines that the other one does not have."""
    told = [
        f"{code} {_words(books, debit)} / {_words(books, credit)}"
        for code, debit, credit in sorted((entry.lines - other.lines).elements())
    ]
    return "; ".join(told) or entry.number


def _words(books: Books, units: int) -> str:
    return to_decimal(units, books.digits)


# --- community currencies ---


def _units_differ(books: Books) -> Iterator[Difference]:
    """Units on each currency's account = the organisation's wallet, over transactions since the currency counts."""
    for money in CommunityMoney.objects.filter(books=books).select_related("currency").order_by("id"):
        if money.policy != MoneyPolicy.OFF_BOOKS:
            yield from _one_currency(books, money)


def _one_currency(books: Books, money: CommunityMoney) -> Iterator[Difference]:
    code, scale = money.currency.code, money.currency.scale
    in_books, in_ledger = _in_books(books, code), _in_ledger(books, money)
    for uid in _on_their_way(books):
        in_ledger.pop(uid, None)
        in_books.pop(uid, None)
    here, there = sum(in_books.values()), sum(in_ledger.values())
    if here != there:
        yield Difference("units", code, decimal_text(here, scale), decimal_text(there, scale))
    for uid, units in sorted(in_ledger.items()):
        if in_books.get(uid, 0) != units:
            yield Difference("not_in_books", code, uid, decimal_text(units - in_books.get(uid, 0), scale))
    for uid, units in sorted(in_books.items()):
        if uid not in in_ledger:
            yield Difference("not_in_ledger", code, uid, decimal_text(units, scale))


def _in_books(books: Books, code: str) -> dict[str, int]:
    """Transaction → units on the currency's account; entries that name none go by their number."""
    found: dict[str, int] = defaultdict(int)
    lines = BookLine.objects.filter(
        entry__books=books, currency=code, account__roles__role=f"community:{code}", units__isnull=False
    )
    for text, number, units in lines.values_list("text", "entry__number", "units"):
        named = _UID.search(text)
        found[named.group() if named else number] += units or 0
    return found


def _in_ledger(books: Books, money: CommunityMoney) -> dict[str, int]:
    first = money.rates.order_by("since").values_list("since", flat=True).first()
    since = datetime.combine(first, time(), UTC) if first else books.opened_at
    rows = (
        Entry.objects.filter(
            account__holder_id=books.entity_id, account__currency=money.currency, account__purpose=WALLET, at__gte=since
        )
        .values_list("transfer__transaction__uid")
        .annotate(units=Sum("units"))
    )
    return {str(uid): units for uid, units in rows if units}


def _on_their_way(books: Books) -> set[str]:
    """Transactions whose recording has not come through yet."""
    waiting = Recording.objects.filter(books=books, method="settle_community").exclude(flight__state=FlightState.DONE)
    return {each["payload"]["transaction"] for each in waiting.values_list("flight__payload", flat=True)}
