# ruff: noqa: F811  (fixtures of test_events)
"""Who may come to an event: by approval, or the invited; the audience stays who reads it (core.md 11)."""

from datetime import date, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event, forget_needs
from wezer.core.acts.event_entry import accept_request, invite_to_event, refuse_request, withdraw_invitation
from wezer.core.acts.event_following import change_following
from wezer.core.acts.events import change_event, publish_event
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.queries import my_next
from wezer.core.agenda.refusals import EntryUnknown, NobodyAsks, NotReached, OnlyInvited, WasNotLetIn
from wezer.core.duties import data_of
from wezer.core.jobs import end_past_events
from wezer.core.models import Event, EventDate, EventInvitation, Member, Notice, Rsvp
from wezer.core.queries import waiting_notices
from wezer.core.testing import at_once, deliver, facts_told, viewer
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
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
WHY = "=The boat is small"


@pytest.fixture
def crew(garden, join):
    for name in ("Reed", "Moss", "Rush"):
        bring_in(by=system, group=garden, member=join(name))


def say(by, event, answer="going", on=TUESDAY, **more):
    return answer_event(by=by, event=fresh(event), on=on, answer=answer, **more)


def taken(event):
    return EventDate.objects.get(event=event, on=TUESDAY).going


def waits(name):
    deliver()
    return [each.kind for each in waiting_notices(viewer(Member.objects.get(name=name)))]


@pytest.mark.django_db
def test_by_approval_a_place_is_taken_when_somebody_is_let_in(crew, garden, calendar, who, client, join):
    def signed_in(name):
        client.force_login(Member.objects.get(name=name).user)

    signed_in("Sage")
    typed = {
        "title": "Row", "starts_on": "2026-12-01", "capacity": 1, "most_guests": 1, "audience": "group", "zone": "UTC",
        "entry": "approval", "key": "k",
    }  # fmt: skip
    assert client.post(f"/g/{garden.slug}/{calendar.slug}/new/", typed).status_code == 303
    event = Event.objects.get(title="Row")
    page, there = f"/g/{garden.slug}/events/{event.uid}/", f"/g/{garden.slug}/events/{event.uid}/dates/2026-12-01/"
    for name in ("Fern", "Reed", "Moss", "Rush"):
        signed_in(name)
        assert client.post(f"{page}answer/", {"on": "2026-12-01", "answer": "going"}).status_code == 303
    # Fern tends the garden: nobody needs to let her in. The others ask, and take no place.
    assert answers(event) == {"Fern": "going", "Reed": "requested", "Moss": "requested", "Rush": "requested"}
    assert (taken(event), waits("Sage"), waits("Fern")) == (1, ["event_requested"], [])
    say(who("Fern"), event, "declined")
    assert (taken(event), answers(event)["Reed"]) == (0, "requested")
    assert "You asked to come." in client.get(page).content.decode()
    assert client.get(f"{there}invitations/").status_code == 403
    seen = Caller.of(who("Reed").member).get(f"core/events/{event.uid}/dates/2026-12-01/answers").json()["items"]
    assert sorted((each["member"]["name"], each["answer"]) for each in seen) == [
        ("Fern", "declined"), ("Reed", "requested")
    ]  # fmt: skip

    signed_in("Sage")
    reed, moss, rush = (Member.objects.get(name=name) for name in ("Reed", "Moss", "Rush"))
    shown = client.get(f"{there}invitations/").content.decode()
    assert shown.index("Reed") < shown.index("Moss") < shown.index("Rush")
    for member in (reed, reed, moss):
        assert client.post(f"{there}requests/{member.uid}/acceptance/").status_code == 303
    assert (answers(event)["Reed"], answers(event)["Moss"], taken(event)) == ("going", "waitlisted", 1)
    sage = Caller.of(who("Sage").member, "*")
    before = facts_told()
    refused = client.post(f"{there}requests/{rush.uid}/refusal/", {"reason": " "})
    assert refused.status_code == 422 and 'aria-describedby="id_reason' in refused.content.decode()
    sent = sage.send("put", f"core/events/{event.uid}/dates/2026-12-01/answers/{rush.uid}/refusal", {"reason": ""})
    assert (sent.status_code, sent.json()["field"], facts_told()) == (422, "reason", before)
    assert client.post(f"{there}requests/{rush.uid}/refusal/", {"reason": WHY}).status_code == 303
    assert (answers(event)["Rush"], waits("Sage")) == ("refused", [])
    told = Notice.objects.exclude(kind="event_requested").order_by("pk").values_list("member__name", "kind")
    assert list(told) == [
        ("Reed", "event_request_accepted"), ("Moss", "event_request_waits"), ("Rush", "event_request_refused")
    ]  # fmt: skip

    signed_in("Rush")
    assert "boat is small" in client.get(page).content.decode()
    with pytest.raises(WasNotLetIn):
        say(who("Rush"), event)
    signed_in("Moss")
    assert "boat is small" not in client.get(page).content.decode()
    say(who("Reed"), event, "declined")
    assert (answers(event)["Moss"], taken(event)) == ("offered", 1)
    assert say(who("Moss"), event).answer == "going", "who was let in once needs nobody"
    say(who("Reed"), event)
    assert answers(event)["Reed"] == "requested"

    with pytest.raises(NobodyAsks):
        accept_request(by=who("Sage"), event=fresh(event), on=TUESDAY, member=Member.objects.get(name="Fern"))
    with pytest.raises(NotAllowed):
        accept_request(by=who("Reed"), event=fresh(event), on=TUESDAY, member=reed)
    put = {"title": "Row", "starts_on": "2026-12-01", "capacity": 2, "most_guests": 1}
    assert sage.send("put", f"core/events/{event.uid}", put).json()["entry"] == "approval"
    assert answers(event)["Reed"] == "requested", "more places let nobody in"
    plan = {"title": "Row", "starts_on": TUESDAY, "capacity": 2, "most_guests": 1}
    with pytest.raises(EntryUnknown):
        change_event(by=who("Sage"), event=fresh(event), entry="all", **plan)
    change_event(by=who("Sage"), event=fresh(event), entry="open", **plan)
    assert (answers(event)["Reed"], answers(event)["Rush"], taken(event)) == ("going", "refused", 2)
    mine = data_of(rush, viewer(rush))["events_answered"]
    assert [(each["answer"], each["reason"]) for each in mine] == [("refused", WHY)]
    assert forget_needs(by=system, before=EventDate.objects.get().ends_at + timedelta(days=1)) == 1
    assert not Rsvp.objects.exclude(reason="").exists()


@pytest.mark.django_db
def test_the_invited_are_asked_and_nobody_else_comes(crew, garden, plan, who, client):
    event = plan(entry="invited")
    there = f"core/events/{event.uid}/dates/2026-12-01"
    sage, reed = (Caller.of(who(name).member, "*") for name in ("Sage", "Reed"))
    before = facts_told()
    for sent in ({"members": [str(who("Mint").member.uid), str(who("Reed").member.uid)]}, {"members": []}):
        assert sage.send("post", f"{there}/invitations", sent).status_code == 422
    assert reed.send("post", f"{there}/invitations", {"members": [str(who("Moss").member.uid)]}).status_code == 403
    with pytest.raises(NotReached, match="Mint cannot read this event"):
        invite_to_event(by=who("Sage"), event=fresh(event), on=TUESDAY, members=[who("Mint").member])
    assert (facts_told(), EventInvitation.objects.count()) == (before, 0)

    page = f"/g/{garden.slug}/events/{event.uid}/dates/2026-12-01/invitations/"
    client.force_login(who("Sage").member.user)
    for typed, error in (
        ({"members": "Mint"}, "Mint cannot read"),
        ({"members": "Nobody"}, "Nobody"),
        ({"members": ""}, "Name members"),
    ):
        refused = client.post(page, typed)
        assert refused.status_code == 422 and error in refused.content.decode()
    assert client.post(page, {"members": "Reed, Moss"}).status_code == 303
    assert sage.send("post", f"{there}/invitations", {"members": [str(who("Reed").member.uid)]}).json() == {
        "invited": 0,
        "left_out": 0,
    }
    assert answers(event) == {"Reed": "invited", "Moss": "invited"}
    assert (waits("Reed"), waits("Moss"), waits("Rush")) == (["event_invited"], ["event_invited"], [])
    assert [each.mine for each in my_next(who("Reed"))] == ["invited"]
    client.force_login(who("Reed").member.user)
    assert "You are invited. Do you come?" in client.get(f"/g/{garden.slug}/events/{event.uid}/").content.decode()
    assert "you are invited" in client.get("/agenda/?month=2026-12").content.decode()
    assert reed.get(there).json()["my_answer"] == "invited"
    say(who("Reed"), event), say(who("Moss"), event, "declined")
    assert (waits("Reed"), waits("Moss"), taken(event)) == ([], [], 1)
    assert say(who("Reed"), event, on=date(2027, 1, 5)).answer == "going", "to any of its dates"

    client.force_login(who("Rush").member.user)
    shown = client.get(f"/g/{garden.slug}/events/{event.uid}/").content.decode()
    assert "Only those come who are invited." in shown and 'name="answer"' not in shown
    for answer in ("going", "maybe", "declined"):
        with pytest.raises(OnlyInvited):
            say(who("Rush"), event, answer)
    told = Caller.of(who("Rush").member, "*").send("put", f"{there}/answer", {"answer": "going"})
    assert (told.status_code, told.json()["code"]) == (403, "only_invited")
    assert say(who("Fern"), event).answer == "going", "who tends it is let in"

    made = change_following(
        by=who("Sage"), event=fresh(event), on=date(2027, 1, 5), **{**MEETING, "starts_on": date(2027, 1, 5), "place": "Mill"}
    )  # fmt: skip
    assert (made.entry, made.invitations.count()) == ("invited", 2)
    assert say(who("Moss"), made, on=date(2027, 1, 5)).answer == "going"

    assert invite_to_event(by=who("Sage"), event=fresh(event), on=TUESDAY, group=garden) == (1, 0)  # Rush
    assert (waits("Rush"), answers(event)["Moss"]) == (["event_invited"], "declined")
    for member in (who("Rush").member, who("Reed").member):
        assert sage.send("delete", f"core/events/{event.uid}/invitations/{member.uid}").status_code == 204
    assert (waits("Rush"), answers(event)["Reed"], "Rush" in answers(event)) == ([], "going", False)
    assert not withdraw_invitation(by=who("Sage"), event=fresh(event), member=who("Rush").member)
    say(who("Reed"), event), say(who("Reed"), event, "declined")  # what they have they keep, and may give away
    with pytest.raises(OnlyInvited):
        say(who("Reed"), event)


@pytest.mark.django_db
def test_an_invitation_waits_no_more_when_its_date_is_over_and_stands_in_the_agenda_of_who_is_elsewhere(
    crew, garden, plan, who, circle, join
):
    other = circle("Orchard", founder=join("Birch"))
    room = open_room(by=system, group=other, kind="calendar")
    event = publish_event(
        by=who("Birch"), room=room, audience="community", entry="approval", **{**MEETING, "rule": "", "title": "Graft"}
    )
    mint, reed = who("Mint"), who("Reed")
    say(reed, event)
    assert ([each.event.title for each in my_next(mint)], waits("Birch")) == ([], ["event_requested"])
    assert invite_to_event(by=who("Birch"), event=fresh(event), on=TUESDAY, members=[mint.member, reed.member]) == (
        1,
        0,
    )
    assert [each.event.title for each in my_next(mint)] == ["Graft"]
    assert (answers(event), waits("Mint"), waits("Birch")) == (
        {"Reed": "going", "Mint": "invited"},
        ["event_invited"],
        [],
    )
    assert [each["title"] for each in data_of(mint.member, mint)["events_answered"]] == ["Graft", "Graft"]
    with clock.at(NOON + timedelta(days=6)):
        end_past_events()
        assert waits("Mint") == []


@pytest.mark.django_db(transaction=True)
def test_i6_places_are_exact_when_many_are_let_in_at_once(circle, join):
    group = circle("Garden", founder=join("Fern"))
    room = open_room(by=system, group=group, kind="calendar")
    with clock.at(NOON):
        event = publish_event(
            by=system, room=room, audience="community", capacity=3, most_guests=1, entry="approval", **MEETING
        )
        people = [join(name) for name in ("Sage", "Reed", "Moss", "Rush", "Mint")]
        for member in people:
            say(viewer(member), event, guests=1 if member.name == "Sage" else 0)

    def later(step, **more):
        def run():
            with clock.at(NOON):
                step(by=system, event=fresh(event), on=TUESDAY, **more)

        return run

    steps = [later(accept_request, member=member) for member in people[:4]]
    done = at_once(
        *steps, later(accept_request, member=people[0]), later(refuse_request, member=people[4], reason="Full")
    )
    said = answers(event)
    seats = sum(row.seats for row in Rsvp.objects.all())
    assert (done, said["Mint"], taken(event)) == (["done"] * 6, "refused", seats)
    assert seats in (2, 3) and sorted(said.values()).count("requested") == 0
    assert [name for name, answer in said.items() if answer == "waitlisted"], "not all of them fit in"
