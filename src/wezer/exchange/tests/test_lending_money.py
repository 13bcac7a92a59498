"""Things lent for a price and a deposit: core.md 22, scenario 12, and what else the ledger does for a loan."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from wezer.core.acts.comments import add_comment
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.lending.acts.disputes import accept_settlement, decide_settlement, dispute_loan, propose_settlement
from wezer.core.lending.acts.loans import (
    agree_loan,
    ask_for_loan,
    bring_back,
    cancel_loan,
    close_loan,
    hand_over,
    lose_loan,
    remind_of_loans,
)
from wezer.core.lending.acts.things import offer_thing
from wezer.core.lending.refusals import NothingProposed, TermsUnknown
from wezer.core.mediation.acts import accept_mediation, agree_to_mediator, name_mediator
from wezer.core.models import File, Loan, Member, Notice, Thing
from wezer.core.pictures import may_see
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.refusals import BeyondDeposit
from wezer.kernel import clock
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.agreements import invoice, settle
from wezer.ledger.acts.limits import set_authorisation, set_limit
from wezer.ledger.acts.payments import abort
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import InDispute, LimitMinOther
from wezer.ledger.testing import account, balance

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 28), date(2026, 11, 30)
TERMS = {"exchange": {"price": [[5, "VAL"]], "per": "day", "deposit": [[50, "VAL"]], "worth": [[120, "VAL"]]}}


def picture(name="drill.png"):
    out = BytesIO()
    Image.new("RGB", (40, 30), (90, 120, 60)).save(out, "PNG")
    made = BytesIO(out.getvalue())
    made.name = name
    return made


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def drill(gardener, circle, join, val):
    """Fern's drill, 5 VAL a day, deposit 50; Sage and Mint are in the same circle, Oak tends the community."""
    group = circle("Repair", founder=join("Fern"))
    for name in ("Sage", "Mint"):
        bring_in(by=system, group=group, member=join(name))
    room = open_room(by=system, group=group, kind="things")
    return offer_thing(by=who("Fern"), room=room, title="Drill", body="With **bits**.", terms=TERMS)


def who(name):
    return viewer(Member.objects.get(name=name))


def lent(drill, name="Sage", until="handed_over"):
    loan = ask_for_loan(by=who(name), thing=drill, starts_on=FIRST, ends_on=LAST)
    agree_loan(by=who("Fern"), loan=loan)
    if until != "agreed":
        hand_over(by=who("Fern"), loan=loan)
    return loan


def standing(name="Sage"):
    """(balance, set aside) of who borrows."""
    found = account(Member.objects.get(name=name))
    return found.balance, found.reserved


def balances():
    return [balance(Member.objects.get(name=name)) for name in ("Fern", "Sage")]


def payments():
    return sorted((one.key.rpartition(":")[2], one.state) for one in Transaction.objects.exclude(about=""))


def test_scenario_12_a_drill_is_lent_comes_back_damaged_and_the_dispute_is_settled_in_the_currency_of_the_community(
    drill,
):
    loan = ask_for_loan(by=who("Sage"), thing=drill, starts_on=FIRST, ends_on=LAST, words="For a shelf.", key="k")
    agree_loan(by=who("Fern"), loan=loan)
    assert (standing(), payments()) == ((0, 65), [("deposit", "accepted"), ("price", "accepted")])

    hand_over(by=who("Fern"), loan=loan, condition="good", photos=[picture("out.png")])
    with clock.at(NOON + timedelta(days=3)):
        assert remind_of_loans(by=system) == 1
        assert remind_of_loans(by=system) == 0
    with clock.at(NOON + timedelta(days=5)):
        assert remind_of_loans(by=system) == 1
        deliver()
        told = set(Notice.objects.filter(item=loan).values_list("member__name", "kind"))
        assert {("Sage", "loan_due"), ("Sage", "loan_late"), ("Fern", "loan_late"), ("Fern", "loan_asked")} <= told
        bring_back(by=who("Sage"), loan=loan, condition="damaged", photos=[picture("back.png")])
        dispute_loan(by=who("Fern"), loan=loan, words="The chuck is broken.")
    add_comment(by=who("Sage"), item=loan, body="It broke at once.")
    deliver()
    assert Notice.objects.filter(subject=ref(loan), kind="loan_mediation").get().member.name == "Oak"
    assert [may_see(file, who("Oak")) for file in File.objects.filter(item=loan)] == [True, True]
    assert not Loan.objects.visible_to(who("Mint")).exists()

    offer = {"exchange": {"kept": [[30, "VAL"]]}}
    propose_settlement(by=who("Fern"), loan=loan, offer=offer, words="Half of a new chuck.")
    with pytest.raises(NothingProposed):
        accept_settlement(by=who("Fern"), loan=loan, version=loan.version)
    accept_settlement(by=who("Sage"), loan=loan, version=loan.version, words="Fair.")

    loan.refresh_from_db()
    assert (loan.state, balances(), standing()) == ("closed", [45, -45], (-45, 0))
    assert payments() == [("deposit", "aborted"), ("kept", "completed"), ("price", "completed")]
    assert [each.name for each in loan.steps.order_by("pk")] == [
        "ask", "agree", "hand_over", "be_late", "bring_back", "dispute", "propose", "accept",
    ]  # fmt: skip
    assert not Loan.objects.visible_to(who("Oak")).exists()  # who mediates read it while it was disputed


def test_a_loan_that_ends_well_is_paid_and_its_deposit_is_free_again(drill):
    loan = lent(drill)
    bring_back(by=who("Fern"), loan=loan)
    close_loan(by=who("Fern"), loan=loan)
    assert (balances(), standing(), payments()) == (
        [15, -15],
        (-15, 0),
        [("deposit", "aborted"), ("price", "completed")],
    )


def test_who_calls_off_pays_nothing(drill):
    cancel_loan(by=who("Sage"), loan=lent(drill, until="agreed"))
    assert (balances(), standing(), payments()) == ([0, 0], (0, 0), [("deposit", "aborted"), ("price", "aborted")])


def test_what_is_lost_costs_the_deposit_and_leaves_the_shelf(drill):
    loan = lose_loan(by=who("Sage"), loan=lent(drill))
    assert (loan.state, balances(), payments()) == (
        "lost",
        [65, -65],
        [("deposit", "completed"), ("price", "completed")],
    )
    assert Thing.objects.get().state == "gone"


def test_nothing_is_agreed_that_the_borrower_could_not_pay(drill, val):
    set_limit(by=system, currency=val, side="floor", units=-60, member=Member.objects.get(name="Sage"))
    loan = ask_for_loan(by=who("Sage"), thing=drill, starts_on=FIRST, ends_on=LAST)
    before = facts_told()
    with pytest.raises(LimitMinOther):
        agree_loan(by=who("Fern"), loan=loan)
    loan.refresh_from_db()
    assert (loan.state, loan.held_days.count(), facts_told()) == ("requested", 0, before)
    assert not Transaction.objects.exists()


def test_who_mediates_decides_within_the_deposit_and_not_in_their_own_loan(drill):
    loan = lent(drill)
    dispute_loan(by=who("Sage"), loan=loan, words="It never worked.")
    with pytest.raises(BeyondDeposit):
        decide_settlement(by=who("Oak"), loan=loan, offer={"exchange": {"kept": [[51, "VAL"]]}})
    with pytest.raises(NotAllowed):
        decide_settlement(by=who("Fern"), loan=loan, offer={})
    decide_settlement(by=who("Oak"), loan=loan, offer={"exchange": {"kept": [[10, "VAL"]]}}, words="Both a little.")
    assert (Loan.objects.get().state, balances()) == ("closed", [25, -25])


def test_whom_both_sides_named_decides_within_the_deposit(drill):
    loan, mint = lent(drill), Member.objects.get(name="Mint")
    dispute_loan(by=who("Sage"), loan=loan, words="It never worked.")
    name_mediator(by=who("Sage"), case=loan, member=mint)
    agree_to_mediator(by=who("Fern"), case=loan)
    with pytest.raises(NotAllowed):
        decide_settlement(by=who("Mint"), loan=loan, offer={})
    accept_mediation(by=who("Mint"), case=loan)
    with pytest.raises(BeyondDeposit):
        decide_settlement(by=who("Mint"), loan=loan, offer={"exchange": {"kept": [[51, "VAL"]]}})
    decide_settlement(by=who("Mint"), loan=loan, offer={"exchange": {"kept": [[10, "VAL"]]}})
    assert (Loan.objects.get().state, balances()) == ("closed", [25, -25])
    assert not Loan.objects.visible_to(who("Mint")).exists()


def test_terms_that_changed_touch_no_loan_that_was_asked_for(drill):
    loan = ask_for_loan(by=who("Sage"), thing=drill, starts_on=FIRST, ends_on=LAST)
    Thing.objects.update(terms={})
    agree_loan(by=who("Fern"), loan=Loan.objects.get(pk=loan.pk))
    assert standing() == (0, 65)


def test_a_wallet_that_asks_for_two_signatures_is_asked_for_them(drill, circle, val):
    club = circle("Club", founder=Member.objects.get(name="Sage"))
    from wezer.core.acts.roles import grant_role
    from wezer.core.models import Role

    grant_role(by=system, role=Role.objects.get(group=club, key="wallet"), member=Member.objects.get(name="Sage"))
    set_authorisation(by=who("Sage"), party=club, needs=2, currency=val, above_units=10)
    by = viewer(Member.objects.get(name="Sage"), club)
    loan = ask_for_loan(by=by, thing=drill, starts_on=FIRST, ends_on=LAST)
    agree_loan(by=who("Fern"), loan=loan)
    hand_over(by=who("Fern"), loan=loan)
    bring_back(by=who("Fern"), loan=loan)
    close_loan(by=who("Fern"), loan=loan)
    assert (payments(), balance(club)) == ([("deposit", "aborted"), ("price", "invoiced")], 0)


def test_terms_sent_by_a_program_are_read_strictly(drill):
    from wezer.core.lending.terms import read_sent, told_of

    said = {"exchange": {"per": "week", "price": [{"amount": "12", "currency": "VAL"}]}}
    kept = read_sent(said)
    assert (kept, told_of(kept)) == ({"exchange": {"price": [[12, "VAL"]], "per": "week"}}, said)
    for wrong in ({"other": {}}, {"exchange": {"per": "year"}}, {"exchange": {"price": "12"}}, {"exchange": []}):
        with pytest.raises(TermsUnknown):
            read_sent(wrong)


def test_what_is_set_aside_for_a_disputed_loan_stands_still_in_the_wallet(drill, client):
    loan = lent(drill)
    bring_back(by=who("Sage"), loan=loan)
    dispute_loan(by=who("Fern"), loan=loan, words="The chuck is broken.")
    deposit = Transaction.objects.get(key=f"loan:{loan.uid}:deposit")
    for name, act in (("Sage", settle), ("Sage", abort), ("Fern", invoice), ("Fern", abort)):
        with pytest.raises(InDispute) as refused:
            act(by=who(name), transaction=Transaction.objects.get(pk=deposit.pk))
        assert str(loan.uid) in refused.value.details["page"]
    client.force_login(Member.objects.get(name="Sage").user)
    page = client.get(f"/wallet/movements/{deposit.uid}/").content.decode()
    assert f'href="{refused.value.details["page"]}"' in page and "disagree" in page
    assert client.get(refused.value.details["page"]).status_code == 200
    assert (standing(), payments()) == ((0, 65), [("deposit", "accepted"), ("price", "accepted")])
    decide_settlement(by=who("Oak"), loan=loan, offer={}, words="It was worn.")
    assert (standing(), payments()) == ((-15, 0), [("deposit", "aborted"), ("price", "completed")])
