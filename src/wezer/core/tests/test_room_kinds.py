"""The contract of room kinds: it runs over every kind that is installed, yours included."""

import pytest
from django.template.loader import get_template
from django.test import Client

from wezer.core.halls import doors, rooms_of
from wezer.core.kinds import RoomKind, item_kinds, room_kinds
from wezer.core.models import Room
from wezer.core.talk_feed import newest_in_rooms
from wezer.core.testing import viewer
from wezer.ui.templatetags.wezer import icon_names

KINDS = sorted(kind.kind for kind in room_kinds)


@pytest.fixture
def room_of(circle, join):
    """A room of a kind in a group that Fern tends, whatever the kind says of opening one."""
    group = circle("Garden", founder=join("Fern"))

    def one(kind):
        found = Room.objects.filter(group=group, kind=kind).first()
        room = found or Room.objects.create(group=group, kind=kind, slug=f"a-{kind}"[:50].replace("_", "-"))
        room.group = group
        return room

    return one


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_says_what_it_is(name):
    kind = room_kinds[name]
    assert isinstance(kind, RoomKind) and kind.kind == name and 1 <= len(name) <= 32
    assert str(kind.name).strip() and kind.icon in icon_names()
    assert all(each in item_kinds for each in kind.item_kinds)


@pytest.mark.parametrize("name", KINDS)
def test_its_door_costs_at_most_one_statement_and_its_page_opens(name, room_of, join, django_assert_max_num_queries):
    from wezer.core.models import Member

    room, kind = room_of(name), room_kinds[name]
    fern, mint = Member.objects.get(name="Fern"), join("Mint")
    for looking in (viewer(fern), viewer(mint), viewer(None)):
        looking.audience_ids  # its standing is read
        room.newest = newest_in_rooms([room], looking, each=5)
        room.group.refresh_from_db()
        with django_assert_max_num_queries(1):
            (*found,) = doors([room], looking)
        assert not any(door.failed for door in found)
        assert all(door.url.startswith("/") for door in found)
    client = Client()
    client.force_login(fern.user)
    response = client.get(kind.url(room), follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize("name", sorted(kind.kind for kind in item_kinds))
def test_an_item_kind_has_a_face(name):
    kind = item_kinds[name]
    assert str(kind.name).strip() and kind.icon in icon_names()
    get_template(kind.card_template)


def test_rooms_of_a_package_that_is_gone_are_left_out(circle):
    group = circle("Garden")
    Room.objects.create(group=group, kind="gone", slug="gone")
    assert "gone" not in {room.kind for room in rooms_of(group)}
