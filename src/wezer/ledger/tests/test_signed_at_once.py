"""Two at the same moment: one key, two signatures, two issues against one reserve. Real transactions, on both databases."""

from functools import partial

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import at_once, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts import agreements, payments
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.issuing import issue
from wezer.ledger.acts.limits import set_authorisation
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.acts.signing import sign
from wezer.ledger.models import Occurrence, Schedule, Transaction
from wezer.ledger.queries import money_supply
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = Viewer.system()
ROUNDS = 6  # a race that is lost now and then is met in one of them


def test_one_key_at_the_same_moment_makes_one_request(val, join):
    fern, sage = join("Fern"), join("Sage")
    for number in range(ROUNDS):
        ask = lambda number=number: payments.request_payment(  # noqa: E731
            by=viewer(sage), payer=fern, payee=sage, amounts=[Money(5, "VAL")], key=f"k{number}"
        )
        assert at_once(ask, ask) == ["done", "done"], number
    assert Transaction.objects.filter(path="request").count() == ROUNDS


def test_one_key_at_the_same_moment_makes_one_plan(val, join):
    fern, sage = join("Fern"), join("Sage")
    for number in range(ROUNDS):
        plan = lambda number=number: schedule_payment(  # noqa: E731
            by=viewer(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")], first_on=now().date(), key=f"k{number}"
        )
        assert at_once(plan, plan) == ["done", "done"], number
    assert (Schedule.objects.count(), Occurrence.objects.count()) == (ROUNDS, ROUNDS)


def test_the_last_of_two_signatures_pays_when_both_come_at_once(val, join, circle):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    garden = circle("Garden", founder=fern)
    grant_role(by=SYSTEM, role=Role.objects.get(group=garden, key="wallet"), member=sage)
    set_authorisation(by=SYSTEM, party=garden, needs=2)
    for number in range(ROUNDS):
        asked = payments.request_payment(by=viewer(mint), payer=garden, payee=mint, amounts=[Money(5, "VAL")])
        agreements.accept(by=viewer(fern, garden), transaction=asked)
        settle = lambda who, pk=asked.pk: agreements.settle(  # noqa: E731
            by=viewer(who, garden), transaction=Transaction.objects.get(pk=pk)
        )
        at_once(*(partial(settle, who) for who in (fern, sage)))
        asked.refresh_from_db()
        assert (asked.state, asked.signatures.count()) == ("completed", 2), number
    assert balance(mint) == 5 * ROUNDS


def test_two_last_signatures_at_once_stay_within_the_reserve(community, join):
    oak, ash, fern = join("Oak"), join("Ash"), join("Fern")
    for member in (oak, ash):
        grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=member)
    backing = {"asset": "bread", "reserve": 600 * ROUNDS, "ratio": [1, 1], "redeemable": True, "rule": ""}
    rules = {"backing": backing, "signatures": 2}
    loaf = create_currency(by=SYSTEM, code="LOAF", name="Loaf", kind="backed", rules=rules)
    made = [issue(by=viewer(oak), currency=loaf, to=fern, units=600, memo="Baked") for _each in range(2 * ROUNDS)]
    for first, second in zip(made[::2], made[1::2], strict=True):
        at_once(
            lambda one=first: sign(by=viewer(ash), transaction=one),
            lambda one=second: sign(by=viewer(ash), transaction=one),
        )
    assert money_supply(loaf) == 600 * ROUNDS
