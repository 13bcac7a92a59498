"""Thanks are few, whichever way they are given: so many a day, so often for one thing (exchange.md A.7, H.23)."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from wezer.api.testing import Caller
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts import payments
from wezer.ledger.acts.batches import Item, pay_batch
from wezer.ledger.acts.currencies import change_currency
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.receipts import withdraw_thanks
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.acts.thanking import thank
from wezer.ledger.acts.tickets import open_ticket, pay_ticket
from wezer.ledger.models import Currency, Occurrence, Transaction
from wezer.ledger.refusals import AlreadyGiven, BatchItemRefused, TooOften
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
ONE = (Money(1, "LIKE"),)
FEW = 3


@pytest.fixture
def few(like):
    """Three a day."""
    change_currency(by=Viewer.system(), currency=like, rules={"per_day": FEW})
    return Currency.objects.get(pk=like.pk)


@pytest.fixture
def two(join, few):
    return join("Fern"), join("Sage")


def paying(giver, receiver, _number):
    payments.pay(by=viewer(giver), payer=giver, payee=receiver, amounts=ONE)


def thanking(giver, receiver, _number):
    thank(by=viewer(giver), receiver=receiver, currency=Currency.objects.get(code="LIKE"))


def committing(giver, receiver, _number):
    drafted = payments.draft(by=viewer(giver), payer=giver, payee=receiver, amounts=ONE)
    payments.commit(by=viewer(giver), transaction=drafted)


def answering(giver, receiver, _number):
    asked = payments.request_payment(by=viewer(receiver), payer=giver, payee=receiver, amounts=ONE)
    payments.accept_request(by=viewer(giver), transaction=asked)


def by_ticket(giver, receiver, _number):
    pay_ticket(by=viewer(giver), ticket=open_ticket(by=viewer(receiver), payee=receiver, amounts=ONE), payer=giver)


def in_batches(giver, receiver, _number):
    pay_batch(by=viewer(giver), items=[Item(giver, receiver, ONE)])


WAYS = {each.__name__: each for each in (paying, thanking, committing, answering, by_ticket, in_batches)}


def give(way, giver, receiver, times):
    """How many were given before the first refusal, and that one."""
    for number in range(times):
        try:
            WAYS[way](giver, receiver, number)
        except BatchItemRefused as refused:
            return number, type(refused.__cause__)
        except Refusal as refused:
            return number, type(refused)
    return times, None


@pytest.mark.parametrize("way", WAYS)
def test_so_many_a_day_whichever_way_and_again_tomorrow(two, way):
    fern, sage = two
    assert give(way, fern, sage, FEW + 2) == (FEW, TooOften) and balance(sage, "LIKE") == FEW
    assert give(way, sage, fern, 1) == (1, None)  # everybody counts for themselves
    with clock.at(now() + timedelta(hours=25)):
        assert give(way, fern, sage, FEW + 2) == (FEW, TooOften) and balance(sage, "LIKE") == 2 * FEW


@pytest.mark.parametrize("first", WAYS)
def test_one_way_counts_for_every_other(two, first):
    fern, sage = two
    assert give(first, fern, sage, FEW) == (FEW, None)
    assert {way: give(way, fern, sage, 1)[1] for way in WAYS} == dict.fromkeys(WAYS, TooOften)
    assert balance(sage, "LIKE") == FEW


def test_what_was_written_down_long_ago_counts_on_the_day_it_is_given(two):
    fern, sage = two
    drafted = [payments.draft(by=viewer(fern), payer=fern, payee=sage, amounts=ONE) for _ in range(FEW + 1)]
    with clock.at(now() + timedelta(days=9)):
        for one in drafted[:FEW]:
            payments.commit(by=viewer(fern), transaction=one)
        with pytest.raises(TooOften):
            payments.commit(by=viewer(fern), transaction=drafted[FEW])
    assert Transaction.objects.get(pk=drafted[FEW].pk).state == "draft" and balance(sage, "LIKE") == FEW


@pytest.mark.parametrize("mode", ["all_or_nothing", "each"])
def test_one_batch_gives_no_more_than_one_day(two, mode):
    fern, sage = two
    items = [Item(fern, sage, ONE) for _ in range(FEW + 2)]
    if mode == "all_or_nothing":
        with pytest.raises(BatchItemRefused) as refused:
            pay_batch(by=viewer(fern), items=items, mode=mode)
        assert isinstance(refused.value.__cause__, TooOften) and balance(sage, "LIKE") == 0
    else:
        results = pay_batch(by=viewer(fern), items=items, mode=mode)
        assert [type(each.refused) for each in results[FEW:]] == [TooOften] * 2 and balance(sage, "LIKE") == FEW


def test_plans_give_no_more_either(two):
    fern, sage = two
    for _ in range(FEW + 1):
        schedule_payment(by=viewer(fern), payer=fern, payee=sage, amounts=ONE, first_on=now().date())
    run_due()
    states = sorted(Occurrence.objects.values_list("state", flat=True))
    assert (states, balance(sage, "LIKE")) == (["failed", *["processed"] * FEW], FEW)


def test_a_program_hears_that_it_is_enough_and_its_keys_go_on_repeating(two):
    fern, sage = two
    call = Caller.of(fern, "*")
    sent = {"payee": str(sage.uid), "amounts": [{"amount": "1", "currency": "LIKE"}]}
    answers = [call.post("ledger/transactions", sent, key=f"k{number}").status_code for number in range(FEW + 1)]
    again = [call.post("ledger/transactions", sent, key=f"k{number}").status_code for number in range(FEW)]
    thanks = call.post("ledger/thanks", {"receiver": str(sage.uid), "currency": "LIKE"}, key="t").status_code
    assert (answers, again, thanks) == ([*[201] * FEW, 429], [200] * FEW, 429)
    assert balance(sage, "LIKE") == FEW


def test_for_one_thing_thanks_are_given_once_whichever_way(two, few):
    fern, sage = two
    by, about = viewer(fern), "core.post/1"
    first = thank(by=by, receiver=sage, currency=few, about=about)
    with pytest.raises(AlreadyGiven):
        payments.pay(by=by, payer=fern, payee=sage, amounts=ONE, about=about)
    withdraw_thanks(by=by, transaction=first)
    payments.pay(by=by, payer=fern, payee=sage, amounts=ONE, about=about)
    with pytest.raises(AlreadyGiven):
        thank(by=by, receiver=sage, currency=few, about=about)
    assert balance(sage, "LIKE") == 1


def test_what_was_taken_back_leaves_room(two, few):
    fern, sage = two
    given = [thank(by=viewer(fern), receiver=sage, currency=few) for _ in range(FEW)]
    withdraw_thanks(by=viewer(fern), transaction=given[0])
    assert give("paying", fern, sage, 2) == (1, TooOften)


def test_other_payments_are_as_many_as_one_likes(two, val, paid):
    fern, sage = two
    for _ in range(FEW + 2):
        paid(fern, sage, 1)
    assert balance(sage) == FEW + 2


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_that_come_at_once_wait_for_each_other(two, few):
    fern, sage = two
    for _ in range(FEW - 1):
        paying(fern, sage, 0)
    gate, refused = threading.Barrier(2), []

    def give_one():
        gate.wait()
        try:
            paying(fern, sage, 0)
        except TooOften as refusal:
            refused.append(type(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=give_one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (refused, balance(sage, "LIKE")) == ([TooOften], FEW)
