# ruff: noqa: F811  (fixtures of test_events)
"""Events to which one registers elsewhere: the page says where, nobody is asked here, and what was answered before is kept."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event, pass_places_on
from wezer.core.acts.event_dates import move_date, remind_of_dates
from wezer.core.acts.event_entry import accept_request, invite_to_event
from wezer.core.acts.event_following import change_following
from wezer.core.acts.event_options import offer_date
from wezer.core.acts.event_questions import ask_at_event
from wezer.core.acts.events import change_event
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.agenda.clashes import own_clashes
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.ical import feed
from wezer.core.agenda.queries import my_next
from wezer.core.agenda.refusals import RegistersElsewhere, RegistrationAddressInvalid, RegistrationApart
from wezer.core.duties import data_of
from wezer.core.kinds import notice_kinds
from wezer.core.models import Event, EventDate, Member, Notice, Rsvp
from wezer.core.testing import deliver, facts_told
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    NOON,
    TUESDAY,
    _this_november,
    answers,
    calendar,
    fresh,
    garden,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db
system = Viewer.system()
ONCE = {**MEETING, "rule": ""}
THERE = "https://tickets.example/evenings/7"
ELSEWHERE = {**ONCE, "registration_address": THERE}
DAY = TUESDAY.isoformat()


@pytest.fixture
def others(garden, join):
    for name in ("Reed", "Moss"):
        bring_in(by=system, group=garden, member=join(name))


def said(event, name, answer="going"):
    return answer_event(by=who_is(name), event=fresh(event), on=TUESDAY, answer=answer)


def who_is(name):
    return Viewer.of(Member.objects.get(name=name))


def changed(event, **more):
    return change_event(by=who_is("Sage"), event=fresh(event), **{**ONCE, **more})


def told(kind):
    return sorted(Notice.objects.filter(kind=kind).values_list("member__name", flat=True))


def refused(why, act, **more):
    before = facts_told()
    with pytest.raises(why) as found:
        act(**more)
    assert facts_told() == before
    return found.value


def test_the_page_names_the_host_and_leads_there_and_asks_nobody_here(plan, who, garden):
    change_group(by=system, group=garden, sight="open")
    event = plan(**ELSEWHERE, audience="public")
    for name in (None, "Fern", "Sage"):
        browser = Client()
        if name:
            browser.force_login(who(name).member.user)
        page = browser.get(f"/g/garden/events/{event.uid}/").content.decode()
        assert "elsewhere, at <b>tickets.example</b>" in page
        assert f'href="{THERE}" rel="noopener noreferrer nofollow"' in page and "Register at tickets.example" in page
        assert 'name="answer"' not in page and "Who comes" not in page
    assert "/questions/" not in page and "/invitations/" not in page, "nor is it offered to ask something"
    browser.post(f"/g/garden/events/{event.uid}/answer/", {"on": DAY, "answer": "going"})
    fern = Caller.of(who("Fern").member, "*")
    sent = fern.send("put", f"core/events/{event.uid}/dates/{DAY}/answer", {"answer": "going"})
    assert (sent.status_code, sent.json()["code"]) == (409, "registers_elsewhere")
    assert "tickets.example" in sent.json()["message"] and answers(event) == {}
    sage = who("Sage")
    refused(RegistersElsewhere, ask_at_event, by=sage, event=fresh(event), words="Soup?")
    refused(RegistersElsewhere, invite_to_event, by=sage, event=fresh(event), on=TUESDAY, members=[who("Fern").member])
    draft = plan(**ELSEWHERE, draft=True)
    refused(RegistersElsewhere, offer_date, by=sage, event=draft, starts_on=TUESDAY)


@pytest.mark.parametrize("typed", ["http://tickets.example/7", "javascript:alert(1)", "tickets.example", "https://bank.example@tickets.example/", "https://a.example https://b.example", "https://", "https://a..b.example/", "https://" + "x" * 300])  # fmt: skip
def test_what_is_no_https_address_is_refused_beside_its_field(plan, who, calendar, client, typed):
    event = plan(**ELSEWHERE)
    refused(RegistrationAddressInvalid, changed, event=event, registration_address=typed)
    assert fresh(event).registration_address == THERE
    sage = who("Sage").member
    sent = {"title": "x", "starts_on": DAY, "registration_address": typed[:300]}
    got = Caller.of(sage, "*").send("put", f"core/events/{event.uid}", sent)
    assert (got.status_code, got.json()["field"]) == (422, "registration_address")
    client.force_login(sage.user)
    page = client.post(f"/g/garden/{calendar.slug}/new/", {**sent, "audience": "group", "key": "k", "zone": "UTC"})
    assert page.status_code == 422 and 'id="id_registration_address-error"' in page.content.decode()


def test_letters_that_look_alike_are_told_apart_in_the_host(plan):
    event = plan(**{**ONCE, "registration_address": "https://ехample.org/"})
    assert event.registration_host == event.card["registers_at"] == "xn--ample-ywe6i.org"


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"capacity": 5}, "Places"), ({"most_guests": 2}, "Guests"), ({"price": "5 €"}, "Price"),
        ({"online_address": "https://meet.example/x"}, "Online address"), ({"entry": "approval"}, "Who may come"),
        ({"entry": "invited", "capacity": 5}, "Places, Who may come"),
    ],
)  # fmt: skip
def test_what_is_asked_here_does_not_go_with_registration_elsewhere(plan, who, more, named):
    event = plan(**ONCE)
    refusal = refused(RegistrationApart, changed, event=event, registration_address=THERE, **more)
    assert refusal.field == "registration_address" and f"go without: {named}." in str(refusal)
    sent = {"title": "x", "starts_on": DAY, "registration_address": THERE, **more}
    got = Caller.of(who("Sage").member, "*").send("put", f"core/events/{event.uid}", sent)
    assert (got.status_code, got.json()["code"], got.json()["field"]) == (
        422,
        "registration_apart",
        "registration_address",
    )


def test_while_several_dates_are_offered_one_registers_nowhere_else(plan, who):
    event = plan(**ONCE, draft=True)
    for days in (0, 1):
        offer_date(by=who("Sage"), event=fresh(event), starts_on=TUESDAY + timedelta(days=days))
    assert "Dates that are offered" in str(refused(RegistrationApart, changed, event=event, registration_address=THERE))


def test_answers_from_before_are_kept_count_for_nothing_and_count_again_when_they_are_taken_here(plan, others, client):
    event = plan(**ONCE, capacity=1)
    said(event, "Fern"), said(event, "Reed"), said(event, "Moss", "maybe")
    before = {"Fern": "going", "Reed": "waitlisted", "Moss": "maybe"}
    assert answers(event) == before
    changed(event, registration_address=THERE)
    deliver()
    assert (answers(event), told("event_registers_elsewhere")) == (before, ["Fern", "Moss", "Reed"])
    assert told("event_place_given") == told("event_place_offered") == told("event_changed") == []
    assert EventDate.objects.get(event=event).going == 1, "what was taken is kept as well"
    shown = find_happening(fresh(event), TUESDAY, who_is("Fern"))
    assert (shown.mine, shown.going) == ("", 0)
    assert [each.mine for each in my_next(who_is("Fern")) if each.event.pk == event.pk] == [""]
    client.force_login(Member.objects.get(name="Fern").user)
    page = client.get(f"/g/garden/events/{event.uid}/").content.decode()
    assert "you had answered here: “I come”" in page
    read = {}
    for name in ("Reed", "Sage"):
        got = Caller.of(Member.objects.get(name=name)).get(f"core/events/{event.uid}/dates/{DAY}/answers")
        read[name] = [each["member"]["name"] for each in got.json()["items"]]
    assert read == {"Reed": ["Reed"], "Sage": ["Fern", "Reed", "Moss"]}, "who tends it reads them all"
    other = plan(**{**ONCE, "title": "Feast"})
    assert own_clashes(find_happening(other, TUESDAY), who_is("Fern")) == []
    with clock.at(NOON + timedelta(days=4, hours=20)):
        assert remind_of_dates(by=system) == 0
    changed(event, registration_address="https://other.example/")  # still elsewhere: nobody is told twice
    changed(event, capacity=2)
    deliver()
    assert (told("event_registers_elsewhere"), told("event_registers_here")) == (["Fern", "Moss", "Reed"],) * 2
    assert answers(event) == {**before, "Reed": "offered"}, "there is one place more"
    assert find_happening(fresh(event), TUESDAY, who_is("Fern")).mine == "going"


def test_a_place_that_was_kept_waits_too_and_is_kept_for_a_day_anew(plan, others):
    event = plan(**{**ONCE, "starts_on": date(2026, 12, 10)}, capacity=1)
    say = lambda name, answer="going": answer_event(  # noqa: E731
        by=who_is(name), event=fresh(event), on=date(2026, 12, 10), answer=answer
    )
    say("Fern"), say("Reed"), say("Fern", "declined")
    there = {**ONCE, "starts_on": date(2026, 12, 10)}
    change_event(by=who_is("Sage"), event=fresh(event), **{**there, "registration_address": THERE})
    with clock.at(NOON + timedelta(days=3)):
        assert pass_places_on(by=system) is False
        change_event(by=who_is("Sage"), event=fresh(event), **{**there, "capacity": 1})
        assert pass_places_on(by=system) is False
        kept = Rsvp.objects.get(member__name="Reed")
        assert (kept.answer, kept.offered_until) == ("offered", NOON + timedelta(days=4))


def test_who_asked_to_come_waits_no_more_until_requests_are_taken_here_again(plan, others):
    event = plan(**ONCE, entry="approval")
    said(event, "Reed")
    deliver()
    waiting = Notice.objects.filter(kind="event_requested", read_at=None)
    assert waiting.count() == 1
    changed(event, entry="open", registration_address=THERE)
    deliver()
    assert (answers(event), waiting.count()) == ({"Reed": "requested"}, 0)
    refused(
        RegistersElsewhere, accept_request, by=who_is("Sage"), event=fresh(event), on=TUESDAY,
        member=Member.objects.get(name="Reed"),
    )  # fmt: skip
    changed(event, entry="approval")
    deliver()
    assert (answers(event), waiting.count()) == ({"Reed": "requested"}, 1)
    changed(event, registration_address=THERE, entry="open")
    changed(event, entry="open")
    assert answers(event) == {"Reed": "going"}, "everyone may come now"


def test_from_a_date_on_a_series_may_register_elsewhere(plan, others):
    weekly = {**MEETING, "rule": "FREQ=WEEKLY"}
    event, later = plan(**weekly), TUESDAY + timedelta(days=7)
    for on in (TUESDAY, later):
        answer_event(by=who_is("Reed"), event=fresh(event), on=on, answer="going")
    made = change_following(
        by=who_is("Sage"), event=fresh(event), on=later, **{**weekly, "starts_on": later, "registration_address": THERE}
    )
    deliver()
    assert (fresh(event).registration_address, fresh(made).registration_address) == ("", THERE)
    assert (answers(event), Rsvp.objects.get(event_date__event=made).answer) == ({"Reed": "going"}, "going")
    assert told("event_registers_elsewhere") == ["Reed"]


def test_calendars_elsewhere_programs_cards_and_ones_own_data_hold_the_address(plan, who, client):
    event = plan(**ELSEWHERE, body="Bring a lamp.")
    made = feed(Event.objects.all(), name="x", address=lambda each: "https://here.example/")
    entry = Calendar.from_ical(made).walk("VEVENT")[0]
    assert entry["URL"] == THERE
    assert entry["DESCRIPTION"].split("\n\n") == ["Bring a lamp.", f"Registration: {THERE}", "https://here.example/"]
    read = Caller.of(who("Fern").member).get(f"core/events/{event.uid}").json()
    assert (read["registration_address"], read["registration_host"]) == (THERE, "tickets.example")
    assert event.card["registers_at"] == "tickets.example"
    assert THERE in str(data_of(who("Sage").member, who("Sage"))["items"])
    client.force_login(who("Sage").member.user)
    assert f'value="{THERE}"' in client.get(f"/g/garden/events/{event.uid}/edit/").content.decode()
    assert "registers_at" not in changed(event).card
    changed(event, registration_address=THERE)
    withdraw_item(by=who("Sage"), item=event)
    blank_withdrawn_items(by=system, before=NOON + timedelta(days=1))
    assert Event.objects.get(pk=event.pk).registration_address == ""


def test_a_plan_for_elsewhere_is_made_by_form_and_by_a_program_alike(plan, who, calendar, client):
    client.force_login(who("Sage").member.user)
    sent = {"title": "By program", "starts_on": DAY, "audience": "group", "registration_address": THERE}
    typed = {**sent, "title": "By form", "key": "k", "zone": "UTC"}
    assert client.post(f"/g/garden/{calendar.slug}/new/", typed).status_code == 303
    made = Caller.of(who("Sage").member, "*").send("post", f"core/rooms/{calendar.uid}/events", sent, key="one")
    assert made.status_code == 201
    assert list(Event.objects.values_list("registration_address", flat=True)) == [THERE, THERE]


def test_who_answered_before_hears_of_another_time_and_is_not_asked_whether_they_come(plan, others):
    weekly = {**MEETING, "rule": "FREQ=WEEKLY", "title": "Choir"}
    event, series = plan(**ONCE), plan(**weekly)
    said(event, "Reed"), said(series, "Reed")
    changed(event, starts_time=time(18))
    move_date(by=who_is("Sage"), event=fresh(series), on=TUESDAY, starts_on=TUESDAY, starts_time=time(20))
    deliver()
    assert all(words_of(kind).endswith("Do you still come?") for kind in ("event_changed", "event_date_moved"))
    changed(event, registration_address=THERE)
    change_event(by=who_is("Sage"), event=fresh(series), **weekly, registration_address=THERE)
    move_date(by=who_is("Sage"), event=fresh(series), on=TUESDAY, starts_on=TUESDAY, starts_time=time(21))
    deliver()
    assert words_of("event_changed") == "“Circle meeting” takes place otherwise"
    assert words_of("event_date_moved").endswith("takes place at another time")


def words_of(kind):
    notice = Notice.objects.select_related("item").filter(kind=kind, member__name="Reed").latest("pk")
    return notice_kinds[kind].sentence(notice)
