"""`@steward` names whoever holds that role in the group of the text, as it is written (core.md T-2)."""

from datetime import timedelta

import pytest

from wezer.core.acts.groups import change_group
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.messages import say
from wezer.core.mentions import MANY, author_notes, mentions
from wezer.core.models import Conversation, Notice, Role, RoleHolding, Room
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    """A circle: Fern tends it, Sage keeps the seeds, Reed is in it."""
    fern, sage, reed = join("Fern"), join("Sage"), join("Reed")
    group = circle("Garden", founder=fern)
    for one in (sage, reed):
        bring_in(by=system, group=group, member=one)
    grant_role(by=system, role=create_role(by=system, group=group, name="Keeper of seeds", rights=[]), member=sage)
    return fern, sage, reed, group


def named(by, text, group, audience=None):
    from wezer.core.acts.audiences import audience as kept

    found = mentions(text, viewer(by), group=group, audience=audience or kept("group", group))
    return sorted(member.name for member in found.members)


def post(by, group, text):
    room = Room.objects.select_related("group").get(group=group, kind="talk")
    made = publish_post(by=viewer(by), room=room, body=text)
    deliver()
    return made


def told(kind):
    return sorted(Notice.objects.filter(kind=kind).values_list("member__name", flat=True))


@pytest.mark.parametrize("typed", ["@steward", "@Steward", "@Keeper-of-seeds", "@keeper_of_seeds"])
def test_who_holds_it_is_told(garden, typed):
    _fern, _sage, reed, group = garden
    made = post(reed, group, f"{typed}, may I have beans?")
    expected = ["Fern"] if "teward" in typed else ["Sage"]
    assert named(reed, typed, group) == expected == told("mention")
    assert f'href="/g/{group.slug}/people/"' in made.body_html and expected[0] not in made.body_html


def test_a_standard_role_is_named_in_every_language(garden):
    from django.utils.translation import gettext, override

    _fern, _sage, reed, group = garden
    with override("fr"):
        french = gettext("Steward")
    assert french != "Steward"
    assert named(reed, f"@{french.replace(' ', '-')}", group) == ["Fern"]


def test_in_a_chat_too_and_everybody_who_holds_it_but_who_writes(garden):
    fern, sage, _reed, group = garden
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=sage)
    room = open_room(by=viewer(fern), group=group, kind="chat")
    channel = Conversation.objects.select_related("channel_of", "group").get(channel_of=room)
    say(by=viewer(sage), conversation=channel, body="@steward the gate is broken")
    deliver()
    assert told("chat_mention") == ["Fern"]


def test_only_who_holds_it_now_in_that_group(garden, circle, join):
    fern, sage, reed, group = garden
    other = circle("Mill", founder=join("Moss"))
    assert named(reed, "@steward", group) == ["Fern"], "not who tends another group"
    assert named(reed, "@Keeper-of-seeds", other) == []
    assert mentions("@steward", viewer(reed), group=None, audience=None).members == []
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=sage)
    assert named(reed, "@steward", group) == ["Fern", "Sage"]
    holding = RoleHolding.objects.get(role__group=group, role__key="steward", member=fern)
    end_role(by=system, holding=holding)
    assert named(reed, "@steward", group) == ["Sage"]
    RoleHolding.objects.filter(role__group=group, member=sage).update(ends_at=now() - timedelta(days=1))
    assert named(reed, "@steward @Keeper-of-seeds", group) == [], "whose term is over"


def test_who_is_kept_out_is_not_called(garden):
    _fern, sage, reed, group = garden
    suspend_member(by=system, member=sage, reason="A pause.")
    assert named(reed, "@Keeper-of-seeds @steward", group) == ["Fern"]


def test_a_member_or_a_group_of_that_name_comes_first(garden, join):
    _fern, _sage, reed, group = garden
    join("Steward")
    assert named(reed, "@steward", group) == ["Steward"]


def test_in_a_group_that_one_may_not_know_nobody_is_named(garden, join):
    fern, _sage, _reed, group = garden
    change_group(by=viewer(fern), group=group, sight="secret")
    mint = join("Mint")
    assert named(mint, "@steward", group) == [] and named(fern, "@steward", group) == ["Fern"]


def test_a_role_of_many_calls_nobody_and_the_author_is_told(garden, join):
    from wezer.core.acts.audiences import audience

    _fern, _sage, reed, group = garden
    role = Role.objects.get(group=group, key="keeper-of-seeds")
    for number in range(MANY - 1):
        one = join(f"Leaf{number}", login=False)
        bring_in(by=system, group=group, member=one)
        RoleHolding.objects.create(role=role, member=one)
    assert len(named(reed, "@Keeper-of-seeds", group)) == MANY
    last = join("Last", login=False)
    RoleHolding.objects.create(role=role, member=last)
    assert named(reed, "@Keeper-of-seeds", group) == []
    (note,) = author_notes("@Keeper-of-seeds", viewer(reed), group=group, audience=audience("group", group))
    assert "More than 30 people" in note and "Keeper of seeds" in note


def test_a_text_costs_one_statement_more_only_where_a_word_names_nobody_else(garden, django_assert_max_num_queries):
    from wezer.core.acts.audiences import audience

    _fern, _sage, reed, group = garden
    eyes, seen_by = viewer(reed), audience("group", group)
    mentions("@Fern", eyes, group=group, audience=seen_by)
    with django_assert_max_num_queries(2):
        mentions("@Fern", eyes, group=group, audience=seen_by)
    with django_assert_max_num_queries(3):
        mentions("@Fern @steward @Keeper-of-seeds @nobody", eyes, group=group, audience=seen_by)
