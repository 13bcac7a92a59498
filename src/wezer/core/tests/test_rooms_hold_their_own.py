"""A room takes what its kind holds, and nothing else, whichever way it is sent."""

from datetime import date

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.events import publish_event
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.blog.acts.articles import begin_article
from wezer.core.forum.acts.threads import open_topic
from wezer.core.lending.acts.things import offer_thing
from wezer.core.models import Item
from wezer.core.talk_refusals import NotOfThisRoom
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db

KINDS = ("talk", "forum", "calendar", "blog", "things", "library", "map")
WAYS = {
    "talk": lambda by, room: publish_post(by=by, room=room, body="Good morning"),
    "forum": lambda by, room: open_topic(by=by, room=room, title="Seeds", body="Which?"),
    "calendar": lambda by, room: publish_event(by=by, room=room, title="Feast", starts_on=date(2030, 5, 1)),
    "blog": lambda by, room: begin_article(by=by, room=room, title="Frost", body="It came."),
    "things": lambda by, room: offer_thing(by=by, room=room, title="Ladder", body="Two metres."),
}


@pytest.fixture
def rooms(circle, gardener):
    garden = circle("Garden", founder=gardener)
    return {kind: open_room(by=Viewer.system(), group=garden, kind=kind, if_there=True) for kind in KINDS}


def test_nothing_is_put_into_a_room_that_holds_other_things(rooms, gardener):
    by, before = viewer(gardener), Item.objects.count()
    for own, put in WAYS.items():
        for kind, room in rooms.items():
            if kind != own:
                with pytest.raises(NotOfThisRoom):
                    put(by, room)
    assert Item.objects.count() == before
    for kind, put in WAYS.items():
        put(by, rooms[kind])
    assert Item.objects.count() == before + len(WAYS)


def test_page_and_program_are_refused_alike(rooms, gardener, client):
    program = Caller.of(gardener, "*")
    client.force_login(gardener.user, "wezer.core.accounts.backends.Backend")
    for kind, room in rooms.items():
        page = client.get(f"/g/garden/{room.slug}/write/")
        assert (kind, page.status_code) == (kind, 200 if kind == "talk" else 404)
        if kind == "talk":
            continue
        assert client.post(f"/g/garden/{room.slug}/write/", {"body": "Hello"}).status_code == 404
        told = program.post(f"core/rooms/{room.uid}/posts", {"body": "Hello"}, key=kind)
        assert (told.status_code, told.json()["code"]) == (422, "not_of_this_room")
