"""What somebody needs at an event: read by those who receive them and by themself, forgotten soon after."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.events import publish_event
from wezer.core.acts.membership import bring_in
from wezer.core.acts.retention import hold_back, lift_hold
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.happenings import find_happening
from wezer.core.agenda.queries import people_of
from wezer.core.duties import data_of
from wezer.core.models import Rsvp
from wezer.core.retention import Held, held
from wezer.core.retention_kinds.things import Needs
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db
system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
WORDS = "No steps, please"


def test_who_receives_reads_what_one_needs_nobody_else_does_and_it_is_forgotten_after_a_week(
    circle, join, gardener, client
):
    with clock.at(NOON):
        fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
        group = circle("Garden", founder=fern)
        for member in (sage, mint):
            bring_in(by=system, group=group, member=member)
        room = open_room(by=system, group=group, kind="calendar")
        event = publish_event(
            by=viewer(fern),
            room=room,
            title="Soup",
            starts_on=date(2026, 12, 1),
            starts_time=time(19),
            zone="Europe/Paris",
        )
        page, door = f"/g/garden/events/{event.uid}/", f"/g/garden/events/{event.uid}/dates/2026-12-01/attendance/"
        client.force_login(sage.user)
        sent = {"on": "2026-12-01", "answer": "going", "needs": WORDS}
        assert client.post(f"{page}answer/", sent).status_code == 303
        assert client.post(f"{page}answer/", {**sent, "needs": "x" * 301}).status_code == 422
        seen = [WORDS in client.get(page).content.decode()]
        for member in (mint, fern):
            client.force_login(member.user)
            seen.append(WORDS in client.get(page).content.decode())
        assert (seen, f"Needs: {WORDS}" in client.get(door).content.decode()) == ([True, False, False], True)
        told = {
            member.name: [
                each["needs"]
                for each in Caller.of(member).get(f"core/events/{event.uid}/dates/2026-12-01/answers").json()["items"]
            ]
            for member in (fern, sage, mint)
        }
        assert told == {"Fern": [WORDS], "Sage": [WORDS], "Mint": [None]}
        assert [each["needs"] for each in data_of(sage, viewer(sage))["events_answered"]] == [WORDS]
    ends = Rsvp.objects.get().event_date.ends_at
    forget = Needs().forget
    assert forget(by=system, before=ends, held=Held()) == 0
    for thing in (event, sage):
        hold = hold_back(by=viewer(gardener), uid=thing.uid, reason="A dispute.")
        assert forget(by=system, before=ends + timedelta(days=1), held=held()) == 0
        lift_hold(by=viewer(gardener), hold=hold)
    assert forget(by=system, before=ends + timedelta(days=1), held=Held()) == 1
    assert Rsvp.objects.values_list("answer", "needs").get() == ("going", "")


def test_who_cannot_come_needs_nothing_there(circle, join):
    with clock.at(NOON):
        fern = join("Fern")
        room = open_room(by=system, group=circle("Garden", founder=fern), kind="calendar")
        event = publish_event(by=viewer(fern), room=room, title="Soup", starts_on=date(2026, 12, 1))
        there = f"core/events/{event.uid}/dates/2026-12-01/answer"
        for answer, sent, kept in (
            ("maybe", {"needs": WORDS}, WORDS), ("going", {}, WORDS), ("going", {"needs": ""}, ""),
            ("declined", {"needs": WORDS}, ""),
        ):  # fmt: skip
            assert Caller.of(fern).send("put", there, {"answer": answer, **sent}).status_code == 200
            assert Rsvp.objects.get().needs == kept


def test_who_is_not_among_the_first_reads_their_own_answer_and_their_turn(circle, join, monkeypatch):
    monkeypatch.setattr("wezer.core.agenda.queries.MOST_PEOPLE", 0)
    with clock.at(NOON):
        people = [join(name) for name in ("Fern", "Sage", "Mint")]
        room = open_room(by=system, group=circle("Garden", founder=people[0]), kind="calendar")
        event = publish_event(
            by=viewer(people[0]), room=room, title="Soup", starts_on=date(2026, 12, 1), capacity=1, audience="community"
        )
        for member in people:
            answer_event(by=viewer(member), event=event, on=date(2026, 12, 1), answer="going")
        found = find_happening(event, date(2026, 12, 1))
        seen = [people_of(found, viewer(member)) for member in people]
    assert [(each.mine.answer, each.my_turn) for each in seen] == [("going", 0), ("waitlisted", 1), ("waitlisted", 2)]
