"""Every step of a reply belongs to one side, from some states only: the whole table, both sides of every right."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from wezer.core.acts.items import withdraw_item
from wezer.core.models import Evaluation, Item
from wezer.core.search.find import search
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.exchange import rules
from wezer.exchange.acts import announcements, endings, exchanges, jobs, replies
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.acts.replies import accept_reply, counter_reply, reply_to_announcement
from wezer.exchange.models import Announcement, Asked, Reply, ReplyEvaluation
from wezer.exchange.queries.replies import after_exchange
from wezer.exchange.refusals import (
    AmountMissing,
    AnnouncementNotOpen,
    BetweenTwo,
    CommentRequired,
    ContestTooLate,
    Dates,
    EvaluationClosed,
    EvaluationIncomplete,
    InDispute,
    NotPayee,
    NotYourTurn,
    PriceOutside,
    QuantityRefused,
    SameAccount,
    StaleVersion,
)
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import AmountInvalid, Money
from wezer.kernel.refusals import InvalidTransition, NotAllowed, NotFound, Refusal
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import CurrencyNotAvailable, LimitMin
from wezer.ledger.testing import account, balance
from wezer.workflow.models import Link

#: Acts of the table with what they need beside the reply.
ACTS = {
    "publish": (replies.publish_reply, {}),
    "counter": (counter_reply, {}),
    "accept": (accept_reply, {}),
    "reject": (replies.reject_reply, {}),
    "redraft": (replies.redraft_reply, {}),
    "withdraw": (replies.withdraw_reply, {}),
    "deliver": (exchanges.deliver_reply, {}),
    "contest": (exchanges.contest_reply, {}),
    "invoice": (exchanges.invoice_reply, {}),
    "pay": (exchanges.pay_reply, {"key": "k"}),
    "confirm": (exchanges.confirm_reply_receipt, {}),
    "tick": (exchanges.tick_cancellation, {}),
    "refund": (exchanges.refund_reply, {}),
    "confirm_refund": (exchanges.confirm_reply_refund, {}),
    "evaluate": (evaluate_reply, {"values": {}, "comment": "Good."}),
    "dispute": (exchanges.dispute_reply, {"reason": "No."}),
}
#: How to reach a state with a tracked price: (who, step) in order; "a" announces a want and pays, "b" answers.
PATHS = {
    "draft": (),
    "open": (("b", "publish"),),
    "countered": (("b", "publish"), ("a", "counter")),
    "accepted": (("b", "publish"), ("a", "accept")),
    "rejected": (("b", "publish"), ("a", "reject")),
    "delivered": (("b", "publish"), ("a", "accept"), ("b", "deliver")),
    "invoiced": (("b", "publish"), ("a", "accept"), ("b", "invoice")),
    "confirming": (("b", "publish"), ("a", "accept"), ("a", "pay")),
    "evaluating": (("b", "publish"), ("a", "accept"), ("a", "pay"), ("b", "confirm")),
    "refunding": (("b", "publish"), ("a", "accept"), ("a", "pay"), ("b", "confirm"), ("b", "refund")),
    "cancelled": (("b", "withdraw"),),
}
SIDE_OF = {rules.PAYER: "a", rules.ANNOUNCER: "a", rules.PAYEE: "b", rules.REPLIER: "b"}


@pytest.fixture
def two(join, val, eur):
    return {"a": join("Aster"), "b": join("Basil"), "c": join("Clover")}


@pytest.fixture
def at(two, announced):
    def one(state):
        want = announced(two["a"], "want", "A chair mended", [Money(60, "VAL"), Money(500, "EUR")])
        reply = reply_to_announcement(by=viewer(two["b"]), announcement=want, publish=False)
        for who, step in PATHS[state]:
            act, more = ACTS[step]
            act(by=viewer(two[who]), reply=reply, **more)
        reply.refresh_from_db()
        assert reply.state == state
        return reply

    return one


def allowed_in(reply, two, row):
    if row.actor == rules.ANSWERER:
        return {"b"} if reply.terms.author_id == two["a"].pk else {"a"}
    return {SIDE_OF[row.actor]} if row.actor in SIDE_OF else {"a", "b"}


@pytest.mark.parametrize("state", PATHS)
def test_each_step_is_taken_by_its_side_from_its_states_and_by_nobody_else(at, two, state):
    reply = at(state)
    before = facts_told()
    for step, (act, more) in ACTS.items():
        row = rules.STEPS[step]
        allowed = allowed_in(reply, two, row)
        more = {"key": "another"} if step == "pay" else more
        for who in {"a", "b", "c"} - allowed:
            with pytest.raises(NotAllowed) as refused:
                act(by=viewer(two[who]), reply=reply, **more)
            assert refused.value.status == 403, step
        if state not in row.before:
            with pytest.raises(InvalidTransition):
                act(by=viewer(two[min(allowed)]), reply=reply, **more)
        assert (facts_told(), Reply.objects.get(pk=reply.pk).state) == (before, state), step
    for step, (act, more) in ACTS.items():
        if state in rules.STEPS[step].before:
            fresh = at(state)
            before = facts_told()
            act(by=viewer(two[min(allowed_in(fresh, two, rules.STEPS[step]))]), reply=fresh, **more)
            assert facts_told() > before, step


def test_the_side_that_wrote_the_terms_cannot_agree_to_them(at, two):
    reply = at("countered")
    with pytest.raises(NotYourTurn):
        accept_reply(by=viewer(two["a"]), reply=reply)
    with pytest.raises(StaleVersion):
        accept_reply(by=viewer(two["b"]), reply=reply, seen=1)
    assert accept_reply(by=viewer(two["b"]), reply=reply, seen=2).state == "accepted"


def test_a_mediator_takes_a_step_and_is_named_in_the_audited_facts(at, two, gardener):
    from wezer.kernel.models import Fact

    reply = at("accepted")
    with pytest.raises(NotPayee):  # until one of the two calls, the exchange is theirs
        exchanges.deliver_reply(by=viewer(gardener), reply=reply)
    exchanges.dispute_reply(by=viewer(two["a"]), reply=reply, reason="Nobody came.")
    exchanges.deliver_reply(by=viewer(gardener), reply=reply)
    told = Fact.objects.get(name="exchange.reply_moved", subject__endswith=str(reply.uid), payload__step="deliver")
    assert (told.actor, told.audit) == (gardener.pk, True)


def test_nothing_moves_in_a_dispute_until_it_is_settled(at, two, gardener):
    reply = at("delivered")
    exchanges.dispute_reply(by=viewer(two["a"]), reply=reply, reason="The leg is loose.")
    for who, act, more in (
        ("a", exchanges.pay_reply, {"key": "k"}),
        ("b", exchanges.tick_cancellation, {}),
        ("a", exchanges.contest_reply, {}),
    ):
        with pytest.raises(InDispute):
            act(by=viewer(two[who]), reply=reply, **more)
    with pytest.raises(NotAllowed):
        exchanges.settle_dispute(by=viewer(two["a"]), reply=reply, outcome="cancel")
    exchanges.settle_dispute(by=viewer(gardener), reply=reply, outcome="cancel", reason="Start again.")
    assert (reply.state, account(two["a"]).reserved, reply.announcement.available) == ("cancelled", 0, 1)


def test_two_clicks_on_pay_make_one_payment(at, two):
    reply = at("accepted")
    first = exchanges.pay_reply(by=viewer(two["a"]), reply=reply, key="one")
    again = exchanges.pay_reply(by=viewer(two["a"]), reply=Reply.objects.get(pk=reply.pk), key="one")
    assert first == again and balance(two["a"]) == -60 and Transaction.objects.count() == 1
    with pytest.raises(InvalidTransition):
        exchanges.pay_reply(by=viewer(two["a"]), reply=reply, key="other")


def test_agreeing_beyond_the_limit_changes_nothing(two, announced):
    want = announced(two["a"], "want", "A roof mended", [Money(501, "VAL")])
    reply = reply_to_announcement(by=viewer(two["b"]), announcement=want)
    before = facts_told()
    with pytest.raises(LimitMin):
        accept_reply(by=viewer(two["a"]), reply=reply)
    want.refresh_from_db()
    assert (Reply.objects.get(pk=reply.pk).state, want.taken, facts_told(), Transaction.objects.count()) == (
        "open",
        0,
        before,
        0,
    )


def test_one_reads_beforehand_that_a_payment_would_be_refused(two, announced):
    want = announced(two["a"], "want", "A roof mended", [Money(501, "VAL")])
    reply = reply_to_announcement(by=viewer(two["b"]), announcement=want)
    [mine], [theirs] = (after_exchange(reply, viewer(two[side])) for side in "ab")
    assert (mine.after.units, mine.is_refused) == (-501, True)
    assert (theirs.after.units, theirs.is_refused) == (501, theirs.ceiling is not None and theirs.ceiling < 501)
    assert not replace(mine, after=Money(-500, "VAL")).is_refused
    assert not replace(mine, before=Money(-700, "VAL")).is_refused, "on the way back inside"


def test_what_was_paid_comes_back_here_at_once_and_outside_when_confirmed(at, two):
    reply = at("evaluating")
    exchanges.refund_reply(by=viewer(two["b"]), reply=reply)
    assert (reply.state, balance(two["a"]), balance(two["b"])) == ("refunding", 0, 0)
    exchanges.confirm_reply_refund(by=viewer(two["a"]), reply=reply)
    assert (reply.state, reply.announcement.available, balance(two["a"], "EUR")) == ("cancelled", 1, 0)
    assert not ReplyEvaluation.objects.exists()


def test_a_confirmation_given_in_the_wallet_moves_the_reply_too(at, two):
    from wezer.ledger.acts.receipts import confirm_receipt
    from wezer.workflow.testing import settle

    reply = at("confirming")
    confirm_receipt(by=viewer(two["b"]), transaction=reply.transaction)
    settle()
    assert Reply.objects.get(pk=reply.pk).state == "evaluating"


def test_delivery_is_contested_within_seven_days(at, two):
    reply = at("delivered")
    with clock.at(now() + timedelta(days=8)), pytest.raises(ContestTooLate):
        exchanges.contest_reply(by=viewer(two["a"]), reply=reply)
    assert exchanges.contest_reply(by=viewer(two["a"]), reply=reply, reason="Not yet.").state == "accepted"


def test_the_thread_of_life_joins_announcement_answer_and_payment(at):
    reply = at("accepted")
    found = set(Link.objects.values_list("source", "target"))
    names = [
        f"exchange.announcement/{reply.announcement.uid}",
        f"exchange.reply/{reply.uid}",
        f"ledger.transaction/{reply.transaction.uid}",
    ]
    assert found == {(names[0], names[1]), (names[1], names[2])}


def test_words_stay_hidden_until_both_are_in_or_fourteen_days_are_over(at, two, criteria):
    reply = at("evaluating")
    marks = {each.key: 2 for each in criteria}
    with pytest.raises(EvaluationIncomplete):
        evaluate_reply(by=viewer(two["a"]), reply=reply, values={**marks, "on-time": 3}, comment="Good.")
    with pytest.raises(CommentRequired):
        evaluate_reply(by=viewer(two["a"]), reply=reply, values=marks)
    evaluate_reply(by=viewer(two["a"]), reply=reply, values=marks, comment="Good.")
    evaluate_reply(by=viewer(two["a"]), reply=reply, values={**marks, "cordial": 1}, comment="Very good.")
    assert (
        jobs.reveal_due(by=Viewer.system()) == 0 and not Evaluation.objects.filter(revealed_at__isnull=False).exists()
    )
    with clock.at(now() + timedelta(hours=49)), pytest.raises(EvaluationClosed):
        evaluate_reply(by=viewer(two["a"]), reply=reply, values=marks, comment="Too late.")
    with clock.at(now() + timedelta(days=15)):
        assert (jobs.reveal_due(by=Viewer.system()), jobs.reveal_due(by=Viewer.system())) == (1, 0)
        reply.refresh_from_db()
        with pytest.raises(EvaluationClosed):
            evaluate_reply(by=viewer(two["b"]), reply=reply, values=marks, comment="Too late.")
    shown = ReplyEvaluation.objects.filter(revealed_at__isnull=False).values_list("evaluator__name", "comment")
    assert (reply.state, list(shown), ReplyEvaluation.objects.count()) == ("paid", [("Aster", "Very good.")], 1)


def test_an_announcement_ends_is_reminded_of_and_renewed(two, announced):
    offer = announced(two["a"], "offer", "Honey", [Money(5, "VAL")], expires_at=now() + timedelta(days=8), quantity=5)
    running = reply_to_announcement(by=viewer(two["b"]), announcement=offer)
    system = Viewer.system()
    assert jobs.remind_ending(by=system) == 0
    with clock.at(now() + timedelta(days=2)):
        assert (jobs.remind_ending(by=system), jobs.remind_ending(by=system)) == (1, 0)
    with clock.at(now() + timedelta(days=7, hours=1)):
        assert (jobs.remind_ending(by=system), jobs.remind_ending(by=system)) == (1, 0)
    with clock.at(now() + timedelta(days=9)):
        assert (jobs.expire_due(by=system), jobs.expire_due(by=system)) == (1, 0)
        offer.refresh_from_db()
        with pytest.raises(AnnouncementNotOpen):
            reply_to_announcement(by=viewer(two["a"], None), announcement=offer)
        assert accept_reply(by=viewer(two["a"]), reply=running).state == "accepted"
        announcements.renew_announcement(by=viewer(two["a"]), announcement=offer)
        assert (offer.state, offer.is_published) == ("published", True)
    with pytest.raises(NotAllowed):
        jobs.expire_due(by=viewer(two["a"]))


def test_only_its_author_moves_an_announcement_and_a_moderator_removes_it(two, announced, gardener):
    offer = announced(two["a"], "offer", "Honey", [Money(5, "VAL")])
    reply = reply_to_announcement(by=viewer(two["b"]), announcement=offer)
    for act in (announcements.pause_announcement, announcements.close_announcement, endings.cancel_announcement):
        with pytest.raises(NotAllowed):
            act(by=viewer(two["b"]), announcement=offer)
    with pytest.raises(NotAllowed):
        endings.remove_announcement(by=viewer(two["b"]), announcement=offer)
    announcements.pause_announcement(by=viewer(two["a"]), announcement=offer)
    assert not Announcement.objects.visible_to(viewer(two["b"])).filter(pk=offer.pk).exists()
    announcements.resume_announcement(by=viewer(two["a"]), announcement=offer)
    endings.remove_announcement(by=viewer(gardener), announcement=offer)
    assert (offer.state, Reply.objects.get(pk=reply.pk).state) == ("removed", "cancelled")
    assert not search(viewer(two["b"]), "honey").hits


BAD = [
    ({"title": " "}, Refusal, "title_invalid", "title"),
    ({"title": "x" * 81}, Refusal, "title_invalid", "title"),
    ({"description": "x" * 10_001}, Refusal, "too_long", "description"),
    ({"prices": [Money(0, "VAL")]}, AmountInvalid, "amount_invalid", "prices"),
    ({"prices": [Money(-5, "VAL")]}, AmountInvalid, "amount_invalid", "prices"),
    ({"prices": [Money(10**15 + 1, "VAL")]}, AmountInvalid, "amount_invalid", "prices"),
    ({"prices": [Money(5, "GOLD")]}, CurrencyNotAvailable, "currency_not_available", None),
    ({"prices": [Money(5, "VAL"), Money(6, "VAL")]}, Refusal, "price_invalid", "prices"),
    ({"prices": []}, Refusal, "price_invalid", "prices"),
    ({"quantity": 0}, QuantityRefused, "quantity", "quantity"),
    ({"quantity": 2, "min_order": 3}, QuantityRefused, "quantity", "min_order"),
    ({"expires_at": clock.now() - timedelta(days=1)}, Dates, "dates", "expires_at"),
    ({"latitude": 91.0, "longitude": 0.0}, Refusal, "choice_invalid", "latitude"),
]


@pytest.mark.parametrize(("wrong", "kind", "code", "field"), BAD)
def test_bad_input_is_refused_with_its_code_and_field_and_writes_nothing(two, announced, wrong, kind, code, field):
    before = facts_told()
    content = {"title": "A box", "prices": [Money(5, "VAL")], **wrong}
    title, prices = content.pop("title"), content.pop("prices")
    if not prices:
        content["price_mode"] = "all"
    with pytest.raises(kind) as refused:
        announced(two["a"], "offer", title, prices, **content)
    found = (refused.value.code, refused.value.status)
    assert found == (code, 422) and (field is None or refused.value.field == field) and refused.value.sentence
    assert facts_told() == before or code == "dates"


def test_what_was_without_end_has_taken_what_answers_hold_once_it_has_an_end(two, announced):
    a, b = viewer(two["a"]), viewer(two["b"])
    offer = announced(two["a"], "offer", "Eggs", [Money(1, "VAL")], infinite=True)
    first = reply_to_announcement(by=b, announcement=offer, quantity=3)
    accept_reply(by=a, reply=first)
    for change in ({"infinite": False, "quantity": 2}, {"infinite": False}):
        with pytest.raises(QuantityRefused):
            announcements.change_announcement(by=a, announcement=Announcement.objects.get(pk=offer.pk), **change)
    offer = Announcement.objects.get(pk=offer.pk)
    announcements.change_announcement(by=a, announcement=offer, infinite=False, quantity=5)
    assert (offer.taken, offer.available) == (3, 2)
    with pytest.raises(QuantityRefused):
        reply_to_announcement(by=b, announcement=offer, quantity=3)
    exchanges.tick_cancellation(by=a, reply=first)
    exchanges.tick_cancellation(by=b, reply=first)
    assert Announcement.objects.get(pk=offer.pk).available == 5


def test_a_refund_begun_in_the_wallet_before_the_market_followed_is_seen(at, two):
    from wezer.ledger.acts.receipts import confirm_receipt, reverse
    from wezer.workflow.testing import settle

    reply = at("confirming")
    for act in (confirm_receipt, reverse):
        act(by=viewer(two["b"]), transaction=Transaction.objects.get(pk=reply.transaction_id))
    settle()
    assert Reply.objects.get(pk=reply.pk).state == "refunding"


def test_answers_that_cannot_be_are_refused(two, announced):
    a, b = viewer(two["a"]), viewer(two["b"])
    offer = announced(
        two["a"],
        "offer",
        "Boxes",
        [Asked(Money(10, "VAL"), least=8, most=20), Asked(Money(500, "EUR"), share=50)],
        quantity=3,
    )
    cases = [
        (a, {}, SameAccount), (b, {"quantity": 4}, QuantityRefused), (b, {"quantity": 0}, QuantityRefused),
        (b, {"prices": [Money(7, "VAL"), Money(500, "EUR")]}, PriceOutside), (b, {"prices": [Money(10, "VAL"), Money(249, "EUR")]}, PriceOutside),
        (b, {"prices": []}, AmountMissing), (b, {"prices": [Money(0, "VAL")]}, AmountInvalid), (Viewer.anonymous(), {}, NotFound),
    ]  # fmt: skip
    for by, more, kind in cases:
        with pytest.raises(kind):
            reply_to_announcement(by=by, announcement=offer, **more)
    hidden = announced(two["a"], "offer", "A draft", [Money(1, "VAL")], draft=True)
    with pytest.raises(NotFound):
        reply_to_announcement(by=b, announcement=hidden)
    assert not Reply.objects.exists()
    assert (
        reply_to_announcement(by=b, announcement=offer, quantity=3, prices=[Money(24, "VAL"), Money(750, "EUR")]).state
        == "open"
    )


@pytest.mark.django_db(transaction=True)
def test_two_agreements_at_once_for_the_last_one_leave_one(join, val, announced):
    a, b, c = join("Aster"), join("Basil"), join("Clover")
    offer = announced(a, "offer", "The last box", [Money(10, "VAL")])
    waiting = [reply_to_announcement(by=viewer(who), announcement=offer) for who in (b, c)]
    done, gate = [], threading.Barrier(2)

    def agree(reply):
        gate.wait()
        try:
            done.append(accept_reply(by=viewer(a), reply=reply).state)
        except Refusal as refusal:
            done.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=agree, args=(reply,)) for reply in waiting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    offer.refresh_from_db()
    assert sorted(done) == ["accepted", "quantity"] and (offer.taken, offer.state) == (1, "closed")


@pytest.mark.django_db(transaction=True)
def test_two_payments_at_once_pay_once(join, val, accepted_reply):
    fern, sage = join("Fern"), join("Sage")
    reply = accepted_reply(wanted_by=fern, given_by=sage, price=[Money(60, "VAL")])
    done, gate = [], threading.Barrier(2)

    def pay():
        gate.wait()
        try:
            done.append(exchanges.pay_reply(by=viewer(fern), reply=Reply.objects.get(pk=reply.pk), key="same").pk)
        except Refusal as refusal:
            done.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=pay) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (balance(fern), balance(sage), len(set(done))) == (-60, 60, 1)


def test_what_two_agreed_on_is_nobodys_to_withdraw_as_an_item(accepted_reply, join):
    fern, sage = join("Fern"), join("Sage")
    reply = accepted_reply(wanted_by=fern, given_by=sage)
    before = facts_told()
    with pytest.raises(BetweenTwo):
        withdraw_item(by=viewer(sage), item=Item.objects.get(pk=reply.pk))
    assert Reply.objects.visible_to(viewer(fern)).filter(pk=reply.pk).exists() and facts_told() == before
