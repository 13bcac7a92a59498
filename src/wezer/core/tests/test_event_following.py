"""“This date and those that follow” (core.md E-1): the series ends before it and goes on otherwise; what was said goes along."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date, remind_of_dates
from wezer.core.acts.event_following import change_following
from wezer.core.acts.events import publish_event
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.following import becoming
from wezer.core.agenda.happenings import happenings
from wezer.core.agenda.ical import feed
from wezer.core.agenda.refusals import DateNotThere, DoesNotRepeat, EventIsOff, IsItsFirstDate
from wezer.core.models import Event, EventDate, Member, Notice, Rsvp
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed, StaleVersion

pytestmark = pytest.mark.django_db
system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TUESDAY = date(2026, 12, 1)
WEEK = timedelta(days=7)
MEETING = {
    "title": "Choir", "starts_on": TUESDAY, "starts_time": time(19), "ends_time": time(21), "zone": "Europe/Paris",
    "rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=6", "place": "The mill", "capacity": 1,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def who(circle, join):
    """Fern tends the garden, Sage and Basil work in it, Mint belongs to the community only."""
    group = circle("Garden", founder=join("Fern"))
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    return lambda name: viewer(Member.objects.get(name=name))


@pytest.fixture
def plan(who):
    from wezer.core.models import Group

    room = open_room(by=system, group=Group.objects.get(slug="garden"), kind="calendar")
    return lambda **more: fresh(publish_event(by=who("Sage"), room=room, **{**MEETING, **more}))


def fresh(event):
    return Event.objects.select_related("group", "room", "audience").get(pk=event.pk)


def dates_of(viewer):
    found = happenings(Event.objects.on_calendar_of(viewer), NOON, NOON + timedelta(days=90), viewer)
    return [(each.event.title, f"{each.starts_at:%m-%d %H:%M}") for each in found if not each.is_off]


def said():
    rows = Rsvp.objects.order_by("event_date__event", "event_date__on", "pk")
    return [
        (each.event_date.event.title, f"{each.event_date.on:%m-%d}", each.member.name, each.answer) for each in rows
    ]


def test_answers_places_moves_and_reminders_go_along_and_what_is_before_stays(plan, who):
    event = plan()
    for on, names in ((TUESDAY, ["Basil"]), (TUESDAY + 2 * WEEK, ["Sage", "Basil"]), (TUESDAY + 3 * WEEK, ["Fern"])):
        for name in names:
            answer_event(by=who(name), event=fresh(event), on=on, answer="going", remind_hours=168)
    move_date(
        by=who("Sage"), event=fresh(event), on=TUESDAY + 3 * WEEK, starts_on=date(2026, 12, 21), starts_time=time(20)
    )
    cancel_date(by=who("Sage"), event=fresh(event), on=TUESDAY + 4 * WEEK)
    Rsvp.objects.update(reminded_hours=168)
    stale = fresh(event)
    more = {"title": "Choir at the oven", "starts_on": TUESDAY + 2 * WEEK + timedelta(days=1), "starts_time": time(18)}
    more |= {"ends_time": time(20), "rule": "FREQ=WEEKLY;BYDAY=WE;COUNT=4"}
    made = change_following(by=who("Fern"), event=event, on=TUESDAY + 2 * WEEK, **{**MEETING, **more})

    event = fresh(event)
    assert (event.rule, made.rule) == ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261214", "FREQ=WEEKLY;BYDAY=WE;COUNT=4")
    assert (made.author, made.continues, made.last_at.month) == (event.author, event, 1)
    assert dates_of(who("Sage")) == [
        ("Choir", "12-01 18:00"), ("Choir", "12-08 18:00"), ("Choir at the oven", "12-16 17:00"),
        ("Choir at the oven", "12-21 19:00"), ("Choir at the oven", "01-06 17:00"),
    ]  # fmt: skip
    assert said() == [
        ("Choir", "12-01", "Basil", "going"), ("Choir at the oven", "12-16", "Sage", "going"),
        ("Choir at the oven", "12-16", "Basil", "waitlisted"), ("Choir at the oven", "12-23", "Fern", "going"),
    ]  # fmt: skip
    assert EventDate.objects.get(event=made, on=date(2026, 12, 16)).going == 1
    reminded = {each.member.name for each in Rsvp.objects.exclude(reminded_hours=None)}
    assert reminded == {"Basil", "Fern"}, "who was reminded of another hour is reminded again; a moved date stays"
    with pytest.raises(DateNotThere):  # somebody whose page was open still
        answer_event(by=who("Basil"), event=stale, on=TUESDAY + 5 * WEEK, answer="going")
    assert not EventDate.objects.filter(event=event, on=TUESDAY + 5 * WEEK).exists()
    deliver()
    told = Notice.objects.filter(kind="event_changed")
    assert {(each.member.name, each.item.title) for each in told} == {
        (name, "Choir at the oven") for name in ("Sage", "Basil")
    }  # Fern did it
    with clock.at(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        remind_of_dates(by=system)
    assert Notice.objects.filter(kind="event_near", item=made.item_ptr).count() == 1

    entries = Calendar.from_ical(feed(Event.objects.all(), name="x", address=str)).walk("VEVENT")
    shown = [(str(each["SUMMARY"]), each.get("RRULE", {}).get("UNTIL"), "RECURRENCE-ID" in each) for each in entries]
    assert sorted(shown, key=lambda each: (each[0], each[2])) == [
        ("Choir", [datetime(2026, 12, 14, 18, tzinfo=UTC)], False), ("Choir at the oven", None, False),
        ("Choir at the oven", None, True),
    ]  # fmt: skip
    assert len({str(each["UID"]) for each in entries}) == 2 and min(each["SEQUENCE"] for each in entries) >= 1


def test_which_date_becomes_which():
    event = Event(starts_on=TUESDAY, rule="FREQ=WEEKLY;BYDAY=TU")
    on, days = TUESDAY + WEEK, [TUESDAY + WEEK, TUESDAY + 2 * WEEK, TUESDAY + 5 * WEEK]

    def becomes(first, rule):
        return [found and f"{found:%m-%d}" for found in map(becoming(event, on, first, rule, days).get, days)]

    assert becomes(date(2026, 12, 10), "FREQ=WEEKLY;BYDAY=TH") == ["12-10", "12-17", "01-07"]
    assert becomes(date(2026, 12, 10), "FREQ=WEEKLY;BYDAY=TH;COUNT=2") == ["12-10", "12-17", None]
    assert becomes(on, "FREQ=MONTHLY;BYDAY=2TU") == ["12-08", None, None]
    assert becomes(date(2026, 12, 9), "FREQ=DAILY") == ["12-09", "12-15", "01-05"]
    assert becomes(date(2026, 12, 9), "") == ["12-09", None, None]


def test_a_date_that_is_no_more_is_told_to_those_who_came_and_its_old_address_leads_on(plan, who, client):
    event = plan(rule="FREQ=WEEKLY;BYDAY=TU")
    for weeks in (1, 2):
        answer_event(by=who("Basil"), event=fresh(event), on=TUESDAY + weeks * WEEK, answer="going")
    answer_event(by=who("Fern"), event=fresh(event), on=TUESDAY + 2 * WEEK, answer="going")
    monthly = {**MEETING, "starts_on": TUESDAY + WEEK, "rule": "FREQ=MONTHLY;BYDAY=2TU"}
    made = change_following(by=who("Sage"), event=event, on=TUESDAY + WEEK, **monthly)
    assert fresh(event).rule == "" and [day for _title, day in dates_of(who("Sage"))] == [
        "12-01 18:00", "12-08 18:00", "01-12 18:00", "02-09 18:00",
    ]  # fmt: skip
    gone = EventDate.objects.get(event=event, on=TUESDAY + 2 * WEEK)
    assert (gone.state, gone.answers.count()) == ("cancelled", 2)
    deliver()
    told = Notice.objects.filter(kind="event_changed", item=made.item_ptr)
    assert {each.member.name for each in told} == {"Basil", "Fern"}
    client.force_login(who("Basil").member.user)
    page = f"/g/garden/events/{event.uid}/"
    assert client.get(f"{page}?on=2026-12-08").url == f"/g/garden/events/{made.uid}/?on=2026-12-08"
    assert client.get(f"{page}?on=2026-12-15").url == f"/g/garden/events/{made.uid}/"  # which no date took the place of
    assert client.get(f"{page}?on=9999-12-31").status_code == 404
    assert "on it goes on otherwise" in client.get(page).content.decode()
    assert "How it was before" in client.get(f"/g/garden/events/{made.uid}/").content.decode()


def test_the_page_shows_what_would_change_before_it_is_done_and_only_as_it_was_shown(plan, who, client):
    event = plan()
    answer_event(by=who("Basil"), event=fresh(event), on=TUESDAY + 2 * WEEK, answer="going")
    page = f"/g/garden/events/{event.uid}/dates/2026-12-15/following/"
    client.force_login(who("Mint").member.user)
    assert client.get(page).status_code == 404
    client.force_login(who("Basil").member.user)
    assert client.get(page).status_code == 403
    client.force_login(who("Sage").member.user)
    assert page in client.get(f"/g/garden/events/{event.uid}/?on=2026-12-15").content.decode()
    first = client.get(f"/g/garden/events/{event.uid}/dates/2026-12-01/following/")
    assert first.url == f"/g/garden/events/{event.uid}/edit/"
    assert client.get(page.replace("12-15", "12-16")).status_code == 404
    form = client.get(page).context["form"]
    typed = {name: "" if form[name].value() is None else str(form[name].value()) for name in form.fields}
    assert (typed["starts_on"], typed["repeat"]) == ("2026-12-15", "as-it-is")
    told = facts_told()
    wrong = client.post(page, {**typed, "starts_on": "2026-12-08"})
    assert wrong.status_code == 422 and "the last date that stays" in wrong.content.decode()
    later = {**typed, "starts_time": "20:00", "ends_time": "22:00"}
    shown = client.post(page, later)
    text = shown.content.decode()
    assert shown.status_code == 200 and "1 person comes, may come or waits" in text and "4 times" in text
    assert client.post(page, {**later, "title": "X", "sure": shown.context["sure"]}).status_code == 200
    assert facts_told() == told and Event.objects.count() == 1
    done = client.post(page, {**later, "sure": shown.context["sure"]})
    made = Event.objects.get(continues=event)
    assert (done.status_code, done.url) == (303, f"/g/garden/events/{made.uid}/")
    assert ("Choir", "12-15 19:00") in dates_of(who("Sage")) and len(dates_of(who("Sage"))) == 6


def test_a_program_does_the_same_and_is_refused_alike(plan, who):
    event = plan()
    answer_event(by=who("Basil"), event=fresh(event), on=TUESDAY + 2 * WEEK, answer="going")
    sage, basil = (Caller.of(who(name).member, "*") for name in ("Sage", "Basil"))
    there = f"core/events/{event.uid}/dates/2026-12-15/following"
    plain = {"title": "Choir", "starts_time": "19:00", "ends_time": "21:00", "zone": "Europe/Paris", "capacity": 1}
    thursday = {**plain, "starts_on": "2026-12-17", "rule": "FREQ=WEEKLY;BYDAY=TH", "place": "The oven"}
    seen = sage.post(f"{there}/preview", thursday).json()
    assert (seen["stays_until"], seen["dates"][0]["becomes"], seen["dates"][0]["people"]) == (
        "2026-12-08",
        "2026-12-17",
        1,
    )
    assert Event.objects.count() == 1 and basil.post(there, thursday, key="k").status_code == 403
    same = {**plain, "place": "The mill", "starts_on": "2026-12-15", "rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=4"}
    assert sage.post(there, same, key="s").json()["uid"] == str(event.uid) and Event.objects.count() == 1
    made = sage.post(there, thursday, key="k")
    assert (made.status_code, made.json()["place"]) == (201, "The oven") and Event.objects.count() == 2
    assert [each[1:3] for each in said()] == [("12-17", "Basil")]

    def refused(error, **more):
        told = facts_told()
        with pytest.raises(error):
            change_following(**{"by": who("Sage"), "event": fresh(event), "on": TUESDAY + WEEK, **MEETING, **more})
        assert facts_told() == told

    refused(IsItsFirstDate, on=TUESDAY)
    refused(DateNotThere, on=TUESDAY + 2 * WEEK)
    refused(NotAllowed, by=who("Basil"), starts_on=TUESDAY + WEEK)
    refused(StaleVersion, version=1, starts_on=TUESDAY + WEEK, title="Late")
    refused(DoesNotRepeat, event=plan(rule="", capacity=None))
    Event.objects.filter(pk=event.pk).update(state="cancelled")
    refused(EventIsOff)


def test_what_was_hidden_is_not_published_anew_nor_by_who_left_the_group(plan, who):
    event = plan()
    later = {**MEETING, "starts_on": TUESDAY + WEEK, "title": "Choir, later"}
    Event.objects.filter(pk=event.pk).update(hidden_at=NOON)  # writes: a moderator did
    with pytest.raises(NotAllowed):
        change_following(by=who("Sage"), event=fresh(event), on=TUESDAY + WEEK, **later)
    Event.objects.filter(pk=event.pk).update(hidden_at=None)  # writes: and took it back
    leave_group(by=who("Sage"), group=event.group)
    before = facts_told()
    with pytest.raises(NotAllowed):
        change_following(by=who("Sage"), event=fresh(event), on=TUESDAY + WEEK, **later)
    assert facts_told() == before and Event.objects.count() == 1


def test_a_series_of_years_is_split_where_it_is_whatever_was_said_far_ahead(plan, who):
    first = date(2023, 1, 2)
    with clock.at(datetime(2023, 1, 1, tzinfo=UTC)):
        event = plan(rule="FREQ=DAILY", starts_on=first)
    answer_event(by=who("Basil"), event=event, on=date(2028, 12, 1), answer="going")
    later = {**MEETING, "rule": "FREQ=DAILY", "starts_on": TUESDAY, "starts_time": time(20)}
    made = change_following(by=who("Sage"), event=fresh(event), on=TUESDAY, **later)
    assert fresh(event).rule == "FREQ=DAILY;UNTIL=20261130" and made.starts_on == TUESDAY
    assert said() == [("Choir", "12-01", "Basil", "going")] and Rsvp.objects.get().event_date.event == made
