"""Each compiled question answers as the queryset that it is written with, also for others than it was first asked for."""

import inspect
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.http import Http404

from wezer.core.acts.events import publish_event
from wezer.core.acts.membership import ask_to_enter, bring_in, invite_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.forum.acts.threads import open_topic
from wezer.core.halls import find_group, groups_for
from wezer.core.models import Group, Item, Member, Room
from wezer.core.newest import read_place
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.compiled import questions
from wezer.kernel.ref import ref

pytestmark = pytest.mark.django_db
system = Viewer.system()


@pytest.fixture
def world(circle, join, gardener):
    """Fern tends an open garden and a secret cellar inside; Sage works in the garden; Mint asked, Basil is invited."""
    fern, sage, mint, basil = (join(name) for name in ("Fern", "Sage", "Mint", "Basil"))
    garden = circle("Garden", founder=fern, membrane="request", sight="open")
    cellar = circle("Cellar", parent=garden, founder=fern, sight="secret")
    bring_in(by=system, group=garden, member=sage)
    invite_member(by=viewer(fern), group=cellar, member=basil)
    ask_to_enter(by=viewer(mint), group=garden, message="May I?")
    rooms = {
        (group.slug, kind): open_room(by=system, group=group, kind=kind, if_there=True)
        for group in (garden, cellar)
        for kind in ("talk", "forum", "calendar")
    }
    for (slug, kind), room in rooms.items():
        room.refresh_from_db()
        by = viewer(fern)
        if kind == "talk":
            publish_post(
                by=by, room=room, body=f"Seeds of the {slug}", audience="" if slug == "cellar" else "community"
            )
        elif kind == "forum":
            open_topic(by=by, room=room, title=f"Beds of the {slug}", body="Which?")
        else:
            when = {"starts_on": now().date() + timedelta(days=2), "starts_time": time(19), "ends_time": time(21)}
            publish_event(by=by, room=room, title=f"Evening of the {slug}", zone="UTC", **when)
            publish_event(by=by, room=room, title="A plan", zone="UTC", draft=True, **when)
    deliver()
    return {"members": Member.objects.order_by("pk"), "groups": Group.objects.order_by("pk")}


def names_of(question):
    return list(inspect.signature(question._write).parameters)


def values_for(who, group, room):
    """What stands in the places of these names, for this viewer."""
    items = list(Item.objects.values_list("pk", flat=True))
    return {
        "group": group.pk, "slug": group.slug, "room": room.pk, "numbers": items, "items": items, "events": items,
        "transaction": group.pk, "announcement": group.pk, "member": who.member_id, "party": who.member_id, "author": who.member_id, "number": group.pk,
        "audiences": who.audience_ids, "own": who.own_party_ids, "groups": who.group_ids,
        "key": "community", "uid": group.uid, "subject": str(ref(group)), "moment": now(),
        "fully": who.direct_group_ids,
        "start": now() - timedelta(days=1), "end": now() + timedelta(days=30),
        "first": date.today() - timedelta(days=60), "last": date.today() + timedelta(days=60),
    }  # fmt: skip


def test_all_of_them_answer_as_the_orm_does_for_everybody(world):
    asked = [
        each for each in questions if names_of(each) != ["value"] and "/tests/" not in inspect.getfile(each._write)
    ]
    assert len(asked) > 20
    answered, compared = 0, {}  # most do not ask in which room one stands: compared once, it holds in all of them
    people = [Viewer.anonymous(), *(viewer(member) for member in world["members"])]
    for group in world["groups"]:
        for room in Room.objects.filter(group=group, kind__in=["talk", "forum", "calendar"]):
            for who in people:
                known = values_for(who, group, room)
                for question in asked:
                    values = [known[name] for name in names_of(question)]
                    asking = (id(question), repr([value for value in values if not isinstance(value, datetime)]))
                    if asking in compared:
                        answered += compared[asking]
                        continue
                    found, rows = question(*values), list(question._write(*values))
                    where = inspect.getsource(question._write)
                    assert sorted(found, key=repr) == sorted(rows, key=repr), where
                    assert [getattr(one, "__dict__", {}).keys() for one in found[:1]] == [
                        getattr(one, "__dict__", {}).keys() for one in rows[:1]
                    ], where
                    compared[asking] = bool(rows)
                    answered += compared[asking]
    assert answered > 200


def test_a_group_is_found_by_whom_the_list_shows_it_to(world):
    for who in (Viewer.anonymous(), *(viewer(member) for member in world["members"])):
        listed = {one.slug: (one.my_state, one.my_belonging, one.asking) for one in groups_for(who)}
        for group in world["groups"]:
            try:
                found = find_group(who, group.slug)
                seen = {group.slug: (found.my_state, found.my_belonging, found.asking)}
            except Http404:
                seen = {}
            assert seen == {slug: told for slug, told in listed.items() if slug == group.slug}, (who.member, group.slug)
    assert isinstance(find_group(viewer(Member.objects.get(name="Basil")), "cellar").my_belonging, UUID)


NONSENSE = (
    "0001-01-01T00:00:00+14:00_5", "9999-12-31T23:59:59-14:00_5", "2026-01-01_5", "x_1", "_", "",
    "2026-01-01T00:00:00+00:00_99999999999999999999", "2026-01-01T00:00:00+00:00_-1",
)  # fmt: skip


def test_nonsense_is_the_beginning_of_every_list(world, client):
    assert [read_place(after) for after in NONSENSE] == [None] * len(NONSENSE)
    client.force_login(Member.objects.get(name="Fern").user, "wezer.core.accounts.backends.Backend")
    for page in ("/", "/g/garden/talk/", "/g/garden/forum/"):
        assert client.get(page, {"after": NONSENSE[0]}).status_code == 200, page
