"""The market's scenarios of exchange.md H, by number."""

from fractions import Fraction

import pytest

from wezer.core.models import Evaluation
from wezer.core.testing import facts_told, viewer
from wezer.exchange.acts.announcements import announce
from wezer.exchange.acts.categories import create_category, create_criterion, set_criterion
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.acts.exchanges import invoice_reply, pay_reply, tick_cancellation
from wezer.exchange.acts.replies import accept_reply, publish_reply, reply_to_announcement
from wezer.exchange.models import Reply
from wezer.exchange.queries.categories import criteria_for
from wezer.exchange.queries.reputation import reputation_of
from wezer.exchange.refusals import (
    NotPayee,
    NotPayer,
    NotReplier,
    NotYourTurn,
    QuantityRefused,
)
from wezer.exchange.rules import score
from wezer.kernel.money import Money
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.testing import account, balance


def state_of(thing):
    return type(thing).objects.get(pk=thing.pk).state


@pytest.fixture
def customisation(join, val, announced, criteria):
    """A offers "customisation", unlimited, 50 VAL per hour; B replies for 5."""
    a, b = join("Aster"), join("Basil")
    offer = announced(a, "offer", "Customisation", [Money(50, "VAL")], infinite=True, unit="hour")
    reply = reply_to_announcement(by=viewer(b), announcement=offer, quantity=5, publish=False)
    return a, b, offer, reply


def test_h11_an_agreement_sets_aside_and_only_both_together_cancel_it(customisation):
    a, b, _offer, reply = customisation
    assert reply.price() == [Money(250, "VAL")]
    with pytest.raises(NotReplier):
        publish_reply(by=viewer(a), reply=reply)
    publish_reply(by=viewer(b), reply=reply)
    with pytest.raises(NotYourTurn):
        accept_reply(by=viewer(b), reply=reply)

    accept_reply(by=viewer(a), reply=reply)

    assert (balance(b), account(b).reserved, account(b).available) == (0, 250, -250)
    assert tick_cancellation(by=viewer(a), reply=reply) is False
    assert state_of(reply) == "accepted"
    with pytest.raises(NotPayer):
        tick_cancellation(by=viewer(a), reply=reply, side="payer")
    assert tick_cancellation(by=viewer(b), reply=reply) is True
    assert (state_of(reply), account(b).reserved, balance(b), balance(a)) == ("cancelled", 0, 0, 0)


def test_h12_invoice_payment_and_two_evaluations_each_by_who_may(customisation, criteria):
    a, b, offer, reply = customisation
    publish_reply(by=viewer(b), reply=reply)
    accept_reply(by=viewer(a), reply=reply)
    with pytest.raises(NotPayee):
        invoice_reply(by=viewer(b), reply=reply)
    invoice_reply(by=viewer(a), reply=reply)
    assert state_of(reply) == "invoiced"
    with pytest.raises(NotPayer):
        pay_reply(by=viewer(a), reply=reply, key="a-pays")

    pay_reply(by=viewer(b), reply=reply, key="b-pays")

    assert state_of(reply) == "evaluating"
    marks = {criterion.key: 2 for criterion in criteria}
    evaluate_reply(by=viewer(b), reply=reply, values=marks, comment="Quick and kind.")
    assert state_of(reply) == "evaluating"
    assert not Evaluation.objects.filter(revealed_at__isnull=False).exists()
    evaluate_reply(by=viewer(a), reply=reply, values={**marks, "on-time": 1}, comment="A pleasure.")

    assert (state_of(reply), balance(a), balance(b), account(b).reserved) == ("paid", 250, -250, 0)
    told = Evaluation.objects.filter(revealed_at__isnull=False).values_list(
        "subject", "evaluator_id", "criterion__key", "value"
    )
    to_a, to_b = f"core.party/{a.uid}", f"core.party/{b.uid}"
    assert set(told) == {
        *((to_a, b.pk, key, 2) for key in marks),
        *((ref(offer), b.pk, key, 2) for key in marks),
        *((to_b, a.pk, key, 1 if key == "on-time" else 2) for key in marks),
    }


def test_h13_a_want_closes_by_itself_and_opens_again_with_what_was_freed(join, val, announced):
    a, b, c = join("Aster"), join("Basil"), join("Clover")
    want = announced(a, "want", "Two chairs mended", [Money(100, "VAL")], quantity=2)
    replies = [reply_to_announcement(by=viewer(who), announcement=want) for who in (b, c)]
    for reply in replies:
        accept_reply(by=viewer(a), reply=reply)
    want.refresh_from_db()
    assert (want.available, want.state, want.closed_by_system) == (0, "closed", True)

    for who in (a, b):
        tick_cancellation(by=viewer(who), reply=replies[0])

    want.refresh_from_db()
    assert (want.available, want.state, account(a).reserved) == (1, "published", 100)
    with pytest.raises(QuantityRefused) as refused:
        reply_to_announcement(by=viewer(b), announcement=want, quantity=2)
    assert (refused.value.code, refused.value.status, refused.value.field) == ("quantity", 422, "quantity")


def test_h14_a_wallet_holder_answers_for_the_group_and_nobody_else_does(join, val, circle, announced, community):
    a, b, c = join("Aster"), join("Basil"), join("Clover")
    g, k = circle("Garden", founder=a), circle("Kitchen", founder=b)
    offer = announced(a, "offer", "Vegetable box", [Money(30, "VAL")], acting_for=g)
    assert (offer.author_id, offer.written_by_id) == (g.pk, a.pk)

    reply = reply_to_announcement(by=viewer(b, k), announcement=offer)

    assert (reply.payer_id, reply.payee_id, reply.author_id, reply.written_by_id) == (k.pk, g.pk, k.pk, b.pk)
    before = facts_told()
    with pytest.raises(NotAllowed):
        reply_to_announcement(by=viewer(c, k), announcement=offer)
    with pytest.raises(NotAllowed):
        announce(by=viewer(c, k), sense="want", title="In another's name", price_mode="free")
    assert (facts_told(), Reply.objects.count()) == (before, 1)
    accept_reply(by=viewer(a), reply=reply)
    pay_reply(by=viewer(b), reply=reply, key="k")
    assert (balance(k), balance(g), balance(b), balance(a)) == (-30, 30, 0, 0)


def test_h26_four_ratings_give_078_and_two_show_nothing(join, val, criteria, accepted_reply):
    assert score([2, 1, 2, 2]) == Fraction(7, 9) and round(float(Fraction(7, 9)), 2) == 0.78
    assert score([2, 1]) is None
    sage = join("Sage")
    shown = []
    for number, value in enumerate([2, 1, 2, 2]):
        fern = join(f"Fern{number}")
        reply = accepted_reply(wanted_by=fern, given_by=sage, price=[Money(10, "VAL")])
        pay_reply(by=viewer(fern), reply=reply, key="k")
        for who in (fern, sage):
            evaluate_reply(
                by=viewer(who), reply=reply, values={each.key: value for each in criteria}, comment="Thank you."
            )
        found = reputation_of(sage)
        shown.append((found.ratings, found.mean))
    assert shown == [(1, None), (2, None), (3, Fraction(5, 8)), (4, Fraction(7, 9))]


def test_h26_a_criterion_removed_in_a_category_is_gone_in_all_below(gardener, criteria):
    by = viewer(gardener)
    quality = create_criterion(by=by, name="Code quality")
    it = create_category(by=by, name="IT")
    child = create_category(by=by, name="Programming", parent=it)
    grandchild = create_category(by=by, name="Free software", parent=child)
    set_criterion(by=by, category=it, criterion=criteria[2], is_added=False)
    set_criterion(by=by, category=child, criterion=quality, is_added=True)

    asked = [[each.key for each in criteria_for(where)] for where in (None, it, child, grandchild)]

    assert asked == [
        ["cordial", "meets-needs", "on-time"],
        ["cordial", "meets-needs"],
        ["cordial", "meets-needs", "code-quality"],
        ["cordial", "meets-needs", "code-quality"],
    ]
    assert criteria_for(create_category(by=by, name="Food"))[2].key == "on-time"
