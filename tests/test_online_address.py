"""Where an event meets online is asked for at every door there is: who comes and who tends it reads it, and nobody else."""

import io
import json
import zipfile
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.agenda_address import renew_address
from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import cancel_date
from wezer.core.acts.events import cancel_event, change_event, publish_event, publish_event_draft
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.online import online_address
from wezer.core.agenda.refusals import OnlineAddressInvalid
from wezer.core.jobs import send_summaries
from wezer.core.models import Event, Item, Member, Notice, SitePage
from wezer.core.own_archive import gather
from wezer.core.pages.acts import make_page, show_page
from wezer.core.search.find import search
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotFound

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TUESDAY, WEEK_AFTER = date(2026, 12, 1), date(2026, 12, 8)
ADDRESS = "https://meet.example/plugh-xyzzy"
PLAN = {
    "title": "Evening call", "starts_on": TUESDAY, "starts_time": time(19), "ends_time": time(21), "zone": "Europe/Paris",
    "rule": "FREQ=WEEKLY", "body": "We speak of compost.", "audience": "public", "latitude": 44.9, "longitude": 5.2,
    "online_address": ADDRESS,
}  # fmt: skip
#: What shows it to who may read it.
PAGES = {"page", "page of a date", "item"}
PROGRAMS = {"event by API"}
FILES = {"own feed", "calendar by secret", "calendar", "own archive"}


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def call(gardener, circle, join):
    """A public weekly call of an open circle: Fern tends it, Sage planned it; the others are in the circle, Mint is not."""
    group = circle("Garden", founder=join("Fern"))
    change_group(by=system, group=group, sight="open")
    for name in ("Sage", "Reed", "Moss", "Clover", "Hazel"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    room = open_room(by=system, group=group, kind="calendar")
    site = open_room(by=system, group=group, kind="pages")
    page = make_page(by=system, room=site, title="Garden", body="[[events]]", audience="public", is_first=True)
    show_page(by=system, page=SitePage.objects.select_related("group", "audience").get(pk=page.pk))
    return fresh(publish_event(by=who("Sage"), room=room, capacity=2, **PLAN))


def who(name):
    return viewer(Member.objects.get(name=name)) if name else Viewer.anonymous()


def fresh(event):
    return Event.objects.select_related("group", "room", "audience").get(pk=event.pk)


def say(name, event, answer="going", on=TUESDAY):
    return answer_event(by=who(name), event=fresh(event), on=on, answer=answer)


def doors(name, event):
    """Whatever is asked for by this member (None: a stranger), and what it holds."""
    client, slug = Client(), event.group.slug
    member = Member.objects.get(name=name) if name else None
    if member is not None:
        client.force_login(member.user)
    here = f"/g/{slug}/events/{event.uid}/"
    asked = {
        "page": here, "page of a date": f"{here}?on={TUESDAY}", "item": f"/i/{event.uid}/", "hall": f"/g/{slug}/",
        "room": f"/g/{slug}/{event.room.slug}/", "calendar": f"/g/{slug}/{event.room.slug}/calendar.ics", "home": "/",
        "agenda": "/agenda/", "site": f"/site/{slug}/", "sitemap": "/sitemap.xml", "search": "/search/?q=xyzzy",
        "search by title": "/search/?q=evening+call", "suggestions": "/search/suggestions/?q=xyz", "map": "/map/",
        "points": "/map/points/?box=4,40,6,60", "embedded map": "/map/embed/", "geojson": "/map/export/geojson/",
        "csv": "/map/export/csv/", "jsonld": "/map/export/jsonld/", "notices": "/notices/",
    }  # fmt: skip
    if member is not None:
        secret = renew_address(by=viewer(member))
        asked |= {
            "own feed": f"/agenda/feeds/{secret}.ics",
            "calendar by secret": f"/agenda/feeds/{secret}/{event.room.uid}.ics",
        }
    found = {door: client.get(address, follow=True).content for door, address in asked.items()}
    anybody = Client()  # calendars elsewhere sign in nowhere
    for door in ("own feed", "calendar by secret"):
        if door in asked:
            assert anybody.get(asked[door]).content == found[door]
    if member is not None:
        found |= by_program(Caller.of(member, "*"), event)
        with zipfile.ZipFile(io.BytesIO(gather(member))) as archive:
            found["own archive"] = b"".join(archive.read(each) for each in archive.namelist())
    return {door: content.replace(b"\r\n ", b"") for door, content in found.items()}


def by_program(caller, event):
    asked = {
        "event by API": f"core/events/{event.uid}", "date by API": f"core/events/{event.uid}/dates/{TUESDAY}",
        "answers by API": f"core/events/{event.uid}/dates/{TUESDAY}/answers", "agenda by API": "core/agenda",
        "dates by API": f"core/rooms/{event.room.uid}/dates", "item by API": f"core/items/{event.uid}",
        "items by API": "core/items?limit=100", "map by API": "core/map", "search by API": "core/search?q=xyzzy",
    }  # fmt: skip
    return {door: json.dumps(caller.get(path).json()).encode() for door, path in asked.items()}


def shown(name, event):
    """The doors at which the address stands, and that the event itself was there to be shown."""
    found = doors(name, event)
    assert b"Evening call" in found["page"] and b"Evening call" in found["calendar"]
    return {door for door, content in found.items() if b"xyzzy" in content.replace(b"/search/?q=xyzzy", b"")} - {
        "search", "suggestions"  # they say again what was looked for
    }  # fmt: skip


def test_at_every_door_only_who_comes_and_who_tends_it_finds_the_address(call):
    say("Reed", call)
    say("Moss", call)
    assert say("Clover", call).answer == "waitlisted"
    say("Hazel", call, "maybe")
    say("Moss", call, "declined")  # Clover has a place kept, and has not said yes to it
    everything = PAGES | PROGRAMS | FILES
    assert shown("Reed", call) == everything, "who comes"
    assert shown("Sage", call) == everything, "who planned it"
    assert shown("Fern", call) == everything, "who tends the group"
    for name, why in (
        ("Clover", "a place is kept"), ("Hazel", "perhaps"), ("Moss", "no"), ("Mint", "nothing said"), (None, "a stranger"),
    ):  # fmt: skip
        assert shown(name, call) == set(), why
    say("Clover", call)
    assert shown("Clover", call) == everything


def test_search_facts_cards_notices_and_mail_never_hold_it(call, settings):
    say("Reed", call)
    change_event(by=who("Sage"), event=call, **{**PLAN, "capacity": 2, "online_address": f"{ADDRESS}-2"})
    deliver()
    with clock.at(NOON + timedelta(days=8)):
        send_summaries()
    for name in ("Reed", "Fern", "Sage", "Mint", None):
        seen = who(name)
        assert [hit.title for hit in search(seen, "compost").hits] == ["Evening call"]
        for word in ("xyzzy", "plugh-xyzzy", "meet.example", ADDRESS):
            assert not search(seen, word).hits
    assert Notice.objects.filter(kind="event_changed", member__name="Reed").exists(), "who comes hears that it changed"
    written = [
        *Fact.objects.values_list("payload", flat=True), *Notice.objects.values_list("detail", flat=True),
        *Item.objects.values_list("card", flat=True), *(f"{each.subject} {each.body} {each.alternatives}" for each in mail.outbox),
    ]  # fmt: skip
    assert written and "xyzzy" not in str(written)


def test_it_comes_with_the_yes_and_goes_with_it(call):
    read = lambda name="Reed": online_address(fresh(call), who(name))  # noqa: E731
    assert read() == ""
    say("Reed", call)
    assert read() == ADDRESS
    say("Reed", call, "maybe")
    assert read() == ""
    say("Reed", call, on=WEEK_AFTER)
    assert read() == ADDRESS, "one date of it is enough: it is one address"
    cancel_date(by=who("Sage"), event=fresh(call), on=WEEK_AFTER)
    assert read() == "", "that date is off"
    say("Reed", call)
    with clock.at(datetime(2026, 12, 2, 12, tzinfo=UTC)):
        assert read() == ADDRESS, "the day after"
    with clock.at(datetime(2026, 12, 3, 12, tzinfo=UTC)):
        assert read() == "", "what one came to once opens nothing for ever"
    suspend_member(by=system, member=who("Reed").member, reason="A pause.")
    assert read() == ""


def test_a_cancelled_event_and_one_that_is_hidden_from_readers_show_it_to_nobody_who_came(call):
    say("Reed", call)
    change_event(by=who("Sage"), event=call, **{**PLAN, "capacity": 2, "audience": "group"})
    say("Mint", call) if Event.objects.visible_to(who("Mint")).exists() else None
    assert Client().get(f"/g/garden/events/{call.uid}/").status_code == 404
    assert Caller.of(Member.objects.get(name="Mint"), "*").get(f"core/events/{call.uid}").status_code == 404
    cancel_event(by=who("Sage"), event=fresh(call))
    assert (online_address(fresh(call), who("Reed")), online_address(fresh(call), who("Sage"))) == ("", ADDRESS)


def test_a_draft_keeps_it_to_its_author(call):
    draft = fresh(publish_event(by=who("Sage"), room=call.room, draft=True, **PLAN))
    assert online_address(draft, who("Sage")) == ADDRESS
    for name in ("Fern", "Mint"):
        assert not Event.objects.visible_to(who(name)).filter(pk=draft.pk).exists()
        with pytest.raises(NotFound):
            say(name, draft)
    publish_event_draft(by=who("Sage"), event=draft)
    assert online_address(fresh(draft), who("Fern")) == ADDRESS and online_address(fresh(draft), who("Mint")) == ""


def test_what_is_withdrawn_loses_it_for_good(call):
    from wezer.core.acts.items import blank_withdrawn_items

    withdraw_item(by=who("Sage"), item=call)
    blank_withdrawn_items(by=system, before=NOON + timedelta(days=1))
    assert Event.objects.get(pk=call.pk).online_address == ""


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "meet.example/x", "https://a.example https://b.example", "ftp://x.example/", "https://" + "x" * 300])  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(call, typed):
    with pytest.raises(OnlineAddressInvalid):
        change_event(by=who("Sage"), event=call, **{**PLAN, "online_address": typed})
    assert fresh(call).online_address == ADDRESS


def test_it_is_typed_on_the_form_and_by_a_program_and_kept_when_other_things_change(call, client):
    client.force_login(who("Sage").member.user)
    here = f"/g/{call.group.slug}/{call.room.slug}/new/"
    typed = {"title": "By form", "starts_on": "2026-12-05", "audience": "community", "key": "k", "zone": "UTC", "online_address": ADDRESS}  # fmt: skip
    assert client.post(here, typed).status_code == 303
    by_form = Event.objects.get(title="By form")
    assert by_form.online_address == ADDRESS
    edit = client.get(f"/g/{call.group.slug}/events/{by_form.uid}/edit/").content.decode()
    assert f'value="{ADDRESS}"' in edit
    sage, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Mint"))
    made = sage.send(
        "post", f"core/rooms/{call.room.uid}/events",
        {"title": "By program", "starts_on": "2026-12-06", "audience": "community", "online_address": ADDRESS}, key="one",
    )  # fmt: skip
    assert (made.status_code, made.json()["online"], made.json()["online_address"]) == (201, True, ADDRESS)
    read = mint.get(f"core/events/{made.json()['uid']}").json()
    assert (read["online"], read["online_address"]) == (True, None), "that it is online everybody may know"
    assert (
        "whoever comes finds the address here"
        in Client().get(f"/g/{call.group.slug}/events/{call.uid}/").content.decode()
    )
    refused = sage.send(
        "put", f"core/events/{call.uid}", {"title": "x", "starts_on": "2026-12-01", "online_address": "x"}
    )
    assert (refused.status_code, refused.json()["field"]) == (422, "online_address")


def test_many_events_online_cost_one_statement_more(call, django_assert_num_queries):
    from wezer.core.agenda.online import online_addresses

    events = [call] + [
        fresh(publish_event(by=who("Sage"), room=call.room, **{**PLAN, "title": f"No. {number}"}))
        for number in range(4)
    ]
    say("Reed", events[0]), say("Reed", events[3])
    reed = who("Reed")
    online_addresses(events, reed)  # who one is was read
    with django_assert_num_queries(1):
        assert set(online_addresses(events, reed)) == {events[0].pk, events[3].pk}
    for event in events:
        event.online_address = ""
    with django_assert_num_queries(0):
        assert online_addresses(events, reed) == {}
