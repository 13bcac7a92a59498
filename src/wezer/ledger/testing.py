"""Fixtures that read as sentences: the currencies and people of exchange.md H."""

from collections.abc import Callable
from typing import Any

import pytest

from wezer.core.models import Group, Member, Party
from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.models import Account, Currency, Transaction


def balance(party: Party, code: str = "VAL", purpose: str = "wallet") -> int:
    """What the party's account says, 0 when there is none."""
    found = Account.objects.filter(holder=party, currency__code=code, purpose=purpose).first()
    return found.balance if found else 0


def account(party: Party, code: str = "VAL", purpose: str = "wallet") -> Account:
    return Account.objects.select_related("currency", "holder").get(holder=party, currency__code=code, purpose=purpose)


def counts() -> tuple[int, int]:
    """How many transactions and entries there are."""
    from wezer.ledger.models import Entry

    return Transaction.objects.count(), Entry.objects.count()


@pytest.fixture
def val(community: Group) -> Currency:
    """VAL: mutual credit, whole units, −500 to +500."""
    return create_currency(by=Viewer.system(), code="VAL", name="Valeureux", kind="mutual_credit")


@pytest.fixture
def eur(community: Group) -> Currency:
    """EUR: tracked, two decimals, no limits."""
    return create_currency(by=Viewer.system(), code="EUR", name="Euro", kind="external", scale=2, symbol="€")


@pytest.fixture
def like(community: Group) -> Currency:
    """Likes: counted, twenty a day."""
    return create_currency(by=Viewer.system(), code="LIKE", name="Like", kind="gratitude")


@pytest.fixture
def paid() -> Callable[..., Transaction]:
    """`paid(fern, sage, 50)`: a payment of VAL by its payer."""
    from wezer.ledger.acts.payments import pay

    def one(payer: Member, payee: Party, units: int, code: str = "VAL", **more: Any) -> Transaction:
        return pay(by=Viewer.of(payer), payer=payer, payee=payee, amounts=[Money(units, code)], **more)

    return one
