"""Two things at the same time (core.md E-4): a hint to whom it concerns, which forbids nothing and tells nothing of others."""

from datetime import UTC, date, datetime, time

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.channels import plan_mail
from wezer.core.acts.event_dates import cancel_date
from wezer.core.acts.events import publish_event
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.rooms import open_room
from wezer.core.models import Event, Member
from wezer.core.profiles import profile_of
from wezer.core.refusals import ValueInvalid
from wezer.core.stretches import stretches
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db
system = Viewer.system()
TUESDAY = date(2026, 12, 1)
EVENING = {"starts_on": TUESDAY, "starts_time": time(19), "ends_time": time(21), "zone": "Europe/Paris"}
YOU = "You come to something else at that time"


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def valley(circle, join):
    """Fern tends the Garden and the Choir, each with a calendar; Sage works in both. Three evenings on one Tuesday, and one after."""
    fern, sage = join("Fern"), join("Sage")
    made = {}
    rooms = {}
    for name in ("Garden", "Choir"):
        group = circle(name, founder=fern)
        bring_in(by=system, group=group, member=sage)
        rooms[name] = open_room(by=system, group=group, kind="calendar")
    for title, room, more in (
        ("Meeting", "Garden", {"place": "The mill"}), ("Soup", "Garden", {"starts_time": time(20), "ends_time": time(23)}),
        ("Song", "Choir", {"place": "the Mill", "rule": "FREQ=WEEKLY;BYDAY=TU"}),
        ("Late", "Garden", {"starts_time": time(21), "ends_time": time(22)}),
    ):  # fmt: skip
        made[title] = publish_event(by=viewer(fern), room=rooms[room], title=title, **{**EVENING, **more})
    return made


def who(name):
    return viewer(Member.objects.get(name=name))


def fresh(event):
    return Event.objects.select_related("group", "room", "audience").get(pk=event.pk)


def page(client, name, event, more="?on=2026-12-01"):
    client.force_login(Member.objects.get(name=name).user)
    return client.get(f"/g/{event.group.slug}/events/{event.uid}/{more}").content.decode()


def test_who_comes_elsewhere_reads_it_before_and_after_they_answer_and_nobody_else_does(valley, client):
    meeting, song = fresh(valley["Meeting"]), fresh(valley["Song"])
    assert YOU not in page(client, "Sage", meeting)
    answer_event(by=who("Sage"), event=fresh(song), on=TUESDAY, answer="going")
    answer_event(by=who("Fern"), event=fresh(valley["Soup"]), on=TUESDAY, answer="going")
    seen = page(client, "Sage", meeting)
    assert YOU in seen and ">Song</a>" in seen and ">Soup</a>" not in seen
    answer_event(by=who("Sage"), event=meeting, on=TUESDAY, answer="going")  # it forbids nothing
    assert ">Meeting</a>" in page(client, "Sage", song) and YOU in page(client, "Sage", meeting)
    assert YOU not in page(client, "Sage", fresh(valley["Late"])), "one ends when the other begins"
    client.post(f"/g/garden/events/{meeting.uid}/answer/", {"on": "2026-12-01", "answer": "declined"})
    assert YOU not in page(client, "Sage", meeting)
    answer_event(by=who("Sage"), event=fresh(meeting), on=TUESDAY, answer="maybe")
    cancel_date(by=who("Fern"), event=fresh(song), on=TUESDAY)
    assert YOU not in page(client, "Sage", meeting)


def test_what_one_may_not_read_any_more_is_not_named(valley, client):
    song = fresh(valley["Song"])
    answer_event(by=who("Sage"), event=song, on=TUESDAY, answer="going")
    leave_group(by=who("Sage"), group=song.group)
    assert YOU not in page(client, "Sage", fresh(valley["Meeting"]))


def test_whoever_plans_reads_what_else_is_then_in_the_group_or_at_the_place(valley, client):
    meeting = fresh(valley["Meeting"])
    answer_event(by=who("Sage"), event=fresh(valley["Soup"]), on=TUESDAY, answer="going")
    fern, sage = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Sage"))
    there = f"core/events/{meeting.uid}/dates/2026-12-01/clashes"
    planned, own = fern.get(there).json(), sage.get(there).json()
    assert ([each["title"] for each in planned["beside"]], planned["mine"]) == (["Song", "Soup"], [])
    assert ([each["title"] for each in own["mine"]], own["beside"]) == (["Soup"], [])
    seen = page(client, "Fern", meeting, "edit/")
    assert ">Soup</a>" in seen and ">Song</a>" in seen and ">Late</a>" not in seen
    client.force_login(Member.objects.get(name="Fern").user)
    sent = {
        "key": "k",
        "title": "Talk",
        "starts_on": "2026-12-01",
        "starts_time": "22:00",
        "ends_time": "23:30",
        "audience": "group",
    }
    made = client.post("/g/garden/calendar/new/", {**sent, "zone": "Europe/Paris"}, follow=True).content.decode()
    assert "At the same time: “Soup”." in made and Event.objects.filter(title="Talk").exists()


def test_what_one_said_of_ones_own_time_is_told_to_oneself_alone_where_one_answers(valley, client):
    meeting, sage = fresh(valley["Meeting"]), who("Sage")
    api = {name: Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Sage")}

    def told(name, event=meeting, on=TUESDAY):
        return api[name].get(f"core/events/{event.uid}/dates/{on}/clashes").json()["own_time"]

    nothing = {"not_free": False, "away": [], "quiet_until": None}
    assert told("Sage") == nothing and "Only you see this" not in page(client, "Sage", meeting)
    for name, when in (
        ("availability", ["tue-morning", "wed-evening"]),
        ("away", "30/11/2026 – 1.12.2026\n2026-12-24"),
    ):
        api["Sage"].send("put", f"core/me/profile/{name}", {"value": when, "audience": "community"})
    plan_mail(by=sage, quiet_until=datetime(2026, 12, 1, 22, tzinfo=UTC))
    seen = page(client, "Sage", meeting)
    for sentence in (
        "In your usual week you are not free then.",
        "You are away: 30 November to 1 December.",
        "You want quiet until 1 December.",
    ):
        assert sentence in seen, sentence
    late = {"quiet_until": "2026-12-01T22:00:00Z", "away": ["2026-11-30/2026-12-01"]}
    assert (told("Sage"), told("Fern")) == ({**late, "not_free": True}, nothing)
    assert "You are away" not in page(client, "Fern", meeting)
    set_profile_field(by=sage, key="availability", value=["tue-evening"])
    assert told("Sage") == {**late, "not_free": False}
    assert told("Sage", fresh(valley["Song"]), date(2026, 12, 8)) == nothing
    answer_event(by=sage, event=meeting, on=TUESDAY, answer="declined")
    assert "Only you see this" not in page(client, "Sage", meeting)
    for day, kept in ((date(2026, 12, 10), ["2026-12-24"]), (date(2027, 1, 1), None)):
        with clock.at(datetime(day.year, day.month, day.day, tzinfo=UTC)):
            assert [profile_of(sage.member, who(name)).get("away") for name in ("Fern", "Sage")] == [kept, kept]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", []), ("2026-11-01", []), ("24/12/2026; 2026-12-01 to 3.12.2026", ["2026-12-01/2026-12-03", "2026-12-24"]),
        (["2026-12-24/2027-01-02"], ["2026-12-24/2027-01-02"]), ("Christmas", None), ("2026-02-30", None),
        ("2026-12-24 to 2026-12-23", None), ("2026-12-24 to 2028-12-23", None),
    ],
)  # fmt: skip
def test_days_away_are_read_as_people_type_them(typed, kept):
    if kept is None:
        with pytest.raises(ValueInvalid):
            stretches(typed)
    else:
        assert stretches(typed) == kept
