"""Calendars elsewhere: feeds read back by another parser, secret addresses, files that come in."""

import io
import time as stopwatch
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.test import Client
from icalendar import Calendar

from wezer.core.acts.agenda_address import give_up_address, renew_address
from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date
from wezer.core.acts.event_import import import_events
from wezer.core.acts.events import cancel_event, publish_event
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.happenings import happenings
from wezer.core.agenda.ical_read import MOST_BYTES, events_only
from wezer.core.agenda.refusals import CalendarUnread
from wezer.core.models import AgendaAddress, Event, MapPoint, Member, Room, SearchDoc
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
TUESDAY = date(2026, 12, 1)
MEETING = {
    "title": "Circle meeting; with, tea", "starts_on": TUESDAY, "starts_time": time(19), "ends_time": time(21),
    "zone": "Europe/Paris", "rule": "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20271231", "place": "The mill", "body": "Bring *tea*.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def sage(circle, join):
    group = circle("Garden", founder=join("Fern"))
    member = join("Sage")
    bring_in(by=system, group=group, member=member)
    open_room(by=system, group=group, kind="calendar")
    return member


@pytest.fixture
def room(sage):
    return Room.objects.select_related("group").get(kind="calendar")


@pytest.fixture
def plan(sage, room):
    def one(**more):
        made = publish_event(by=viewer(sage), room=room, **{**MEETING, **more})
        return Event.objects.select_related("group", "room", "audience").get(pk=made.pk)

    return one


def entries(content):
    calendar = Calendar.from_ical(content)
    return list(calendar.walk("VEVENT"))


def as_a_client_shows(content):
    """The moments at which a calendar client shows the events of a feed, by what the standard alone says."""
    shown, all_entries = {}, entries(content)
    for entry in all_entries:
        if "recurrence-id" in entry:
            continue
        start = entry["dtstart"].dt
        naive = start.replace(tzinfo=None)
        text = entry["rrule"].to_ical().decode()
        if "UNTIL" in text and text.endswith("Z") is False and "Z" in text:
            until = entry["rrule"]["until"][0].astimezone(start.tzinfo).replace(tzinfo=None)
            text = (
                ";".join(part for part in text.split(";") if not part.startswith("UNTIL"))
                + f";UNTIL={until:%Y%m%dT%H%M%S}"
            )
        for each in rrulestr(text, dtstart=naive):
            shown[each.replace(tzinfo=start.tzinfo)] = each.replace(tzinfo=start.tzinfo)
        for off in entry["exdate"].dts if "exdate" in entry else []:
            del shown[off.dt]
    for entry in all_entries:
        if "recurrence-id" in entry:
            shown[entry["recurrence-id"].dt] = entry["dtstart"].dt
    return sorted(each.astimezone(UTC) for each in shown.values())


def ours(viewer, events=None):
    found = happenings(events or Event.objects.all(), NOON, NOON + timedelta(days=399), viewer)
    return [each.starts_at for each in found if not each.is_off]


def test_scenario_11_a_calendar_elsewhere_shows_the_same_hours_all_year(plan, sage, room, client):
    event = plan()
    move_date(by=viewer(sage), event=event, on=date(2027, 1, 5), starts_on=date(2027, 1, 7), starts_time=time(20))
    cancel_date(by=viewer(sage), event=event, on=date(2027, 2, 2))
    client.force_login(sage.user)
    answer = client.get("/g/garden/calendar/calendar.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    elsewhere = as_a_client_shows(answer.content)
    assert elsewhere[: len(ours(viewer(sage)))] == ours(viewer(sage)) and len(elsewhere) == 12
    assert {each.astimezone(PARIS).hour for each in elsewhere} == {19, 20} and {each.hour for each in elsewhere} == {
        17,
        18,
        19,
    }
    whole, moved = entries(answer.content)
    assert (str(whole["summary"]), str(whole["location"]), str(whole["status"])) == (
        MEETING["title"],
        "The mill",
        "CONFIRMED",
    )
    assert whole["uid"] == moved["uid"] and int(whole["sequence"]) == 2 and b"BEGIN:VTIMEZONE" in answer.content
    cancel_event(by=viewer(sage), event=Event.objects.select_related("group", "audience").get())
    assert {str(each["status"]) for each in entries(client.get("/g/garden/calendar/calendar.ics").content)} == {
        "CANCELLED"
    }


def test_whole_days_go_out_as_days(plan, sage, client):
    plan(title="Feast", starts_time=None, ends_time=None, ends_on=TUESDAY + timedelta(days=1), rule="")
    client.force_login(sage.user)
    (entry,) = entries(client.get("/g/garden/calendar/calendar.ics").content)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (TUESDAY, TUESDAY + timedelta(days=2))


def test_a_secret_address_reads_what_its_member_may_until_it_is_renewed(plan, sage, room, client, join):
    plan()
    old = renew_address(by=viewer(sage))
    feed, of_room = f"/agenda/feeds/{old}.ics", f"/agenda/feeds/{old}/{room.uid}.ics"
    assert [len(entries(client.get(address).content)) for address in (feed, of_room)] == [1, 1]
    assert old not in str(AgendaAddress.objects.values_list("digest", flat=True))
    client.force_login(sage.user)
    page = client.post("/agenda/address/").content.decode()
    assert "/agenda/feeds/" in page and client.get(feed).status_code == 404
    assert "cannot be shown again" in client.get("/agenda/address/").content.decode()
    client.post("/agenda/address/", {"give": "up"})
    assert not AgendaAddress.objects.exists()
    mint = join("Mint")  # reads nothing of the garden
    secret = renew_address(by=viewer(mint))
    answer = client.get(f"/agenda/feeds/{secret}/{room.uid}.ics")
    assert answer.status_code == 200 and entries(answer.content) == []
    suspend_member(by=system, member=mint, reason="A pause.")
    assert client.get(f"/agenda/feeds/{secret}.ics").status_code == 404
    assert client.get("/agenda/feeds/nothing.ics").status_code == 404
    with pytest.raises(NotAllowed):
        renew_address(by=Viewer.anonymous())
    assert give_up_address(by=viewer(sage)) is False


def test_what_one_comes_to_stands_in_ones_own_feed(plan, join, client):
    event = plan(audience="community")
    mint = join("Mint")
    address = f"/agenda/feeds/{renew_address(by=viewer(mint))}.ics"
    assert entries(client.get(address).content) == []
    answer_event(by=viewer(mint), event=event, on=TUESDAY, answer="maybe")
    assert len(entries(client.get(address).content)) == 1


def test_what_is_for_everyone_is_a_calendar_without_a_secret_whole_or_under_a_tag(plan, room, client):
    change_group(by=system, group=room.group, sight="open")
    plan(title="Feast", audience="public", body="With #bread.")
    plan(title="Walk", audience="public")
    plan(title="Among us", audience="community", body="Also #bread.")

    def read(address):
        answer = client.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "public, no-cache")
        return sorted(str(each["summary"]) for each in entries(answer.content))

    for _signed_in in (True, False):  # it is the same for everybody
        assert read("/agenda/public.ics") == ["Feast", "Walk"]
        assert (read("/agenda/public.ics?tag=Bread"), read("/agenda/public.ics?tag=wax")) == (["Feast"], [])
        assert client.get("/agenda/public.ics?tag=no%20tag").status_code == 404
        assert "/agenda/public.ics?tag=bread" in client.get("/search/?q=tag:bread").content.decode()
        client.logout()


def test_the_public_calendar_holds_nothing_of_a_group_that_strangers_may_not_know(plan, room, join, gardener, client):
    change_group(by=system, group=room.group, sight="open")
    plan(title="Feast", audience="public")
    withdraw_item(by=system, item=plan(title="Withdrawn", audience="public"))
    hide_item(by=viewer(gardener), item=plan(title="Hidden", audience="public"), reason="It names a neighbour.")

    def read():
        return [str(each["summary"]) for each in entries(client.get("/agenda/public.ics").content)]

    assert read() == ["Feast"]
    change_group(by=system, group=room.group, sight="secret")
    assert read() == []


def test_the_public_calendar_begins_with_what_comes_next_and_holds_nothing_of_before_it_was_withdrawn(
    plan, room, client, monkeypatch
):
    monkeypatch.setattr("wezer.core.agenda.ical.MOST_EVENTS", 1)
    change_group(by=system, group=room.group, sight="open")
    plan(title="Far", audience="public", starts_on=date(2027, 6, 1))
    near = plan(title="Near", audience="public", rule="")

    def read():
        return [str(each["summary"]) for each in entries(client.get("/agenda/public.ics").content)]

    found = [read()]
    withdraw_item(by=system, item=near)
    assert [*found, read()] == [["Near"], ["Far"]]


@pytest.mark.parametrize(("sight", "left"), [("members", 200), ("secret", 404)])
def test_what_a_group_published_for_everyone_is_hidden_at_once_when_strangers_may_know_it_no_more(
    plan, room, join, sight, left
):
    change_group(by=system, group=room.group, sight="open")
    event = plan(title="Feast", audience="public", body="With #bread.", latitude=44.9, longitude=5.2)
    stranger, neighbour, own = Client(), Client(), Client()
    neighbour.force_login(join("Mint").user)
    own.force_login(Member.objects.get(name="Sage").user)
    pages = [f"/g/garden/events/{event.uid}/", f"/i/{event.uid}/"]
    lists = [
        "/agenda/public.ics",
        "/search/tags/bread/feed.atom",
        "/search/?q=feast",
        "/g/garden/calendar/calendar.ics",
    ]

    def found(who):
        opened = {who.get(page, follow=True).status_code for page in pages}
        return opened, [b"Feast" in who.get(each).content for each in lists]

    assert found(stranger) == ({200}, [True] * 4)
    change_group(by=system, group=room.group, sight=sight)

    assert found(stranger) == ({404}, [False] * 4)
    assert found(neighbour)[0] == {left} and found(own)[0] == {200}
    assert MapPoint.objects.get(item=event.pk).audience == SearchDoc.objects.get(item=event.pk).audience
    change_group(by=system, group=room.group, sight="open")
    assert found(stranger)[0] == {404}, "that is for whoever wrote it to say"


def test_a_feed_costs_the_same_however_many_events(plan, sage, client, django_assert_max_num_queries):
    address = f"/agenda/feeds/{renew_address(by=viewer(sage))}.ics"
    for number in range(5):
        event = plan(title=f"No. {number}")
        cancel_date(by=viewer(sage), event=event, on=TUESDAY)
    client.get(address)
    with django_assert_max_num_queries(9):
        assert len(entries(client.get(address).content)) == 5


# ------------------------------------------------------------------ files that come in


def test_what_goes_out_comes_in_alike_and_only_once(plan, sage, room, client, circle):
    event = plan()
    move_date(by=viewer(sage), event=event, on=date(2027, 1, 5), starts_on=date(2027, 1, 7), starts_time=time(20))
    cancel_date(by=viewer(sage), event=event, on=date(2027, 2, 2))
    plan(title="Feast", starts_time=None, ends_time=None, rule="", zone="UTC")
    client.force_login(sage.user)
    content = client.get("/g/garden/calendar/calendar.ics").content
    other = open_room(by=system, group=circle("Orchard"), kind="calendar")
    made = [import_events(by=system, room=other, file=io.BytesIO(content)) for _ in range(2)]
    assert [(done.made, done.known, done.refused) for done in made] == [(2, 0, []), (0, 2, [])]
    assert ours(system, Event.objects.filter(room=other)) == ours(system, Event.objects.filter(room=room))
    assert Event.objects.get(room=other, title=MEETING["title"]).rule == MEETING["rule"]


def ics(*events):
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for number, lines in enumerate(events):
        parts += ["BEGIN:VEVENT", f"UID:{number}@elsewhere", f"SUMMARY:Event {number}", *lines, "END:VEVENT"]
    return "\r\n".join([*parts, "END:VCALENDAR", ""]).encode()


NEVER_ENDING_ZONE = """BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r
TZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"""


def test_hostile_and_strange_entries_are_left_out_with_the_reason_and_the_rest_comes_in(sage, room):
    content = ics(
        ["DTSTART;TZID=Europe/Paris:20261201T190000", "RRULE:FREQ=SECONDLY"],
        ["DTSTART;TZID=Here:20261201T190000"],
        ["DTSTART:nonsense"],
        ["DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;BYHOUR=1"],
        ["DTSTART:99991231T235959Z"],
        [],
        ["DTSTART:20261201T190000", "DURATION:PT90M"],  # no zone: the community's
        ["DTSTART:20261201T180000Z", "DTEND:20261201T190000Z", "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM"],
        ["DTSTART;TZID=Romance Standard Time:20261201T190000", "RRULE:FREQ=WEEKLY;COUNT=2"],
    ).replace(b"BEGIN:VEVENT", NEVER_ENDING_ZONE.encode(), 1)  # fmt: skip
    begun = stopwatch.thread_time()
    done = import_events(by=system, room=room, file=io.BytesIO(content))
    assert stopwatch.thread_time() - begun < 5
    assert (done.made, done.floating) == (3, 1)
    assert [(title, refusal.code) for title, refusal in done.refused] == [
        ("Event 0", "recurrence_refused"), ("Event 1", "zone_unknown"), ("Event 2", "calendar_unread"),
        ("Event 3", "recurrence_refused"), ("Event 4", "calendar_unread"), ("Event 5", "calendar_unread"),
    ]  # fmt: skip
    spans = {event.title: (event.last_at - event.first_at, event.zone) for event in Event.objects.all()}
    assert spans["Event 6"] == (timedelta(minutes=90), "UTC") and spans["Event 8"][1] == "Europe/Paris"


ZONE = "BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
MARKS = ("BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "END:STANDARD")


def read_parts(zone, before="BEGIN:VEVENT"):
    """Which parts the reader finds in a file that defines this zone; none in one that never ends."""
    content = ics(["DTSTART:20261201T190000"]).decode().replace(before, f"{zone}{before}")
    try:
        return {part.name for part in Calendar.from_ical("\r\n".join(events_only(content))).walk()}
    except ValueError:
        return set()


@pytest.mark.parametrize("fold", ["\r\n ", "\n\t", "\r ", "\r\n\r\n ", "\r\n \r\n ", " "])
def test_no_zone_that_a_file_defines_is_read_wherever_its_lines_are_folded(fold):
    assert read_parts(ZONE) == {"VCALENDAR", "VEVENT"}
    for mark in MARKS:
        for place in range(len(mark) + 1):
            folded = ZONE.replace(mark, mark[:place] + fold + mark[place:], 1)
            for before in ("BEGIN:VEVENT", "END:VEVENT"):
                assert read_parts(folded, before) <= {"VCALENDAR", "VEVENT"}, (mark, place, before)


@pytest.mark.parametrize(
    "mark", ["BEGIN;X=Y:", 'BEGIN;X="a:b":', 'begin;x=y;z="1":', "BE GIN:", "\u00a0BEGIN:", "BEGIN :"]
)
def test_nor_one_whose_beginning_is_written_in_another_way(mark):
    for zone in (ZONE.replace("BEGIN:", mark), ZONE.replace("BEGIN:VTIMEZONE", f"{mark}VTIMEZONE")):
        assert read_parts(zone) == {"VCALENDAR", "VEVENT"}
        assert read_parts(zone.replace("END:", mark.replace("BE", "E").replace("GIN", "ND"))) <= {"VCALENDAR", "VEVENT"}


def test_what_is_folded_in_an_event_is_read_whole(sage, room):
    content = ics(["DTSTART:2026120\r\n 1T190000", "LOCATION:The\r\n  mill", "DESCRIPTION:Two\u2028lines"]).decode()
    import_events(by=system, room=room, file=io.BytesIO(content.replace("BEGIN:VEVENT", "BEG\n IN:VEVENT").encode()))
    made = Event.objects.get()
    assert (made.starts_on, made.place, made.body) == (TUESDAY, "The mill", "Two\u2028lines")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"hello", b"\xff\xfe", b"BEGIN:VCALENDAR\r\n", b"END:VEVENT\r\n", b"PK\x03\x04", b"<html>",
        b"BEGIN:VCALENDAR\r\n" * 60_000, b"x" * 10_000_000, ics(*[["DTSTART;VALUE=DATE:20261201"]] * 201),
    ],
    ids=["empty", "words", "not utf-8", "unfinished", "ends only", "archive", "page", "nested", "ten megabytes", "too many"],
)  # fmt: skip
def test_what_is_no_calendar_or_too_large_is_refused_and_writes_nothing(sage, room, content):
    before, file = facts_told(), io.BytesIO(content)
    with pytest.raises(CalendarUnread):
        import_events(by=system, room=room, file=file)
    assert file.tell() <= MOST_BYTES + 1
    assert not Event.objects.exists() and facts_told() == before


def test_those_who_tend_the_group_take_in_a_file_on_its_page(sage, room, client):
    from wezer.core.models import Member

    content = ics(["DTSTART;VALUE=DATE:20261201"], ["DTSTART:nonsense"])
    with pytest.raises(NotAllowed):
        import_events(by=viewer(sage), room=room, file=io.BytesIO(content))
    client.force_login(Member.objects.get(name="Fern").user)
    file = io.BytesIO(content)
    file.name = "calendar.ics"
    page = client.post("/g/garden/calendar/import/", {"file": file, "audience": "group"}).content.decode()
    assert "1 event came in." in page and "Event 1" in page and "its start cannot be read" in page
    wrong = io.BytesIO(b"hello")
    wrong.name = "calendar.ics"
    refused = client.post("/g/garden/calendar/import/", {"file": wrong, "audience": "group"})
    assert refused.status_code == 422 and "This is no calendar that can be read" in refused.content.decode()
