"""Things and loans by their acts: who takes which step when, days that nobody holds twice, the queue, what stays hidden."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from wezer.api.testing import Caller
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.queries import month_of_all
from wezer.core.lending.acts import disputes, loans
from wezer.core.lending.acts.things import change_thing, end_thing, offer_thing, pause_thing
from wezer.core.lending.queries import availability, before_in_queue, loans_of, possible_steps, shelf
from wezer.core.lending.refusals import (
    DaysInvalid,
    DaysTaken,
    LoanMoved,
    LoanUnderWay,
    NotBackYet,
    NotOffered,
    OwnThing,
    StillLent,
)
from wezer.core.lending.rules import CLOCK, STEPS, spans
from wezer.core.models import Item, Loan, LoanDay, LoanState, Member, Notice, Thing
from wezer.core.search.find import search
from wezer.core.settlement import open_points
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed, Refusal, TooMany

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 28), date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def drill(gardener, circle, join):
    """Fern's drill on the shelf of a circle in which Sage and Mint are too; Oak tends the community, Clover is a member."""
    group = circle("Repair", founder=join("Fern"))
    for name in ("Sage", "Mint"):
        bring_in(by=system, group=group, member=join(name))
    join("Clover")
    room = open_room(by=system, group=group, kind="things")
    return offer_thing(by=who("Fern"), room=room, title="Drill", body="Turns **both** ways. #tool", key="k")


def who(name):
    return viewer(Member.objects.get(name=name))


def ask(drill, name="Sage", first=FIRST, last=LAST, **more):
    return loans.ask_for_loan(by=who(name), thing=drill, starts_on=first, ends_on=last, **more)


TAKE = {
    "agree": loans.agree_loan, "refuse": loans.refuse_loan, "cancel": loans.cancel_loan, "hand_over": loans.hand_over,
    "bring_back": loans.bring_back, "close": loans.close_loan, "lose": loans.lose_loan, "be_late": loans.mark_late,
    "dispute": lambda **more: disputes.dispute_loan(words="Broken.", **more),
    "propose": lambda **more: disputes.propose_settlement(offer={}, **more),
    "accept": lambda loan, **more: disputes.accept_settlement(loan=loan, version=loan.version, **more),
    "decide": lambda **more: disputes.decide_settlement(offer={}, **more),
}  # fmt: skip
#: The way to each state, step by step, with who takes it.
WAYS = {
    "requested": [],
    "agreed": [("Fern", "agree")],
    "handed_over": [("Fern", "agree"), ("Fern", "hand_over")],
    "late": [("Fern", "agree"), ("Fern", "hand_over"), ("", "be_late")],
    "returned": [("Fern", "agree"), ("Fern", "hand_over"), ("Sage", "bring_back")],
    "disputed": [("Fern", "agree"), ("Fern", "hand_over"), ("Sage", "dispute"), ("Fern", "propose")],
    "closed": [("Fern", "agree"), ("Fern", "hand_over"), ("Fern", "bring_back"), ("Fern", "close")],
    "refused": [("Fern", "refuse")],
    "cancelled": [("Sage", "cancel")],
    "lost": [("Fern", "agree"), ("Fern", "hand_over"), ("Sage", "lose")],
}


def bring_to(drill, state):
    loan = ask(drill)
    for name, step in WAYS[state]:
        TAKE[step](by=who(name) if name else system, loan=loan)
    return loan


@pytest.mark.parametrize("state", WAYS)
def test_each_step_is_taken_from_its_states_by_its_side_and_refused_elsewhere_with_nothing_changed(drill, state):
    loan = bring_to(drill, state)
    assert (loan.state, loan.state_label or state) == (state, state)
    seen = {
        name: possible_steps(Loan.objects.with_parts().get(pk=loan.pk), who(name)) for name in ("Fern", "Sage", "Oak")
    }
    before = facts_told()
    for name, step in STEPS.items():
        for person in ("Fern", "Sage", "Oak"):
            if step.who == CLOCK or name in seen[person]:
                continue
            with pytest.raises(Refusal):
                TAKE[name](by=who(person), loan=Loan.objects.get(pk=loan.pk))
    loan.refresh_from_db()
    assert (loan.state, facts_told()) == (state, before)
    allowed = {name for name, step in STEPS.items() if loan.state in step.before and step.who != CLOCK}
    assert set().union(*seen.values()) == allowed


def test_two_agreed_loans_never_share_a_day_and_the_second_waits_until_it_is_free(drill):
    first, second = ask(drill, "Sage"), ask(drill, "Mint", LAST, LAST + timedelta(days=2))
    assert before_in_queue(second) == 1
    loans.agree_loan(by=who("Fern"), loan=first)
    before = facts_told()
    with pytest.raises(DaysTaken):
        loans.agree_loan(by=who("Fern"), loan=second)
    second.refresh_from_db()
    assert (second.state, LoanDay.objects.count(), facts_told()) == ("requested", 3, before)
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanDay.objects.create(loan=second, thing=drill, day=LAST)

    loans.cancel_loan(by=who("Sage"), loan=first)
    deliver()
    told = set(Notice.objects.filter(item=second).values_list("member__name", "kind"))
    assert told == {("Fern", "loan_asked"), ("Mint", "loan_days_free")}
    assert loans.agree_loan(by=who("Fern"), loan=second).state == "agreed"
    assert spans([each.day for each in LoanDay.objects.order_by("day")]) == [(LAST, LAST + timedelta(days=2))]
    assert availability(drill, date(2026, 11, 1)).taken == [(LAST, LAST + timedelta(days=2))]


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_agree_at_once_to_the_same_days_one_hears_no(gardener, circle, join):
    group = circle("Repair", founder=join("Fern"))
    for name in ("Sage", "Mint"):
        bring_in(by=system, group=group, member=join(name))
    drill = offer_thing(by=who("Fern"), room=open_room(by=system, group=group, kind="things"), title="Drill")
    asked = [
        ask(drill, "Sage"),
        ask(drill, "Mint", FIRST + timedelta(days=1), LAST + timedelta(days=1)),
        ask(drill, "Mint"),
    ]
    ready, heard = threading.Barrier(4), []

    def agree(loan):
        try:
            with clock.at(NOON):
                ready.wait()
                loans.agree_loan(by=who("Fern"), loan=loan)
                heard.append("agreed")
        except Refusal as refusal:
            heard.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=agree, args=[Loan.objects.get(pk=one.pk)]) for one in (*asked, asked[0])]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert heard.count("agreed") == 1 and set(heard) <= {"agreed", "loan_days_taken", "loan_moved"}
    held = Loan.objects.get(state="agreed")
    assert LoanDay.objects.count() == held.days == LoanDay.objects.filter(loan=held).count()


def test_a_thing_is_in_one_pair_of_hands(drill):
    late = bring_to(drill, "late")
    next_one = ask(drill, "Mint", date(2026, 12, 5), date(2026, 12, 6))
    loans.agree_loan(by=who("Fern"), loan=next_one)
    with pytest.raises(NotBackYet):
        loans.hand_over(by=who("Fern"), loan=next_one)
    loans.bring_back(by=who("Sage"), loan=late)
    assert loans.hand_over(by=who("Fern"), loan=next_one).state == "handed_over"


def test_what_may_be_asked_for(drill):
    for first, last in ((LAST, FIRST), (date(2026, 11, 25), LAST), (FIRST, FIRST + timedelta(days=14)),
                        (date(2027, 12, 1), date(2027, 12, 1))):  # fmt: skip
        with pytest.raises(DaysInvalid):
            ask(drill, first=first, last=last)
    with pytest.raises(OwnThing):
        ask(drill, "Fern")
    with pytest.raises(NotAllowed):
        ask(drill, "Clover")
    pause_thing(by=who("Fern"), thing=drill)
    with pytest.raises(NotOffered):
        ask(drill)
    assert not Loan.objects.exists()
    pause_thing(by=who("Fern"), thing=drill, paused=False)
    assert ask(drill, key="once").pk == ask(drill, key="once").pk


def test_a_thing_that_is_lent_or_a_loan_under_way_is_not_taken_away(drill):
    loan = bring_to(drill, "agreed")
    for act, item, refusal in ((end_thing, {"thing": drill}, StillLent), (withdraw_item, {"item": drill}, StillLent),
                               (withdraw_item, {"item": Item.objects.get(pk=loan.pk)}, LoanUnderWay)):  # fmt: skip
        name = "Sage" if refusal is LoanUnderWay else "Fern"
        with pytest.raises(refusal):
            act(by=who(name), **item)
    assert [point.text for point in open_points(Member.objects.get(name="Sage"))] == ["1 loan is under way."]
    loans.cancel_loan(by=who("Fern"), loan=loan)
    assert end_thing(by=who("Fern"), thing=drill)
    assert (Thing.objects.get().state, list(shelf(who("Sage")))) == ("gone", [])


def test_who_leaves_a_group_reads_of_loans_of_its_things_and_of_no_others(drill, circle, client):
    other = circle("Orchard", founder=Member.objects.get(name="Fern"))
    bring_in(by=system, group=other, member=Member.objects.get(name="Sage"))
    loan = bring_to(drill, "handed_over")
    client.force_login(Member.objects.get(name="Sage").user)
    assert client.post("/g/repair/belonging/end/")["Location"] == "/g/repair/belonging/end/"
    page = client.get("/g/repair/belonging/end/").content.decode()
    assert "1 loan is under way." in page and 'name="handover"' not in page
    assert client.post("/g/orchard/belonging/end/")["Location"] != "/g/orchard/belonging/end/"
    assert not who("Sage").belongs_directly(other)
    assert client.post("/g/repair/belonging/end/", {"seen": "yes"}).status_code == 303  # it holds nobody back
    assert not who("Sage").belongs_directly(drill.group) and Loan.objects.get(pk=loan.pk).state == "handed_over"


def test_only_the_two_sides_know_of_a_loan_and_others_know_only_its_days(drill):
    loan = bring_to(drill, "agreed")
    assert [list(loans_of(who(name))) for name in ("Fern", "Sage", "Mint", "Oak")] == [[loan], [loan], [], []]
    assert not Loan.objects.visible_to(who("Mint")).exists() and not Loan.objects.visible_to(who("Oak")).exists()
    assert availability(drill, date(2026, 11, 1)).taken == [(FIRST, LAST)]
    assert (list(shelf(who("Mint"))), list(shelf(who("Clover")))) == ([drill], [])
    assert [len(search(who(name), "turns").hits) for name in ("Mint", "Clover")] == [1, 0]


def test_what_one_borrowed_stands_in_ones_own_agenda_only(drill):
    bring_to(drill, "handed_over")
    found = {
        name: [each.event.title for each in month_of_all(date(2026, 11, 1), who(name)).found]
        for name in ("Sage", "Fern", "Mint")
    }
    assert found == {"Sage": ["Drill"], "Fern": [], "Mint": []}
    sage, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Mint"))
    (told,) = sage.get(f"core/agenda/entries?since={LAST}&days=1").json()
    assert (told["title"], told["words"], told["ends_on"], told["whole_day"], told["source"]) == (
        "Drill", "Bring it back to Fern", str(LAST), True, None,
    )  # fmt: skip
    assert mint.get(f"core/agenda/entries?since={LAST}&days=1").json() == []
    assert sage.get(f"core/agenda/entries?since={LAST - timedelta(days=1)}&days=1").json() == []


def test_what_came_back_and_was_not_looked_at_is_well_after_a_week(drill):
    loan = bring_to(drill, "returned")
    for days, state in ((6, LoanState.RETURNED), (8, LoanState.CLOSED)):
        with clock.at(NOON + timedelta(days=days)):
            assert loans.close_unseen_loans(by=system) == 0
        assert Loan.objects.get(pk=loan.pk).state == state


def test_a_late_loan_is_told_again_every_three_days(drill):
    bring_to(drill, "handed_over")
    done = []
    for days in (3, 4, 5, 6, 7, 8):
        with clock.at(NOON + timedelta(days=days)):
            done.append(loans.remind_of_loans(by=system))
    assert done == [1, 0, 1, 0, 0, 1]


def test_a_changed_thing_keeps_its_pictures_and_refuses_who_reads_without_tending(drill):
    Item.objects.filter(pk=drill.pk).update(card={**drill.card, "photos": [["x", ""]]})
    changed = change_thing(by=who("Fern"), thing=Thing.objects.get(), title="Hammer drill", condition="worn")
    assert (changed.title, changed.card["photos"], changed.version) == ("Hammer drill", [["x", ""]], 2)
    with pytest.raises(NotAllowed):
        change_thing(by=who("Mint"), thing=changed, title="Mine")
    with pytest.raises(LoanMoved):
        TAKE["hand_over"](by=who("Fern"), loan=ask(drill))


def test_what_is_accepted_is_the_proposal_that_was_read(drill):
    loan = bring_to(drill, "disputed")
    read = Loan.objects.get(pk=loan.pk).version
    assert loan.version == read
    disputes.propose_settlement(by=who("Fern"), loan=loan, offer={}, is_lost=True)
    with pytest.raises(LoanMoved):
        disputes.accept_settlement(by=who("Sage"), loan=loan, version=read)
    assert Loan.objects.get().state == "disputed"
    assert disputes.accept_settlement(by=who("Sage"), loan=loan, version=loan.version).state == "lost"


def test_loans_that_cannot_be_paid_hold_up_no_other_however_many_they_are(drill, monkeypatch):
    stuck = bring_to(drill, "returned")
    monkeypatch.setattr(
        loans, "end_terms", lambda by, loan, offer: (_ for _ in ()).throw(NotBackYet()) if loan.pk == stuck.pk else None
    )
    other = ask(offer_thing(by=who("Fern"), room=drill.room, title="Saw", key="s"), "Mint")
    for act in (loans.agree_loan, loans.hand_over, loans.bring_back):
        act(by=who("Fern"), loan=other)
    with clock.at(NOON + timedelta(days=8)):
        last = loans.close_unseen_loans(by=system, limit=1)
        assert last == stuck.pk  # it fills what is taken at once, and the next ones come after it
        assert loans.close_unseen_loans(by=system, after=last, limit=2) == 0
    assert dict(Loan.objects.values_list("pk", "state")) == {stuck.pk: "returned", other.pk: "closed"}


@pytest.mark.parametrize("state", ["late", "returned", "disputed"])
def test_a_thing_that_somebody_has_is_not_ended(drill, state):
    bring_to(drill, state)
    with clock.at(NOON + timedelta(days=20)), pytest.raises(StillLent):
        end_thing(by=who("Fern"), thing=drill)


def test_a_loan_that_is_over_takes_no_more_pictures(drill):
    loan = bring_to(drill, "closed")
    with pytest.raises(LoanMoved):
        loans.add_loan_photos(by=who("Sage"), loan=loan, photos=[])


def test_five_requests_of_one_borrower_wait_at_most(drill):
    made = [ask(drill) for _ in range(5)]
    with pytest.raises(TooMany):
        ask(drill)
    loans.cancel_loan(by=who("Sage"), loan=made[0])
    assert ask(drill) and ask(drill, "Mint")


@pytest.mark.django_db(transaction=True)
def test_i6_requests_sent_at_the_same_instant_are_counted_one_after_the_other(drill):
    for _ in range(4):
        ask(drill)
    eyes = [who("Sage"), who("Sage")]

    def one(eye):
        with clock.at(NOON):
            loans.ask_for_loan(by=eye, thing=drill, starts_on=FIRST, ends_on=LAST)

    assert at_once(*(lambda eye=eye: one(eye) for eye in eyes)) == ["done", TooMany.code]
    assert Loan.objects.count() == 5
