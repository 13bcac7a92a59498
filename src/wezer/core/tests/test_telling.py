"""Who is told what: facts of talk and belonging become notices, once, and never of what one may not see (I-7)."""

import pytest

from wezer.core.acts.comments import add_comment
from wezer.core.acts.items import hide_item
from wezer.core.acts.membership import answer_invitation, ask_to_enter, bring_in, decide_entry, invite_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.reactions import give_reaction
from wezer.core.kinds import notice_kinds
from wezer.core.models import Belonging, Item, Member, Notice, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.events import newest_fact_id, receivers_of
from wezer.kernel.models import Fact

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    group = circle("Garden", founder=join("Fern"), membrane="request")
    for name in ("Sage", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    join("Mint")
    Notice.objects.all().delete()
    return group


@pytest.fixture
def by(garden):
    return lambda name: viewer(Member.objects.get(name=name))


def deliver(after=0):
    """What the worker does, twice: consumers must not mind."""
    for _time in range(2):
        for fact in Fact.objects.filter(name__startswith="core.", id__gt=after).order_by("id"):
            for function in receivers_of(fact.name):
                function(fact)


def told():
    rows = Notice.objects.filter(read_at=None).select_related("item", "group", "actor").order_by("id")
    return {
        (row.member.name, row.kind, notice_kinds[row.kind].sentence(row)) for row in rows if row.kind != "role_given"
    }


def write(by, garden, body, **more):
    room = Room.objects.select_related("group").get(group=garden, kind="talk")
    post = publish_post(by=by, room=room, body=body, **more)
    return Item.objects.select_related("group", "audience", "room").get(pk=post.pk)


def test_those_named_are_told_once_and_only_of_what_they_may_see(garden, by):
    write(by("Sage"), garden, "@Fern @Mint @Sage look", title="Beds")
    deliver()
    assert told() == {("Fern", "mention", "Sage mentions you in “Beds”")}  # Mint is not in the garden; Sage wrote it


def test_a_named_group_is_its_people(garden, by):
    write(by("Sage"), garden, "@Garden look", title="Beds")
    deliver()
    assert {(name, kind) for name, kind, _words in told()} == {("Fern", "mention"), ("Basil", "mention")}


def test_a_comment_tells_the_one_answered_the_one_named_and_the_author_once_each(garden, by):
    post = write(by("Sage"), garden, "Hello", title="Beds")
    first = add_comment(by=by("Basil"), item=post, body="Yes")
    deliver()
    assert told() == {("Sage", "comment_on_mine", "Basil commented on “Beds”")}
    Notice.objects.all().delete()
    before = newest_fact_id()
    add_comment(by=by("Fern"), item=post, body="@Basil @Sage well said", parent=first)
    deliver(after=before)
    assert told() == {
        ("Basil", "answer_to_me", "Fern answered you in “Beds”"),
        ("Sage", "mention", "Fern mentions you in “Beds”"),
    }


def test_reactions_in_a_row_are_one_notice(garden, by):
    post = write(by("Sage"), garden, "Hello", title="Beds")
    give_reaction(by=by("Fern"), item=post, kind="thanks")
    give_reaction(by=by("Basil"), item=post, kind="thanks")
    give_reaction(by=by("Sage"), item=post, kind="thanks")
    deliver()
    assert told() == {("Sage", "reaction", "2 reactions to “Beds”")}


def test_the_author_is_told_that_a_moderator_hid_it(garden, by):
    hide_item(by=by("Fern"), item=write(by("Sage"), garden, "Rude", title="Beds"), reason="Not kind")
    deliver()
    assert {(name, kind) for name, kind, _words in told()} == {("Sage", "hidden")}


def test_asking_waits_for_those_who_decide_until_one_of_them_does(garden, by):
    asked = ask_to_enter(by=by("Mint"), group=garden)
    deliver()
    assert told() == {("Fern", "asks_to_enter", "Mint asks to join Garden")} and notice_kinds["asks_to_enter"].waits
    decide_entry(
        by=by("Fern"), belonging=Belonging.objects.select_related("group").get(pk=asked.pk), accept=False, reason="Full"
    )
    deliver()
    assert told() == {("Mint", "refused", "Garden did not let you in: “Full”")}


def test_those_around_decide_where_nobody_inside_does(circle, join, gardener):
    group = circle("Valley", type="local")
    ask_to_enter(by=viewer(join("Mint")), group=group)
    deliver()
    assert {(name, kind) for name, kind, _words in told()} == {("Oak", "asks_to_enter")}


def test_an_invitation_waits_until_it_is_answered(garden, by):
    invited = invite_member(by=by("Fern"), group=garden, member=Member.objects.get(name="Mint"))
    deliver()
    assert told() == {("Mint", "invited", "Fern invites you to Garden")} and notice_kinds["invited"].waits
    answer_invitation(by=by("Mint"), belonging=invited, accept=True)
    deliver()
    assert told() == set()
