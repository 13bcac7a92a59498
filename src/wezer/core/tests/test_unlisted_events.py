# ruff: noqa: F811  (fixtures of test_events)
"""Unlisted events: their group reads of them as of any other, and whoever has the address opens them (core.md 11)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.agenda_address import renew_address
from wezer.core.acts.answers import answer_event
from wezer.core.acts.comments import add_comment
from wezer.core.acts.event_dates import move_date
from wezer.core.acts.event_following import change_following
from wezer.core.acts.events import change_event, publish_event_draft
from wezer.core.acts.groups import change_group
from wezer.core.agenda.queries import my_next
from wezer.core.agenda.refusals import RsvpsNotForAll
from wezer.core.models import Group, Item, Member, Notice
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.talk_refusals import AudienceRefused
from wezer.core.testing import deliver, viewer
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    NOON,
    TUESDAY,
    _this_november,
    calendar,
    fresh,
    plan,
    who,
)
from wezer.core.tests.test_outside_rsvps import garden, mailed, refused, send  # noqa: F401  (a fixture)
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
system, stranger = Viewer.system(), Viewer.anonymous()
ONCE = {**MEETING, "rule": "", "title": "Lantern walk", "audience": "unlisted", "latitude": 44, "longitude": 5}
#: Where the events stand that one may list.
LISTS = (
    "/agenda/", "/agenda/public.ics", "/search/?q=lantern", "/search/suggestions/?q=lan", "/map/?layer=events",
    "/map/points/?layer=events&box=4,40,6,60", "/map/export/csv/?layer=events", "/g/garden/", "/g/garden/calendar/",
    "/g/garden/calendar/calendar.ics", "/api/v1/core/agenda", "/api/v1/core/search?q=lantern", "/api/v1/core/map?layer=events",
    "/api/v1/core/items?limit=100",
)  # fmt: skip


@pytest.fixture
def walk(plan):
    return plan(**ONCE)


def browser(name=""):
    client = Client()
    if name:
        client.force_login(Member.objects.get(name=name).user)
    return client


def page(event):
    return f"/g/garden/events/{event.uid}/"


def named_in(client):
    """The lists that name the walk."""
    said = {path: client.get(path, headers={"accept": "*/*"}).content.decode() for path in LISTS}
    return {path for path, words in said.items() if "Lantern" in words}


def comes(name, event, answer="going"):
    return answer_event(by=viewer(Member.objects.get(name=name)), event=fresh(event), on=TUESDAY, answer=answer)


def test_whoever_has_the_address_reads_it_and_no_list_tells_them(walk, garden):
    for name in ("Mint", ""):
        client = browser(name)
        told = client.get(page(walk))
        assert told.status_code == 200 and '<meta name="robots" content="noindex">' in told.content.decode(), name
        assert client.get(f"/i/{walk.uid}/", follow=True).status_code == 200
        assert client.get(f"/api/v1/core/events/{walk.uid}").json()["unlisted"] is True
        assert named_in(client) == set(), name
    inside = named_in(browser("Sage"))
    assert inside == set(LISTS) - {"/agenda/public.ics"}, "its group reads of it as of any other"
    assert "Garden, and whoever has the address: unlisted" in browser("Sage").get(page(walk)).content.decode()


def test_who_comes_by_the_address_has_it_in_their_own_agenda_and_is_told(walk, who):
    mint = Member.objects.get(name="Mint")
    own = f"/agenda/feeds/{renew_address(by=who('Mint'))}.ics"
    elsewhere = Client()
    assert my_next(who("Mint")) == [] and "Lantern" not in elsewhere.get(own).content.decode()
    comes("Mint", walk)
    assert [each.event.pk for each in my_next(who("Mint"))] == [walk.pk]
    assert "Lantern" in elsewhere.get(own).content.decode()
    assert {"/agenda/", "/api/v1/core/agenda"} <= named_in(browser("Mint")), "their own calendar"
    assert "/search/?q=lantern" not in named_in(browser("Mint")) and named_in(browser()) == set()
    move_date(by=who("Fern"), event=fresh(walk), on=TUESDAY, starts_on=TUESDAY + timedelta(days=1))
    deliver()
    assert Notice.objects.filter(member=mint, item=walk).exists()
    comes("Mint", walk, "declined")
    assert my_next(who("Mint")) == [] and "Lantern" not in elsewhere.get(own).content.decode()


def test_people_without_an_account_come_to_it(walk, who):
    change_event(by=who("Fern"), event=walk, **{**ONCE, "outside_rsvp": True, "most_guests": 2})
    client = browser()
    assert f"/rsvp/to/{walk.uid}/" in client.get(page(walk)).content.decode()
    send(walk, client)
    assert client.post(mailed()).status_code == 303 and len(mail.outbox) == 1
    closed = {**ONCE, "audience": "group", "outside_rsvp": True}
    assert refused(RsvpsNotForAll, change_event, by=who("Fern"), event=fresh(walk), **closed).field == "outside_rsvp"


def test_what_is_for_its_group_again_opens_to_nobody_else(walk, who):
    comes("Mint", walk)
    change_event(by=who("Fern"), event=fresh(walk), **{**ONCE, "audience": "group"})
    for name in ("Mint", ""):
        assert browser(name).get(page(walk)).status_code == 404
    assert my_next(who("Mint")) == [], "nor what one said of it"
    refused(NotFound, comes, name="Mint", event=walk)
    change_event(by=who("Fern"), event=fresh(walk), **{**ONCE, "title": "Walk"})
    assert browser().get(page(walk)).status_code == 200
    change_event(by=who("Fern"), event=fresh(walk), **{**ONCE, "audience": ""})
    assert fresh(walk).is_unlisted, "who reads it stays as it was when nothing is said of it"


def test_drafts_and_what_is_hidden_open_by_no_address(plan, garden, who):
    draft = plan(**ONCE, draft=True)
    assert browser().get(page(draft)).status_code == 404
    publish_event_draft(by=who("Sage"), event=fresh(draft))
    assert browser().get(page(draft)).status_code == 200
    decide_now(by=system, kind="item", thing=Item.objects.get(pk=draft.pk), decision="hide", reason="a test")
    assert browser().get(page(draft)).status_code == 404 and browser("Mint").get(page(draft)).status_code == 404


def test_only_a_group_that_publishes_to_everyone_has_unlisted_events(circle, join, plan, who, garden, calendar):
    new = browser("Sage").get("/g/garden/calendar/new/")
    assert '<option value="unlisted">' in new.content.decode()
    garden.sight = "members"
    garden.save()
    assert '<option value="unlisted">' not in browser("Sage").get("/g/garden/calendar/new/").content.decode()
    assert refused(AudienceRefused, plan, **ONCE).field == "audience"
    answer = Caller.of(Member.objects.get(name="Sage"), "*").post(
        f"core/rooms/{calendar.uid}/events",
        {"title": "Walk", "starts_on": "2026-12-01", "audience": "unlisted"},
        key="k",
    )
    assert (answer.status_code, answer.json()["field"]) == (422, "audience")


def test_its_conversation_stays_the_groups(walk, who):
    item = Item.objects.select_related("group", "audience", "room").get(pk=walk.pk)
    add_comment(by=who("Sage"), item=item, body="Bring lights.")
    assert "Bring lights." in browser("Mint").get(page(walk)).content.decode()
    refused(NotAllowed, add_comment, by=who("Mint"), item=item, body="I have some.")


def test_the_rest_of_a_series_stays_unlisted(plan, who):
    event, third = plan(**{**ONCE, "rule": "FREQ=WEEKLY"}), TUESDAY + timedelta(days=14)
    later = {**ONCE, "rule": "FREQ=WEEKLY", "audience": "", "starts_on": third, "place": "The lake"}
    made = change_following(by=who("Sage"), event=event, on=third, **later)
    assert made.pk != event.pk and made.is_unlisted and browser().get(page(made)).status_code == 200


def test_a_group_that_is_open_no_more_opens_nothing_by_an_address(walk, garden, who):
    """Neither the page nor coming without an account; that it opens again widens nothing by itself."""
    change_event(by=who("Fern"), event=walk, **{**ONCE, "outside_rsvp": True})
    for sight in ("members", "open"):
        change_group(by=who("Fern"), group=Group.objects.get(pk=garden.pk), sight=sight)
        assert not fresh(walk).is_unlisted and not fresh(walk).takes_outside, sight
        assert browser().get(page(walk)).status_code == 404 and browser("Mint").get(page(walk)).status_code == 404
    assert browser("Sage").get(page(walk)).status_code == 200


def test_a_series_for_everyone_leads_nobody_to_its_unlisted_part(plan, who):
    event, third = plan(**{**ONCE, "rule": "FREQ=WEEKLY", "audience": "public"}), TUESDAY + timedelta(days=14)
    later = {**ONCE, "rule": "FREQ=WEEKLY", "starts_on": third, "place": "The lake"}
    made = change_following(by=who("Sage"), event=event, on=third, **later)
    for name, is_led in (("", False), ("Mint", False), ("Sage", True)):
        client = browser(name)
        assert (str(made.uid) in client.get(page(event)).content.decode()) is is_led, name
        there = client.get(f"{page(event)}?on={third + timedelta(days=7)}")
        assert (str(made.uid) in there.headers.get("Location", "")) is is_led, name
    earlier = change_following(
        by=who("Sage"),
        event=fresh(made),
        on=third + timedelta(days=14),
        **{**later, "starts_on": third + timedelta(days=14), "place": "The hut"},
    )
    assert str(earlier.uid) in browser("Mint").get(page(made)).content.decode(), "who has one address has the others"
