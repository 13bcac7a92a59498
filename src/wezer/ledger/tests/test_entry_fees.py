"""A fee before one comes in: asked by a membrane, paid, received, and only then in (core.md 2.2)."""

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.admission import come_in, withdraw_application
from wezer.core.acts.lifecycle import pause_group, reopen_group
from wezer.core.acts.membership import ask_to_enter, leave_group
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.voices import decide_entry
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.kinds import notice_kinds
from wezer.core.models import Belonging, Crossing, Notice, User
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import value
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed
from wezer.ledger import entry_fees
from wezer.ledger.acts.entry_fees import (
    give_back_entry_fee,
    have_entry_fee_back,
    note_entry_fee,
    pay_entry_fee,
    unsay_entry_fee,
)
from wezer.ledger.acts.orders import Order, moves_of
from wezer.ledger.acts.receipts import confirm_receipt
from wezer.ledger.acts.steps import plan
from wezer.ledger.entry_fees import fee_of
from wezer.ledger.jobs import see_to_entry_fees
from wezer.ledger.models import State, Transaction, TransactionLog
from wezer.ledger.refusals import FeeNotAwaited, FeeNotToGiveBack, FeePaidThere, NotPayee, NotPayer
from wezer.ledger.testing import balance

system = Viewer.system()
EUROS = {"kind": "fee", "amount": "15", "currency": "eur", "how": "IBAN FR76 1234"}
#: Statements of the list of a group's fees, however many wait.
AWAITED = 10


def state(member, group):
    return Belonging.objects.get(member=member, group=group).state


@pytest.fixture
def treasurer(community, join, gardener, eur, val):
    fern = join("Fern")
    grant_role(by=system, role=open_role(by=system, group=community, key="wallet"), member=fern)
    return fern


def knocks(community, name):
    user = User.objects.create_user(f"{name.lower()}@example.org", "a fine long pass")
    member = come_in(by=system, user=user)
    return member, Crossing.objects.get(belonging__member=member, belonging__group=community)


def test_the_community_lets_in_who_has_paid(community, gardener, treasurer, client):
    with pytest.raises(SettingInvalid):  # how much is not said yet
        change_setting(by=viewer(gardener), key="admission.mode", value="fee")
    client.force_login(gardener.user)
    page = reverse("garden:admission")
    assert 'value="fee"' not in client.get(page).content.decode()
    set_membrane(by=viewer(gardener), group=community, ways=[[EUROS]])
    assert value("admission.mode") == "fee" and 'value="fee"' in client.get(page).content.decode()
    mint, crossing = knocks(community, "Mint")
    deliver()
    assert state(mint, community) == "applied"
    assert Notice.objects.filter(member=treasurer, kind="entry_fee", read_at=None).count() == 1
    page = reverse("fees:fee", args=[crossing.uid])
    client.force_login(mint.user)
    assert page in client.get(reverse("join:door")).content.decode()
    html = client.get(page).content.decode()
    assert "IBAN FR76 1234" in html and str(crossing.uid)[-8:].upper() in html and "It is received" not in html
    assert client.post(reverse("fees:receipt", args=[crossing.uid])).status_code == 403
    with pytest.raises(NotPayee):
        note_entry_fee(by=viewer(mint), crossing=crossing)
    assert state(mint, community) == "applied" and not Transaction.objects.exists()

    client.force_login(treasurer.user)
    assert "It is received" in client.get(page).content.decode()
    assert client.post(reverse("fees:receipt", args=[crossing.uid])).status_code == 303
    deliver()
    made = Transaction.objects.get()
    assert (state(mint, community), made.state, made.payer_id, made.payee_id) == (
        "member",
        "completed",
        mint.pk,
        community.pk,
    )
    assert balance(mint, "EUR") == balance(community, "EUR") == 0  # paid and settled: nothing is owed
    with pytest.raises(FeeNotAwaited):
        note_entry_fee(by=viewer(treasurer), crossing=crossing)
    assert not Notice.objects.filter(kind="entry_fee", read_at=None).exists()
    assert client.get(page).status_code == 200 and Transaction.objects.count() == 1

    sage, other = knocks(community, "Sage")
    withdraw_application(by=viewer(sage))
    with pytest.raises(FeeNotAwaited):
        note_entry_fee(by=viewer(treasurer), crossing=other)
    assert state(sage, community) == "withdrawn" and Transaction.objects.count() == 1


def test_a_group_takes_its_fee_from_the_wallet(circle, join, val, treasurer, client):
    sage, basil = join("Sage"), join("Basil")
    mill = circle("Mill", founder=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "fee", "amount": "20", "currency": "VAL"}]])
    ask_to_enter(by=viewer(basil), group=mill)
    crossing = Crossing.objects.get(belonging__member=basil)
    assert state(basil, mill) == "applied"
    client.force_login(basil.user)
    assert client.get(mill.get_absolute_url()).status_code == 200
    with pytest.raises(NotPayer):
        pay_entry_fee(by=viewer(sage), crossing=crossing)
    with pytest.raises((FeePaidThere, NotPayee)):
        note_entry_fee(by=viewer(sage), crossing=crossing)
    client.force_login(basil.user)
    assert client.get(reverse("fees:fee", args=[crossing.uid])).status_code == 200
    pay = reverse("fees:payment", args=[crossing.uid])
    assert [client.post(pay, {"key": "k"}).status_code for _ in "ab"] == [303, 303]
    assert (state(basil, mill), balance(basil), balance(mill)) == ("member", -20, 20)
    client.force_login(join("Mint").user)
    assert client.get(reverse("fees:fee", args=[crossing.uid])).status_code == 404


def test_what_is_paid_outside_waits_for_its_receipt_also_by_api(community, circle, join, eur, treasurer):
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    mill = circle("Mill", founder=sage)
    grant_role(by=system, role=open_role(by=system, group=mill, key="wallet"), member=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[EUROS]])
    for one in (basil, mint):
        ask_to_enter(by=viewer(one), group=mill)
    first, second = (Crossing.objects.get(belonging__member=one) for one in (basil, mint))
    here = f"ledger/entry-fees/{first.uid}"
    asked = Caller.of(basil).get(here).json()
    assert (asked["fee"], asked["is_awaited"]) == ({"amount": "15.00", "currency": "EUR"}, True)
    assert Caller.of(mint).get(here).status_code == 404
    assert Caller.of(basil).post(f"{here}/payment", {}, key="k").status_code == 201
    assert Caller.of(basil).post(f"{here}/payment", {}, key="l").status_code == 409
    assert state(basil, mill) == "applied" and Caller.of(basil).get(here).json()["is_underway"]
    confirm_receipt(by=viewer(sage), transaction=Transaction.objects.get())  # on the receipt, in the wallet
    deliver("ledger.")
    assert state(basil, mill) == "member"
    noted = Caller.of(sage).post(f"ledger/entry-fees/{second.uid}/receipt", {}, key="m")
    assert noted.status_code == 200 and state(mint, mill) == "member"


def test_what_arrives_while_the_group_is_paused_lets_in_once_it_is_open(circle, join, eur, treasurer):
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    mill = circle("Mill", founder=sage)
    grant_role(by=system, role=open_role(by=system, group=mill, key="wallet"), member=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[EUROS]])
    for one in (basil, mint):
        ask_to_enter(by=viewer(one), group=mill)
    first, second = (Crossing.objects.get(belonging__member=one) for one in (basil, mint))
    said = pay_entry_fee(by=viewer(basil), crossing=first)
    deliver()
    pause_group(by=viewer(sage), group=mill)
    confirm_receipt(by=viewer(sage), transaction=said)
    noted = note_entry_fee(by=viewer(sage), crossing=second)
    deliver("ledger.")
    assert (said.state, noted.state, state(basil, mill), state(mint, mill)) == ("completed",) * 2 + ("applied",) * 2
    assert Notice.objects.filter(member=basil, kind="receipt_confirmed").count() == 1
    reopen_group(by=viewer(sage), group=mill)
    deliver()
    assert (state(basil, mill), state(mint, mill)) == ("member", "member")


def test_a_fee_of_somebody_who_does_not_come_in_is_told_to_those_who_hold_the_wallet(circle, join, eur, treasurer):
    sage, basil, mint, elm = join("Sage"), join("Basil"), join("Mint"), join("Elm")
    mill = circle("Mill", founder=sage)
    grant_role(by=system, role=open_role(by=system, group=mill, key="wallet"), member=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "request"}, EUROS]])
    for one in (basil, mint, elm):
        ask_to_enter(by=viewer(one), group=mill)
    first, second = (Crossing.objects.get(belonging__member=one) for one in (basil, mint))
    said = pay_entry_fee(by=viewer(basil), crossing=first)
    note_entry_fee(by=viewer(sage), crossing=second)
    leave_group(by=viewer(basil), group=mill)
    decide_entry(by=viewer(sage), belonging=second.belonging, accept=False, reason="The mill is full.")
    leave_group(by=viewer(elm), group=mill)  # who paid nothing
    deliver()
    told = Notice.objects.filter(kind="entry_fee_for_nothing", member=sage).order_by("id")
    assert [one.actor.name for one in told] == ["Basil", "Mint"]
    assert told[0].detail["uid"] == str(said.uid) and "15.00" in notice_kinds["entry_fee_for_nothing"].sentence(told[0])
    assert not Notice.objects.filter(kind="entry_fee_for_nothing", member__in=(basil, mint, elm)).exists()


def test_a_fee_that_waits_to_be_signed_is_not_paid_twice(circle, join, eur, treasurer):
    sage, basil = join("Sage"), join("Basil")
    mill = circle("Mill", founder=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[EUROS]])
    ask_to_enter(by=viewer(basil), group=mill)
    crossing = Crossing.objects.get(belonging__member=basil)
    order = Order(basil, mill, (fee_of(crossing),), about=str(ref(crossing)))
    made = plan(viewer(basil), order, State.PENDING, moves=moves_of(order))
    with pytest.raises(FeeNotAwaited):
        pay_entry_fee(by=viewer(basil), crossing=crossing)
    assert list(Transaction.objects.all()) == [made] and state(basil, mill) == "applied"
    leave_group(by=viewer(basil), group=mill)
    deliver()
    made.refresh_from_db()
    assert made.state == "aborted"  # nobody signs what nobody waits for


def test_a_fee_that_comes_in_by_another_way_or_is_no_longer_asked_waits_for_no_signature(circle, join, eur, treasurer):
    sage, basil, mint, elm = join("Sage"), join("Basil"), join("Mint"), join("Elm")
    mill = circle("Mill", founder=sage)
    grant_role(by=system, role=open_role(by=system, group=mill, key="wallet"), member=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[EUROS], [{"kind": "request"}]])
    waiting = {}
    for one in (basil, mint, elm):
        ask_to_enter(by=viewer(one), group=mill)
        crossing = Crossing.objects.get(belonging__member=one, belonging__group=mill)
        order = Order(one, mill, (fee_of(crossing),), about=str(ref(crossing)))
        waiting[one.name] = (crossing, plan(viewer(one), order, State.PENDING, moves=moves_of(order)))
    noted = note_entry_fee(by=viewer(sage), crossing=waiting["Basil"][0])  # in hand
    decide_entry(by=viewer(sage), belonging=waiting["Mint"][0].belonging, accept=True)  # without a fee
    deliver()
    assert (noted.state, state(basil, mill), state(mint, mill), state(elm, mill)) == (
        "completed", "member", "member", "applied",
    )  # fmt: skip
    left = {name: Transaction.objects.get(pk=made.pk).state for name, (_crossing, made) in waiting.items()}
    assert left == {"Basil": "aborted", "Mint": "aborted", "Elm": "pending"}


def test_bad_fees_are_refused(community, gardener, treasurer, circle, join):
    sage = join("Sage")
    mill = circle("Mill", founder=sage)
    for wrong in ({"amount": "0"}, {"amount": "-3"}, {"amount": "x"}, {"currency": "XYZ"}, {"amount": "1.005"}):
        with pytest.raises(MembraneInvalid):
            set_membrane(by=viewer(sage), group=mill, ways=[[EUROS | wrong]])
    with pytest.raises(MembraneInvalid):  # who is outside has no wallet
        set_membrane(by=viewer(gardener), group=community, ways=[[EUROS | {"currency": "VAL"}]])
    with pytest.raises(MembraneInvalid, match="asks a fee"):  # one attempt pays one fee
        set_membrane(by=viewer(sage), group=mill, ways=[[EUROS], [{"kind": "request"}, EUROS | {"amount": "5"}]])
    with pytest.raises(NotAllowed):
        set_membrane(by=viewer(treasurer), group=mill, ways=[[EUROS]])


def asks_euros(circle, join, *, also=()):
    """Sage's mill, whose wallet she holds; Basil and Mint ask to come in."""
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    mill = circle("Mill", founder=sage)
    grant_role(by=system, role=open_role(by=system, group=mill, key="wallet"), member=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[*also, EUROS]])
    for one in (basil, mint):
        ask_to_enter(by=viewer(one), group=mill)
    first, second = (Crossing.objects.get(belonging__member=one) for one in (basil, mint))
    return mill, sage, basil, mint, first, second


def test_who_is_not_let_in_has_the_fee_back_by_one_button(circle, join, eur, treasurer, client):
    mill, sage, basil, mint, first, second = asks_euros(circle, join, also=[{"kind": "request"}])
    note_entry_fee(by=viewer(sage), crossing=first)
    with pytest.raises(FeeNotToGiveBack):  # he may still come in
        give_back_entry_fee(by=viewer(sage), crossing=first)
    pay_entry_fee(by=viewer(mint), crossing=second)
    for one in (first, second):
        decide_entry(by=viewer(sage), belonging=one.belonging, accept=False, reason="The mill is full.")
    deliver()
    told = Notice.objects.filter(kind="entry_fee_for_nothing", member=sage).order_by("id")[0]
    page = reverse("fees:fee", args=[first.uid])
    assert notice_kinds["entry_fee_for_nothing"].url(told) == page
    client.force_login(basil.user)
    assert "give back what they received" in client.get(page).content.decode()
    assert client.post(reverse("fees:return", args=[first.uid])).status_code == 403
    client.force_login(sage.user)
    assert "Give it back" in client.get(page).content.decode()
    assert client.post(reverse("fees:return", args=[first.uid])).status_code == 303
    paid, back = Transaction.objects.filter(payer=basil).get(), Transaction.objects.filter(payee=basil).get()
    assert (paid.state, back.state, back.reverses_id) == ("refunding", "confirming", paid.pk)
    assert Caller.of(sage).get(f"ledger/entry-fees/{first.uid}").json()["left"] == "on_its_way_back"
    assert client.post(reverse("fees:return", args=[first.uid])).status_code == 409
    with pytest.raises(NotPayer):
        have_entry_fee_back(by=viewer(sage), crossing=first)
    client.force_login(basil.user)
    assert "I have it back" in client.get(page).content.decode()
    assert client.post(reverse("fees:return-receipt", args=[first.uid])).status_code == 303
    assert "It was given back." in client.get(page).content.decode()
    assert balance(basil, "EUR") == 0

    here = f"ledger/entry-fees/{second.uid}"  # said to be paid: arrived after all, and given back at once
    assert Caller.of(mint).post(f"{here}/return", {}).status_code == 403
    assert Caller.of(sage).post(f"{here}/return", {}).json()["left"] == "on_its_way_back"
    assert Caller.of(mint).post(f"{here}/return/receipt", {}).json()["left"] == "given_back"
    assert balance(mint, "EUR") == balance(mill, "EUR") == 0


def test_who_the_community_refuses_says_outside_that_the_fee_is_back(community, treasurer, gardener, client):
    set_membrane(by=viewer(gardener), group=community, ways=[[{"kind": "request"}, EUROS]])
    mint, crossing = knocks(community, "Mint")
    note_entry_fee(by=viewer(treasurer), crossing=crossing)
    decide_entry(by=viewer(gardener), belonging=crossing.belonging, accept=False, reason="Not now.")
    client.force_login(gardener.user)
    assert client.post(reverse("fees:return", args=[crossing.uid])).status_code == 303
    deliver("ledger.")
    told = Notice.objects.get(member=mint, kind="confirm_refund")
    assert notice_kinds["confirm_refund"].url(told) == reverse("fees:fee", args=[crossing.uid])  # no wallet is hers
    client.force_login(mint.user)
    assert "I have it back" in client.get(reverse("fees:fee", args=[crossing.uid])).content.decode()
    assert client.post(reverse("fees:return-receipt", args=[crossing.uid])).status_code == 303
    assert Transaction.objects.get(payer=mint).state == "reversed"


def test_what_is_said_to_be_paid_and_is_not_holds_nobody(circle, join, eur, treasurer, client):
    mill, sage, basil, mint, first, second = asks_euros(circle, join)
    for one, crossing in ((basil, first), (mint, second)):
        pay_entry_fee(by=viewer(one), crossing=crossing)
    with pytest.raises(NotPayee):
        unsay_entry_fee(by=viewer(mint), crossing=first)
    client.force_login(basil.user)
    assert client.post(reverse("fees:unsay", args=[first.uid])).status_code == 303
    assert Caller.of(sage).send("delete", f"ledger/entry-fees/{second.uid}/payment").json()["is_underway"] is False
    assert set(Transaction.objects.values_list("state", flat=True)) == {"aborted"}
    reasons = TransactionLog.objects.filter(state="aborted").order_by("pk").values_list("reason", flat=True)
    deliver("ledger.")
    told = Notice.objects.get(kind="entry_fee_not_received")  # who takes it back themselves is told nothing
    assert (list(reasons), told.member) == (["not_paid", "not_received"], mint)
    kind = notice_kinds["entry_fee_not_received"]
    assert "Mill" in kind.sentence(told) and kind.url(told) == reverse("fees:fee", args=[second.uid])
    pay_entry_fee(by=viewer(basil), crossing=first)  # and now truly
    note_entry_fee(by=viewer(sage), crossing=first)
    assert (state(basil, mill), state(mint, mill)) == ("member", "applied")


def test_a_fee_that_does_not_come_is_waited_for_no_longer(circle, join, eur, treasurer, client):
    mill, sage, basil, _mint, first, second = asks_euros(circle, join)
    page = reverse("fees:refusal", args=[first.uid])
    client.force_login(sage.user)
    assert client.post(page, {"reason": " "}).status_code == 422
    client.force_login(basil.user)
    assert client.post(page, {"reason": "Why not"}).status_code == 403
    client.force_login(sage.user)
    assert client.post(page, {"reason": "Nothing came for a month."}).status_code == 303
    belonging = Belonging.objects.get(member=basil, group=mill)
    assert (belonging.state, belonging.reason) == ("refused", "Nothing came for a month.")
    here = f"ledger/entry-fees/{second.uid}"
    assert Caller.of(sage).post(f"{here}/refusal", {"reason": "Nor here."}).json()["is_awaited"] is False
    assert Caller.of(sage).post(f"{here}/refusal", {"reason": "Nor here."}).status_code == 409


def test_an_attempt_that_waits_for_more_than_the_fee_is_not_ended_by_it(circle, join, eur, treasurer, client):
    mill, sage, basil, mint, first, second = asks_euros(circle, join)
    pay_entry_fee(by=viewer(basil), crossing=first)  # on its way
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "vote"}, EUROS], [{"kind": "request"}]])
    ask_to_enter(by=viewer(elm := join("Elm")), group=mill)
    third = Crossing.objects.get(belonging__member=elm)
    client.force_login(sage.user)
    for one, may in ((first, False), (second, True), (third, False)):
        assert ("Wait no longer" in client.get(reverse("fees:fee", args=[one.uid])).content.decode()) is may
        assert Caller.of(sage).get(f"ledger/entry-fees/{one.uid}").json()["may_refuse"] is may
        said = client.post(reverse("fees:refusal", args=[one.uid]), {"reason": "Nothing came."})
        assert said.status_code == (303 if may else 409)
    assert [state(one, mill) for one in (basil, mint, elm)] == ["applied", "refused", "applied"]


def test_what_is_to_be_given_back_is_found_behind_many_who_came_and_went(circle, join, eur, treasurer, monkeypatch):
    mill, sage, basil, mint, first, second = asks_euros(circle, join, also=[{"kind": "request"}])
    monkeypatch.setattr(entry_fees, "MOST_LEFT", 1)
    note_entry_fee(by=viewer(sage), crossing=first)
    decide_entry(by=viewer(sage), belonging=first.belonging, accept=True)
    leave_group(by=viewer(basil), group=mill)
    assert entry_fees.left_over_in(mill) == []
    note_entry_fee(by=viewer(sage), crossing=second)
    leave_group(by=viewer(mint), group=mill)
    ask_to_enter(by=viewer(mint), group=mill)
    again = Crossing.objects.get(belonging__member=mint, state="waiting")
    note_entry_fee(by=viewer(sage), crossing=again)
    decide_entry(by=viewer(sage), belonging=again.belonging, accept=True)
    assert state(mint, mill) == "member"  # by what she paid the second time
    assert [one.crossing for one in entry_fees.left_over_in(mill)] == [second]


def test_a_refund_whose_counter_ended_by_itself_is_settled(circle, join, eur, treasurer):
    mill, sage, basil, _mint, first, _second = asks_euros(circle, join, also=[{"kind": "request"}])
    note_entry_fee(by=viewer(sage), crossing=first)
    decide_entry(by=viewer(sage), belonging=first.belonging, accept=False, reason="The mill is full.")
    lost = give_back_entry_fee(by=viewer(sage), crossing=first)
    Transaction.objects.filter(pk=lost.pk).update(state="aborted")
    paid = have_entry_fee_back(by=viewer(basil), crossing=first)
    assert (paid.state, paid.reversals.order_by("pk").last().state) == ("reversed", "completed")
    assert balance(basil, "EUR") == balance(mill, "EUR") == 0


def test_who_waits_although_the_fee_is_received_is_let_in_at_night(circle, join, eur, treasurer):
    """Received while the group was paused, and nothing told that it is open again."""
    mill, sage, basil, mint, first, _second = asks_euros(circle, join)
    barn = circle("Barn", founder=sage)
    grant_role(by=system, role=open_role(by=system, group=barn, key="wallet"), member=sage)
    set_membrane(by=viewer(sage), group=barn, ways=[[EUROS]])
    ask_to_enter(by=viewer(mint), group=barn)
    for one, crossing in ((mill, first), (barn, Crossing.objects.get(group=barn))):
        pause_group(by=viewer(sage), group=one)
        note_entry_fee(by=viewer(sage), crossing=crossing)
        reopen_group(by=viewer(sage), group=one)
    assert (state(basil, mill), state(mint, barn)) == ("applied", "applied")
    Crossing.objects.filter(pk=first.pk).update(ways=[[EUROS | {"amount": "x"}]])
    see_to_entry_fees()  # what fails for one group keeps no other from theirs
    assert (state(basil, mill), state(mint, barn)) == ("applied", "member")
    Crossing.objects.filter(pk=first.pk).update(ways=first.ways)
    see_to_entry_fees()
    assert state(basil, mill) == "member"


def test_the_fees_of_a_group_stand_in_a_list(circle, join, eur, treasurer, client, django_assert_max_num_queries):
    mill, sage, basil, mint, first, second = asks_euros(circle, join, also=[{"kind": "request"}])
    page = reverse("fees:awaited", args=[mill.slug])
    client.force_login(mint.user)
    assert client.get(page).status_code == 403
    assert Caller.of(mint).get(f"ledger/groups/{mill.uid}/entry-fees").status_code == 403
    client.force_login(sage.user)
    assert page in client.get(reverse("groups:people", args=[mill.slug])).content.decode()
    pay_entry_fee(by=viewer(basil), crossing=first)
    listed = Caller.of(sage).get(f"ledger/groups/{mill.uid}/entry-fees").json()
    assert [(one["member"]["name"], one["state"], one["crossing"]) for one in listed["items"]] == [
        ("Basil", "confirming", str(first.uid)),
        ("Mint", "", str(second.uid)),
    ]
    note_entry_fee(by=viewer(sage), crossing=second)
    decide_entry(by=viewer(sage), belonging=second.belonging, accept=False, reason="The mill is full.")
    for name in ("Reed", "Elm", "Thyme"):
        ask_to_enter(by=viewer(join(name)), group=mill)
    third = Crossing.objects.get(belonging__member__name="Elm")
    for one in (first, second, third):  # said to be paid, to be given back, and that waits
        with django_assert_max_num_queries(14):
            client.get(reverse("fees:fee", args=[one.uid]))
    client.get(page)
    with django_assert_max_num_queries(AWAITED):
        html = client.get(page).content.decode()
    assert all(said in html for said in ("To be given back", "said to be paid", "Basil", "Thyme", "15.00"))
    left = Caller.of(sage).get(f"ledger/groups/{mill.uid}/entry-fees/left").json()
    assert [(one["member"]["name"], one["state"]) for one in left] == [("Mint", "completed")]
    Crossing.objects.exclude(pk=second.pk).delete()
    give_back_entry_fee(by=viewer(sage), crossing=second)
    have_entry_fee_back(by=viewer(mint), crossing=second)
    html = client.get(page).content.decode()
    assert "No fee is awaited" in html and "To be given back" not in html
