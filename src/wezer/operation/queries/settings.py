"""What the settings of the books show: currencies and their worth, roles and their accounts, years and their months."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wezer.kernel.money import decimal_text
from wezer.ledger.models import Currency
from wezer.operation.amounts import shown
from wezer.operation.models import BookRole, Books, BookYear, CommunityMoney, CommunityRate, MoneyPolicy
from wezer.operation.queries.moneys import community_currencies
from wezer.operation.roles import ROLE_NAMES, is_bank, role_name


def name_of_role(role: str) -> str:
    """In words; a community currency's own account by its code."""
    kind, _colon, code = role.partition(":")
    if code:
        return f"{ROLE_NAMES.get(kind, kind)}: {code}"
    return str(ROLE_NAMES.get(role) or (role_name(role) if is_bank(role) else role))


def next_bank(roles: Iterable[str]) -> str:
    """The role of one more account at a bank: `bank_2`, then `bank_3`."""
    known = set(roles)
    return next(role for role in (f"bank_{number}" for number in range(2, len(known) + 3)) if role not in known)


@dataclass(frozen=True)
class Money:
    """A community currency as the books keep it, with its last worth."""

    currency: Currency
    policy: str
    rate: CommunityRate | None
    books: Books

    @property
    def money(self) -> Any:
        return self.currency.money(self.rate.units if self.rate else 0)

    @property
    def worth(self) -> str:
        return shown(self.rate.value, self.books, unit=True) if self.rate else ""

    @property
    def typed(self) -> dict[str, Any]:
        """For the form that changes it."""
        if self.rate is None:
            return {"policy": self.policy}
        value = decimal_text(self.rate.value, self.books.digits)
        return {"policy": self.policy, "units": self.currency.text(self.rate.units), "value": value}


def moneys_of(books: Books) -> list[Money]:
    """Every community currency, kept in the books or not. Three statements."""
    policies = {each.currency_id: each for each in CommunityMoney.objects.filter(books=books)}
    rates: dict[int, CommunityRate] = {}
    for rate in CommunityRate.objects.filter(money__books=books).order_by("since"):
        rates[rate.money_id] = rate
    made = []
    for one in community_currencies(books.currency):
        kept = policies.get(one.pk)
        policy = kept.policy if kept else MoneyPolicy.OFF_BOOKS
        made.append(Money(one, policy, rates.get(kept.pk) if kept else None, books))
    return made


def roles_of(books: Books) -> list[dict[str, Any]]:
    """Role, its words, and the account that plays it."""
    found = BookRole.objects.filter(books=books).select_related("account").order_by("account__code", "role")
    return [{"role": each.role, "words": name_of_role(each.role), "account": each.account} for each in found]


def years_of(books: Books) -> list[BookYear]:
    """Newest first, with their months."""
    return list(books.years.prefetch_related("periods").order_by("-start"))
