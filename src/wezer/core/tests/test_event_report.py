# ruff: noqa: F811  (fixtures of test_events)
"""Events that took place: done by themselves, reported by those who tend them, refused where that makes no sense."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date, restore_date
from wezer.core.acts.event_ends import end_events
from wezer.core.acts.event_report import report_date
from wezer.core.acts.events import cancel_event, change_event
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.agenda.ical import feed
from wezer.core.agenda.refusals import (
    DateIsOff,
    DateIsReported,
    DateNotThere,
    EventTookPlace,
    NotOverYet,
    ReportEmpty,
)
from wezer.core.duties import data_of, own_data
from wezer.core.models import Event, EventDate, EventReport, Item, Member, Notice, Rsvp
from wezer.core.search.find import search
from wezer.core.testing import deliver, facts_told
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    TUESDAY,
    _this_november,
    calendar,
    fresh,
    garden,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.refusals import NotAllowed, StaleVersion

system = Viewer.system()
ONCE = {**MEETING, "rule": ""}
AFTER = datetime(2026, 12, 3, 12, tzinfo=UTC)
WORDS = "We pruned **nine** trees."


def states(event):
    rows = EventDate.objects.filter(event=event).order_by("on").values_list("state", flat=True)
    return (fresh(event).state, *rows)


def refused(why, act, **more):
    before = facts_told()
    with pytest.raises(why):
        act(**more)
    assert facts_told() == before


def test_an_event_is_done_when_it_is_over_and_reported_when_what_came_of_it_is_written(plan, who, client):
    event = plan(**ONCE)
    for name in ("Fern", "Sage"):
        answer_event(by=who(name), event=event, on=TUESDAY, answer="going")
    sage, fern = (Member.objects.get(name=name) for name in ("Sage", "Fern"))
    refused(NotOverYet, report_date, by=who("Sage"), event=fresh(event), on=TUESDAY, body=WORDS)
    page = f"/g/garden/events/{event.uid}/"
    with clock.at(AFTER):
        client.force_login(sage.user)
        assert end_events(by=system) == 1 and end_events(by=system) == 0
        assert states(event) == ("done", "planned")
        refused(EventTookPlace, cancel_event, by=who("Sage"), event=fresh(event))
        refused(NotAllowed, report_date, by=who("Mint"), event=fresh(event), on=TUESDAY, body=WORDS)
        refused(ReportEmpty, report_date, by=who("Sage"), event=fresh(event), on=TUESDAY, body=" \n")
        refused(DateNotThere, report_date, by=who("Sage"), event=fresh(event), on=date(2026, 12, 2), body=WORDS)
        report = f"{page}dates/2026-12-01/report/"
        assert report in client.get(page).content.decode()
        sent = {"body": WORDS, "came": [str(fern.uid)], "names_who_came": "on"}
        assert client.post(report, {**sent, "body": ""}).status_code == 422
        assert client.post(report, sent).status_code == 303
        assert states(event) == ("reported", "reported")
        assert dict(Rsvp.objects.values_list("member__name", "came")) == {"Fern": True, "Sage": None}
        read = client.get(page).content.decode()
        assert "<strong>nine</strong>" in read and "1 person came." in read
        deliver()
        assert [(one.member.name, one.kind) for one in Notice.objects.filter(kind="event_reported")] == [
            ("Fern", "event_reported")
        ]
        assert [hit.title for hit in search(who("Fern"), "pruned trees", over=True).hits] == ["Circle meeting"]

        version = EventReport.objects.get().version
        report_date(by=who("Fern"), event=fresh(event), on=TUESDAY, body="Ten.", version=version, came=[])
        refused(StaleVersion, report_date, by=who("Sage"), event=fresh(event), on=TUESDAY, body="x", version=version)
        assert not Rsvp.objects.filter(came=True).exists() and EventReport.objects.get().names_who_came is False
        refused(DateIsReported, change_event, by=who("Sage"), event=fresh(event), **{**ONCE, "starts_time": time(18)})
        refused(DateIsReported, cancel_date, by=who("Sage"), event=fresh(event), on=TUESDAY)
        refused(DateIsReported, restore_date, by=who("Sage"), event=fresh(event), on=TUESDAY)
        refused(DateIsReported, move_date, by=who("Sage"), event=fresh(event), on=TUESDAY, starts_on=date(2026, 12, 4))
        assert change_event(by=who("Sage"), event=fresh(event), **{**ONCE, "title": "Trees"}).state == "reported"
        deliver()
        assert Notice.objects.filter(kind="event_reported").count() == 1
        entry = Calendar.from_ical(feed(Event.objects.all(), name="x", address=str)).walk("VEVENT")[0]
        assert entry["STATUS"] == "CONFIRMED"


def test_a_series_is_reported_date_by_date_and_as_a_whole_with_its_last_one(plan, who):
    event = plan(rule="FREQ=WEEKLY;COUNT=2")
    last, sage = date(2026, 12, 8), who("Sage")
    there = f"core/events/{event.uid}/dates"
    with clock.at(AFTER):
        member = Member.objects.get(name="Sage")
        assert Caller.of(member).get(f"{there}/2026-12-01/report").status_code == 404
        sent = Caller.of(member).send("put", f"{there}/2026-12-01/report", {"body": WORDS})
        assert (sent.status_code, sent.json()["body"], sent.json()["people"]) == (200, WORDS, None)
        assert Caller.of(member).send("put", f"{there}/2026-12-08/report", {"body": WORDS}).status_code == 409
        assert Caller.of(member).get(f"{there}/2026-12-01").json()["state"] == "reported"
        assert states(event) == ("confirmed", "reported")
    with clock.at(datetime(2026, 12, 11, tzinfo=UTC)):
        end_events(by=system)
        assert fresh(event).state == "done"
        report_date(by=sage, event=fresh(event), on=last, body="Done.")
        assert states(event) == ("reported", "reported", "reported")


def test_what_is_written_of_a_date_stays_readable_whatever_becomes_of_the_series(
    plan, who, client, django_assert_max_num_queries
):
    event = plan(rule="FREQ=WEEKLY;COUNT=4")
    with clock.at(AFTER):
        report_date(by=who("Sage"), event=event, on=TUESDAY, body=WORDS)
        other = {**MEETING, "rule": "FREQ=WEEKLY;COUNT=4", "starts_on": date(2026, 12, 3)}
        refused(DateIsReported, change_event, by=who("Sage"), event=fresh(event), **other)
        cancel_event(by=who("Sage"), event=fresh(event))
        client.force_login(Member.objects.get(name="Sage").user)
        page = f"/g/garden/events/{event.uid}/"
        client.get(page)
        with django_assert_max_num_queries(15):  # twelve, the report, who came, and the pictures
            assert "nine" in client.get(f"{page}?on={TUESDAY}").content.decode()
        report_date(by=who("Sage"), event=fresh(event), on=TUESDAY, body="Ten.", version=1)
        refused(DateIsOff, report_date, by=who("Sage"), event=fresh(event), on=date(2026, 12, 8), body=WORDS)


def test_two_who_write_the_first_report_at_once_do_not_write_over_each_other(plan, who, client):
    event = plan(**ONCE)
    with clock.at(AFTER):
        client.force_login(Member.objects.get(name="Sage").user)
        page = f"/g/garden/events/{event.uid}/dates/{TUESDAY}/report/"
        opened = client.get(page).context["form"]["version"].value()
        report_date(by=who("Fern"), event=event, on=TUESDAY, body=WORDS)
        client.post(page, {"body": "Mine.", "version": opened})
        assert EventReport.objects.get().body == WORDS


def test_a_date_that_is_over_and_moved_ahead_is_to_come_again(plan, who):
    event = plan(**ONCE)
    with clock.at(AFTER):
        end_events(by=system)
        move_date(by=who("Sage"), event=fresh(event), on=TUESDAY, starts_on=date(2026, 12, 20))
        assert (fresh(event).state, fresh(event).over_at) == ("confirmed", None)


def test_what_was_cancelled_is_never_done_and_a_day_written_wrongly_is_planned_again(plan, who):
    off, wrong = plan(**ONCE), plan(**{**ONCE, "title": "Feast"})
    cancel_event(by=who("Sage"), event=off)
    with clock.at(AFTER):
        end_events(by=system)
        assert (fresh(off).state, fresh(wrong).state) == ("cancelled", "done")
        refused(DateIsOff, report_date, by=who("Sage"), event=fresh(off), on=TUESDAY, body=WORDS)
        change_event(by=who("Sage"), event=fresh(wrong), **{**ONCE, "title": "Feast", "starts_on": date(2026, 12, 20)})
        assert fresh(wrong).state == "confirmed" and fresh(wrong).over_at is None


@act
def erase(*, by, part, member, wish):
    part.erase(by=by, member=member, wish=wish)


def test_who_wrote_a_report_reads_it_in_their_data_and_it_stays_goes_or_names_nobody(plan, who):
    event, member = plan(**ONCE), Member.objects.get(name="Fern")
    part = next(each for each in own_data if each.kind == "event_reports")
    with clock.at(AFTER):
        report_date(by=who("Fern"), event=event, on=TUESDAY, body=WORDS)
        assert [each["body"] for each in data_of(member, who("Fern"))["event_reports"]] == [WORDS]
        erase(by=system, part=part, member=member, wish="sign")
        assert EventReport.objects.get().written_by == member
        erase(by=system, part=part, member=member, wish="delete")
        assert (states(event), EventReport.objects.count()) == (("done", "planned"), 0)
        assert search(who("Fern"), "nine").hits == []  # nor does search know a word of it
        report_date(by=who("Fern"), event=fresh(event), on=TUESDAY, body=WORDS)
        erase(by=system, part=part, member=member, wish="anonymise")
        assert EventReport.objects.get().written_by is None
        withdraw_item(by=who("Sage"), item=Item.objects.get(pk=event.pk))
    with clock.at(datetime(2027, 2, 1, tzinfo=UTC)):
        blank_withdrawn_items(by=system)
    assert not EventReport.objects.exists()
