"""Scenarios 1 to 10 of exchange.md H, as corrected in SETTLED rows 6, 21 and 22."""

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.agreements import accept, release, reserve, settle
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.issuing import destroy, issue
from wezer.ledger.acts.limits import remove_limit, set_limit
from wezer.ledger.acts.payments import abort, change_draft, commit, copy_as_draft, draft, pay, refuse, request_payment
from wezer.ledger.acts.receipts import confirm_receipt, confirm_refund, reverse
from wezer.ledger.acts.sealing import seal
from wezer.ledger.acts.signing import sign
from wezer.ledger.chain import head
from wezer.ledger.models import Entry, State, Transaction
from wezer.ledger.queries import open_obligations, waiting_for
from wezer.ledger.refusals import (
    IdempotencyConflict,
    InvalidTransition,
    LimitMax,
    LimitMin,
    NotPayee,
    NotPayer,
    SignedFor,
    StaleVersion,
)
from wezer.ledger.testing import account, balance, counts

SYSTEM = Viewer.system()


@pytest.fixture
def people(join, val):
    return join("Fern"), join("Sage"), join("Mint")


@pytest.fixture
def moderator(join, community):
    thyme = join("Thyme")
    grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=thyme)
    return thyme


def test_h01_a_payment_moves_both_balances_and_adds_one_link(people, paid):
    fern, sage, _mint = people
    seal()
    before = head()[0]
    made = paid(fern, sage, 50)
    assert (made.state, balance(fern), balance(sage)) == ("completed", -50, 50)
    assert [(e.units, e.balance_after) for e in Entry.objects.order_by("id")] == [(-50, -50), (50, 50)]
    assert (seal(), head()[0]) == (1, before + 1)


def test_h02_the_same_key_pays_once(people, paid):
    fern, sage, _mint = people
    first = paid(fern, sage, 50, key="k1")
    again = paid(fern, sage, 50, key="k1")
    assert (again.uid, again.is_replay, balance(fern)) == (first.uid, True, -50)
    with pytest.raises(IdempotencyConflict):
        paid(fern, sage, 60, key="k1")
    assert (balance(fern), counts()) == (-50, (1, 2))


def test_h02_a_repeated_key_is_answered_even_when_the_limit_is_reached(people, paid):
    fern, sage, _mint = people
    first = paid(fern, sage, 500, key="k1")
    assert paid(fern, sage, 500, key="k1").uid == first.uid


def test_a_refused_payment_leaves_its_key_free(people, paid):
    fern, sage, _mint = people
    for _try in range(2):
        with pytest.raises(LimitMin):
            paid(fern, sage, 501, key="k1")
    assert (paid(fern, sage, 500, key="k1").state, counts()) == ("completed", (1, 2))


def test_h03_only_the_payer_or_a_moderator_commits_a_draft(people, moderator):
    fern, sage, mint = people
    made = draft(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(50, "VAL")])
    for other in (sage, mint):
        with pytest.raises(NotPayer):
            commit(by=Viewer.of(other), transaction=made)
    commit(by=Viewer.of(moderator), transaction=made)
    newest = made.log.order_by("version").last()
    assert (made.state, newest.actor_id, newest.reason) == ("completed", moderator.pk, "moderator")
    assert (balance(fern), balance(sage)) == (-50, 50)


def test_h04_only_the_payee_takes_a_payment_back(people, paid):
    fern, sage, mint = people
    made = paid(fern, sage, 50)
    for other in (fern, mint):
        with pytest.raises(NotPayee):
            reverse(by=Viewer.of(other), transaction=made)
    before = list(Entry.objects.values_list("id", "units", "balance_after"))
    counter = reverse(by=Viewer.of(sage), transaction=made)
    made.refresh_from_db()
    assert (made.state, counter.state, counter.reverses_id) == ("reversed", "completed", made.pk)
    assert (balance(fern), balance(sage), Entry.objects.count()) == (0, 0, 4)
    assert list(Entry.objects.order_by("id").values_list("id", "units", "balance_after"))[:2] == before
    with pytest.raises(InvalidTransition):
        reverse(by=Viewer.of(sage), transaction=made)


def test_h05_the_lower_limit_may_be_reached_and_not_passed(people, paid):
    fern, sage, mint = people
    paid(fern, sage, 50)
    assert paid(fern, mint, 450).state == "completed"
    before = counts()
    with pytest.raises(LimitMin) as refused:
        paid(fern, mint, 1)
    detail = refused.value.as_dict()["detail"]
    assert detail == {
        "account": str(account(fern).uid), "currency": "VAL", "limit": "-500", "would_be": "-501",
    }  # fmt: skip
    assert (counts(), balance(fern)) == (before, -500)


def test_h06_the_other_partys_ceiling_shows_no_figure(people, paid, val):
    fern, sage, mint = people
    paid(mint, sage, 500)
    with pytest.raises(LimitMax) as refused:
        paid(fern, sage, 1)
    answer = str(refused.value.as_dict())
    assert refused.value.code == "limit_max" and "500" not in answer and str(account(sage).uid) not in answer
    set_limit(by=SYSTEM, currency=val, side="ceiling", units=None, member=sage)
    assert paid(fern, sage, 1).state == "completed"


def test_h07_a_personal_limit_comes_and_goes(people, paid, val):
    fern, sage, mint = people
    set_limit(by=SYSTEM, currency=val, side="ceiling", units=None, member=sage)
    rule = set_limit(by=SYSTEM, currency=val, side="floor", units=-10000, member=fern)
    paid(fern, sage, 50)
    big = paid(fern, sage, 5000)
    assert balance(fern) == -5050
    remove_limit(by=SYSTEM, rule=rule)
    paid(sage, fern, 10)
    with pytest.raises(LimitMin):
        paid(fern, mint, 1)
    reverse(by=Viewer.of(sage), transaction=big)
    assert (balance(fern), balance(sage)) == (-40, 40)


def three(fern, sage, **more):
    amounts = [Money(120, "VAL"), Money(1500, "EUR"), Money(1, "LIKE")]
    return pay(by=Viewer.of(fern), payer=fern, payee=sage, amounts=amounts, **more)


def test_h08_a_tracked_leg_waits_for_its_receipt(people, eur, like):
    fern, sage, _mint = people
    made = three(fern, sage)
    assert (made.state, balance(fern), balance(sage), balance(sage, "LIKE")) == ("confirming", -120, 120, 1)
    [owed] = open_obligations(fern)
    assert (owed.debtor.pk, owed.creditor.pk, owed.money) == (fern.pk, sage.pk, Money(1500, "EUR"))
    with pytest.raises(NotPayee):
        confirm_receipt(by=Viewer.of(fern), transaction=made)
    confirm_receipt(by=Viewer.of(sage), transaction=made)
    assert (made.state, balance(fern, "EUR"), balance(sage, "EUR"), open_obligations(fern)) == ("completed", 0, 0, [])


def test_h09_one_leg_beyond_its_limit_refuses_them_all(people, eur, like):
    fern, sage, _mint = people
    amounts = [Money(1500, "EUR"), Money(1, "LIKE"), Money(501, "VAL")]
    with pytest.raises(LimitMin):
        pay(by=Viewer.of(fern), payer=fern, payee=sage, amounts=amounts)
    assert counts() == (0, 0)


def test_h10_a_refund_is_confirmed_by_who_had_paid(people, eur, like):
    fern, sage, _mint = people
    made = three(fern, sage)
    confirm_receipt(by=Viewer.of(sage), transaction=made)
    counter = reverse(by=Viewer.of(sage), transaction=made)
    made.refresh_from_db()
    assert (made.state, counter.state, balance(fern), balance(fern, "EUR")) == ("refunding", "confirming", 0, 0)
    [owed] = open_obligations(fern)
    assert (owed.debtor.pk, owed.money) == (sage.pk, Money(1500, "EUR"))
    with pytest.raises(NotPayer):
        confirm_refund(by=Viewer.of(sage), transaction=made)
    confirm_refund(by=Viewer.of(fern), transaction=made)
    counter.refresh_from_db()
    assert (made.state, counter.state, open_obligations()) == ("reversed", "completed", [])
    kept = {(who.name, code): balance(who, code) for who in (fern, sage) for code in ("VAL", "EUR", "LIKE")}
    assert set(kept.values()) == {0}


@pytest.mark.parametrize("step", [confirm_receipt, abort, release])
def test_what_gives_back_ends_with_the_payment_it_gives_back(people, eur, like, moderator, step):
    """Or the first would wait for its end for ever, and what was given back be taken again."""
    fern, sage, _mint = people
    made = three(fern, sage)
    confirm_receipt(by=Viewer.of(sage), transaction=made)
    counter = reverse(by=Viewer.of(sage), transaction=made)
    for who in (fern, sage, moderator):
        with pytest.raises((InvalidTransition, NotPayee)):
            step(by=Viewer.of(who), transaction=counter)
    assert (list(waiting_for(fern)), list(waiting_for(sage))) == ([made], [])
    confirm_refund(by=Viewer.of(fern), transaction=made)
    counter.refresh_from_db()
    assert (made.state, counter.state, balance(sage)) == ("reversed", "completed", 0)


def test_a_key_used_before_gives_nothing_back(people, paid):
    fern, sage, _mint = people
    made = paid(fern, sage, 50)
    paid(sage, fern, 1, key="k")
    with pytest.raises(IdempotencyConflict):
        reverse(by=Viewer.of(sage), transaction=made, key="k")
    assert (Transaction.objects.get(pk=made.pk).state, balance(sage)) == ("completed", 49)


def test_a_draft_may_be_changed_to_a_currency_nobody_had_yet(people, eur):
    fern, sage, _mint = people
    made = draft(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")])
    change_draft(by=Viewer.of(fern), transaction=made, amounts=[Money(700, "EUR")], memo="", version=made.version)
    commit(by=Viewer.of(fern), transaction=made)
    assert (made.state, balance(sage), balance(sage, "EUR")) == ("confirming", 0, 700)


def test_what_is_issued_by_right_never_becomes_a_payment(people, moderator):
    fern, _sage, _mint = people
    grain = create_currency(by=SYSTEM, code="GRAIN", name="Grain", kind="fiat", rules={"signatures": 2})
    by = Viewer.of(moderator)
    made = issue(by=by, currency=grain, to=fern, units=5, memo="Harvest")
    with pytest.raises(InvalidTransition):
        change_draft(by=by, transaction=made, amounts=[Money(400, "VAL")], memo="", version=made.version)
    abort(by=by, transaction=made)
    with pytest.raises(InvalidTransition):
        copy_as_draft(by=by, transaction=made)
    assert (made.state, Transaction.objects.count()) == ("aborted", 1)


def test_nobody_agrees_in_the_place_of_signatures_nor_makes_alone_what_two_took_back(
    people, moderator, join, community
):
    fern, _sage, _mint = people
    oak = join("Oak")
    grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=oak)
    grain = create_currency(by=SYSTEM, code="GRAIN", name="Grain", kind="fiat", rules={"signatures": 2})
    alone, other = Viewer.of(moderator), Viewer.of(oak)
    made = issue(by=alone, currency=grain, to=fern, units=5, memo="Harvest")
    for act in (accept, settle, reverse):
        with pytest.raises((InvalidTransition, NotAllowed)):
            act(by=alone, transaction=made)
    assert (made.state, balance(fern, "GRAIN")) == ("pending", 0)
    made = sign(by=other, transaction=made)
    with pytest.raises(SignedFor):
        reverse(by=Viewer.of(fern), transaction=made)
    gone = sign(by=other, transaction=destroy(by=alone, currency=grain, holder=fern, units=5, memo="Sown"))
    assert (gone.state, balance(fern, "GRAIN")) == ("completed", 0)
    with pytest.raises(SignedFor):
        reverse(by=alone, transaction=gone)
    assert balance(fern, "GRAIN") == 0


def test_h11_agreed_amounts_are_set_aside_until_both_call_it_off(people):
    fern, sage, _mint = people
    made = reserve(by=Viewer.of(fern), payer=sage, payee=fern, amounts=[Money(250, "VAL")])
    assert (account(sage).available, account(sage).reserved, account(fern).expected) == (-250, 250, 250)
    assert abort(by=Viewer.of(fern), transaction=made) is False
    assert made.state == "accepted" and made.payee_cancels and not made.payer_cancels
    assert abort(by=Viewer.of(sage), transaction=made) is True
    assert (made.state, account(sage).reserved, account(fern).expected) == ("aborted", 0, 0)


def test_h12_paying_uses_what_was_set_aside(people):
    fern, sage, mint = people
    made = reserve(by=Viewer.of(fern), payer=sage, payee=fern, amounts=[Money(250, "VAL")])
    with pytest.raises(LimitMin):
        pay(by=Viewer.of(sage), payer=sage, payee=mint, amounts=[Money(251, "VAL")])
    with pytest.raises(NotPayer):
        settle(by=Viewer.of(fern), transaction=made)
    settle(by=Viewer.of(sage), transaction=made)
    sages, ferns = account(sage), account(fern)
    assert (made.state, sages.balance, sages.reserved, ferns.balance, ferns.expected) == ("completed", -250, 0, 250, 0)


def test_reserving_twice_cannot_go_below_the_floor(people):
    fern, sage, mint = people
    reserve(by=Viewer.of(sage), payer=sage, payee=fern, amounts=[Money(400, "VAL")])
    with pytest.raises(LimitMin):
        reserve(by=Viewer.of(sage), payer=sage, payee=mint, amounts=[Money(101, "VAL")])
    assert account(sage).reserved == 400


def test_a_request_is_answered_by_who_should_pay(people):
    fern, sage, mint = people
    made = request_payment(by=Viewer.of(sage), payer=fern, payee=sage, amounts=[Money(30, "VAL")], memo="Eggs")
    with pytest.raises(NotPayer):
        refuse(by=Viewer.of(mint), transaction=made)
    refuse(by=Viewer.of(fern), transaction=made)
    with pytest.raises(InvalidTransition):
        refuse(by=Viewer.of(fern), transaction=made)
    again = copy_as_draft(by=Viewer.of(sage), transaction=made)
    assert (made.state, again.state, again.money(), again.copied_from_id) == (
        "refused", "draft", [Money(30, "VAL")], made.pk,
    )  # fmt: skip


def test_a_stale_version_changes_nothing(people):
    fern, sage, _mint = people
    made = draft(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")])
    seen = made.version
    other = Transaction.objects.get(pk=made.pk)
    commit(by=Viewer.of(fern), transaction=other, version=seen)
    with pytest.raises(StaleVersion):
        commit(by=Viewer.of(fern), transaction=made, version=seen)
    assert balance(fern) == -5


def test_a_draft_is_seen_by_its_author_only(people):
    fern, sage, _mint = people
    made = draft(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")])
    seen = {who.name: Transaction.objects.visible_to(Viewer.of(who)).filter(pk=made.pk).exists() for who in people}
    commit(by=Viewer.of(fern), transaction=made)
    later = {who.name: Transaction.objects.visible_to(Viewer.of(who)).filter(pk=made.pk).exists() for who in people}
    assert seen == {"Fern": True, "Sage": False, "Mint": False}
    assert later == {"Fern": True, "Sage": True, "Mint": False}


def test_what_is_not_listed_is_refused(people, paid):
    fern, sage, _mint = people
    made = paid(fern, sage, 5)
    by = Viewer.of(fern)
    for step in (commit, settle, confirm_refund):
        with pytest.raises(InvalidTransition):
            step(by=by, transaction=made)
    with pytest.raises(InvalidTransition):
        confirm_receipt(by=Viewer.of(sage), transaction=made)
    with pytest.raises(InvalidTransition):
        abort(by=by, transaction=made)
    assert made.state == State.COMPLETED
