# ruff: noqa: F811  (fixtures of test_events)
"""A place that became free is kept for who waited, for a day, and goes on when nothing is heard (core.md 11)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event, note_attendance, pass_places_on
from wezer.core.acts.event_dates import cancel_date, move_date, restore_date
from wezer.core.acts.events import change_event
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.agenda.refusals import NoPlaceForGuests
from wezer.core.jobs import pass_kept_places_on
from wezer.core.models import EventDate, Member, Notice, Rsvp
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    NOON,
    TUESDAY,
    _this_november,
    answers,
    calendar,
    fresh,
    garden,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact

system = Viewer.system()
BEGINS = datetime(2026, 12, 1, 18, tzinfo=UTC)
A_DAY_LATER = NOON + timedelta(hours=24, minutes=1)


@pytest.fixture
def waiting(plan, who, garden, join):
    """One place: Sage has it; Fern waits, then Reed, then Moss."""
    event = plan(capacity=1, most_guests=1)
    for name in ("Reed", "Moss"):
        bring_in(by=system, group=garden, member=join(name))
    for minute, name in enumerate(("Sage", "Fern", "Reed", "Moss")):
        with clock.at(NOON - timedelta(minutes=9 - minute)):
            say(who(name), event)
    return event


def say(by, event, answer="going", **more):
    return answer_event(by=by, event=fresh(event), on=TUESDAY, answer=answer, **more)


def taken():
    return EventDate.objects.get(on=TUESDAY).going


def kept(name):
    return Rsvp.objects.get(member__name=name).offered_until


def told(name):
    deliver()
    return list(Notice.objects.filter(member__name=name).order_by("pk").values_list("kind", flat=True))


def test_the_place_is_held_told_and_confirmed(waiting, who):
    say(who("Sage"), waiting, "declined")
    assert answers(waiting) == {"Sage": "declined", "Fern": "offered", "Reed": "waitlisted", "Moss": "waitlisted"}
    assert (taken(), kept("Fern")) == (1, NOON + timedelta(hours=24))
    assert (told("Fern"), told("Reed")) == (["event_place_offered"], [])
    assert say(who("Sage"), waiting).answer == "waitlisted", "nobody takes the place that is kept"
    assert say(who("Fern"), waiting).answer == "going" and (taken(), kept("Fern")) == (1, None)
    with clock.at(A_DAY_LATER):
        assert not pass_places_on(by=system), "a place that was taken lapses no more"
    assert answers(waiting)["Fern"] == "going"


def test_who_declines_lets_it_go_on_at_once(waiting, who):
    say(who("Sage"), waiting, "declined")
    say(who("Fern"), waiting, "declined")
    assert answers(waiting) == {"Sage": "declined", "Fern": "declined", "Reed": "offered", "Moss": "waitlisted"}
    say(who("Reed"), waiting, "maybe")
    assert (answers(waiting)["Moss"], taken()) == ("offered", 1)


def test_what_nobody_answers_goes_on_to_the_next_each_with_a_day(waiting, who):
    say(who("Sage"), waiting, "declined")
    before = facts_told()
    with clock.at(A_DAY_LATER - timedelta(minutes=2)):
        pass_kept_places_on()
        assert facts_told() == before and answers(waiting)["Fern"] == "offered"
    with clock.at(A_DAY_LATER):
        pass_kept_places_on(), pass_kept_places_on()
        assert answers(waiting) == {"Sage": "declined", "Reed": "offered", "Moss": "waitlisted"}
        assert (taken(), kept("Reed")) == (1, A_DAY_LATER + timedelta(hours=24))
    names = Fact.objects.filter(name__startswith="core.event_place").order_by("pk").values_list("name", flat=True)
    assert list(names) == ["core.event_place_offered", "core.event_place_lapsed", "core.event_place_offered"]
    assert told("Fern") == ["event_place_offered", "event_place_lapsed"] and told("Reed") == ["event_place_offered"]
    with clock.at(A_DAY_LATER):
        assert say(who("Fern"), waiting).answer == "waitlisted", "whoever was late stands at the end"


def test_a_minute_late_is_in_time_as_long_as_nobody_else_has_it(waiting, who):
    say(who("Sage"), waiting, "declined")
    with clock.at(A_DAY_LATER):
        assert say(who("Fern"), waiting).answer == "going"
        assert not pass_places_on(by=system) and (answers(waiting)["Reed"], taken()) == ("waitlisted", 1)


def test_it_is_kept_no_longer_than_until_the_date_begins_and_nothing_goes_on_after_its_end(waiting, who):
    with clock.at(BEGINS - timedelta(hours=3)):
        say(who("Sage"), waiting, "declined")
    assert kept("Fern") == BEGINS
    with clock.at(BEGINS + timedelta(minutes=1)):
        pass_kept_places_on()
        assert (answers(waiting)["Reed"], kept("Reed")) == ("offered", BEGINS + timedelta(hours=2))
    with clock.at(BEGINS + timedelta(hours=3)):
        pass_kept_places_on()
        assert (answers(waiting), taken()) == ({"Sage": "declined", "Moss": "waitlisted"}, 0)


def test_who_was_there_came_though_they_never_said_so(waiting, who):
    with clock.at(BEGINS - timedelta(hours=3)):
        say(who("Sage"), waiting, "declined")
        note_attendance(by=who("Sage"), event=fresh(waiting), on=TUESDAY, member=who("Fern").member, came=True)
    with clock.at(BEGINS + timedelta(minutes=1)):
        pass_kept_places_on()
        assert (answers(waiting)["Fern"], answers(waiting)["Reed"], taken()) == ("going", "waitlisted", 1)


def test_a_date_that_is_off_keeps_what_is_kept_and_one_that_was_withdrawn_gives_nothing_on(waiting, who):
    say(who("Sage"), waiting, "declined")
    cancel_date(by=who("Sage"), event=fresh(waiting), on=TUESDAY)
    with clock.at(A_DAY_LATER):
        pass_kept_places_on()
        assert answers(waiting)["Fern"] == "offered"
        restore_date(by=who("Sage"), event=fresh(waiting), on=TUESDAY)
        withdraw_item(by=who("Sage"), item=fresh(waiting))
    with clock.at(A_DAY_LATER + timedelta(hours=25)):
        pass_kept_places_on()
        assert answers(waiting) == {"Sage": "declined", "Reed": "waitlisted", "Moss": "waitlisted"}


def test_guests_have_their_places_kept_too_and_more_of_them_must_fit_in(plan, who, garden, join):
    event = plan(capacity=2, most_guests=1)
    bring_in(by=system, group=garden, member=join("Reed"))
    for name in ("Sage", "Fern"):
        say(who(name), event, guests=1)
    say(who("Reed"), event)
    say(who("Sage"), event, "declined")
    assert (answers(event)["Fern"], answers(event)["Reed"], taken()) == ("offered", "waitlisted", 2)
    say(who("Fern"), event, guests=0)  # comes alone: a place for Reed
    assert (answers(event)["Fern"], answers(event)["Reed"], taken()) == ("going", "offered", 2)
    with pytest.raises(NoPlaceForGuests):
        say(who("Reed"), event, guests=1)
    assert (answers(event)["Reed"], taken()) == ("offered", 2)


def test_fewer_places_take_none_that_is_kept(waiting, who):
    change_event(by=who("Sage"), event=fresh(waiting), **{**MEETING, "capacity": 3, "most_guests": 1})
    assert [answers(waiting)[name] for name in ("Fern", "Reed", "Moss")] == ["offered", "offered", "waitlisted"]
    change_event(by=who("Sage"), event=fresh(waiting), **{**MEETING, "capacity": 1, "most_guests": 1})
    assert say(who("Fern"), waiting).answer == "going"
    with clock.at(A_DAY_LATER):
        pass_kept_places_on()  # Reed's goes, and to nobody: two come where one should
        assert (answers(waiting).get("Reed"), answers(waiting)["Moss"], taken()) == (None, "waitlisted", 2)


def test_it_is_confirmed_on_the_page_and_the_notice_leads_there(waiting, who, client, garden):
    say(who("Sage"), waiting, "declined")
    deliver()
    fern = who("Fern").member
    client.force_login(fern.user)
    notice = Notice.objects.get(member=fern, kind="event_place_offered")
    address = f"/g/{garden.slug}/events/{waiting.uid}/"
    led = client.get(f"/notices/{notice.uid}/", follow=True)
    assert led.redirect_chain[-1][0].startswith(address)
    page = client.get(f"{address}?on=2026-12-01").content.decode()
    assert "A place became free for you." in page and "A place is kept for them" in page
    client.force_login(who("Reed").member.user)
    assert "A place became free for you." not in client.get(f"{address}?on=2026-12-01").content.decode()
    client.force_login(fern.user)
    assert client.post(f"{address}answer/", {"on": "2026-12-01", "answer": "going"}).status_code == 303
    assert answers(waiting)["Fern"] == "going"


def test_a_program_confirms_and_declines(waiting, who):
    say(who("Sage"), waiting, "declined")
    there = f"core/events/{waiting.uid}/dates/2026-12-01"
    fern, reed = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Reed"))
    shown = fern.get(there).json()
    assert (shown["my_answer"], shown["kept_until"]) == ("offered", "2026-11-27T12:00:00Z")
    assert reed.get(there).json()["kept_until"] is None
    assert fern.send("put", f"{there}/answer", {"answer": "declined"}).json()["my_answer"] == "declined"
    assert reed.send("put", f"{there}/answer", {"answer": "going"}).json()["my_answer"] == "going"
    assert (answers(waiting)["Reed"], taken()) == ("going", 1)
    assert reed.send("put", f"{there}/answer", {"answer": "offered"}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_i6_the_last_place_has_one_owner_when_it_is_confirmed_as_it_goes_on(circle, join):
    """At the moment its day is over: whoever was asked confirms, the worker passes it on, a third person clicks."""
    from wezer.core.acts.events import publish_event
    from wezer.core.acts.rooms import open_room

    group = circle("Garden", founder=join("Fern"))
    room = open_room(by=system, group=group, kind="calendar")
    event = publish_event(by=system, room=room, audience="community", capacity=1, **MEETING)
    sage, reed, moss, mint = (viewer(join(name)) for name in ("Sage", "Reed", "Moss", "Mint"))
    with clock.at(NOON):
        for one in (sage, reed, moss):
            say(one, event)
        say(sage, event, "declined")

    def later(step):
        def run():
            with clock.at(A_DAY_LATER):
                step()

        return run

    done = at_once(
        later(lambda: say(reed, event)), later(lambda: pass_places_on(by=system)), later(lambda: say(mint, event))
    )
    assert done == ["done"] * 3
    said = answers(event)
    seated = [name for name, answer in said.items() if answer in ("going", "offered")]
    assert len(seated) == 1 and taken() == 1 and said["Mint"] == "waitlisted"
    in_time = said["Reed"] == "going"
    assert (said["Reed"], said["Moss"]) == (("going", "waitlisted") if in_time else ("waitlisted", "offered"))


def test_where_there_is_room_for_everybody_what_is_kept_is_theirs(waiting, who):
    say(who("Sage"), waiting, "declined")
    change_event(by=who("Sage"), event=fresh(waiting), **{**MEETING, "capacity": None, "most_guests": 1})
    assert answers(waiting) == {"Sage": "declined", "Fern": "going", "Reed": "going", "Moss": "going"}
    assert (taken(), kept("Fern")) == (3, None) and told("Fern")[-1] == "event_place_given"


def test_a_date_that_moves_or_takes_place_again_keeps_the_place_anew_and_not_past_its_beginning(waiting, who):
    say(who("Sage"), waiting, "declined")
    move_date(by=who("Sage"), event=fresh(waiting), on=TUESDAY, starts_on=NOON.date(), starts_time=time(22))
    assert kept("Fern") < NOON + timedelta(hours=24)
    cancel_date(by=who("Sage"), event=fresh(waiting), on=TUESDAY)
    with clock.at(A_DAY_LATER):
        restore_date(by=who("Sage"), event=fresh(waiting), on=TUESDAY)
        pass_kept_places_on()
        assert (answers(waiting)["Fern"], kept("Fern")) == ("offered", A_DAY_LATER + timedelta(hours=24))


def test_who_has_a_place_kept_hears_when_the_date_is_off(waiting, who):
    say(who("Sage"), waiting, "declined")
    cancel_date(by=who("Sage"), event=fresh(waiting), on=TUESDAY)
    assert told("Fern")[-1] == "event_date_cancelled"


def test_another_date_of_the_event_is_another_list(waiting, who):
    say(who("Sage"), waiting, "declined")
    january = date(2027, 1, 5)
    assert answer_event(by=who("Fern"), event=fresh(waiting), on=january, answer="going").answer == "going"
    assert answers(waiting)["Fern"] == "offered" and answers(waiting, january) == {"Fern": "going"}
