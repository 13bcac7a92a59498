"""Packs: what a country changes in the books. Countries register theirs; nothing here knows any of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

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


class Pack:
    """A chart of accounts, who plays which role in it, and which taxes answer to which name."""

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


pack_kinds: Registry[Pack] = Registry("pack_kinds", Pack)
