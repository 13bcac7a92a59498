"""I-8 for posts: page, room, hall, feed and search never disagree on who may see one, in random small holarchies."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.core.acts.community import found_community
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.feed import newest
from wezer.core.halls import groups_for, hall
from wezer.core.models import Group, Item, Member, Room, User
from wezer.core.posting import audiences_of
from wezer.core.search.find import matching_items
from wezer.core.talk_feed import newest_in_rooms
from wezer.core.testing import examples
from wezer.core.viewer import Viewer

system = Viewer.system()
PEOPLE = ("Fern", "Sage", "Mint")


class Undo(Exception):
    pass


worlds = st.fixed_dictionaries(
    {
        "parents": st.lists(st.integers(0, 9), min_size=2, max_size=4),
        "inside": st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4)), max_size=6),
        "sights": st.lists(st.sampled_from(["open", "members", "secret"]), min_size=4, max_size=4),
        "reads": st.lists(st.booleans(), min_size=4, max_size=4),
        "direct_only": st.lists(st.booleans(), min_size=4, max_size=4),
        "posts": st.lists(
            st.tuples(
                st.integers(0, 2),
                st.integers(0, 4),
                st.integers(0, 3),
                st.sampled_from(["", "draft", "hidden", "withdrawn"]),
            ),
            min_size=1,
            max_size=6,
        ),
        "suspended": st.integers(0, 5),
    }
)


def build(world):
    root = found_community(by=system, name="Root")
    groups = [root]
    for place, above in enumerate(world["parents"]):
        made = create_group(by=system, parent=groups[above % len(groups)], type="local", name=f"Group {place}")
        change_group(
            by=system, group=made, sight=world["sights"][place], derived_may_read=world["reads"][place],
            direct_only=world["direct_only"][place],
        )  # fmt: skip
        groups.append(made)
    members = [
        add_member(by=system, name=name, user=User.objects.create_user(f"{name}@example.org", "x")) for name in PEOPLE
    ]
    for who, where in world["inside"]:
        bring_in(by=system, group=groups[where % len(groups)], member=members[who])
    for number, (who, where, audience, fate) in enumerate(world["posts"]):
        group = Group.objects.get(pk=groups[where % len(groups)].pk)
        bring_in(by=system, group=group, member=members[who])
        room = Room.objects.select_related("group").get(group=group, kind="talk")
        choices = [kind for kind, _words in audiences_of(group)]
        post = publish_post(
            by=Viewer.of(members[who]), room=room, body=f"pumpkin {number}", audience=choices[audience % len(choices)],
            draft=fate == "draft",
        )  # fmt: skip
        if fate == "hidden":
            hide_item(by=system, item=post, reason="a test")
        elif fate == "withdrawn":
            withdraw_item(by=system, item=post)
    if world["suspended"] < len(members):
        suspend_member(by=system, member=members[world["suspended"]], reason="a test")
    return members


def check(member):
    viewer = Viewer.of(Member.objects.get(pk=member.pk)) if member else Viewer.anonymous()
    pages = opened(member)
    may = set(Item.objects.visible_to(viewer).values_list("pk", flat=True))
    listed = set(Item.objects.listed_for(viewer).values_list("pk", flat=True))
    assert pages is None or pages == may, "the page and the rule"
    assert listed <= may
    rooms = list(Room.objects.filter(kind="talk").select_related("group"))
    assert {item.pk for item in newest_in_rooms(rooms, viewer, each=50)} == listed, "rooms"
    assert {item.pk for item in newest(viewer, limit=50)} == listed, "the feed"
    assert set(matching_items(viewer, "pumpkin").values_list("item_id", flat=True)) == listed, "search"
    for group in groups_for(viewer).select_related("parent"):
        assert {item.pk for item in hall(group, viewer).lately} <= listed, "the hall"


def opened(member):
    """The items whose page answers 200; every other one answers 404. None for whom the whole community is closed."""
    client = Client()
    if member:
        client.force_login(member.user)
    found = set()
    for item in Item.objects.filter(kind="post").select_related("group"):
        status = client.get(f"/g/{item.group.slug}/posts/{item.uid}/").status_code
        if status == 302:  # suspended: every page leads to the one that says so
            return None
        assert status in (200, 404)
        if status == 200:
            found.add(item.pk)
    return found


@settings(
    max_examples=examples(8),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(world=worlds)
def test_i8_page_room_hall_feed_and_search_agree(db, world):
    from django.core.cache import cache
    from django.db import transaction

    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        for member in [*build(world), None]:
            check(member)
        raise Undo
