"""What two disagree about stands still, in the market and in the wallet; how it ends moves it. Both tick once to cancel."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse as reverse_url

from wezer.api.testing import Caller
from wezer.core.mediation import acts as mediators
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts import exchanges, jobs
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.exchange.models import Reply
from wezer.exchange.refusals import InDispute as MarketStandsStill
from wezer.exchange.refusals import NotCaller
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.agreements import invoice, settle
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.limits import set_authorisation
from wezer.ledger.acts.payments import abort
from wezer.ledger.acts.receipts import confirm_receipt, confirm_refund, reverse
from wezer.ledger.models import Signature, Transaction
from wezer.ledger.refusals import InDispute, NotSigner, StaleVersion
from wezer.ledger.testing import account, balance
from wezer.workflow.testing import settle as let_work

move_ticks = import_module("wezer.exchange.migrations.0006_one_pair_of_ticks")

#: How far an exchange between Aster, who pays, and Basil goes: (who, act) in order.
WAY = {
    "accepted": (),
    "confirming": (("a", exchanges.pay_reply),),
    "evaluating": (("a", exchanges.pay_reply), ("b", exchanges.confirm_reply_receipt)),
    "refunding": (
        ("a", exchanges.pay_reply), ("b", exchanges.confirm_reply_receipt), ("b", exchanges.refund_reply),
    ),
}  # fmt: skip
#: The steps of the payment in the wallet, by state of the exchange.
DOORS = {
    "accepted": [("a", settle), ("b", invoice), ("a", abort), ("b", abort)],
    "confirming": [("b", confirm_receipt), ("a", abort), ("b", abort)],
    "evaluating": [("b", reverse)],
    "refunding": [("a", confirm_refund)],
}


@pytest.fixture
def two(join, val, eur):
    return {"a": join("Aster"), "b": join("Basil")}


@pytest.fixture
def at(two, announced):
    def one(state):
        want = announced(two["a"], "want", "A chair mended", [Money(60, "VAL"), Money(500, "EUR")])
        reply = reply_to_announcement(by=viewer(two["b"]), announcement=want)
        accept_reply(by=viewer(two["a"]), reply=reply)
        for who, act in WAY[state]:
            act(by=viewer(two[who]), reply=reply, **({"key": "k"} if act is exchanges.pay_reply else {}))
        assert reply.state == state
        return reply

    return one


def fresh(reply):
    return Transaction.objects.get(pk=reply.transaction_id)


def standing(two):
    return [(balance(each), balance(each, "EUR"), account(each).reserved) for each in two.values()]


@pytest.mark.parametrize("state", WAY)
def test_no_door_of_the_wallet_moves_what_is_disputed(at, two, gardener, client, state):
    reply = at(state)
    before, told = (standing(two), fresh(reply).state, fresh(reply).version), facts_told()
    exchanges.dispute_reply(by=viewer(two["b"]), reply=reply, reason="It wobbles.")
    told = facts_told()
    for who, act in DOORS[state]:
        with pytest.raises(InDispute) as refused:
            act(by=viewer(two[who]), transaction=fresh(reply))
        assert (refused.value.status, refused.value.details["page"]) == (409, reply.get_absolute_url())
    if state == "evaluating":  # nor by the mandate over payments: who mediates decides, in the market
        with pytest.raises(InDispute):
            reverse(by=viewer(gardener), transaction=fresh(reply))
    assert ((standing(two), fresh(reply).state, fresh(reply).version), facts_told()) == (before, told)

    here = reverse_of("wallet:movement", reply)
    client.force_login(two["b"].user)
    page = client.get(here).content.decode()
    assert "disagree" in page and f'href="{reply.get_absolute_url()}"' in page and f'action="{here}' not in page
    step = {"accepted": "cancellation", "confirming": "receipt", "evaluating": "reversal"}.get(state, "cancellation")
    if state != "refunding":
        answer = client.post(f"{here}{step}/")
        assert answer.status_code == 409 and reply.get_absolute_url() in answer.content.decode()
        said = Caller.of(two["b"]).post(f"ledger/transactions/{reply.transaction.uid}/{step}", {})
        assert (said.status_code, said.json()["code"]) == (409, "in_dispute")
    assert Caller.of(two["b"]).get(f"ledger/transactions/{reply.transaction.uid}").json()["stands_still"]
    assert (standing(two), fresh(reply).state, fresh(reply).version) == before


def reverse_of(name, reply):
    return reverse_url(name, args=[reply.transaction.uid])


@pytest.mark.parametrize(
    ("state", "after"),
    [("accepted", "cancelled"), ("confirming", "cancelled"), ("evaluating", "refunding"), ("refunding", "refunding")],
)
def test_whoever_mediates_gives_back_what_was_paid(at, two, gardener, state, after):
    reply = at(state)
    exchanges.dispute_reply(by=viewer(two["a"]), reply=reply, reason="It wobbles.")
    exchanges.settle_dispute(by=viewer(gardener), reply=reply, outcome="cancel", reason="Give it back.")
    assert (Reply.objects.get(pk=reply.pk).state, fresh(reply).disputed_at) == (after, None)
    assert [(units, aside) for units, _euros, aside in standing(two)] == [(0, 0), (0, 0)]
    if after == "refunding":
        confirm_refund(by=viewer(two["a"]), transaction=fresh(reply))  # in the wallet: nothing stands still any more
        let_work()
    assert (Reply.objects.get(pk=reply.pk).state, standing(two)) == ("cancelled", [(0, 0, 0)] * 2)


def test_a_dispute_is_not_ended_by_the_clock_and_its_time_is_given_again(at, two, gardener):
    reply = at("evaluating")
    exchanges.dispute_reply(by=viewer(two["a"]), reply=reply, reason="It wobbles.")
    with clock.at(now() + timedelta(days=20)):
        assert jobs.reveal_due(by=Viewer.system()) == 0
        exchanges.settle_dispute(by=viewer(gardener), reply=reply, outcome="continue")
        assert (Reply.objects.get(pk=reply.pk).state, jobs.reveal_due(by=Viewer.system())) == ("evaluating", 0)
    with clock.at(now() + timedelta(days=35)):
        assert jobs.reveal_due(by=Viewer.system()) == 1


def test_whoever_was_released_meanwhile_settles_nothing_more(at, two, join):
    reply, sage = at("accepted"), join("Sage")
    exchanges.dispute_reply(by=viewer(two["a"]), reply=reply, reason="It wobbles.")
    mediators.name_mediator(by=viewer(two["a"]), case=reply, member=sage)
    mediators.agree_to_mediator(by=viewer(two["b"]), case=reply)
    mediators.accept_mediation(by=viewer(sage), case=reply)
    seen = Reply.objects.get(pk=reply.pk)
    for side in two.values():
        mediators.release_mediator(by=viewer(side), case=reply)
    before = standing(two)
    with pytest.raises(NotAllowed):
        exchanges.settle_dispute(by=viewer(sage), reply=seen, outcome="cancel")
    assert (standing(two), Reply.objects.get(pk=reply.pk).is_disputed) == (before, True)


def test_nobody_mediates_in_their_own_exchange_and_who_called_may_take_it_back(join, val, gardener, accepted_reply):
    fern = join("Fern")
    reply = accepted_reply(wanted_by=fern, given_by=gardener, price=[Money(60, "VAL")])
    exchanges.dispute_reply(by=viewer(fern), reply=reply, reason="Nobody came.")
    for act, more in ((exchanges.settle_dispute, {"outcome": "continue"}), (exchanges.deliver_reply, {})):
        with pytest.raises((NotAllowed, MarketStandsStill)):
            act(by=viewer(gardener), reply=reply, **more)
    with pytest.raises(NotCaller):
        exchanges.take_back_call(by=viewer(gardener), reply=reply)
    exchanges.take_back_call(by=viewer(fern), reply=reply)
    again = Reply.objects.get(pk=reply.pk)
    assert (again.is_disputed, fresh(reply).disputed_at, again.state) == (False, None, "accepted")
    settle(by=viewer(fern), transaction=fresh(reply))
    assert (balance(fern), balance(gardener)) == (-60, 60)


def test_a_reminder_of_a_receipt_forgets_no_dispute_and_counts_from_the_payment(at, two):
    reply = at("accepted")
    with clock.at(now() + timedelta(days=40)):
        exchanges.pay_reply(by=viewer(two["a"]), reply=reply, key="k")
        run_due()
        assert (fresh(reply).reminded_at, fresh(reply).disputed_at) == (None, None), "paid today, agreed long ago"
        exchanges.dispute_reply(by=viewer(two["b"]), reply=reply, reason="Nothing came.")
    with clock.at(now() + timedelta(days=55)):
        run_due()
    assert (fresh(reply).reminded_at, fresh(reply).disputed_at is not None) == (None, True)


@pytest.mark.parametrize("first", ["reply", "wallet"])
def test_both_tick_once_wherever_they_do(at, two, first):
    reply = at("accepted")

    def tick(who, where):
        if where == "reply":
            return exchanges.tick_cancellation(by=viewer(two[who]), reply=Reply.objects.get(pk=reply.pk))
        return abort(by=viewer(two[who]), transaction=fresh(reply))

    other = "wallet" if first == "reply" else "reply"
    assert tick("a", first) is False and tick("a", other) is False, "one's own box only, however often"
    seen = Reply.objects.get(pk=reply.pk)
    assert (seen.payer_cancels_at is not None, seen.payee_cancels_at, fresh(reply).state) == (True, None, "accepted")
    with pytest.raises(StaleVersion):
        abort(by=viewer(two["b"]), transaction=fresh(reply), version=99)
    assert tick("b", other) is True
    assert (Reply.objects.get(pk=reply.pk).state, fresh(reply).state, standing(two)) == (
        "cancelled", "aborted", [(0, 0, 0)] * 2,
    )  # fmt: skip


def test_who_is_paid_signs_no_payment_to_themselves_and_no_moderator_signs_for_a_wallet(
    circle, join, val, gardener, announced
):
    fern, sage = join("Fern"), join("Sage")
    mill = circle("Mill", founder=sage)
    from wezer.core.acts.roles import grant_role, open_role

    role = open_role(by=Viewer.system(), group=mill, key="wallet")
    for one in (sage, fern):
        grant_role(by=Viewer.system(), role=role, member=one)
    set_authorisation(by=Viewer.system(), party=mill, needs=2, above_units=0)
    want = announced(sage, "want", "Bread", [Money(60, "VAL")], acting_for=mill)
    reply = reply_to_announcement(by=viewer(fern), announcement=want)
    accept_reply(by=viewer(sage, mill), reply=reply)
    exchanges.pay_reply(by=viewer(sage, mill), reply=reply, key="one")
    for by in (viewer(fern, mill), viewer(gardener)):
        with pytest.raises(NotAllowed):
            settle(by=by, transaction=fresh(reply))
    exchanges.dispute_reply(by=viewer(fern), reply=reply, reason="Pay me.")
    with pytest.raises(NotSigner):
        exchanges.pay_reply(by=viewer(gardener), reply=reply, key="two")
    assert (balance(mill), Signature.objects.count(), fresh(reply).state) == (0, 1, "accepted")


def test_who_ticked_in_the_wallet_before_has_ticked(at):
    reply = at("accepted")
    Transaction.objects.filter(pk=reply.transaction_id).update(payee_cancels=True)
    move_ticks.to_the_answer(apps, None)
    seen = Reply.objects.get(pk=reply.pk)
    assert (seen.payer_cancels_at, seen.payee_cancels_at is not None) == (None, True)


def test_whoever_called_finds_the_way_back_on_the_page_and_nobody_else_does(at, two, client):
    reply = at("accepted")
    exchanges.dispute_reply(by=viewer(two["a"]), reply=reply, reason="It wobbles.")
    here = reply.get_absolute_url()
    found = {}
    for who, member in two.items():
        client.force_login(member.user)
        found[who] = (
            "take-back-call/" in client.get(here).content.decode(),
            client.post(f"{here}nothing/").status_code,
        )
    assert found == {"a": (True, 404), "b": (False, 404)}
    assert client.post(f"{here}take-back-call/").status_code == 403
    said = Caller.of(two["a"]).post(f"exchange/replies/{reply.uid}/steps/call-withdrawal", {})
    assert (said.status_code, said.json()["disputed"]) == (200, False)
