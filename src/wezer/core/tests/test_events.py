"""Events by their acts: core.md 11 and scenario 11."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection

from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date, remind_of_dates, restore_date
from wezer.core.acts.event_ends import end_events
from wezer.core.acts.events import cancel_event, change_event, publish_event
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room, open_room
from wezer.core.agenda.happenings import find_happening, happenings, next_happening
from wezer.core.agenda.refusals import (
    AnswerUnknown,
    CapacityInvalid,
    DateIsOff,
    DateIsOver,
    DateNotThere,
    EventIsOff,
    HourNotThere,
    RuleRefused,
    ZoneUnknown,
)
from wezer.core.models import Event, EventDate, Item, Notice, Rsvp
from wezer.core.refusals import NameInvalid
from wezer.core.search.find import search
from wezer.core.talk_refusals import AudienceRefused, RoomNotOpen
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, NotFound, Refusal, StaleVersion

system = Viewer.system()
TUESDAY = date(2026, 12, 1)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MEETING = {
    "title": "Circle meeting", "starts_on": TUESDAY, "starts_time": time(19), "ends_time": time(21),
    "zone": "Europe/Paris", "rule": "FREQ=MONTHLY;BYDAY=1TU", "place": "The mill",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it, Mint belongs to the community only."""
    group = circle("Garden", founder=join("Fern"))
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return group


@pytest.fixture
def calendar(garden):
    return open_room(by=system, group=garden, kind="calendar")


@pytest.fixture
def who(garden):
    from wezer.core.models import Member

    return lambda name: viewer(Member.objects.get(name=name))


@pytest.fixture
def plan(calendar, who):
    return lambda by="Sage", **more: fresh(publish_event(by=who(by), room=calendar, **{**MEETING, **more}))


def fresh(event):
    return Event.objects.select_related("group", "room", "audience").get(pk=event.pk)


def starts(found):
    return [each.starts_at.strftime("%m-%d %H:%M") for each in found if not each.is_off]


def year(viewer):
    events = Event.objects.on_calendar_of(viewer)
    return happenings(events, NOON, NOON + timedelta(days=399), viewer)


def answers(event, on=TUESDAY):
    rows = Rsvp.objects.filter(event_date__event=event, event_date__on=on)
    return dict(rows.values_list("member__name", "answer"))


@pytest.mark.django_db(transaction=True)
def test_scenario_11_forty_answers_at_once_on_thirty_places(circle, join):
    """Forty clicks at the same moment: thirty come, ten wait in order; a place that becomes free is kept for the first."""
    group = circle("Garden", founder=join("Fern"))
    room = open_room(by=system, group=group, kind="calendar")
    event = publish_event(by=system, room=room, capacity=30, audience="community", **MEETING)
    people = [join(f"Leaf{number}", login=False) for number in range(40)]
    failed, gate = [], threading.Barrier(8)

    def click(some):
        try:
            gate.wait()
            for member in some:
                with clock.at(NOON):
                    answer_event(by=viewer(member), event=fresh(event), on=TUESDAY, answer="going")
        except Refusal as refusal:
            failed.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=(people[number::8],)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = list(answers(event).values())
    assert (failed, said.count("going"), said.count("waitlisted"), EventDate.objects.get().going) == ([], 30, 10, 30)

    first, second = Rsvp.objects.filter(answer="waitlisted").order_by("waiting_since", "pk")[:2]
    leaving = Rsvp.objects.filter(answer="going").first()
    answer_event(by=viewer(leaving.member), event=fresh(event), on=TUESDAY, answer="declined")
    said = list(answers(event).values())
    assert (said.count("going"), said.count("waitlisted"), EventDate.objects.get().going) == (29, 9, 30)
    assert Rsvp.objects.get(pk=first.pk).answer == "offered" and Rsvp.objects.get(pk=second.pk).answer == "waitlisted"
    deliver()
    assert list(Notice.objects.filter(kind="event_place_offered").values_list("member", flat=True)) == [first.member_id]


def test_scenario_11_a_recurring_meeting_with_one_date_moved_and_one_cancelled(plan, who):
    """The first Tuesday at seven in Paris, all year long, is seven in Paris: also in summer."""
    event = plan()
    move_date(by=who("Sage"), event=event, on=date(2027, 1, 5), starts_on=date(2027, 1, 7), starts_time=time(20))
    cancel_date(by=who("Fern"), event=event, on=date(2027, 2, 2))
    found = year(who("Sage"))
    assert starts(found) == [
        "12-01 18:00", "01-07 19:00", "03-02 18:00", "04-06 17:00", "05-04 17:00", "06-01 17:00", "07-06 17:00",
        "08-03 17:00", "09-07 17:00", "10-05 17:00", "11-02 18:00", "12-07 18:00",
    ]  # fmt: skip
    assert [(each.on, each.is_moved, each.is_off) for each in found[1:3]] == [
        (date(2027, 1, 5), True, False), (date(2027, 2, 2), False, True),
    ]  # fmt: skip
    assert found[1].ends_at - found[1].starts_at == timedelta(hours=2)
    restore_date(by=who("Sage"), event=event, on=date(2027, 1, 5))
    restore_date(by=who("Sage"), event=event, on=date(2027, 2, 2))
    assert starts(year(who("Sage")))[1:3] == ["01-05 18:00", "02-02 18:00"]


def test_a_date_moved_out_of_the_series_is_found_where_it_went(plan, who):
    event = plan(rule="FREQ=WEEKLY;COUNT=2")
    move_date(by=who("Sage"), event=event, on=TUESDAY, starts_on=date(2027, 6, 1), starts_time=time(9))
    june = datetime(2027, 6, 1, tzinfo=UTC)
    assert starts(happenings(Event.objects.all(), june, june + timedelta(days=1), who("Sage"))) == ["06-01 07:00"]
    assert next_happening(fresh(event)).starts_at.day == 8


def test_an_event_is_read_by_whom_it_is_for(plan, who):
    event = plan()
    assert [bool(year(who(name))) for name in ("Sage", "Fern", "Mint")] == [True, True, False]
    assert year(viewer(None)) == []
    with pytest.raises(NotFound):
        answer_event(by=who("Mint"), event=event, on=TUESDAY, answer="going")
    plan(audience="community", title="Feast")
    assert [each.event.title for each in year(who("Mint"))][:1] == ["Feast"]
    with pytest.raises(AudienceRefused):
        plan(audience="stewards")


def test_who_may_plan_and_change(plan, calendar, who, join, circle, garden):
    bring_in(by=system, group=circle("Beds", parent=garden), member=join("Basil"))
    for outsider in ("Mint", "Basil"):
        with pytest.raises(NotAllowed):
            plan(by=outsider)
    event = plan(by="Fern", audience="community")
    for act, more in ((change_event, {**MEETING, "title": "Mine"}), (cancel_event, {})):
        for outsider in ("Sage", "Mint"):
            with pytest.raises(NotAllowed):
                act(by=who(outsider), event=event, **more)
    by_sage = plan()
    assert change_event(by=who("Fern"), event=by_sage, **{**MEETING, "title": "Ours"}).title == "Ours"
    archive_room(by=system, room=calendar)
    with pytest.raises(RoomNotOpen):
        plan()


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"title": "  "}, NameInvalid),
        ({"zone": "Mars/Olympus"}, ZoneUnknown),
        ({"zone": "../../etc/passwd"}, ZoneUnknown),
        ({"rule": "FREQ=SECONDLY"}, RuleRefused),
        ({"rule": "FREQ=WEEKLY;BYDAY=MO"}, RuleRefused),
        ({"capacity": 0}, CapacityInvalid),
        ({"starts_on": date(2027, 3, 28), "starts_time": time(2, 15), "rule": ""}, HourNotThere),
    ],
)
def test_what_is_no_event_is_refused_and_writes_nothing(plan, more, refusal):
    before = facts_told()
    with pytest.raises(refusal):
        plan(**more)
    assert not Event.objects.exists() and facts_told() == before


def test_a_double_click_plans_once(plan):
    assert plan(key="k") == plan(key="k") and Event.objects.count() == 1


def test_answers_are_counted_changed_and_refused(plan, who):
    event = plan(capacity=1)
    for name, answer in (("Fern", "maybe"), ("Sage", "going"), ("Fern", "going"), ("Sage", "going")):
        answer_event(by=who(name), event=event, on=TUESDAY, answer=answer)
    assert answers(event) == {"Sage": "going", "Fern": "waitlisted"}
    assert find_happening(event, TUESDAY, who("Fern")).mine == "waitlisted"
    assert Fact.objects.filter(name="core.event_answered").count() == 3
    for answer, on, refusal in (
        ("waitlisted", TUESDAY, AnswerUnknown), ("yes", TUESDAY, AnswerUnknown), ("going", date(2026, 12, 2), DateNotThere),
    ):  # fmt: skip
        with pytest.raises(refusal):
            answer_event(by=who("Sage"), event=event, on=on, answer=answer)
    with pytest.raises(NotFound):
        answer_event(by=viewer(None), event=plan(audience="community"), on=TUESDAY, answer="going")
    with clock.at(NOON + timedelta(days=30)), pytest.raises(DateIsOver):
        answer_event(by=who("Sage"), event=event, on=TUESDAY, answer="declined")
    cancel_date(by=who("Sage"), event=event, on=TUESDAY)
    with pytest.raises(DateIsOff):
        answer_event(by=who("Sage"), event=event, on=TUESDAY, answer="declined")


@pytest.mark.parametrize(("capacity", "given"), [(2, "offered"), (None, "going")])
def test_more_places_are_kept_for_those_who_wait_and_where_everybody_fits_in_they_come(plan, who, capacity, given):
    event = plan(capacity=1)
    for name in ("Sage", "Fern"):
        answer_event(by=who(name), event=event, on=TUESDAY, answer="going")
    change_event(by=who("Sage"), event=event, **{**MEETING, "capacity": capacity})
    assert answers(event) == {"Sage": "going", "Fern": given} and EventDate.objects.get().going == 2
    deliver()
    kind = {"offered": "event_place_offered", "going": "event_place_given"}[given]
    assert list(Notice.objects.values_list("kind", "member__name")) == [(kind, "Fern")]


def test_a_change_is_told_to_those_who_come_and_answers_follow_a_single_date(plan, who):
    event = plan(rule="")
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going")
    later = {**MEETING, "rule": "", "starts_on": date(2026, 12, 3)}
    changed = change_event(by=who("Sage"), event=event, version=1, **later)
    assert (changed.version, changed.sequence, starts(year(who("Fern")))) == (2, 1, ["12-03 18:00"])
    assert answers(event, date(2026, 12, 3)) == {"Fern": "going"}
    with pytest.raises(StaleVersion):
        change_event(by=who("Sage"), event=fresh(event), version=1, **{**later, "title": "Other"})
    deliver()
    assert list(Notice.objects.values_list("kind", "member__name")) == [("event_changed", "Fern")]
    change_event(by=who("Sage"), event=fresh(event), **{**later, "body": "Bring *tea*."})
    deliver()
    assert Notice.objects.count() == 1  # other words ask nobody again


def test_what_is_cancelled_is_said_to_those_who_come_and_stays_readable(plan, who):
    event = plan()
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="maybe")
    move_date(by=who("Sage"), event=event, on=TUESDAY, starts_on=TUESDAY, starts_time=time(20))
    cancel_date(by=who("Sage"), event=event, on=TUESDAY)
    assert [cancel_event(by=who("Sage"), event=event) for _ in range(2)] == [True, False]
    deliver()
    told = Notice.objects.filter(member__name="Fern").order_by("pk").values_list("kind", flat=True)
    assert list(told) == ["event_date_moved", "event_date_cancelled", "event_cancelled"]
    assert all(each.is_off for each in year(who("Fern"))) and Event.objects.visible_to(who("Fern")).exists()
    for refused in (
        lambda: change_event(by=who("Sage"), event=fresh(event), **MEETING),
        lambda: answer_event(by=who("Fern"), event=fresh(event), on=TUESDAY, answer="going"),
        lambda: restore_date(by=who("Sage"), event=fresh(event), on=TUESDAY),
    ):
        with pytest.raises(EventIsOff):
            refused()


def test_reminders_come_once_at_the_hour_chosen_also_after_a_move(plan, who):
    event = plan()
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going", remind_hours=2)
    answer_event(by=who("Sage"), event=event, on=TUESDAY, answer="maybe", remind_hours=24)
    answer_event(by=who("Sage"), event=event, on=date(2027, 1, 5), answer="going", remind_hours=0)
    begins = datetime(2026, 12, 1, 18, tzinfo=UTC)

    def told(moment):
        with clock.at(moment):
            remind_of_dates(by=system), remind_of_dates(by=system)
        return sorted(Notice.objects.filter(kind="event_near").values_list("member__name", flat=True))

    assert told(begins - timedelta(hours=25)) == []
    assert told(begins - timedelta(hours=23)) == ["Sage"]
    move_date(by=who("Sage"), event=event, on=TUESDAY, starts_on=date(2026, 12, 2), starts_time=time(19))
    assert told(begins + timedelta(hours=1)) == ["Sage", "Sage"]
    assert told(begins + timedelta(hours=23)) == ["Fern", "Sage", "Sage"]
    assert told(datetime(2027, 1, 5, 17, tzinfo=UTC)) == ["Fern", "Sage", "Sage"]


def test_whoever_was_reminded_is_reminded_anew_when_the_moment_changes_and_only_then(plan, who):
    event, sage = plan(), who("Sage")
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going", remind_hours=2)
    told = lambda: Fact.objects.filter(name="core.event_reminded").count()  # noqa: E731

    def near(hour):
        with clock.at(datetime(2026, 12, 1, hour - 1, tzinfo=UTC) - timedelta(hours=1)):  # Paris is an hour ahead
            remind_of_dates(by=system)
        return told()

    assert near(19) == 1
    change_event(by=sage, event=fresh(event), **{**MEETING, "starts_time": time(18), "ends_time": time(20)})
    assert near(18) == 2, "the whole event begins at another hour"
    change_event(by=sage, event=fresh(event), **{**MEETING, "starts_time": time(18), "ends_time": time(21)})
    change_event(by=sage, event=fresh(event), **{**MEETING, "starts_time": time(18), "title": "The circle"})
    assert near(18) == 2, "it begins when it did: an hour more, another name"
    move_date(by=sage, event=fresh(event), on=TUESDAY, starts_on=TUESDAY, starts_time=time(18))
    assert near(18) == 2, "moved to where it was"
    move_date(by=sage, event=fresh(event), on=TUESDAY, starts_on=date(2026, 12, 2), starts_time=time(18))
    with clock.at(datetime(2026, 12, 2, 16, tzinfo=UTC)):
        remind_of_dates(by=system)
    assert told() == 3
    restore_date(by=sage, event=fresh(event), on=TUESDAY)
    assert near(18) == 4, "on its own day after all"
    cancel_date(by=sage, event=fresh(event), on=TUESDAY)
    restore_date(by=sage, event=fresh(event), on=TUESDAY)
    assert near(18) == 4, "the same moment as before it was cancelled"


def test_a_single_event_put_off_by_a_day_reminds_again(plan, who):
    event = plan(rule="")
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going")
    with clock.at(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        remind_of_dates(by=system)
        change_event(by=who("Sage"), event=fresh(event), **{**MEETING, "rule": "", "starts_on": date(2026, 12, 2)})
        assert remind_of_dates(by=system) == 0, "it is not near any more"
    with clock.at(datetime(2026, 12, 2, 12, tzinfo=UTC)):
        assert (remind_of_dates(by=system), remind_of_dates(by=system)) == (1, 0)


def test_nobody_is_reminded_of_a_day_that_the_event_no_longer_has(plan, who):
    event = plan()
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going")
    change_event(by=who("Sage"), event=event, **{**MEETING, "starts_on": date(2026, 12, 2), "rule": "FREQ=WEEKLY"})
    with clock.at(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        assert remind_of_dates(by=system) == 0 and not Notice.objects.filter(kind="event_near").exists()
    assert starts(year(who("Fern")))[:2] == ["12-02 18:00", "12-09 18:00"]


def test_what_took_place_leaves_the_feed_and_is_still_found(plan, who):
    event = plan(rule="FREQ=WEEKLY;COUNT=2", body="We speak of compost.")
    assert end_events(by=system) == 0 and Item.objects.listed_for(who("Sage")).filter(pk=event.pk).exists()
    with clock.at(NOON + timedelta(days=30)):
        assert end_events(by=system) == 1 and end_events(by=system) == 0
    assert not Item.objects.listed_for(who("Sage")).filter(pk=event.pk).exists()
    assert [hit.title for hit in search(who("Sage"), "compost", over=True).hits] == ["Circle meeting"]
    assert not search(who("Mint"), "compost", over=True).hits
