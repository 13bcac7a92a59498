"""Open sets of the books: packs (what a country changes), recorded kinds (who hears what became of a recording) and
event kinds (who follows what happens in the engine, whoever did it).

Countries and packages register theirs; nothing here knows any of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.kernel.registry import Registry
from wezer.operation.reports import report_kinds as report_kinds  # its registry is known from the start

#: Roles whose accounts are kept person by person.
BY_PARTY = frozenset({"receivable", "payable", "expense_payable", "share_receivable", "deposit", "deposit_paid"})
#: Roles of what is paid before it is due; the engine lets invoices recall what lies there.
DEPOSITS = frozenset({"deposit", "deposit_paid"})
#: Roles that every pack must give an account to.
NEEDED = frozenset(
    {
        "receivable", "payable", "bank", "cash", "card_clearing", "sepa_clearing", "deposit", "deposit_paid", "revenue_service", "revenue_goods", "membership_fee",
        "donation", "grant", "subsidy", "expense_goods", "expense_services", "expense_supplies", "expense_travel",
        "expense_other", "expense_payable", "share_receivable", "capital_unpaid", "capital_paid", "share_premium",
        "payroll_gross", "payroll_employer", "net_pay_payable", "social_payable", "tax_withheld", "rounding",
        "exchange_gain", "exchange_loss", "cash_difference", "volunteer_time_income", "volunteer_time_use",
        "crowdfunding_held", "community", "suspense", "result",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Leaf:
    """An account that the national chart lacks: made like another one, under a code of its own."""

    code: str
    name: str
    like: str


@dataclass(frozen=True)
class TaxOf:
    """A tax of the national chart, by side (out, in) and nature (goods, service)."""

    side: str
    nature: str
    template: str


@dataclass(frozen=True)
class TaxRegime:
    """How an organisation stands to VAT. `mention` is what the law wants on documents, in the country's own language."""

    kind: str
    name: Any
    note: Any = ""
    charges: bool = False
    #: The name of the tax that a new line begins with.
    usual_tax: str = ""
    mention: str = ""


NO_TAX = TaxRegime("none", _("No VAT"), _("Documents carry no VAT, and none is taken back on what you buy."))


@dataclass(frozen=True)
class Identifier:
    """A number in a register of the country. `checks`: the module of python-stdnum that knows it, or a pattern."""

    kind: str
    name: Any
    checks: str = ""
    pattern: str = ""
    example: str = ""


class Pack:
    """A chart of accounts, who plays which role in it, which taxes answer to which name, and what documents must say."""

    kind: ClassVar[str]
    name: ClassVar[Any]
    country: ClassVar[str] = ""
    #: The engine's chart template.
    chart: ClassVar[str]
    #: Role → code of an account of the chart, or a leaf to make.
    roles: ClassVar[Mapping[str, str | Leaf]]
    #: Tax name → the taxes that it means.
    taxes: ClassVar[Mapping[str, tuple[TaxOf, ...]]] = {}
    language: ClassVar[str] = "en"
    #: Whether capital that is subscribed but not paid yet has an account of its own (`capital_unpaid`).
    unpaid_capital_apart: ClassVar[bool] = True
    #: For whom it is, in a sentence.
    note: ClassVar[Any] = ""
    currency: ClassVar[str] = "EUR"
    #: The first is what most choose.
    regimes: ClassVar[tuple[TaxRegime, ...]] = (NO_TAX,)
    #: Any of them is a registration number; none: it is not checked.
    identifiers: ClassVar[tuple[Identifier, ...]] = ()
    #: Sentences that the law wants on every document to pay, in the country's own language.
    mentions: ClassVar[tuple[str, ...]] = ()
    #: Files that the country's law asks for, of the gateway's reports: kind → name.
    files: ClassVar[Mapping[str, Any]] = {}

    def regime(self, kind: str) -> TaxRegime:
        """The regime of that name; the first where a pack has dropped it since."""
        return next((each for each in self.regimes if each.kind == kind), self.regimes[0])


pack_kinds: Registry[Pack] = Registry("pack_kinds", Pack)


class RecordedKind:
    """Who wants to hear what became of a recording: a file in any package's `recorded_kinds/`.

    Both methods are called in the transaction that marks the flight done or held, once each time; they only write.
    A recording that was held may be recorded later. `flight.payload` says what was asked.
    """

    #: Any name of its own, by habit `<package>.<what>`.
    kind: ClassVar[str]
    #: The gateway's method it hears of.
    method: ClassVar[str]
    #: Only recordings of records of this model (`operation.invoice`); empty for all of the method.
    origin: ClassVar[str] = ""

    def recorded(self, flight: Any, result: Any) -> None:
        """The books have it. `result` is the gateway's Result, the stored one when the call had come through before."""

    def refused(self, flight: Any, refusal: Any) -> None:
        """A person must act: `refusal` is a GatewayRefusal (code, field, sentence)."""

    def dropped(self, flight: Any, reason: str) -> None:
        """A person gave it up: it will never be in the books."""


recorded_kinds: Registry[RecordedKind] = Registry("recorded_kinds", RecordedKind, comes_later=True)


def followers_of(method: str, origin: str) -> list[RecordedKind]:
    """Those who hear of recordings by this method for a record of this Ref."""
    label = origin.partition("/")[0]
    return [each for each in recorded_kinds if each.method == method and each.origin in ("", label)]


class YearCheck:
    """One line of the checklist of a year's end: a file in any package's `year_checks/`, or beside what it looks at."""

    kind: ClassVar[str]
    name: ClassVar[Any]
    order: ClassVar[int] = 50

    def look(self, books: Any, year: Any) -> Any:
        """A `wezer.operation.queries.year_end.Checked`. At most two statements."""
        raise NotImplementedError


year_checks: Registry[YearCheck] = Registry("year_checks", YearCheck, comes_later=True)


class PaperKind:
    """A sort of document on paper; `kind` is the label of its model (`operation.invoice`)."""

    kind: ClassVar[str]
    name: ClassVar[Any]
    template: ClassVar[str]

    def find(self, uid: Any) -> Any:
        """The document with what its paper says, or None."""
        raise NotImplementedError

    def context(self, document: Any) -> dict[str, Any]:
        """What the template needs."""
        raise NotImplementedError

    def file_name(self, document: Any) -> str:
        """“F-2026-0042.pdf”, in the language that is active."""
        raise NotImplementedError

    def language(self, document: Any) -> str:
        """In which it is drawn first: the reader's."""
        raise NotImplementedError


paper_kinds: Registry[PaperKind] = Registry("paper_kinds", PaperKind, comes_later=True)


@dataclass(frozen=True)
class EngineEvent:
    """Something that happened in the engine. `key` is that of the gateway's call in which it did; empty: the back office."""

    id: int
    name: str
    subject: str
    key: str
    at: str
    payload: Mapping[str, Any]


class EventKind:
    """Who follows the engine's events into tables of their own: a file in any package's `event_kinds/`.

    `project` is called by the worker in the transaction that writes the mirror, in order of events. It may be called twice
    for one event and must not mind. One that raises becomes a flight of its own, and the mirror goes on.
    """

    #: Any name of its own, by habit `<package>.<what>`.
    kind: ClassVar[str]
    #: Names of events: `move_posted`, `invoice_posted`, `invoice_paid`, `invoice_cancelled`, `invoice_changed`,
    #: `reconciled`, `unreconciled`, `payment_state`, `chart_changed`.
    events: ClassVar[frozenset[str]]

    def project(self, books: Any, event: EngineEvent) -> None:
        """Write what follows from it."""
        raise NotImplementedError

    def document(self, books: Any, event: EngineEvent) -> str:
        """The Ref of the record that the event is about, where one is known; facts about it carry it as their subject."""
        return ""


event_kinds: Registry[EventKind] = Registry("event_kinds", EventKind, comes_later=True)
