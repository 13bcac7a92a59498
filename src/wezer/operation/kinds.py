"""Packs: what a country changes in the books. Countries register theirs; nothing here knows any of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.kernel.registry import Registry

#: Roles whose accounts are kept person by person.
BY_PARTY = frozenset({"receivable", "payable", "expense_payable", "share_receivable"})
#: Roles that every pack must give an account to.
NEEDED = frozenset(
    {
        "receivable", "payable", "bank", "cash", "card_clearing", "revenue_service", "revenue_goods", "membership_fee",
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
