"""Nobody leaves with an open wallet: what is owed, what is left, what is under way."""

from itertools import pairwise

import pytest

from wezer.core.acts.leaving import ask_to_leave, leave_community, stay
from wezer.core.acts.membership import bring_in
from wezer.core.models import Belonging
from wezer.core.refusals import NotSettled
from wezer.core.settlement import open_points, open_points_of
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.accounts import open_wallet
from wezer.ledger.acts.limits import set_limit
from wezer.ledger.acts.payments import pay, refuse, request_payment
from wezer.ledger.acts.thanking import thank
from wezer.ledger.models import Account
from wezer.ledger.testing import account, balance, counts

pytestmark = pytest.mark.django_db


def said(member):
    return [" ".join(point.text.split()) for point in open_points(member)]


def state_of(member):
    return Belonging.objects.get(member=member, group__parent=None).state


def test_a_debt_holds_one_back_until_it_is_earned(join, val, paid, gardener):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 40)
    ask_to_leave(by=viewer(fern))
    before = (counts(), facts_told())
    with pytest.raises(NotSettled):
        leave_community(by=viewer(fern))
    assert (counts(), facts_told(), state_of(fern)) == (*before, "leaving")
    assert said(fern) == ["The wallet is 40 VAL below zero: earn them, or ask somebody to take them over."]

    paid(sage, fern, 40)
    leave_community(by=viewer(fern))
    assert (state_of(fern), balance(fern)) == ("left", 0)


def test_what_is_left_goes_to_the_community_when_one_wishes_it(join, val, paid, gardener, community):
    fern, sage = join("Fern"), join("Sage")
    paid(sage, fern, 40)
    assert [point.is_handed_over for point in open_points(fern)] == [True]
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    assert (state_of(fern), balance(fern), balance(community), balance(sage)) == ("left", 0, 40, -40)


def test_what_is_left_holds_one_back_who_keeps_it(join, val, paid, gardener, community):
    fern, sage = join("Fern"), join("Sage")
    paid(sage, fern, 40)
    ask_to_leave(by=viewer(fern), hands_over=False)
    with pytest.raises(NotSettled):
        leave_community(by=viewer(fern))
    assert (state_of(fern), balance(fern), balance(community)) == ("leaving", 40, 0)


def test_a_community_whose_wallet_is_full_takes_nothing_over(join, val, paid, gardener, community):
    fern, sage = join("Fern"), join("Sage")
    paid(sage, fern, 40)
    open_wallet(by=viewer(gardener), holder=community)
    set_limit(
        by=viewer(gardener),
        currency=val,
        side="ceiling",
        account=account(community),
        units=10,
        reason="Enough is enough.",
    )
    ask_to_leave(by=viewer(fern))
    before = counts()
    with pytest.raises(NotSettled):
        leave_community(by=viewer(fern))
    assert (state_of(fern), balance(fern), balance(community), counts()) == ("leaving", 40, 0, before)


def test_a_payment_under_way_holds_both_sides_back(join, val, gardener):
    fern, sage = join("Fern"), join("Sage")
    asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(12, "VAL")])
    both = open_points_of([fern, sage])
    assert [len(both[fern.pk]), len(both[sage.pk])] == [1, 1]
    ask_to_leave(by=viewer(fern))
    with pytest.raises(NotSettled, match="A payment with Sage is under way"):
        leave_community(by=viewer(fern))
    refuse(by=viewer(fern), transaction=asked)
    leave_community(by=viewer(fern))
    assert state_of(fern) == "left"


def test_thanks_received_hold_nobody_back(join, like, gardener):
    fern, sage = join("Fern"), join("Sage")
    thank(by=viewer(sage), receiver=fern, currency=like)
    assert said(fern) == said(sage) == []


def test_nobody_can_pay_who_left_and_who_comes_back_has_their_wallet(join, val, paid, gardener, community):
    fern, sage = join("Fern"), join("Sage")
    paid(sage, fern, 5)
    paid(fern, sage, 5)
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    before = counts()
    with pytest.raises(Refusal):
        paid(sage, fern, 10)
    assert (balance(fern), counts(), account(fern).state) == (0, before, "disabled")

    bring_in(by=Viewer.system(), group=community, member=fern)
    deliver()
    paid(sage, fern, 10)
    assert balance(fern) == 10


def test_staying_after_all_leaves_the_wallet_as_it_was(join, val, paid, gardener):
    fern, sage = join("Fern"), join("Sage")
    paid(sage, fern, 40)
    ask_to_leave(by=viewer(fern))
    stay(by=viewer(fern))
    deliver()
    assert (balance(fern), account(fern).state) == (40, "active")


def test_reading_what_is_open_of_many_costs_a_fixed_number_of_statements(
    join, val, paid, django_assert_max_num_queries
):
    people = [join(name) for name in ("Fern", "Sage", "Mint", "Basil")]
    for giver, taker in pairwise(people):
        paid(giver, taker, 7)
    with django_assert_max_num_queries(5):
        found = open_points_of(people)
    assert [len(found[each.pk]) for each in people] == [1, 0, 0, 1]


def test_a_group_pays_out_nothing_by_the_leaving_of_a_member(join, circle, val, gardener):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    sage = join("Sage")
    pay(by=viewer(sage), payer=sage, payee=garden, amounts=[Money(30, "VAL")])
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    assert balance(garden) == 30 and Account.objects.get(holder=garden).state == "active"
