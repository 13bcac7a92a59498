"""Nobody leaves with an open wallet: what is owed, what is left, what is under way."""

from datetime import timedelta
from itertools import pairwise

import pytest

from wezer.core import jobs
from wezer.core.acts.erasing import ask_erasure, take_erasure_back
from wezer.core.acts.leaving import ask_to_leave, leave_community, stay
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.settings import change_setting
from wezer.core.models import Belonging, Member
from wezer.core.refusals import NotSettled
from wezer.core.settlement import open_points, open_points_of
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.accounts import open_wallet
from wezer.ledger.acts.limits import set_limit
from wezer.ledger.acts.payments import abort, pay, refuse, request_payment
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


# --- being forgotten from outside: suspended, excluded ---


@pytest.fixture
def a_night_later(settings, tmp_path):
    """`a_night_later(15)`: the worker's night in so many days."""
    settings.WEZER_HOME = tmp_path  # its list of the forgotten

    def one(days):
        with clock.at(clock.now() + timedelta(days=days)):
            jobs.let_go_who_leaves()

    return one


def is_forgotten(member):
    return Member.objects.get(pk=member.pk).erased_at is not None


def put_out(member, state):
    suspend_member(by=Viewer.system(), member=member, reason="Threats.")
    if state == "excluded":
        Belonging.objects.filter(member=member, group__parent=None).update(state="excluded")


@pytest.mark.parametrize("state", ["suspended", "excluded"])
def test_a_debtor_who_stands_outside_is_not_forgotten_before_the_debt_is_settled(
    join, val, paid, gardener, client, a_night_later, state
):
    fern, sage = join("Fern Bracken"), join("Sage")
    change_setting(by=Viewer.system(), key="security.second_factor", value=False)  # Oak looks in a fortnight later
    paid(fern, sage, 40)
    put_out(fern, state)
    ask_erasure(by=viewer(fern), wish="delete")
    before = counts()

    a_night_later(15)
    assert (is_forgotten(fern), balance(fern), counts(), state_of(fern)) == (False, -40, before, state)
    owed = "The wallet is 40 VAL below zero"
    with clock.at(clock.now() + timedelta(days=15)):
        client.force_login(fern.user)
        page = " ".join(client.get("/me/data/erasure/").content.decode().split())
        assert "You are forgotten as soon as what stands below is settled" in page and owed in page
        client.force_login(gardener.user)
        assert owed in " ".join(client.get("/garden/erasures/").content.decode().split())
        client.force_login(sage.user)
        assert client.get("/garden/erasures/").status_code == 404
    client.force_login(fern.user)  # a token sleeps meanwhile
    told = client.get("/api/v1/core/me/erasure").json()["still_open"]
    assert [" ".join(each.split()) for each in told] == said(fern)

    paid(sage, fern, 40)
    a_night_later(15)
    assert (is_forgotten(fern), balance(fern)) == (True, 0)


def test_who_waits_for_a_debt_to_be_settled_may_still_think_better_of_it(join, val, paid, gardener, a_night_later):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 40)
    put_out(fern, "suspended")
    ask_erasure(by=viewer(fern), wish="delete")
    a_night_later(15)
    take_erasure_back(by=viewer(fern))
    paid(sage, fern, 40)
    a_night_later(20)
    assert (is_forgotten(fern), state_of(fern)) == (False, "suspended")


def test_what_is_left_to_who_is_suspended_goes_to_the_community_and_a_payment_under_way_waits(
    join, val, paid, gardener, community, a_night_later
):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    paid(sage, fern, 40)
    asked = request_payment(by=viewer(mint), payer=fern, payee=mint, amounts=[Money(12, "VAL")])
    put_out(fern, "suspended")
    ask_erasure(by=viewer(fern), wish="sign")
    a_night_later(15)
    assert (is_forgotten(fern), balance(fern), balance(community)) == (False, 40, 0), "nothing is half done"

    abort(by=viewer(mint), transaction=asked)
    a_night_later(15)
    assert (is_forgotten(fern), balance(fern), balance(community), balance(sage)) == (True, 0, 40, -40)


def test_a_debtor_keeps_nobody_else_from_being_forgotten(join, val, paid, gardener, monkeypatch, a_night_later):
    monkeypatch.setattr(jobs, "ERASED_A_NIGHT", 1)
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    paid(fern, sage, 40)
    put_out(fern, "suspended")
    for minutes, member in enumerate((fern, mint)):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            ask_erasure(by=viewer(member), wish="sign")
    a_night_later(16)
    assert [is_forgotten(each) for each in (fern, mint, sage)] == [False, True, False]
