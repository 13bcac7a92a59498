"""The contract of the posting primitive: the same on both databases. And the races, with real threads on PostgreSQL."""

import threading
from collections import Counter

import pytest
from django.db import connection, transaction

from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger import posting
from wezer.ledger.acts.accounts import open_account
from wezer.ledger.acts.agreements import reserve, settle
from wezer.ledger.acts.limits import set_limit
from wezer.ledger.acts.payments import commit, draft, pay
from wezer.ledger.audit import audit
from wezer.ledger.models import Account, Currency, Entry, Transaction, TransactionLog, Transfer
from wezer.ledger.posting import Move, Outcome, Payment, Step
from wezer.ledger.testing import account, balance, counts

SYSTEM = Viewer.system()


@pytest.fixture
def pair(join, val):
    both = join("Fern"), join("Sage")
    for one in both:
        open_account(by=SYSTEM, holder=one, currency=val)
    return both


def payment(fern, sage, val, units, **more):
    one = more.pop("move", {})
    moves = (Move(fern.pk, sage.pk, val, units, **one),)
    return Payment(payer=fern.pk, payee=sage.pk, state="completed", moves=moves, at=now(), party=fern.pk, **more)


def refused(one):
    """The outcome of a payment that is refused, with all it wrote rolled back."""
    with transaction.atomic():
        outcome = posting.pay(one)
        transaction.set_rollback(True)
    return outcome


def test_a_posting_writes_header_log_transfer_entries_and_balances(pair, val):
    fern, sage = pair
    done = posting.pay(payment(fern, sage, val, 60, key="k", description="Bread", initiator=fern.pk))
    head = Transaction.objects.get(pk=done.id)
    transfer = Transfer.objects.get()
    a, b = account(fern), account(sage)
    assert (done.code, head.description, head.state, head.version, head.key) == (None, "Bread", "completed", 1, "k")
    assert head.completed_at == head.created_at == Entry.objects.first().at
    assert (transfer.units, transfer.currency_version, transfer.version, transfer.purpose) == (60, 1, 1, "payment")
    assert list(Entry.objects.order_by("id").values_list("account", "seq", "units", "balance_after")) == [
        (a.pk, 1, -60, -60), (b.pk, 1, 60, 60),
    ]  # fmt: skip
    assert (a.balance, a.sequence, a.gross_out, b.balance, b.gross_in) == (-60, 1, 60, 60, 60)
    assert TransactionLog.objects.get().actor_id == fern.pk


def test_a_key_is_answered_with_its_transaction(pair, val):
    fern, sage = pair
    first = posting.pay(payment(fern, sage, val, 60, key="k"))
    assert posting.pay(payment(fern, sage, val, 60, key="k"))[:2] == ("replay", first.id)
    assert counts() == (1, 2)


def test_what_a_posting_refuses(pair, val, join):
    fern, sage = pair
    mint = join("Mint")
    stale = Currency.objects.get(pk=val.pk)
    stale.stamp += 1
    assert refused(payment(fern, mint, val, 1))[:4] == ("account_missing", None, 1, "payee")
    assert refused(payment(fern, fern, val, 1))[:3] == ("same_account", None, 1)
    assert refused(payment(fern, sage, stale, 1))[:3] == ("stale_currency", None, 1)
    low = refused(payment(fern, sage, val, 501))
    assert (low.code, low.leg, low.side, low.bound, low.would_be) == ("limit_min", 1, "payer", -500, -501)
    Account.objects.filter(holder=fern).update(floor=None)
    high = refused(payment(fern, sage, val, 501))
    assert (high.code, high.side, high.bound, high.would_be) == ("limit_max", "payee", 500, 501)
    Account.objects.filter(holder=sage).update(guarded=True)
    assert refused(payment(fern, sage, val, 1))[:4] == ("guarded", None, 1, "payee")
    assert refused(payment(fern, sage, val, 501, mode="cleared")).code is None
    assert refused(payment(fern, sage, val, 501, mode="cleared", move={"ceiling": 500})).code == "limit_max"
    Account.objects.filter(holder=sage).update(state="suspended")
    assert refused(payment(fern, sage, val, 1))[:4] == ("account_inactive", None, 1, "payee")
    assert refused(payment(fern, sage, val, 1, mode="free")).code is None
    Account.objects.filter(holder=sage).update(state="closed")
    assert refused(payment(fern, sage, val, 1, mode="free")).code == "account_inactive"
    assert counts() == (0, 0)


@pytest.mark.parametrize(
    ("before", "floor", "ceiling", "units", "code"),
    [
        (0, -500, 500, 500, None), (0, -500, 500, 501, "limit_min"),
        (-600, -500, 500, 1, "limit_min"),  # outside, and farther still
        (50, 100, 500, 20, None),  # outside, and closer to zero
        (50, 100, 500, 120, "limit_min"),  # across zero and farther away
    ],
)  # fmt: skip
def test_outside_its_limits_an_account_may_come_closer_to_zero(pair, val, before, floor, ceiling, units, code):
    fern, sage = pair
    Account.objects.filter(holder=fern).update(balance=before, floor=floor, ceiling=ceiling)
    Account.objects.filter(holder=sage).update(balance=-before, ceiling=None)
    assert refused(payment(fern, sage, val, units)).code == code


def test_what_is_set_aside_counts_on_both_sides(pair, val):
    fern, sage = pair
    Account.objects.filter(holder=fern).update(reserved=400)
    Account.objects.filter(holder=sage).update(expected=450)
    assert refused(payment(fern, sage, val, 101)).code == "limit_min"
    assert refused(payment(fern, sage, val, 51)).code == "limit_max"
    made = posting.pay(payment(fern, sage, val, 50))
    step = Step(made.id, 2, "completed", now(), (Move(fern.pk, sage.pk, val, 400, consumes=True),))
    assert posting.post(step).code is None
    assert (account(fern).reserved, account(sage).expected, balance(fern)) == (0, 50, -450)


def test_a_step_writes_its_log_row_and_may_post_nothing(pair, val):
    fern, sage = pair
    made = posting.pay(payment(fern, sage, val, 50))
    assert posting.post(Step(made.id, 2, "reversed", now(), actor=sage.pk, reason="x")).code is None
    assert list(TransactionLog.objects.order_by("version").values_list("version", "state", "actor", "reason")) == [
        (1, "completed", None, ""), (2, "reversed", sage.pk, "x"),
    ]  # fmt: skip


def test_a_batch_is_posted_in_order_until_the_first_refusal(pair, val):
    fern, sage = pair
    several = [payment(fern, sage, val, units, key=f"k{n}") for n, units in enumerate((200, 200, 101, 1))]
    with transaction.atomic():
        outcomes = posting.pay_batch(several)
        transaction.set_rollback(True)
    assert [one.code for one in outcomes] == [None, None, "limit_min"]
    assert [one.code for one in posting.pay_batch(several[:2])] == [None, None]
    assert posting.pay_batch(several[:2])[0].code == "replay" and posting.pay_batch([]) == []
    assert audit().is_clean


def test_a_soft_limit_is_reported(pair, val):
    fern, sage = pair
    Account.objects.filter(holder=fern).update(soft_floor=-10)
    assert [posting.pay(payment(fern, sage, val, 10)).alert, posting.pay(payment(fern, sage, val, 1)).alert] == [
        False,
        True,
    ]
    assert Outcome(None).alert is False


# --- races ----------------------------------------------------------------------------------------------------------


def at_once(count, run):
    """Run in `count` threads that start together; what each gave or how it was refused."""
    barrier, results = threading.Barrier(count), []

    def one(number):
        try:
            barrier.wait(20)
            results.append(run(number))
        except Refusal as refusal:
            results.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return Counter(results)


@pytest.mark.django_db(transaction=True)
def test_h17_fifty_payers_at_once_never_pass_the_limit(pair, val):
    fern, sage = pair
    set_limit(by=SYSTEM, currency=val, side="floor", units=-20, member=fern)
    count = 50 if connection.vendor == "postgresql" else 30

    def one(number):
        amounts = [Money(1, "VAL")]
        return pay(by=Viewer.of(fern), payer=fern, payee=sage, amounts=amounts, key=f"k{number}").state

    assert at_once(count, one) == {"completed": 20, "limit_min": count - 20}
    assert (balance(fern), audit().is_clean) == (-20, True)


@pytest.mark.django_db(transaction=True)
def test_opposing_transfers_in_two_currencies_do_not_stop_each_other(join, val, eur):
    people = [join(name) for name in ("Fern", "Sage", "Mint", "Basil")]
    Account.objects.all()

    def one(number):
        payer, payee = people[number % 4], people[(number * 3 + 1 + number // 4) % 4]
        if payer is payee:
            payee = people[(number + 1) % 4]
        codes = ("VAL", "EUR") if number % 2 else ("EUR", "VAL")
        done = [
            pay(by=Viewer.of(payer), payer=payer, payee=payee, amounts=[Money(1, code) for code in codes]).state
            for _round in range(5)
        ]
        return done[-1]

    assert at_once(8, one) == {"confirming": 8}
    assert (Entry.objects.count(), audit().is_clean) == (8 * 5 * 4, True)


@pytest.mark.django_db(transaction=True)
def test_the_same_key_from_many_threads_pays_once(pair, val):
    fern, sage = pair
    result = at_once(8, lambda number: str(
        pay(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(1, "VAL")], key="same").uid
    ))  # fmt: skip
    assert (len(result), balance(fern)) == (1, -1)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_commit_a_draft_once_and_settle_an_agreement_once(pair, val):
    fern, sage = pair
    made = draft(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")])
    agreed = reserve(by=Viewer.of(sage), payer=fern, payee=sage, amounts=[Money(7, "VAL")])
    for act, one in ((commit, made), (settle, agreed)):
        result = at_once(4, lambda n, act=act, one=one: act(
            by=Viewer.of(fern), transaction=Transaction.objects.get(pk=one.pk)
        ).state)  # fmt: skip
        assert result["completed"] == 1 and sum(result.values()) == 4
    assert (balance(fern), account(fern).reserved, audit().is_clean) == (-12, 0, True)
