# ruff: noqa: F811  (fixtures of test_events)
"""Coming to an event without an account: from the form to the place, and to being forgotten."""

import re
from datetime import time, timedelta

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts import outside_rsvps
from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date, move_date
from wezer.core.acts.events import cancel_event, change_event
from wezer.core.acts.membership import bring_in
from wezer.core.acts.outside_rsvps import answer_outside, confirm_outside, strike_outside, take_back_outside
from wezer.core.acts.retention import hold_back
from wezer.core.acts.settings import change_setting
from wezer.core.agenda.outside_rsvps import path_of
from wezer.core.agenda.refusals import (
    DateIsOver,
    EventIsOff,
    NoPlaceLeft,
    PeopleInvalid,
    RegistrationApart,
    RsvpsClosed,
    RsvpsFull,
    RsvpsNotForAll,
)
from wezer.core.chat.acts.outside import block_writer
from wezer.core.chat.refusals import AddressInvalid
from wezer.core.jobs import forget_what_is_over
from wezer.core.models import Event, EventDate, Member, OutsideRsvp
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    NOON,
    TUESDAY,
    _this_november,
    answers,
    calendar,
    fresh,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
system, stranger = Viewer.system(), Viewer.anonymous()
DAY = TUESDAY.isoformat()
OPEN = {**MEETING, "rule": "", "audience": "public", "outside_rsvp": True, "most_guests": 2}


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, which everybody sees; Sage works in it, Mint belongs to the community only."""
    caches["limits"].clear()
    group = circle("Garden", founder=join("Fern"), sight="open")
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return group


@pytest.fixture
def open_day(plan):
    return plan(**{**OPEN, "capacity": 3})


def fill(page, **more):
    hidden = dict(re.findall(r'name="(opened|key)" value="([^"]+)"', page.content.decode()))
    return {"name": "Nora", "email": "Nora@Example.org", "people": "2", **hidden, **more}


def send(event, client=None, **more):
    """Through the form, five seconds after it was opened."""
    client, door = client or Client(), f"/rsvp/to/{event.uid}/{DAY}/"
    page = client.get(door)
    with clock.at(now() + timedelta(seconds=5)):
        return client.post(door, fill(page, **more))


def mailed():
    return re.findall(r"http://testserver(/rsvp/\S+)", mail.outbox[-1].body)[0]


def written(event, email="nora@example.org", **more):
    answer_outside(by=stranger, event=fresh(event), on=TUESDAY, email=email, **more)
    return OutsideRsvp.objects.order_by("-pk").first()


def coming(event, email="nora@example.org", **more):
    return confirm_outside(by=stranger, rsvp=written(event, email, **more))


def taken(event):
    return EventDate.objects.get(event=event, on=TUESDAY).going


def refused(why, act, **more):
    before = facts_told(), list(OutsideRsvp.objects.values_list("state", "people")), len(mail.outbox)
    with pytest.raises(why) as found:
        act(**more)
    assert before == (facts_told(), list(OutsideRsvp.objects.values_list("state", "people")), len(mail.outbox))
    return found.value


def test_somebody_without_an_account_comes_and_takes_it_back(open_day, client):
    page = client.get(f"/g/garden/events/{open_day.uid}/")
    assert f"/rsvp/to/{open_day.uid}/{DAY}/" in page.content.decode()
    sent = send(open_day, client)
    row = OutsideRsvp.objects.get()
    assert (sent.status_code, sent.url, row.state, row.email, row.people) == (303, "/rsvp/sent/", "waiting", "nora@example.org", 2)  # fmt: skip
    assert "within 2 days" in client.get("/rsvp/sent/").content.decode()
    letter = mail.outbox[-1]
    assert letter.to == ["nora@example.org"] and "Nora" not in letter.body + letter.subject and "Circle meeting" in letter.subject  # fmt: skip
    link = mailed()
    assert "Yes, I come" in client.get(link).content.decode() and taken(open_day) == 0  # programs open links

    assert client.post(link).url == link and taken(open_day) == 2
    assert client.post(link).status_code == 200 and taken(open_day) == 2  # twice is once
    mine = client.get(link)
    assert "You come." in mine.content.decode() and mine["Cache-Control"] == "no-store"
    told = Fact.objects.get(name="core.event_answered_outside")
    assert (told.payload["on"], told.payload["people"], told.audience) == (DAY, 2, None) and "nora" not in str(
        told.payload
    )

    gone = client.post(f"{link}removal/")
    assert "gone, with your name" in gone.content.decode()
    assert (taken(open_day), OutsideRsvp.objects.count(), client.get(link).status_code) == (0, 0, 404)
    assert client.post(f"{link}removal/").status_code == client.get("/rsvp/made-up/").status_code == 404


def test_the_form_keeps_machines_out_and_says_what_is_wrong_beside_its_field(open_day):
    nora, door = Client(), f"/rsvp/to/{open_day.uid}/{DAY}/"
    page, before = nora.get(door), facts_told()
    assert "That went fast" in nora.post(door, fill(page)).content.decode()
    assert "lay open for long" in nora.post(door, fill(page, opened="made up")).content.decode()
    assert send(open_day, nora, website="https://x.example").url == "/rsvp/sent/"
    wrong = send(open_day, nora, email="nobody")
    assert wrong.status_code == 422 and 'id="id_email-error"' in wrong.content.decode()
    many = send(open_day, nora, people="9")
    assert many.status_code == 422 and 'id="id_people-error"' in many.content.decode()
    assert (OutsideRsvp.objects.count(), len(mail.outbox), facts_told()) == (0, 0, before)
    assert [send(open_day, nora, email=f"nora+{each}@example.org").status_code for each in range(4)][-1] == 429


def test_only_an_event_for_everyone_takes_people_without_an_account(plan, who, client):
    closed = {**OPEN, "outside_rsvp": False}
    for shut in (plan(**closed), plan(**{**OPEN, "starts_on": NOON.date() - timedelta(days=9)})):
        on = shut.starts_on.isoformat()
        assert "/rsvp/to/" not in client.get(f"/g/garden/events/{shut.uid}/").content.decode()
        assert client.get(f"/rsvp/to/{shut.uid}/{on}/").status_code == 404
    refused(RsvpsClosed, answer_outside, by=stranger, event=plan(**closed), on=TUESDAY, email="nora@example.org")
    narrow = plan(**{**closed, "audience": "group"})
    assert client.get(f"/rsvp/to/{narrow.uid}/{DAY}/").status_code == 404
    asked = {"by": who("Sage"), "event": narrow, **{**OPEN, "audience": ""}}
    assert refused(RsvpsNotForAll, change_event, **asked).field == "outside_rsvp"
    refused(RsvpsNotForAll, change_event, **{**asked, "audience": "public", "entry": "approval"})
    there = {**asked, "audience": "public", "most_guests": 0, "registration_address": "https://tickets.example/7"}
    assert "Coming without an account" in str(refused(RegistrationApart, change_event, **there))
    event = plan(**OPEN)
    refused(RsvpsNotForAll, change_event, by=who("Sage"), event=event, **{**OPEN, "audience": "group"})
    refused(NotAllowed, answer_outside, by=who("Mint"), event=event, on=TUESDAY, email="mint@example.org")
    mint = Client()
    mint.force_login(Member.objects.get(name="Mint").user)
    assert mint.get(f"/rsvp/to/{event.uid}/{DAY}/").url == f"/g/garden/events/{event.uid}/?on={DAY}"
    assert "/rsvp/to/" not in mint.get(f"/g/garden/events/{event.uid}/").content.decode()


def test_places_are_shared_with_members_and_nobody_outside_waits_in_the_list(open_day, who):
    answer_event(by=who("Sage"), event=open_day, on=TUESDAY, answer="going")
    late = written(open_day, "mila@example.org")
    coming(open_day, people=2)
    full = refused(NoPlaceLeft, confirm_outside, by=stranger, rsvp=late)
    assert "not enough places left for 1 person." in str(full) and late.state == "waiting"
    refused(NoPlaceLeft, written, event=open_day, email="otto@example.org")
    assert "All places are taken." in Client().get(f"/rsvp/to/{open_day.uid}/{DAY}/").content.decode()
    answer_event(by=who("Mint"), event=fresh(open_day), on=TUESDAY, answer="going")
    assert (answers(open_day)["Mint"], taken(open_day)) == ("waitlisted", 3)

    fewer = OutsideRsvp.objects.create(event_date=late.event_date, email="nora@example.org", people=1)
    confirm_outside(by=stranger, rsvp=fewer)  # said anew: one of two comes, and who waited longest has the place
    assert (answers(open_day)["Mint"], taken(open_day)) == ("offered", 3)
    assert list(OutsideRsvp.objects.filter(state="confirmed").values_list("email", "people")) == [("nora@example.org", 1)]  # fmt: skip
    take_back_outside(by=stranger, rsvp=OutsideRsvp.objects.get(state="confirmed"))
    assert taken(open_day) == 2
    confirm_outside(by=stranger, rsvp=OutsideRsvp.objects.get(pk=late.pk))  # the link held
    assert taken(open_day) == 3


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_last_place_at_once_are_one_too_many(open_day, who):
    answer_event(by=who("Sage"), event=open_day, on=TUESDAY, answer="going", guests=1)
    rows = [written(open_day, f"{name}@example.org") for name in ("nora", "mila")]

    def take(row):
        with clock.at(NOON):
            confirm_outside(by=stranger, rsvp=OutsideRsvp.objects.select_related("event_date__event").get(pk=row.pk))

    at_once(*(lambda row=row: take(row) for row in rows))
    assert sorted(OutsideRsvp.objects.values_list("state", flat=True)) == ["confirmed", "waiting"]
    assert taken(open_day) == 3


def test_what_is_refused_and_how_much_is_taken(open_day, who, monkeypatch):
    said = {"by": stranger, "event": open_day, "on": TUESDAY, "email": "nora@example.org"}
    refused(PeopleInvalid, answer_outside, **said, people=4)
    refused(AddressInvalid, answer_outside, **{**said, "email": "nora"})
    for _twice in range(2):
        answer_outside(**said, key="one")
    assert OutsideRsvp.objects.count() == 1
    monkeypatch.setattr(outside_rsvps, "MOST_WAITING", 1)
    refused(RsvpsFull, answer_outside, **said)
    waiting = OutsideRsvp.objects.get()
    with clock.at(NOON + timedelta(days=3)):
        refused(NotFound, confirm_outside, by=stranger, rsvp=waiting)
        assert Client().get(path_of(waiting)).status_code == 404
    with clock.at(NOON + timedelta(days=30)):
        refused(DateIsOver, answer_outside, **{**said, "event": fresh(open_day)})
    cancel_event(by=who("Sage"), event=open_day)
    refused(EventIsOff, confirm_outside, by=stranger, rsvp=waiting)
    assert "This event is cancelled." in Client().get(path_of(waiting)).content.decode()


def test_a_blocked_address_takes_no_place_and_is_not_told(open_day, garden, who):
    early = written(open_day, "nora@example.org")
    block_writer(by=who("Fern"), group=garden, email="nora@example.org")
    letters = len(mail.outbox)
    assert send(open_day, email="nora+x@example.org").url == "/rsvp/sent/"
    assert (OutsideRsvp.objects.count(), len(mail.outbox)) == (1, letters)
    refused(NotFound, confirm_outside, by=stranger, rsvp=early)


def test_those_who_tend_the_event_read_who_comes_and_nobody_else(open_day, who):
    coming(open_day, name="Nora", people=2)
    written(open_day, "mila@example.org", name="Mila")
    door, at_door = f"/g/garden/events/{open_day.uid}/", f"/g/garden/events/{open_day.uid}/dates/{DAY}/attendance/"
    seen = {}
    for name in ("Fern", "Mint"):
        one = Client()
        one.force_login(Member.objects.get(name=name).user)
        assert "nora@example.org" not in one.get(door).content.decode()
        seen[name] = one.get(at_door)
    page = seen["Fern"].content.decode()
    assert "nora@example.org" in page and "2 people" in page and "Mila" not in page and seen["Mint"].status_code == 403

    path = f"core/events/{open_day.uid}/dates/{DAY}/outside"
    fern, mint = (Caller.of(Member.objects.get(name=name)) for name in ("Fern", "Mint"))
    found = [
        {name: each[name] for name in ("state", "name", "email", "people")} for each in fern.get(path).json()["items"]
    ]
    assert found == [
        {"state": "confirmed", "name": "Nora", "email": "nora@example.org", "people": 2},
        {"state": "waiting", "name": "", "email": "", "people": 1},
    ]
    assert mint.get(path).status_code == 403 and fern.get(f"core/events/{open_day.uid}").json()["outside_rsvp"] is True
    row = OutsideRsvp.objects.get(state="confirmed")
    refused(NotAllowed, strike_outside, by=who("Mint"), event=open_day, rsvp=row)
    assert (
        mint.send("delete", f"core/events/{open_day.uid}/outside/{row.uid}").status_code == 403 and taken(open_day) == 2
    )
    assert (
        fern.send("delete", f"core/events/{open_day.uid}/outside/{row.uid}").status_code == 204 and taken(open_day) == 0
    )
    steward, other = Client(), coming(open_day, "otto@example.org")
    steward.force_login(Member.objects.get(name="Fern").user)
    assert steward.post(f"/g/garden/events/{open_day.uid}/dates/{DAY}/outside/{other.uid}/removal/").url == at_door
    assert taken(open_day) == 0


def test_who_comes_from_outside_hears_of_another_time_and_that_it_is_off(open_day, garden, who):
    """Once of each change, though it is delivered twice; who has taken it back, or was never confirmed, hears nothing."""
    coming(open_day, language="fr")
    taken_back = coming(open_day, "mint@example.org")
    take_back_outside(by=stranger, rsvp=taken_back)
    written(open_day, "waits@example.org")
    deliver()
    mail.outbox.clear()
    later = {**OPEN, "capacity": 3, "starts_time": time(20), "ends_time": time(22), "place": "Hut"}
    change_event(by=who("Fern"), event=fresh(open_day), version=fresh(open_day).version, **later)
    deliver()
    deliver(after=0)
    (letter,) = mail.outbox
    assert letter.to == ["nora@example.org"] and letter.subject == "Changé\u202f: Circle meeting"
    assert "20:00" in letter.body and "Hut" in letter.body and "/rsvp/" in letter.body
    change_event(
        by=who("Fern"), event=fresh(open_day), version=fresh(open_day).version, **{**later, "body": "Bring cups."}
    )
    deliver()
    assert len(mail.outbox) == 1, "other words alone tell nobody"
    cancel_event(by=who("Fern"), event=fresh(open_day))
    deliver()
    assert [each.subject for each in mail.outbox[1:]] == ["N’a pas lieu\u202f: Circle meeting"]
    assert "/rsvp/" not in mail.outbox[-1].body


def test_what_their_link_shows_no_more_no_mail_tells_them(open_day, who, gardener):
    coming(open_day)
    deliver()
    mail.outbox.clear()
    Event.objects.filter(pk=open_day.pk).update(hidden_at=now())
    move_date(by=system, event=fresh(open_day), on=TUESDAY, starts_on=TUESDAY + timedelta(days=1), starts_time=time(19))
    deliver()
    assert mail.outbox == []


def test_what_is_for_people_outside_no_more_says_nothing_to_them_but_may_be_taken_back(open_day, who):
    row = coming(open_day)
    change_event(
        by=who("Fern"), event=fresh(open_day), **{**OPEN, "outside_rsvp": False, "audience": "group", "place": "Hut"}
    )
    deliver()
    mail.outbox.clear()
    move_date(by=system, event=fresh(open_day), on=TUESDAY, starts_on=TUESDAY + timedelta(days=1), starts_time=time(19))
    deliver()
    shown = Client().get(path_of(row)).content.decode()
    assert mail.outbox == [] and "not for people outside any more" in shown
    assert "Hut" not in shown and "Garden" not in shown
    assert Client().post(f"{path_of(row)}removal/").status_code == 200 and not OutsideRsvp.objects.exists()


def test_who_comes_from_outside_hears_where_one_registers_now(open_day, who):
    coming(open_day)
    deliver()
    mail.outbox.clear()
    apart = {**MEETING, "rule": "", "audience": "public", "registration_address": "https://tickets.example/day"}
    change_event(by=who("Fern"), event=fresh(open_day), **apart)
    deliver()
    (letter,) = mail.outbox
    assert "tickets.example" in letter.body and "places are kept" not in letter.body
    change_event(by=who("Fern"), event=fresh(open_day), **{**apart, "registration_address": ""})
    deliver()
    assert len(mail.outbox) == 2 and "places are kept" in mail.outbox[1].body


def test_of_a_series_who_comes_to_a_day_that_is_off_hears_it_once(plan, who):
    weekly = plan(**{**OPEN, "rule": "FREQ=WEEKLY;COUNT=3"})
    coming(weekly)
    deliver()
    mail.outbox.clear()
    cancel_date(by=who("Fern"), event=fresh(weekly), on=TUESDAY)
    change_event(by=who("Fern"), event=fresh(weekly), **{**OPEN, "rule": "FREQ=WEEKLY;COUNT=3", "place": "Hut"})
    deliver()
    assert [each.subject for each in mail.outbox] == ["Does not take place: Circle meeting"]


def test_of_a_series_who_comes_to_the_date_that_moved_hears_of_it(plan, who):
    weekly = plan(**{**OPEN, "rule": "FREQ=WEEKLY;COUNT=3"})
    coming(weekly)
    answer_outside(by=stranger, event=fresh(weekly), on=TUESDAY + timedelta(days=7), email="other@example.org")
    confirm_outside(by=stranger, rsvp=OutsideRsvp.objects.latest("pk"))
    deliver()
    mail.outbox.clear()
    move_date(
        by=who("Fern"), event=fresh(weekly), on=TUESDAY, starts_on=TUESDAY + timedelta(days=1), starts_time=time(19)
    )
    deliver()
    assert [(each.to, "Wednesday" in each.body) for each in mail.outbox] == [(["nora@example.org"], True)]


def test_who_came_is_forgotten_some_days_after_the_date_and_how_many_stays(open_day, gardener):
    row = coming(open_day, name="Nora", people=2)
    written(open_day, "mila@example.org")
    with clock.at(NOON + timedelta(days=3)):
        forget_what_is_over()
    assert list(OutsideRsvp.objects.values_list("email", flat=True)) == ["nora@example.org"]
    hold = hold_back(by=viewer(gardener), uid=open_day.uid, reason="A court asks for it.")
    with clock.at(NOON + timedelta(days=20)):
        forget_what_is_over()
    row.refresh_from_db()
    assert row.email == "nora@example.org"
    type(hold).objects.update(lifted_at=now())
    with clock.at(NOON + timedelta(days=20)):
        forget_what_is_over()
    row.refresh_from_db()
    assert (row.name, row.email, row.people, taken(open_day)) == ("", "", 2, 2)
    assert Client().get(path_of(row)).status_code == 404


def test_the_community_says_for_how_long_and_the_form_says_it_too(open_day, garden):
    change_setting(by=system, key="privacy.retention", value={"outside_rsvps": 1, "unconfirmed_rsvps": 3})
    form = Client().get(f"/rsvp/to/{open_day.uid}/{DAY}/").content.decode()
    assert "forgotten 1 day after the date" in form and "erased after 3 days" in form
