# ruff: noqa: F811  (fixtures of test_events)
"""Who may come to an event, when people leave, dates move, and many are asked at once (core.md 11, T-2)."""

from datetime import date, timedelta

import pytest

from wezer.api.flight_kinds.webhook import may_see
from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.erasing import erase_member
from wezer.core.acts.event_dates import cancel_date, move_date, restore_date
from wezer.core.acts.event_entry import accept_request, invite_to_event, refuse_request, withdraw_invitation
from wezer.core.acts.event_following import change_following
from wezer.core.acts.events import change_event, publish_event
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.refusals import NotReached, TooManyForOne
from wezer.core.jobs import end_past_events
from wezer.core.models import (
    Belonging,
    BelongingState,
    Block,
    EventDate,
    EventInvitation,
    Member,
    Notice,
    NoticeChoice,
    Rsvp,
)
from wezer.core.testing import at_once, deliver, viewer
from wezer.core.tests.test_event_entry import crew, say, taken, waits  # noqa: F401
from wezer.core.tests.test_events import (  # noqa: F401
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
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotFound

system = Viewer.system()
JANUARY = date(2027, 1, 5)
FEBRUARY = date(2027, 2, 2)
PRIVATE = ("core.event_invited", "core.event_request_refused", "core.event_request_accepted")


def named(name):
    return Member.objects.get(name=name)


def is_out(member, state=BelongingState.SUSPENDED):
    """Suspended in the community itself, as those who tend it leave it in the database."""
    Belonging.objects.filter(member=member, group__parent=None).update(state=state)


def told_of(name, kind="event_invited"):
    deliver()
    return Notice.objects.filter(member__name=name, kind=kind).count()


@pytest.mark.django_db
def test_who_asks_is_told_to_nobody_else_and_gone_people_take_no_place(crew, plan, who, client):
    event = plan(entry="approval", capacity=2)
    for name in ("Reed", "Moss", "Rush"):
        say(who(name), event)
        assert say(who(name), event, on=FEBRUARY).answer == "requested"
    refuse_request(by=who("Sage"), event=fresh(event), on=TUESDAY, member=named("Rush"), reason="Small")
    accept_request(by=who("Sage"), event=fresh(event), on=TUESDAY, member=named("Moss"))
    invite_to_event(by=who("Sage"), event=fresh(event), on=JANUARY, members=[named("Rush")])
    told = Fact.objects.filter(name__in=PRIVATE) | Fact.objects.filter(payload__answer="requested")
    assert told.count() >= 8
    for fact in told:
        about = fact.payload["member"].rsplit("/", 1)[-1]
        readers = [name for name in ("Reed", "Moss", "Rush", "Fern") if may_see(who(name), fact)]
        assert readers == [each.name for each in Member.objects.filter(uid=about)], fact.name

    # Who is kept out by now takes no place, and nobody is bothered with what they asked.
    assert waits("Sage") == ["event_requested"]
    is_out(named("Reed"))
    assert accept_request(by=who("Sage"), event=fresh(event), on=TUESDAY, member=named("Reed")) is None
    assert ("Reed" in answers(event), taken(event)) == (False, 1)
    # The author is gone: those who tend the group hear of it.
    is_out(named("Sage"))
    say(who("Rush"), event, "declined", on=FEBRUARY), say(who("Rush"), event, on=FEBRUARY)
    assert waits("Fern") == []  # Rush is invited, and asks for nothing
    withdraw_invitation(by=who("Fern"), event=fresh(event), member=named("Rush"))
    march = date(2027, 3, 2)
    say(who("Rush"), event, on=march)
    assert waits("Fern") == ["event_requested"]

    # Everyone may come now: not to a date that is off, also to one that moved, and nobody who is gone.
    say(who("Moss"), event, on=march), say(who("Moss"), event, on=JANUARY)
    cancel_date(by=who("Fern"), event=fresh(event), on=march)
    move_date(
        by=who("Fern"), event=fresh(event), on=FEBRUARY, starts_on=date(2027, 2, 3), starts_time=MEETING["starts_time"]
    )
    plan_of = {**MEETING, "capacity": 2}
    change_event(by=who("Fern"), event=fresh(event), entry="open", **plan_of)
    assert answers(event, FEBRUARY) == {"Moss": "going", "Rush": "going"}
    assert answers(event, JANUARY)["Moss"] == "going"
    assert set(answers(event, march).values()) == {"requested"}
    deliver()
    restore_date(by=who("Fern"), event=fresh(event), on=march)
    assert set(answers(event, march).values()) == {"going"}

    # Somebody is forgotten: their place is free, and goes to whoever waits.
    assert say(who("Fern"), event, on=march).answer == "waitlisted"
    erase_member(by=system, member=named("Moss"), wish="erase")
    assert answers(event, march) == {"Rush": "going", "Fern": "offered"}
    for row in EventDate.objects.all():
        assert row.going == sum(each.seats for each in row.answers.all()), row


@pytest.mark.django_db
def test_what_waits_follows_its_date(crew, garden, plan, who, client):
    event = plan(entry="approval")
    invite_to_event(by=who("Sage"), event=event, on=JANUARY, members=[named("Reed")])
    say(who("Moss"), event, on=JANUARY)
    assert (waits("Reed"), waits("Sage")) == (["event_invited"], ["event_requested"])
    first_wednesdays = {**MEETING, "rule": "FREQ=MONTHLY;BYDAY=1WE", "starts_on": date(2027, 1, 6)}
    made = change_following(by=who("Sage"), event=fresh(event), on=JANUARY, **first_wednesdays)
    assert (waits("Sage"), waits("Reed")) == (["event_requested"], ["event_invited"])
    moved = Notice.objects.filter(kind__in=("event_invited", "event_requested"))
    assert {(each.item_id, each.detail["on"]) for each in moved} == {(made.pk, "2027-01-06")}
    client.force_login(named("Sage").user)
    old = f"/g/{garden.slug}/events/{event.uid}/dates/2027-01-05/invitations/"
    assert client.get(old).status_code == 302 and client.get(old, follow=True).status_code == 200
    say(who("Reed"), made, on=date(2027, 1, 6))
    erase_member(by=system, member=named("Moss"), wish="erase")
    assert (waits("Sage"), waits("Reed")) == ([], [])

    once = plan(entry="invited", rule="", title="Dig")
    invite_to_event(by=who("Sage"), event=once, on=TUESDAY, members=[named("Rush")])
    assert waits("Rush") == ["event_invited"]
    change_event(
        by=who("Sage"), event=fresh(once), **{**MEETING, "rule": "", "title": "Dig", "starts_on": date(2026, 12, 3)}
    )
    assert waits("Rush") == ["event_invited"]
    notice = Notice.objects.get(member__name="Rush", kind="event_invited")
    assert notice.detail["on"] == "2026-12-03"
    with clock.at(NOON + timedelta(days=9)):
        end_past_events()
        assert waits("Rush") == []


@pytest.mark.django_db
def test_many_are_invited_by_who_may_and_nobody_is_pressed(crew, garden, plan, who, join, community, circle):
    event = plan(entry="approval", audience="community")
    sage = who("Sage")
    # Reed comes perhaps, Moss is kept out, Rush does not want to hear from Sage.
    say(who("Reed"), event, "maybe")
    is_out(named("Moss"))
    Block.objects.create(member=named("Rush"), blocked=named("Sage"))
    NoticeChoice.objects.create(member=named("Fern"), topic="events", channel="off")
    asked = invite_to_event(by=sage, event=fresh(event), on=TUESDAY, group=garden)
    assert (asked, answers(event)) == ((2, 2), {"Reed": "maybe", "Fern": "invited"})
    assert [told_of(name) for name in ("Reed", "Fern", "Rush", "Moss")] == [1, 0, 0, 0]
    sent = {"members": [str(named(name).uid) for name in ("Mint", "Rush")]}
    address = f"core/events/{event.uid}/dates/2026-12-01/invitations"
    program = Caller.of(sage.member, "*")
    assert program.send("post", address, sent).json() == {"invited": 1, "left_out": 1}
    for _again in range(2):
        assert told_of("Mint") == 1
        withdraw_invitation(by=sage, event=fresh(event), member=named("Mint"))
        assert waits("Mint") == []
        invite_to_event(by=sage, event=fresh(event), on=TUESDAY, members=[named("Mint")])
        assert (told_of("Mint"), waits("Mint")) == (1, ["event_invited"])
    with pytest.raises(NotReached, match="Birch cannot"):
        closed = plan(entry="invited")
        invite_to_event(by=sage, event=closed, on=TUESDAY, members=[join("Birch"), named("Moss")])

    # A group of others, and many at once.
    orchard = circle("Orchard", founder=named("Birch"))
    with pytest.raises(NotFound):
        invite_to_event(by=sage, event=fresh(event), on=TUESDAY, group=orchard)
    assert program.send("post", address, {"group": str(orchard.uid)}).status_code == 404
    many = [join(f"Leaf{number}", login=False) for number in range(31)]
    with pytest.raises(TooManyForOne):
        invite_to_event(by=sage, event=fresh(event), on=TUESDAY, members=many)
    refused = program.send("post", address, {"group": str(community.uid)})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (403, "too_many_for_one", "group")
    assert invite_to_event(by=who("Fern"), event=fresh(event), on=TUESDAY, members=many) == (31, 0), (
        "Fern tends the garden"
    )


@pytest.mark.django_db(transaction=True)
def test_i6_an_invitation_taken_back_takes_no_place_along(circle, join):
    group = circle("Garden", founder=join("Fern"))
    room = open_room(by=system, group=group, kind="calendar")
    with clock.at(NOON):
        event = publish_event(by=system, room=room, audience="community", entry="invited", **MEETING)
        people = [join(f"Leaf{number}", login=False) for number in range(4)]
        invite_to_event(by=system, event=fresh(event), on=TUESDAY, members=people)

    def later(step, **more):
        def run():
            with clock.at(NOON):
                step(event=fresh(event), **more)

        return run

    comes = [later(answer_event, by=viewer(one), on=TUESDAY, answer="going") for one in people]
    at_once(*comes, *(later(withdraw_invitation, by=system, member=one) for one in people))
    assert taken(event) == Rsvp.objects.filter(answer="going").count()
    assert not EventInvitation.objects.exists() and not Rsvp.objects.exclude(answer="going").exists()
