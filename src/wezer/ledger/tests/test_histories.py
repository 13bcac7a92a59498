"""Random histories of acts: whatever people try, exchange.md B.2 holds at the end, and on the way."""

import random

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.agreements import invoice, release, reserve, settle
from wezer.ledger.acts.batches import Item, pay_batch
from wezer.ledger.acts.limits import remove_limit, set_limit
from wezer.ledger.acts.payments import abort, accept_request, commit, draft, pay, refuse, request_payment
from wezer.ledger.acts.receipts import confirm_receipt, confirm_refund, reverse
from wezer.ledger.acts.sealing import seal
from wezer.ledger.acts.thanking import thank
from wezer.ledger.audit import audit
from wezer.ledger.models import Account, Leg, LimitRule, Transaction

SYSTEM = Viewer.system()
CODES = ("VAL", "VAL", "VAL", "EUR", "LIKE")


class History:
    """A few people who do one thing after another, chosen by a seed; most attempts are refused, and that is the point."""

    def __init__(self, people, currencies, seed):
        self.people, self.currencies, self.draw = people, currencies, random.Random(seed)

    def amounts(self):
        codes = self.draw.sample(("VAL", "EUR", "LIKE"), self.draw.randint(1, 3))
        return [Money(1 if code == "LIKE" else self.draw.choice((0, 1, 7, 60, 250, 499, 501)), code) for code in codes]

    def pair(self):
        return self.draw.choice(self.people), self.draw.choice(self.people)

    def some(self):
        ids = list(Transaction.objects.order_by("-id").values_list("pk", flat=True)[:12])
        return Transaction.objects.get(pk=self.draw.choice(ids)) if ids else None

    def step(self):
        payer, payee = self.pair()
        who = Viewer.of(self.draw.choice(self.people))
        verb = self.draw.choice(self.FIRST + self.THEN)
        key = self.draw.choice((None, f"k{self.draw.randint(0, 30)}"))
        if verb in self.THEN:
            one = self.some()
            return one and verb(by=who, transaction=one)
        if verb is thank:
            return thank(by=who, receiver=payee, currency=self.currencies["LIKE"], about=f"o/{self.draw.randint(0, 5)}")
        if verb is set_limit:
            units = self.draw.choice((None, -100, -1000))
            return set_limit(by=SYSTEM, currency=self.currencies["VAL"], side="floor", units=units, member=payer)
        if verb is remove_limit:
            rule = LimitRule.objects.filter(removed_at=None).first()
            return rule and remove_limit(by=SYSTEM, rule=rule)
        if verb is pay_batch:
            items = [Item(payer, payee, (Money(5, "VAL"),)) for _n in range(self.draw.randint(1, 6))]
            return pay_batch(by=who, items=items, mode=self.draw.choice(("each", "all_or_nothing")))
        return verb(by=who, payer=payer, payee=payee, amounts=self.amounts(), key=key)

    FIRST = (pay, pay, pay, draft, request_payment, reserve, thank, pay_batch, set_limit, remove_limit)
    THEN = (
        commit, accept_request, refuse, abort, abort, settle, settle, invoice, release, confirm_receipt, reverse, confirm_refund,
    )  # fmt: skip


@act
def one_step(*, by, history):
    """Each attempt alone: what is refused leaves nothing behind."""
    with attempt():
        history.step()


def invariants_hold():
    for code, total in Account.objects.values_list("currency__code").annotate(n=Sum("balance")).order_by():
        assert total == 0, code
    report = audit()
    assert report.findings == [], [str(one) for one in report.findings]
    aside = Leg.objects.filter(is_set_aside=True).exclude(transaction__state__in=["accepted", "invoiced"])
    assert not aside.exists()


@pytest.fixture
def world(join, val, eur, like):
    return [join(name) for name in ("Fern", "Sage", "Mint", "Basil")], {"VAL": val, "EUR": eur, "LIKE": like}


@settings(
    max_examples=6, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(seed=st.integers(0, 2**32), length=st.integers(50, 500))
def test_whatever_is_tried_the_books_stay_true(world, seed, length):
    """The world goes on from example to example, as it does outside of tests."""
    history = History(*world, seed)
    done = 0
    for number in range(length):
        before = Transaction.objects.count() if number % 50 == 0 else None
        try:
            one_step(by=SYSTEM, history=history)
            done += 1
        except Refusal as refused:
            assert refused.status < 500
        if before is not None:
            invariants_hold()
    if number % 3 == 0:
        seal()
    invariants_hold()
    assert done


def test_balances_beyond_a_limit_are_only_warned_about(world, paid):
    people, currencies = world
    paid(people[0], people[1], 400)
    set_limit(by=SYSTEM, currency=currencies["VAL"], side="floor", units=-100, member=people[0])
    report = audit()
    assert (report.is_clean, len(report.warnings)) == (True, 1)
