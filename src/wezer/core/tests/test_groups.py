"""The holarchy: rules G-1, G-3, G-4, scenario 4, invariants I-1 and I-3."""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.acts.community import found_community
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.membership import ask_to_enter, bring_in, decide_entry, enter_group, leave_group, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.acts.tree import move_group, repair_closure
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.voices import vote_on_entry
from wezer.core.models import Belonging, Crossing, Group, GroupClosure, Post, Role, Room
from wezer.core.refusals import Cycle, MayNotContain, MembraneClosed, NameInvalid, TooDeep
from wezer.core.testing import examples, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


def closure():
    return set(GroupClosure.objects.values_list("ancestor__name", "descendant__name", "depth", "is_open"))


def test_g1_a_new_group_hangs_below_every_ancestor(circle, community):
    valley = circle("Valley", type="local")
    garden = circle("Garden", parent=valley)
    assert {pair for pair in closure() if pair[1] == "Garden"} == {
        ("Garden", "Garden", 0, True),
        ("Valley", "Garden", 1, True),
        ("Val-Commun", "Garden", 2, True),
    }
    assert garden.roles.count() == 2


def test_g1_a_group_cannot_lie_inside_itself(circle):
    outer = circle("Valley", type="local")
    inner = circle("Village", parent=outer, type="local")
    before = closure(), facts_told()
    with pytest.raises(Cycle):
        move_group(by=system, group=outer, parent=inner)
    assert (closure(), facts_told()) == before


def test_g1_the_thirteenth_level_is_refused(circle, community):
    parent = community
    for level in range(12):
        parent = circle(f"Level {level + 1}", parent=parent, type="local")
    with pytest.raises(TooDeep):
        circle("One too many", parent=parent, type="local")


def test_a_conversation_contains_only_conversations(circle):
    with pytest.raises(MayNotContain):
        circle("Garden", parent=circle("Chatter", type="talk"), type="circle")


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "x" * 121])
def test_names_that_say_nothing_are_refused(circle, name):
    with pytest.raises(NameInvalid):
        circle(name)


def test_invisible_letters_are_taken_out_of_names(circle):
    assert circle("Gar\u202eden \u200b club").name == "Garden club"


def test_scenario_04_holarchy(circle, join, community):
    """Joining a neighbourhood conversation makes Ana a derived member of the valley and of the community: she reads what they
    allow and has no vote in the valley. Leaving removes both; another source keeps them."""
    basil, ana, mint = join("Basil"), join("Ana"), join("Mint")
    valley = circle("Valley", type="local", founder=basil)
    street, lane = (circle(name, parent=valley, type="talk", membrane="open") for name in ("Street", "Lane"))
    post = publish_post(by=viewer(basil), room=Room.objects.get(group=valley, kind="talk"), body="The mill turns.")
    set_membrane(by=viewer(basil), group=valley, ways=[[{"kind": "vote", "quorum": 50, "threshold": 60, "days": 3}]])
    Belonging.objects.filter(
        member=ana, group=community
    ).delete()  # what she is in the community comes from below alone

    def stands():
        """Whether Ana belongs to the valley and to the community, to any of them directly, and reads the post."""
        who = viewer(ana)
        around = (valley, community)
        reads = Post.objects.visible_to(who).filter(pk=post.pk).exists()
        return *(who.belongs(each) for each in around), any(who.belongs_directly(each) for each in around), reads

    assert stands() == (False, False, False, False)
    bring_in(by=system, group=street, member=ana)
    bring_in(by=system, group=lane, member=ana)
    assert stands() == (True, True, False, True)
    change_group(by=system, group=valley, derived_may_read=False)
    assert stands() == (True, True, False, False)
    change_group(by=system, group=valley, derived_may_read=True)

    # Whoever asks to enter the valley is voted on by its own, and what happens in it is theirs.
    told = facts_told()
    asked = ask_to_enter(by=viewer(mint), group=valley)
    crossing, before = Crossing.objects.get(belonging=asked), facts_told()
    assert before > told and crossing.electors == [basil.pk]
    for step in (
        lambda: vote_on_entry(by=viewer(ana), crossing=crossing, choice="yes"),
        lambda: publish_post(by=viewer(ana), room=post.room, body="So it does."),
        lambda: grant_role(by=viewer(ana), role=Role.objects.get(group=valley, key="steward"), member=ana),
    ):
        with pytest.raises(NotAllowed):
            step()
    assert facts_told() == before
    vote_on_entry(by=viewer(basil), crossing=crossing, choice="yes")
    assert viewer(mint).belongs_directly(valley)

    leave_group(by=viewer(ana), group=street)
    assert stands() == (True, True, False, True)  # another source keeps it
    leave_group(by=viewer(ana), group=lane)
    assert stands() == (False, False, False, False)


def test_who_left_the_community_has_no_standing_whatever_else_they_belong_to(circle, join):
    ana = join("Ana", state="left")
    bring_in(by=system, group=circle("Street", type="talk"), member=ana)
    assert viewer(ana).group_ids == frozenset()


def test_g3_a_direct_only_membrane_stops_derived_belonging(circle, join):
    fern = join("Fern")
    valley = circle("Valley", type="local", direct_only=True)
    garden = circle("Garden", parent=valley)
    bring_in(by=system, group=garden, member=fern)
    assert viewer(fern).belongs(garden) and not viewer(fern).belongs(valley)
    change_group(by=system, group=valley, direct_only=False)
    assert viewer(fern).belongs(valley)


def test_g4_a_right_held_in_a_group_applies_below_and_not_above(circle, join):
    fern = join("Fern")
    valley = circle("Valley", type="local")
    garden, other = circle("Garden", parent=valley), circle("Other")
    grant_role(by=system, role=Role.objects.get(group=valley, key="steward"), member=fern)
    looking = viewer(fern)
    assert [looking.has_right("core.tend_group", group) for group in (garden, valley, other)] == [True, True, False]


def test_a_request_waits_for_those_who_decide(circle, join):
    fern, sage = join("Fern"), join("Sage")
    valley = circle("Valley", type="local", founder=sage)
    belonging = ask_to_enter(by=viewer(fern), group=valley, message="I live here")
    assert not viewer(fern).belongs(valley)
    with pytest.raises(NotAllowed):
        decide_entry(by=viewer(fern), belonging=belonging, accept=True)
    decide_entry(by=viewer(sage), belonging=Belonging.objects.get(pk=belonging.pk), accept=True)
    assert viewer(fern).belongs_directly(valley)


def test_one_enters_an_organisation_by_invitation_only(circle, join):
    fern, coop = join("Fern"), circle("Bakery", type="organisation")
    for crossing in (enter_group, ask_to_enter):
        with pytest.raises(MembraneClosed):
            crossing(by=viewer(fern), group=coop)


def test_a_suspended_member_has_no_standing(join, gardener):
    fern = join("Fern")
    assert viewer(fern).is_inside
    suspend_member(by=viewer(gardener), member=fern, reason="a test")
    assert not viewer(fern).is_inside and viewer(fern).audience_ids == viewer(None).audience_ids


@settings(max_examples=examples(25), deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=12))
def test_i1_the_closure_is_always_the_closure_of_the_parents(django_db_setup, django_db_blocker, steps):
    class Undo(Exception):
        pass

    with django_db_blocker.unblock(), pytest.raises(Undo), transaction.atomic():
        root = found_community(by=system, name="Root")
        groups = [create_group(by=system, parent=root, type="local", name=f"G{n}") for n in range(7)]
        for moved, below, direct_only in steps:
            group, parent = Group.objects.get(pk=groups[moved].pk), Group.objects.get(pk=groups[below].pk)
            try:
                move_group(by=system, group=group, parent=parent)
            except Cycle:
                change_group(by=system, group=group, direct_only=direct_only)
        assert repair_closure(by=system) == 0
        raise Undo
