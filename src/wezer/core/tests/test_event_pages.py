"""The pages of the calendar: a month and its list, an event, answering, planning, changing."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date
from wezer.core.acts.events import publish_event
from wezer.core.acts.groups import change_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.queries import my_next
from wezer.core.models import Event, Member, Room, Rsvp
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()
TUESDAY = date(2026, 12, 1)
MEETING = {"title": "Circle meeting", "starts_on": TUESDAY, "starts_time": time(19), "zone": "Europe/Paris"}
MONTHLY = {**MEETING, "rule": "FREQ=MONTHLY;BYDAY=1TU"}


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def sage(circle, join, client):
    """Sage, signed in, works in the garden that Fern tends."""
    group = circle("Garden", founder=join("Fern"))
    member = join("Sage")
    bring_in(by=system, group=group, member=member)
    open_room(by=system, group=group, kind="calendar")
    client.force_login(member.user)
    return member


@pytest.fixture
def plan(sage):
    room = Room.objects.select_related("group").get(kind="calendar")
    return lambda **more: publish_event(by=viewer(sage), room=room, **{**MEETING, **more})


def read(client, address, **more):
    response = client.get(address, **more)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_month_shows_each_date_in_the_table_and_in_the_list(plan, client, sage):
    event = plan(**MONTHLY, place="The mill")
    plan(title="Summer school", starts_on=date(2026, 12, 30), ends_on=date(2027, 1, 2), starts_time=None)
    cancel_date(by=viewer(sage), event=event, on=date(2027, 1, 5))
    page = read(client, "/g/garden/calendar/?month=2026-12")
    assert page.count(f"/g/garden/events/{event.uid}/?on=2026-12-01") == 2  # the table and its twin
    assert 'href="#day-2026-12-01"' in page and 'id="day-2026-12-01"' in page
    assert "19:00–20:00 (Europe/Paris) · The mill" in page.replace("\u202f", " ") or "(Europe/Paris)" in page
    january = read(client, "/g/garden/calendar/?month=2027-01")
    assert "cancelled" in january and january.count("Summer school") == 5  # four days of the page, and the list
    for nonsense in ("x", "2026-13", "9999-99", "0001-01", "2026-12-01"):
        assert "November 2026" in read(client, f"/g/garden/calendar/?month={nonsense}")
    assert "Circle meeting" in read(client, "/agenda/?month=2026-12")


def test_a_week_shows_seven_days_and_what_is_in_them_at_the_cost_of_a_month(plan, client, sage):
    event = plan(**MONTHLY, place="The mill")
    plan(title="Summer school", starts_on=date(2026, 11, 29), ends_on=date(2026, 12, 2), starts_time=None)
    for address in ("/g/garden/calendar/", "/agenda/"):
        page = read(client, f"{address}?week=2026-12-03")
        assert f"/g/garden/events/{event.uid}/?on=2026-12-01" in page and page.count("Summer school") == 3
        assert page.count("Nothing on this day.") == 4 and 'aria-current="date"' not in page
        assert "?week=2026-11-23" in page and "?week=2026-12-07" in page and "?month=2026-12" in page
        for nonsense in ("now", "x", "2026-13-01", "2190-12-31", "0001-01-01"):
            today = read(client, f"{address}?week={nonsense}")
            assert today.count('aria-current="date"') == 1 and today.count("Summer school") == 1  # Sunday alone
        assert "?week=2026-11-23" in read(client, address) and "?week=2026-11-30" in read(
            client, f"{address}?month=2026-12"
        )
        costs = []
        for asked in ("week=2026-12-03", "month=2026-12"):
            with CaptureQueriesContext(connection) as seen:
                read(client, f"{address}?{asked}")
            costs.append(len(seen))
        assert costs[0] == costs[1]


def test_the_number_of_statements_does_not_grow_with_the_events(plan, client, sage):
    def cost(address):
        read(client, address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            read(client, address)
        return len(seen)

    first = plan(**MONTHLY)
    page = f"/g/garden/events/{first.uid}/"
    answer_event(by=viewer(sage), event=Event.objects.get(), on=TUESDAY, answer="going")
    before = {
        address: cost(address) for address in ("/g/garden/calendar/?month=2026-12", page, "/agenda/?month=2026-12")
    }
    for number in range(12):
        made = plan(**{**MONTHLY, "title": f"Event {number}"})
        answer_event(by=viewer(sage), event=Event.objects.get(pk=made.pk), on=TUESDAY, answer="going")
    after = {address: cost(address) for address in before}
    assert after == before
    assert [number <= most for number, most in zip(after.values(), (11, 13, 11), strict=True)] == [True] * 3, after


def test_one_plans_answers_and_changes_without_scripts(client, sage):
    new = "/g/garden/calendar/new/"
    form = read(client, new)
    assert 'type="date"' in form and 'name="key"' in form
    given = {
        "title": "Pruning", "starts_on": "2026-12-01", "starts_time": "09:00", "ends_time": "12:00", "zone": "Europe/Paris",
        "repeat": "nth", "repeat_until": "2027-03-31", "capacity": "1", "audience": "community", "place": "Orchard", "key": "k",
    }  # fmt: skip
    client.post(new, given), client.post(new, given)
    event = Event.objects.get()
    assert (event.rule, event.capacity, event.zone) == ("FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270331", 1, "Europe/Paris")
    page = f"/g/garden/events/{event.uid}/"
    assert "every month on the first Tuesday, until" in read(client, page)
    done = client.post(f"{page}answer/", {"on": "2026-12-01", "answer": "going", "remind_hours": "2"}, follow=True)
    assert "You come. Noted." in done.content.decode() and "1 of 1 places taken" in done.content.decode()
    assert Rsvp.objects.get().remind_hours == 2
    Member.objects.filter(pk=sage.pk).update(language="fr")
    french = read(client, page)
    assert "1 place prise sur 1" in french and "<b>Mardi 1er décembre</b>" in french
    assert "chaque mois le premier mardi, jusqu’au 31 mars 2027" in french
    Member.objects.filter(pk=sage.pk).update(language="en")
    changed = {**given, "version": "1", "title": "Pruning and tea"}
    changed.pop("key")
    assert "Pruning and tea" in client.post(f"{page}edit/", changed, follow=True).content.decode()
    assert "selected>Every month, on that weekday" in read(client, f"{page}edit/")
    moved = {"starts_on": "2027-01-06", "starts_time": "10:00"}
    assert "Moved: planned for" in client.post(f"{page}dates/2027-01-05/", moved, follow=True).content.decode()
    assert (
        "This date is cancelled" in client.post(f"{page}dates/2027-01-05/cancellation/", follow=True).content.decode()
    )
    client.post(f"{page}dates/2027-01-05/return/")
    assert "This event is cancelled" in client.post(f"{page}cancellation/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"starts_on": "soon"}, "starts_on", "Enter a valid date."),
        ({"starts_on": "1999-01-01"}, "starts_on", "Choose a date between"),
        ({"ends_on": "2026-11-30"}, "ends_on", "The end lies before the start."),
        ({"zone": "Nowhere"}, "zone", "is not known"),
        ({"capacity": "-1"}, "capacity", "greater than or equal to 1"),
        ({"repeat": "last"}, "repeat", "is not one of the days it names"),
        ({"repeat": "daily", "repeat_until": "2026-01-01"}, "repeat", "it ends before it begins"),
        ({"starts_on": "2027-03-28", "starts_time": "02:30"}, "starts_time", "does not exist"),
    ],
)
def test_bad_input_is_answered_beside_its_field_and_writes_nothing(client, sage, more, field, sentence):
    before = facts_told()
    given = {
        "title": "Pruning",
        "starts_on": "2026-12-01",
        "zone": "Europe/Paris",
        "audience": "group",
        "key": "k",
        **more,
    }
    response = client.post("/g/garden/calendar/new/", given)
    said = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</p>', response.content.decode(), re.DOTALL)
    assert response.status_code == 422 and said and sentence in said[1]
    assert facts_told() == before and not Event.objects.exists()


def test_outsiders_see_what_is_for_them_and_nothing_else(plan, client, join, sage):
    inner, feast = plan(), plan(title="Feast", audience="community")
    answer_event(by=viewer(sage), event=Event.objects.get(pk=feast.pk), on=TUESDAY, answer="going")
    client.force_login(join("Mint").user)
    assert client.get(f"/g/garden/events/{inner.uid}/").status_code == 404
    assert (
        client.post(f"/g/garden/events/{inner.uid}/answer/", {"on": "2026-12-01", "answer": "going"}).status_code == 404
    )
    assert client.get("/g/garden/calendar/new/").status_code == 403
    assert client.get(f"/g/garden/events/{feast.uid}/edit/").status_code == 403
    assert "Sage" in read(client, f"/g/garden/events/{feast.uid}/")
    month = read(client, "/agenda/?month=2026-12")
    assert "Feast" in month and "Circle meeting" not in month
    client.logout()
    assert client.get(f"/g/garden/events/{feast.uid}/").status_code == 404


def test_everybody_reads_a_public_event_but_not_who_comes(client, sage):
    change_group(by=system, group=Room.objects.get(kind="calendar").group, sight="open")
    room = Room.objects.select_related("group").get(kind="calendar")
    event = publish_event(by=viewer(sage), room=room, audience="public", **MEETING)
    answer_event(by=viewer(sage), event=Event.objects.get(), on=TUESDAY, answer="going")
    client.logout()
    page = read(client, f"/g/garden/events/{event.uid}/")
    assert "Come in to take part." in page and "Who comes" not in page
    for address in (f"/g/garden/events/{event.uid}/?on=2026-12-02", f"/g/garden/events/{event.uid}/?on=x"):
        assert client.get(address).status_code == 404


def test_a_date_that_moved_says_so_on_its_page(plan, client, sage):
    event = plan(**MONTHLY)
    move_date(
        by=viewer(sage),
        event=Event.objects.get(),
        on=TUESDAY,
        starts_on=TUESDAY + timedelta(days=2),
        starts_time=time(18),
    )
    page = read(client, f"/g/garden/events/{event.uid}/?on=2026-12-01")
    assert "Moved: planned for Tuesday" in page and "Thursday" in page


def test_my_agenda_shows_what_comes_next_in_one_statement(plan, client, sage, django_assert_num_queries):
    moved, off, declined = (plan(title=title, rule="FREQ=WEEKLY;COUNT=2") for title in ("Moved", "Off", "No"))
    by = viewer(sage)
    move_date(by=by, event=fetched(moved), on=TUESDAY, starts_on=date(2026, 12, 5), starts_time=time(9))
    cancel_date(by=by, event=fetched(off), on=TUESDAY)
    answer_event(by=by, event=fetched(declined), on=TUESDAY, answer="declined")
    answer_event(by=by, event=fetched(declined), on=date(2026, 12, 8), answer="going")
    by.audience_ids
    with django_assert_num_queries(1):
        coming = my_next(by)
    assert [(each.event.title, each.starts_on.day, each.mine) for each in coming] == [
        ("Moved", 5, ""), ("Moved", 8, ""), ("Off", 8, ""), ("No", 8, "going"),
    ]  # fmt: skip
    glance = read(client, "/").partition('id="my-agenda"')[2].partition("</section>")[0]
    assert glance.count("Moved") == 2 and "I come" in glance


def fetched(event):
    return Event.objects.select_related("group", "room", "audience").get(pk=event.pk)


def test_a_card_says_the_rule_of_a_series_and_the_day_of_a_single_event(plan, client, sage):
    plan(**MONTHLY)
    plan(title="Feast", starts_on=date(2026, 12, 24), starts_time=None)
    page = " ".join(re.sub("<[^>]+>", " ", read(client, "/")).split())
    assert "Every month on the first Tuesday from Tuesday 1 December, 19:00" in page
    assert "Thursday 24 December" in page and "and again" not in page
