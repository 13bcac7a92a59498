# ruff: noqa: F811  (fixtures of test_events)
"""Events: drafts, guests, prices, and who came. The calendar, its people and its November are those of test_events."""

from datetime import datetime, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event, note_attendance
from wezer.core.acts.events import cancel_event, change_event, publish_event_draft
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import archive_room
from wezer.core.agenda.happenings import happenings
from wezer.core.agenda.refusals import (
    DateIsOff,
    GuestsInvalid,
    NoPlaceForGuests,
    NotOnTheList,
    NotYetThere,
    TooManyGuests,
)
from wezer.core.duties import data_of
from wezer.core.models import Event, EventDate, Item, Member, Notice, Rsvp
from wezer.core.search.find import search
from wezer.core.talk_refusals import RoomNotOpen
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    NOON,
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
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()
ONCE = {"rule": "", "title": "Feast"}


def seats(event, on=TUESDAY):
    return EventDate.objects.get(event=event, on=on).going


def answers(event):
    return {
        row.member.name: (row.answer, row.guests)
        for row in Rsvp.objects.select_related("member").filter(event_date__event=event)
    }


# ------------------------------------------------------------------ drafts


def test_a_draft_is_its_authors_alone_until_it_is_published(plan, who, calendar):
    draft = plan(draft=True)
    deliver()
    assert draft.published_at is None and not Notice.objects.exists()
    for name in ("Fern", "Mint"):
        assert not Event.objects.visible_to(who(name)).exists()
        with pytest.raises((NotFound, NotAllowed)):
            answer_event(by=who(name), event=draft, on=TUESDAY, answer="going")
        with pytest.raises(NotAllowed):
            publish_event_draft(by=who(name), event=draft)
    assert Event.objects.visible_to(who("Sage")).get() == draft
    assert not happenings(Event.objects.on_calendar_of(who("Sage")), NOON, NOON + timedelta(days=90), who("Sage"))
    assert not search(who("Sage"), "circle meeting").hits

    changed = fresh(change_event(by=who("Sage"), event=draft, **{**MEETING, "title": "Meeting of all"}))
    assert not search(who("Sage"), "meeting of all").hits
    publish_event_draft(by=who("Sage"), event=changed)
    before = facts_told()
    publish_event_draft(by=who("Sage"), event=fresh(draft))
    assert facts_told() == before  # twice is once
    assert Event.objects.visible_to(who("Fern")).get().title == "Meeting of all"
    assert search(who("Fern"), "meeting of all").hits


def test_a_draft_is_not_published_into_a_closed_calendar(plan, who, calendar):
    draft = plan(draft=True)
    archive_room(by=system, room=calendar)
    with pytest.raises(RoomNotOpen):
        publish_event_draft(by=who("Sage"), event=fresh(draft))
    assert Item.objects.get(pk=draft.pk).published_at is None


def test_a_draft_on_its_pages(calendar, who, client, garden):
    address = f"/g/{garden.slug}/calendar/"
    client.force_login(who("Sage").member.user)
    typed = {"title": "Feast", "starts_on": "2026-12-05", "audience": "group", "as": "draft", "key": "k", "zone": "UTC"}
    page = client.post(f"{address}new/", typed, follow=True).content.decode()
    event = Event.objects.get()
    assert "A draft: only you see it." in page and "I come" not in page and "Cancel the event" not in page
    assert "Feast" in client.get(address).content.decode()
    client.force_login(who("Fern").member.user)
    assert "Feast" not in client.get(address).content.decode()
    assert client.post(f"/g/{garden.slug}/events/{event.uid}/publication/").status_code == 404
    client.force_login(who("Sage").member.user)
    assert client.post(f"/g/{garden.slug}/events/{event.uid}/publication/").status_code == 303
    assert Event.objects.get().published_at is not None


# ------------------------------------------------------------------ guests and price


def test_guests_take_places_and_who_fits_in_comes_first(plan, who, garden, join):
    event = plan(capacity=4, most_guests=3, **ONCE)
    for name in ("Reed", "Moss"):
        bring_in(by=system, group=garden, member=join(name))
    say = lambda name, **more: answer_event(by=who(name), event=event, on=TUESDAY, **{"answer": "going", **more})  # noqa: E731
    say("Sage", guests=2)
    assert seats(event) == 3
    assert say("Fern", guests=1).answer == "waitlisted" and say("Reed").answer == "going"
    assert seats(event) == 4
    with pytest.raises(NoPlaceForGuests):
        say("Reed", guests=1)
    assert answers(event)["Reed"] == ("going", 0)  # a place that one has stays
    assert say("Moss", guests=2).answer == "waitlisted"

    say("Sage", guests=1)  # one place: neither Fern with one nor Moss with two fits in
    assert (seats(event), answers(event)["Fern"][0], answers(event)["Moss"][0]) == (3, "waitlisted", "waitlisted")
    say("Sage", answer="declined", guests=1)  # two more: Fern with her guest, who waited longest
    assert answers(event) == {
        "Sage": ("declined", 0), "Fern": ("offered", 1), "Reed": ("going", 0), "Moss": ("waitlisted", 2),
    }  # fmt: skip
    assert seats(event) == 3


@pytest.mark.parametrize("guests", [-1, 3, 10_000])
def test_nobody_brings_more_than_the_event_says(plan, who, guests):
    event = plan(most_guests=2, **ONCE)
    with pytest.raises(TooManyGuests):
        answer_event(by=who("Sage"), event=event, on=TUESDAY, answer="going", guests=guests)
    assert not Rsvp.objects.exists()


def test_what_is_no_number_of_guests_is_refused(plan):
    for number in (-1, 21):
        with pytest.raises(GuestsInvalid):
            plan(most_guests=number)


@pytest.mark.django_db(transaction=True)
def test_i6_two_who_take_the_last_places_with_guests_at_once_do_not_overfill(plan, who):
    event = plan(capacity=3, most_guests=1, **ONCE)
    eyes = [who("Sage"), who("Fern")]

    def one(eye):
        with clock.at(NOON):
            answer_event(by=eye, event=fresh(event), on=TUESDAY, answer="going", guests=1)

    assert at_once(*(lambda eye=eye: one(eye) for eye in eyes)) == ["done", "done"]
    assert seats(event) == 2 and sorted(said for said, _guests in answers(event).values()) == ["going", "waitlisted"]


def test_price_and_guests_stand_on_the_page_and_are_kept_when_it_is_changed(plan, who, client, garden):
    event = plan(price="5 € or 10 VAL at the door", most_guests=2, **ONCE)
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going", guests=2)
    address = f"/g/{garden.slug}/events/{event.uid}/"
    client.force_login(who("Sage").member.user)
    page = client.get(address).content.decode()
    assert "5 € or 10 VAL at the door" in page and "and 2 guests" in page and 'name="guests"' in page
    assert client.post(f"{address}answer/", {"on": "2026-12-01", "answer": "going", "guests": "1"}).status_code == 303
    assert seats(event) == 5
    form = client.get(f"{address}edit/").content.decode()
    assert "5 € or 10 VAL at the door" in form and 'name="most_guests"' in form


# ------------------------------------------------------------------ who came


def test_who_came_is_noted_by_who_receives_them_from_the_day_on(plan, who):
    event = plan(**ONCE)
    fern = who("Fern").member
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going")
    with pytest.raises(NotYetThere):
        note_attendance(by=who("Sage"), event=event, on=TUESDAY, member=fern, came=True)
    with clock.at(datetime(2026, 12, 1, 19, tzinfo=NOON.tzinfo)):
        for name in ("Mint",):
            with pytest.raises(NotAllowed):
                note_attendance(by=who(name), event=event, on=TUESDAY, member=fern, came=True)
        with pytest.raises(NotOnTheList):
            note_attendance(by=who("Sage"), event=event, on=TUESDAY, member=who("Mint").member, came=True)
        assert note_attendance(by=who("Sage"), event=event, on=TUESDAY, member=fern, came=True).came is True
        before = facts_told()
        note_attendance(by=who("Sage"), event=event, on=TUESDAY, member=fern, came=True)
        assert facts_told() == before
    with clock.at(datetime(2026, 12, 9, tzinfo=NOON.tzinfo)):  # and when it is over
        assert note_attendance(by=who("Sage"), event=event, on=TUESDAY, member=fern, came=None).came is None
        note_attendance(by=who("Sage"), event=event, on=TUESDAY, member=fern, came=False)
    [said] = data_of(fern, viewer(fern))["events_answered"]
    assert (said["came"], said["guests"]) == (False, 0)


def test_of_a_date_that_is_off_nobody_notes_who_came(plan, who):
    event = plan(**ONCE)
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="going")
    cancel_event(by=who("Sage"), event=event)
    with clock.at(datetime(2026, 12, 1, 19, tzinfo=NOON.tzinfo)), pytest.raises(DateIsOff):
        note_attendance(by=who("Sage"), event=fresh(event), on=TUESDAY, member=who("Fern").member, came=True)


def test_the_list_at_the_door_is_a_page_for_who_may_change_the_event(
    plan, who, client, garden, django_assert_max_num_queries
):
    event = plan(**ONCE)
    address = f"/g/{garden.slug}/events/{event.uid}/dates/2026-12-01/attendance/"
    fern = who("Fern").member
    client.force_login(who("Sage").member.user)
    assert "Nobody on the list yet" in client.get(address).content.decode()
    answer_event(by=who("Fern"), event=event, on=TUESDAY, answer="maybe")
    page = client.get(address).content.decode()
    assert "from the day of the event on" in page and 'name="came"' not in page
    with clock.at(datetime(2026, 12, 1, 17, 30, tzinfo=NOON.tzinfo)):
        with django_assert_max_num_queries(12):
            assert 'name="came"' in client.get(address).content.decode()
        assert client.post(address, {"member": str(fern.uid), "came": "yes"}).status_code == 303
        assert "1 of 1 is there" in client.get(address).content.decode()
        assert client.post(address, {"member": str(fern.uid), "came": "perhaps"}).status_code == 404
        assert client.post(address, {"member": "x", "came": "yes"}).status_code == 404
    client.force_login(Member.objects.get(name="Mint").user)
    assert client.get(address).status_code == 404
    assert Rsvp.objects.get().came is True


def test_a_program_plans_publishes_brings_guests_and_notes_who_came(calendar, who):
    sage, fern = (Caller.of(who(name).member, "*") for name in ("Sage", "Fern"))
    new = {"title": "Feast", "starts_on": "2026-12-05", "zone": "UTC", "most_guests": 2, "price": "5 €", "draft": True}
    made = sage.post(f"core/rooms/{calendar.uid}/events", new, key="k").json()
    here = f"core/events/{made['uid']}"
    assert (made["most_guests"], made["price"], fern.get(here).status_code) == (2, "5 €", 404)
    assert sage.post(f"{here}/publication").status_code == 200
    coming = f"{here}/dates/2026-12-05"
    assert fern.send("put", f"{coming}/answer", {"answer": "going", "guests": 2}).json()["going"] == 3
    refused = fern.send("put", f"{coming}/answer", {"answer": "going", "guests": 3})
    assert (refused.status_code, refused.json()["code"]) == (422, "too_many_guests")
    door = f"{coming}/attendance/{who('Fern').member.uid}"
    assert sage.send("put", door, {"came": True}).json()["code"] == "not_yet_there"
    with clock.at(datetime(2026, 12, 5, 12, tzinfo=NOON.tzinfo)):
        assert Caller.of(who("Mint").member, "*").send("put", door, {"came": True}).status_code == 404
        assert sage.send("put", door, {"came": True}).json()["came"] is True
        told = [caller.get(f"{coming}/answers").json()["items"][0] for caller in (sage, fern)]
    assert [(each["guests"], each["came"]) for each in told] == [(2, True), (2, True)]  # Fern tends the garden
