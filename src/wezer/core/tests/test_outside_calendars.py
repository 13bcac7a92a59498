"""Calendars from elsewhere: called for with care, laid out within bounds, shown to read only, gone when left."""

import socket
import threading
import time as stopwatch
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from wezer.api.testing import Caller
from wezer.core.acts.lifecycle import archive_group, reopen_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.outside_calendars import MOST_CALENDARS, follow_calendar, leave_calendar, take_due_calendars
from wezer.core.acts.rooms import archive_room, bin_room, empty_rooms, open_room
from wezer.core.acts.settings import change_setting
from wezer.core.agenda import outside as calling
from wezer.core.agenda.ical import feed
from wezer.core.agenda.outside import laid_out, outside_entries
from wezer.core.agenda.recurrence import dates, read_rule
from wezer.core.agenda.refusals import CalendarUnread, FollowedAlready, TooManyCalendars
from wezer.core.jobs import read_calendars_elsewhere
from wezer.core.models import Event, OutsideCalendar, OutsideDate
from wezer.core.search.find import search
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.jobs import continuous_jobs, scheduled_jobs
from wezer.kernel.outside import AddressInvalid
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
LONG = timedelta(days=400)


def ical(*events):
    inside = "".join(f"BEGIN:VEVENT\r\n{event.strip()}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{inside}END:VCALENDAR\r\n".encode()


MARKET = """UID:m1
SUMMARY:Market of the village
LOCATION:Square
DTSTART;TZID=Europe/Paris:20261205T080000
DTEND;TZID=Europe/Paris:20261205T120000
RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=3
EXDATE;TZID=Europe/Paris:20261212T080000"""
HOLIDAYS = "UID:h1\nSUMMARY:School holidays\nDTSTART;VALUE=DATE:20261219\nDTEND;VALUE=DATE:20270104"
EVERY_SECOND = "UID:e1\nSUMMARY:Tick\nDTSTART:20261201T080000Z\nRRULE:FREQ=SECONDLY"


@pytest.fixture
def elsewhere(settings):
    """A calendar on this machine; `answers` are given one after the other, the last one again and again."""
    settings.WEZER_WEBHOOKS_PRIVATE = True
    asked, answers = [], [(200, {}, ical(MARKET, HOLIDAYS))]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append({key.lower(): value for key, value in self.headers.items()} | {"path": self.path})
            status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    server.asked, server.answers = asked, answers
    server.url = f"http://127.0.0.1:{server.server_port}/cal.ics?token=s3cret"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it; it has a calendar."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    bring_in(by=system, group=group, member=sage)
    with clock.at(NOON):
        yield fern, sage, group, open_room(by=viewer(fern), group=group, kind="calendar")


def shown(room, who):
    found = outside_entries(room, NOON - LONG, NOON + LONG, viewer(who))
    return [(each.event.title, each.starts_on, each.last_on, each.source) for each in found]


def state(calendar):
    calendar.refresh_from_db()
    return (calendar.trouble, calendar.dates.count())


THREE = [
    ("Market of the village", date(2026, 12, 5), date(2026, 12, 5), "Village"),
    ("Market of the village", date(2026, 12, 19), date(2026, 12, 19), "Village"),
    ("School holidays", date(2026, 12, 19), date(2027, 1, 3), "Village"),
]


def test_what_stands_elsewhere_is_shown_with_its_source_and_is_nothing_of_ours(garden, elsewhere, join):
    fern, sage, _group, room = garden
    stranger = join("Mint")
    calendar = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    assert shown(room, sage) == []
    read_calendars_elsewhere()
    assert sorted(shown(room, sage)) == sorted(THREE) and shown(room, stranger) == []
    client = Client()
    client.force_login(sage.user)
    page = client.get("/g/garden/calendar/?month=2026-12").content.decode()
    assert "Market of the village" in page and "from Village" in page and "s3cret" not in page
    assert not Event.objects.exists() and search(viewer(sage), "market").hits == []
    sent = feed(Event.objects.on_calendar_of(viewer(sage)), name="x", address=lambda event: "").decode()
    assert "Market" not in sent
    before = facts_told()
    leave_calendar(by=viewer(fern), calendar=calendar)
    assert (shown(room, sage), OutsideDate.objects.count(), facts_told()) == ([], 0, before + 1)


def test_it_is_read_every_hour_and_only_told_again_when_it_changed(garden, elsewhere):
    fern, _sage, _group, room = garden
    elsewhere.answers[:] = [
        (200, {"ETag": '"v1"', "Last-Modified": "Thu, 26 Nov 2026 10:00:00 GMT"}, ical(MARKET)),
        (304, {}, b""),
    ]
    calendar = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    read_calendars_elsewhere()
    read_calendars_elsewhere()
    assert len(elsewhere.asked) == 1 and "if-none-match" not in elsewhere.asked[0]
    kept = set(calendar.dates.values_list("pk", flat=True))
    with clock.at(NOON + timedelta(hours=1, minutes=1)):
        read_calendars_elsewhere()
    assert elsewhere.asked[1]["if-none-match"] == '"v1"' and elsewhere.asked[1]["if-modified-since"].startswith("Thu")
    calendar.refresh_from_db()
    assert calendar.read_at == NOON + timedelta(hours=1, minutes=1)
    assert set(calendar.dates.values_list("pk", flat=True)) == kept
    with clock.at(NOON + timedelta(days=8)):
        read_calendars_elsewhere()
    assert "if-none-match" not in elsewhere.asked[2], (
        "its dates reach a year ahead only: they are laid out anew each week"
    )


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "moved"),
        ((404, {}, b""), "refused"),
        ((401, {}, b""), "refused"),
        ((503, {}, b""), "unreachable"),
        ((200, {}, b"<html>no calendar</html>"), "unread"),
        ((200, {}, b"\xff\xfe\x00"), "unread"),
        ((200, {}, b"BEGIN:VCALENDAR\r\n" + b"X" * 1_000_001), "too_large"),
    ],
)
def test_trouble_is_told_to_those_who_follow_and_leaves_what_was_read(garden, elsewhere, answer, trouble):
    fern, sage, _group, room = garden
    calendar = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    read_calendars_elsewhere()
    elsewhere.answers[:] = [answer]
    with clock.at(NOON + timedelta(hours=2)):
        read_calendars_elsewhere()
    assert state(calendar) == (trouble, 3) and calendar.read_at == NOON and len(shown(room, sage)) == 3
    client = Client()
    client.force_login(fern.user)
    page = client.get("/g/garden/calendar/outside/").content.decode()
    assert calendar.get_trouble_display() in page.replace("&#x27;", "'") and "Last read" in page
    assert len(elsewhere.asked) == 2, "no redirect was followed"


def test_nobody_answers_and_then_they_do(garden, settings):
    fern, _sage, _group, room = garden
    settings.WEZER_WEBHOOKS_PRIVATE = True
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    calendar = follow_calendar(by=viewer(fern), room=room, url=f"http://127.0.0.1:{port}/", name="Away")
    read_calendars_elsewhere()
    assert (*state(calendar), calendar.read_at) == ("unreachable", 0, None)


@pytest.mark.parametrize(
    "url",
    ["http://example.org/c.ics", "ftp://example.org/c.ics", "https://127.0.0.1/c.ics", "https://10.0.0.1/", "https://[::1]/",
     "https://localhost/", "https://user:pw@example.org/", "file:///etc/passwd", "nonsense", "", "https://" + "a" * 600],
)  # fmt: skip
def test_only_https_on_the_public_internet_is_followed(garden, url):
    fern, _sage, _group, room = garden
    before = facts_told()
    with pytest.raises(AddressInvalid):
        follow_calendar(by=viewer(fern), room=room, url=url, name="Bad")
    assert (OutsideCalendar.objects.count(), facts_told()) == (0, before)


def test_a_name_that_turns_out_to_lie_inside_is_not_called(garden, monkeypatch):
    fern, _sage, _group, room = garden
    calendar = follow_calendar(by=viewer(fern), room=room, url="webcal://calendar.example.org/c.ics", name="Inside")
    assert calendar.url == "https://calendar.example.org/c.ics"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [(2, 1, 6, "", ("192.168.1.5", 443))])
    read_calendars_elsewhere()
    assert state(calendar) == ("private", 0)


def test_hostile_rules_cost_a_glance_and_the_rest_is_read(garden):
    daily = "UID:d{n}\nSUMMARY:Daily {n}\nDTSTART:20000101T080000Z\nRRULE:FREQ=DAILY"
    content = ical(EVERY_SECOND, MARKET, "UID:z\nSUMMARY:No zone\nDTSTART;TZID=Moon/Sea:20261201T080000", "UID:n\nSUMMARY:No start",
                   *(daily.format(n=number) for number in range(300)))  # fmt: skip
    found, left_out = laid_out(content, "Europe/Paris")
    assert (len(found), left_out) == (calling.MOST_KEPT, 3)
    many, _none = laid_out(ical(*(f"UID:{n}\nSUMMARY:{n}\nDTSTART:20261201T080000Z" for n in range(1500))), "UTC")
    assert len(many) == calling.MOST_KEPT


def test_rules_that_ended_long_ago_are_not_walked_through():
    everyday = read_rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20260101")
    begun = stopwatch.thread_time()
    for _number in range(2_000):
        assert dates(everyday, date(2000, 1, 1), date(2026, 11, 1), date(2027, 11, 1)) == []
    assert stopwatch.thread_time() - begun < 2
    assert dates(everyday, date(2000, 1, 1), date(2025, 12, 31), date(2027, 1, 1)) == [
        date(2025, 12, 31),
        date(2026, 1, 1),
    ]


def test_a_calendar_whose_dates_take_too_long_to_find_is_not_read_and_says_why(garden, elsewhere, monkeypatch):
    fern, _sage, _group, room = garden
    calendar = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    read_calendars_elsewhere()
    monkeypatch.setattr(calling, "MOST_SECONDS", -1)
    with pytest.raises(CalendarUnread, match="takes too long"):
        laid_out(ical(MARKET), "Europe/Paris")
    with translation.override("fr"), pytest.raises(CalendarUnread, match="prend trop de temps"):
        laid_out(ical(MARKET), "Europe/Paris")
    with clock.at(NOON + timedelta(hours=2)):
        read_calendars_elsewhere()
    assert state(calendar) == ("unread", 3)


def test_what_lasts_long_is_shown_until_it_is_over(garden):
    holidays = "UID:{n}\nSUMMARY:{n}\nDTSTART;VALUE=DATE:{first}\nDTEND;VALUE=DATE:{end}"
    found, left_out = laid_out(ical(
        holidays.format(n="over", first="20260901", end="20261025"),
        holidays.format(n="two months", first="20261001", end="20261130"),
        holidays.format(n="week", first="20261020", end="20261027"),
    ), "Europe/Paris")  # fmt: skip
    assert ([each.title for each in found], left_out) == (["two months", "week"], 0)


def test_what_the_other_side_says_of_its_version_is_kept_as_far_as_it_can_be_printed(garden, elsewhere):
    fern, _sage, _group, room = garden
    elsewhere.answers[:] = [(200, {"ETag": '"v\x001"', "Last-Modified": "Thu\x00, \x1b26 Nov"}, ical(MARKET))]
    calendar = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    read_calendars_elsewhere()
    assert state(calendar) == ("", 2) and (calendar.etag, calendar.changed) == ('"v1"', "Thu, 26 Nov")


def test_what_cannot_be_kept_is_trouble_of_that_one_alone(garden, elsewhere, monkeypatch):
    fern, _sage, _group, room = garden
    first = follow_calendar(by=viewer(fern), room=room, url=f"{elsewhere.url}&first", name="First")
    second = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Second")
    usual = calling.laid_out

    def laid_out_wrongly_at_first(content, zone):
        found, left_out = usual(content, zone)
        if len(elsewhere.asked) == 1:
            found[0].title = None  # no database takes that
        return found, left_out

    monkeypatch.setattr(calling, "laid_out", laid_out_wrongly_at_first)
    read_calendars_elsewhere()
    assert (state(first), state(second)) == (("unread", 0), ("", 3))


def test_the_timetable_does_not_wait_and_no_turn_takes_many(garden, elsewhere):
    fern, _sage, _group, room = garden
    for number in range(7):
        follow_calendar(by=viewer(fern), room=room, url=f"{elsewhere.url}&{number}", name=f"No. {number}")
    assert (
        "core.read_calendars_elsewhere" in continuous_jobs() and "core.read_calendars_elsewhere" not in scheduled_jobs()
    )
    assert [read_calendars_elsewhere() for _turn in range(3)] == [True, False, False]
    assert len(elsewhere.asked) == 7


def test_where_nobody_may_read_it_any_more_nobody_is_asked(garden, elsewhere):
    fern, _sage, group, room = garden
    follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    change_setting(by=system, key="rooms.closed", value=["calendar"])
    assert (read_calendars_elsewhere(), elsewhere.asked) == (False, [])
    change_setting(by=system, key="rooms.closed", value=[])
    archive_group(by=viewer(fern), group=group)
    assert (read_calendars_elsewhere(), elsewhere.asked) == (False, [])
    reopen_group(by=viewer(fern), group=group)
    read_calendars_elsewhere()
    assert len(elsewhere.asked) == 1


def test_one_that_nobody_foresaw_keeps_no_other_from_being_read(garden, elsewhere, monkeypatch):
    fern, _sage, _group, room = garden
    strange = follow_calendar(by=viewer(fern), room=room, url=f"{elsewhere.url}&strange", name="Strange")
    plain = follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    usual = calling.get

    def get(url, headers, *, most):
        if "strange" in url:
            raise ArithmeticError("never seen")
        return usual(url, headers, most=most)

    monkeypatch.setattr(calling, "get", get)
    read_calendars_elsewhere()
    assert (state(strange), state(plain)) == (("unread", 0), ("", 3))


def test_a_group_follows_so_many_and_each_once(garden, join):
    fern, sage, _group, room = garden
    for number in range(MOST_CALENDARS):
        follow_calendar(by=viewer(fern), room=room, url=f"https://example.org/{number}.ics", name=f"No. {number}")
    with pytest.raises(TooManyCalendars):
        follow_calendar(by=viewer(fern), room=room, url="https://example.org/more.ics", name="More")
    leave_calendar(by=viewer(fern), calendar=OutsideCalendar.objects.select_related("room__group").first())
    with pytest.raises(FollowedAlready):
        follow_calendar(by=viewer(fern), room=room, url="https://example.org/5.ics", name="Again")
    kept = OutsideCalendar.objects.select_related("room__group").last()
    for by in (viewer(sage), viewer(join("Mint"))):
        with pytest.raises(NotAllowed):
            follow_calendar(by=by, room=room, url="https://example.org/sage.ics", name="Mine")
        with pytest.raises(NotAllowed):
            leave_calendar(by=by, calendar=kept)
    assert OutsideCalendar.objects.count() == MOST_CALENDARS - 1


def test_an_archived_calendar_asks_nobody_and_keeps_nothing_once_its_days_in_the_bin_are_over(garden, elsewhere):
    fern, _sage, _group, room = garden
    follow_calendar(by=viewer(fern), room=room, url=elsewhere.url, name="Village")
    archive_room(by=viewer(fern), room=room)
    read_calendars_elsewhere()
    assert elsewhere.asked == []
    bin_room(by=viewer(fern), room=room)
    with clock.at(NOON + timedelta(days=31)):
        assert empty_rooms(by=system) == 1
    assert not OutsideCalendar.objects.exists()


def test_the_pages_and_programs(garden, elsewhere):
    fern, sage, _group, room = garden
    tends, works = Client(), Client()
    tends.force_login(fern.user)
    works.force_login(sage.user)
    here = "/g/garden/calendar/outside/"
    assert "Calendars from elsewhere" in tends.get("/g/garden/calendar/").content.decode()
    assert works.get(here).status_code == 403
    bad = tends.post(here, {"name": "Bad", "url": "nonsense", "audience": "group"})
    assert bad.status_code == 422 and "begins with https" in bad.content.decode()
    assert tends.post(here, {"name": "Village", "url": elsewhere.url, "audience": "group"}).status_code == 303
    assert "within a few minutes" in tends.get(here).content.decode()
    read_calendars_elsewhere()
    assert "Last read" in tends.get(here).content.decode() and "Followed by Fern" in tends.get(here).content.decode()
    calendar = OutsideCalendar.objects.get()
    host, guest = Caller.of(fern), Caller.of(sage)
    path = f"core/rooms/{room.uid}/outside-calendars"
    assert [one["trouble"] for one in host.get(path).json()] == [""] and guest.get(path).status_code == 403
    dates = guest.get(f"core/rooms/{room.uid}/outside-dates?since=2026-12-01&days=60").json()
    entries = guest.get(f"core/rooms/{room.uid}/entries?since=2026-12-01&days=60").json()
    assert [(each["title"], each["source"]) for each in entries] == [(each["title"], each["source"]) for each in dates]
    assert sorted(one["title"] for one in dates) == sorted(title for title, *_rest in THREE)
    assert guest.send("delete", f"{path}/{calendar.uid}").status_code == 403
    assert host.post(path, {"name": "Moon", "url": "https://moon.example.org/"}, key="c1").status_code == 201
    assert host.send("delete", f"{path}/{calendar.uid}").status_code == 204
    assert works.post(f"{here}{OutsideCalendar.objects.get().uid}/removal/").status_code == 403
    assert tends.post(f"{here}{OutsideCalendar.objects.get().uid}/removal/").status_code == 303
    assert not OutsideCalendar.objects.exists()


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_workers_call_once(garden):
    fern, _sage, _group, room = garden
    follow_calendar(by=viewer(fern), room=room, url="https://example.org/c.ics", name="Village")
    taken = []

    def take():
        try:
            with clock.at(NOON):
                taken.extend(take_due_calendars(by=system, limit=5))
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
