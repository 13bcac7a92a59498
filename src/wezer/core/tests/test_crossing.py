"""Membranes of every mode: who comes in when others decide, vouch, vote, when a rule holds, and in several ways at once."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.acts.groups import change_group, change_sovereignty
from wezer.core.acts.lifecycle import archive_group, dissolve_group
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    decide_entry,
    enter_group,
    invite_member,
    leave_group,
)
from wezer.core.acts.roles import grant_role
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.voices import close_votes, take_vouching_back, vote_on_entry, vouch
from wezer.core.crossing.kinds import membrane_kinds
from wezer.core.crossing.membranes import condition, in_words, rules_of
from wezer.core.crossing.refusals import MembraneInvalid, MembraneNotMet, NotForYouToSay, NothingToSay
from wezer.core.crossing.tally import Count, certain, passes
from wezer.core.models import Belonging, BelongingStep, Crossing, Group, MembraneVersion, Notice, Role
from wezer.core.refusals import DecidesItself, MembraneClosed, NotWaiting, ReasonMissing
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
VOTE = {"quorum": 50, "threshold": 60, "days": 3, "blank": "counts", "silence": "nothing"}


@pytest.fixture
def mill(circle: Callable, join: Callable) -> Callable:
    """`mill([[{"kind": "vote"}]])`: a circle that Sage tends, with Basil, Mint and Thyme in it, behind such a membrane."""

    def one(ways, **newcomers):
        people = {name: join(name) for name in ("Sage", "Basil", "Mint", "Thyme")}
        group = circle("Mill", founder=people["Sage"], membrane="request")
        for member in list(people.values())[1:]:
            bring_in(by=system, group=group, member=member)
        set_membrane(by=viewer(people["Sage"]), group=group, ways=ways, **newcomers)
        return group, people

    return one


def stands(member, group):
    return Belonging.objects.get(member=member, group=group).state


def log_of(member, group):
    steps = BelongingStep.objects.filter(belonging__member=member, belonging__group=group).order_by("id")
    return [(each.before, each.state, each.crossing, each.membrane_version) for each in steps]


def test_several_deciders_have_to_say_yes_and_one_no_says_why(mill, join):
    group, people = mill([[{"kind": "request", "deciders": 2, "questions": [" What   brings you? ", ""]}]])
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=people["Basil"])
    fern, hazel = join("Fern"), join("Hazel")
    answers = [{"question": "What brings you?", "answer": "Flour."}]
    asked = ask_to_enter(by=viewer(fern), group=group, message="Hello", answers=answers)
    assert Crossing.objects.get(belonging=asked).answers == answers
    decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=True)
    decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=True)  # the same voice again
    assert stands(fern, group) == "applied"
    decide_entry(by=viewer(people["Basil"]), belonging=asked, accept=True)
    other = ask_to_enter(by=viewer(hazel), group=group)
    with pytest.raises(ReasonMissing):
        decide_entry(by=viewer(people["Sage"]), belonging=other, accept=False, reason="  ")
    decide_entry(by=viewer(people["Sage"]), belonging=other, accept=False, reason="The mill is full.")
    assert (stands(fern, group), stands(hazel, group)) == ("member", "refused")
    assert log_of(fern, group) == [("", "applied", "request", 2), ("applied", "member", "request", 2)]
    last = BelongingStep.objects.filter(belonging=asked).latest("id")
    assert (last.actor, last.inputs) == (
        people["Basil"],
        {"ways": [[{"kind": "request", "answer": "yes", "yes": 2, "no": 0, "needed": 2}]]},
    )
    with pytest.raises(NotWaiting):
        decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=False, reason="Too late.")


def test_vouchers_are_fully_in_for_long_enough_and_may_take_it_back(mill, join):
    group, people = mill([[{"kind": "vouching", "vouchers": 2, "seniority_days": 10}]], trial_days=0)
    fern = join("Fern")
    with clock.at(clock.now() + timedelta(days=11)):
        young = join("Tansy")
        bring_in(by=system, group=group, member=young)
        asked = ask_to_enter(by=viewer(fern), group=group)
        crossing = Crossing.objects.get(belonging=asked)
        with pytest.raises(NotForYouToSay):
            vouch(by=viewer(young), crossing=crossing)
        with pytest.raises(NotAllowed):
            vouch(by=viewer(join("Outsider")), crossing=crossing)
        with pytest.raises(NothingToSay):
            decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=True)
        vouch(by=viewer(people["Basil"]), crossing=crossing)
        vouch(by=viewer(people["Basil"]), crossing=crossing)
        take_vouching_back(by=viewer(people["Basil"]), crossing=crossing)
        vouch(by=viewer(people["Mint"]), crossing=crossing)
        assert stands(fern, group) == "applied"
        leave_group(by=viewer(people["Mint"]), group=group)  # who is no longer in vouches for nobody
        vouch(by=viewer(people["Thyme"]), crossing=crossing)
        assert stands(fern, group) == "applied"
        vouch(by=viewer(people["Sage"]), crossing=crossing)
        assert stands(fern, group) == "member"
        with pytest.raises(NotWaiting):
            take_vouching_back(by=viewer(people["Sage"]), crossing=crossing)


def test_a_vote_takes_one_ballot_a_member_and_is_decided_at_its_deadline(mill, join):
    group, people = mill([[{"kind": "vote", **VOTE}]])
    fern, late = join("Fern"), join("Tansy")
    asked = ask_to_enter(by=viewer(fern), group=group)
    crossing = Crossing.objects.get(belonging=asked)
    bring_in(by=system, group=group, member=late)
    with pytest.raises(NotAllowed):  # came after the vote began
        vote_on_entry(by=viewer(late), crossing=crossing, choice="no")
    vote_on_entry(by=viewer(people["Sage"]), crossing=crossing, choice="no")
    vote_on_entry(by=viewer(people["Sage"]), crossing=crossing, choice="yes")
    vote_on_entry(by=viewer(people["Basil"]), crossing=crossing, choice="blank")
    assert close_votes(by=system) == 0 and stands(fern, group) == "applied"
    with clock.at(clock.now() + timedelta(days=3, minutes=1)):
        with pytest.raises(NothingToSay):
            vote_on_entry(by=viewer(people["Mint"]), crossing=crossing, choice="no")
        assert close_votes(by=system) == 1
        assert close_votes(by=system) == 0
    assert stands(fern, group) == "member"
    assert log_of(fern, group)[-1] == ("applied", "member", "vote", 2)


def test_a_vote_ends_early_only_when_no_missing_ballot_can_change_it(mill, join):
    group, people = mill([[{"kind": "vote", **VOTE}]])
    fern = join("Fern")
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(fern), group=group))
    vote_on_entry(by=viewer(people["Sage"]), crossing=crossing, choice="no")
    assert stands(fern, group) == "applied"
    vote_on_entry(
        by=viewer(people["Basil"]), crossing=crossing, choice="no"
    )  # two of four: sixty percent is out of reach
    assert stands(fern, group) == "refused"
    assert (
        Belonging.objects.get(member=fern, group=group).reason == "The vote: 0 yes, 2 no, 0 blank, of 4 who could vote."
    )


ballots = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
ways_to_count = st.fixed_dictionaries(
    {
        "quorum": st.integers(0, 100),
        "threshold": st.integers(1, 100),
        "blank": st.sampled_from(["counts", "against", "ignored"]),
        "silence": st.sampled_from(["nothing", "yes", "no"]),
    }
)


@given(ballots, ways_to_count)
def test_what_is_called_certain_holds_whatever_the_missing_ballots_say(given_ballots, settings):
    yes, no, blank, missing = given_ballots
    electors = yes + no + blank + missing
    ends = {
        passes(Count(electors, yes + a, no + b, blank + c), settings)
        for a, b, c in product(range(missing + 1), repeat=3)
        if a + b + c <= missing
    }
    assert certain(Count(electors, yes, no, blank), settings) == (ends.pop() if len(ends) == 1 else None)


def test_conditions_combine_with_and_and_or(mill, join, circle):
    """ "Invitation and rule", "rule or vote": each way needs all of its conditions, one way is enough."""
    rule = {"kind": "rule", "expression": "belongs('producers')"}
    group, people = mill([[{"kind": "invitation"}, rule]])
    producers = circle("Producers", membrane="open")
    fern, hazel = join("Fern"), join("Hazel")
    enter_group(by=viewer(hazel), group=producers)
    for member in (fern, hazel):
        with pytest.raises(MembraneNotMet):
            ask_to_enter(by=viewer(member), group=group)
        assert not Belonging.objects.filter(member=member, group=group).exists()
        invited = invite_member(by=viewer(people["Sage"]), group=group, member=member)
        if member == hazel:
            answer_invitation(by=viewer(hazel), belonging=invited, accept=True)
        else:
            with pytest.raises(MembraneNotMet):
                answer_invitation(by=viewer(fern), belonging=invited, accept=True)
    assert (stands(fern, group), stands(hazel, group)) == ("invited", "member")

    set_membrane(by=viewer(people["Sage"]), group=group, ways=[[rule], [{"kind": "vote", **VOTE}]])
    clover, tansy = join("Clover"), join("Tansy")
    enter_group(by=viewer(clover), group=producers)
    assert ask_to_enter(by=viewer(clover), group=group).state == "member"
    assert ask_to_enter(by=viewer(tansy), group=group).state == "applied"
    assert log_of(clover, group) == [("", "member", "rule", 3)]
    enter_group(by=viewer(tansy), group=producers)
    deliver()  # the rule holds now: nobody has to vote any more
    assert log_of(tansy, group)[-1] == ("applied", "member", "rule", 3)


def test_an_invitation_does_not_spare_a_vote(mill, join):
    group, people = mill([[{"kind": "vote", **VOTE}]])
    fern = join("Fern")
    invited = invite_member(by=viewer(people["Sage"]), group=group, member=fern)
    answer_invitation(by=viewer(fern), belonging=invited, accept=True)
    assert stands(fern, group) == "applied"
    leave_group(by=viewer(fern), group=group)
    assert (stands(fern, group), Crossing.objects.get().state) == ("withdrawn", "back")


def test_closed_means_nobody(mill, join):
    group, _people = mill([[{"kind": "closed"}]])
    before = facts_told()
    for act in (ask_to_enter, enter_group):
        with pytest.raises(MembraneClosed):
            act(by=viewer(join("Fern" if act is ask_to_enter else "Hazel")), group=group)
    assert not Belonging.objects.filter(member__name__in=["Fern", "Hazel"], group=group).exists()
    assert facts_told() > before  # they joined the community, no more


@pytest.mark.parametrize(
    ("ways", "field"),
    [
        ([], None),
        ([[{"kind": "vote"}]] * 4, None),
        ([[{"kind": "open"}, {"kind": "vote"}]], "kind"),
        ([[{"kind": "vote"}, {"kind": "vote"}]], "kind"),
        ([[{"kind": "vote"}], [{"kind": "vote"}]], "kind"),
        ([[{"kind": "election-by-lot"}]], "kind"),
        ([[{"kind": "vote", "quorum": 101}]], "quorum"),
        ([[{"kind": "vote", "quorum": True}]], "quorum"),
        ([[{"kind": "vote", "silence": "maybe"}]], "silence"),
        ([[{"kind": "vouching", "vouchers": "two"}]], "vouchers"),
        ([[{"kind": "vouching", "seconds": 2}]], "seconds"),
        ([[{"kind": "rule", "expression": "belongs('x'"}]], "expression"),
        ([[{"kind": "rule", "expression": "shoe_size > 40"}]], "expression"),
        ([[{"kind": "rule", "expression": "1 / 0 > 1"}]], "expression"),
        ([[{"kind": "rule", "expression": "member.days > " + "1" * 500}]], "expression"),
        ([[{"kind": "rule", "expression": "member.days"}]], "expression"),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands_and_changes_nothing(mill, ways, field):
    group, people = mill([[{"kind": "vouching"}]])
    before = facts_told(), MembraneVersion.objects.count()
    with pytest.raises(MembraneInvalid) as refused:
        set_membrane(by=viewer(people["Sage"]), group=group, ways=ways)
    group.refresh_from_db()
    assert refused.value.field == field
    assert (facts_told(), MembraneVersion.objects.count(), group.membrane_version) == (*before, 2)


def test_who_does_not_tend_the_group_does_not_change_its_membrane(mill):
    group, people = mill([[{"kind": "vouching"}]])
    with pytest.raises(NotAllowed):
        set_membrane(by=viewer(people["Basil"]), group=group, ways=[[{"kind": "open"}]])
    assert rules_of(group).kinds == {"vouching"}


def test_a_change_is_a_new_version_and_who_asked_before_is_judged_by_the_old_one(mill, join):
    group, people = mill([[{"kind": "vouching", "vouchers": 1}]])
    fern = join("Fern")
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(fern), group=group))
    change_group(by=viewer(people["Sage"]), group=group, membrane="closed")
    vouch(by=viewer(people["Basil"]), crossing=crossing)
    assert stands(fern, group) == "member"
    assert [(each.number, each.membrane) for each in group.membrane_versions.order_by("number")] == [
        (1, "request"), (2, "vouching"), (3, "closed"),
    ]  # fmt: skip


def test_everyone_who_has_a_say_is_asked_until_they_have_spoken(mill, join):
    group, people = mill([[{"kind": "vouching"}, {"kind": "vote", **VOTE}]])
    fern = join("Fern")
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(fern), group=group))
    deliver()

    def asked(kind):
        return set(Notice.objects.filter(kind=kind, read_at=None).values_list("member__name", flat=True))

    assert asked("vouching_wanted") == asked("vote_wanted") == set(people)
    vouch(by=viewer(people["Basil"]), crossing=crossing)
    vote_on_entry(by=viewer(people["Mint"]), crossing=crossing, choice="yes")
    deliver()
    assert asked("vouching_wanted") == set(people) - {"Basil"} and asked("vote_wanted") == set(people) - {"Mint"}
    leave_group(by=viewer(fern), group=group)
    deliver()
    assert asked("vouching_wanted") == asked("vote_wanted") == set()


@pytest.mark.parametrize("kind", sorted(kind.kind for kind in membrane_kinds))
def test_every_condition_is_typed_says_what_it_asks_and_answers(kind, mill, join):
    """The contract of `membrane_kinds`, also for conditions that packages bring."""
    assert membrane_kinds[kind].name and membrane_kinds[kind].description
    if membrane_kinds[kind].is_said_first:
        with pytest.raises(MembraneInvalid):
            mill([[condition(kind)]])
        return
    group, _people = mill([[condition(kind)]])
    assert rules_of(group).ways == [[{**condition(kind)}]]
    assert in_words(rules_of(group)).startswith("One enters when ") and in_words(rules_of(group)).endswith(".")
    assert group.membrane == kind


def test_a_vote_that_closed_counts_as_it_closed_while_another_condition_waits(mill, join):
    rule = {"kind": "rule", "expression": "belongs('producers')"}
    group, people = mill([[{"kind": "vote", **VOTE, "quorum": 0}, {"kind": "request"}]])
    fern, hazel = join("Fern"), join("Hazel")
    asked = ask_to_enter(by=viewer(fern), group=group)
    vote_on_entry(by=viewer(people["Basil"]), crossing=Crossing.objects.get(belonging=asked), choice="yes")
    set_membrane(by=viewer(people["Sage"]), group=group, ways=[[{"kind": "vote", **VOTE}], [{"kind": "request"}, rule]])
    other = ask_to_enter(by=viewer(hazel), group=group)
    with clock.at(clock.now() + timedelta(days=4)):
        assert (close_votes(by=system), close_votes(by=system)) == (2, 0)
        assert (stands(fern, group), stands(hazel, group)) == ("applied", "refused")  # the rule does not hold
        decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=True)
    assert stands(fern, group) == "member" and other.crossings.get().state == "out"


def test_after_a_failed_vote_a_request_that_is_refused_ends_it(mill, join):
    group, people = mill([[{"kind": "vote", **VOTE}], [{"kind": "request"}]])
    asked = ask_to_enter(by=viewer(join("Fern")), group=group)
    with clock.at(clock.now() + timedelta(days=4)):
        close_votes(by=system)
        assert stands(asked.member, group) == "applied"
        decide_entry(by=viewer(people["Sage"]), belonging=asked, accept=False, reason="Not now.")
    assert stands(asked.member, group) == "refused"


def test_each_way_asks_its_own_seniority_of_those_who_vouch(mill, join):
    elders = {"kind": "vouching", "vouchers": 1, "seniority_days": 10}
    group, people = mill([[elders], [{"kind": "vouching", "vouchers": 2}]])
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(join("Fern")), group=group))
    vouch(by=viewer(people["Basil"]), crossing=crossing)
    assert stands(crossing.belonging.member, group) == "applied"  # not long enough in for the first way
    vouch(by=viewer(people["Mint"]), crossing=crossing)
    assert stands(crossing.belonging.member, group) == "member"


def test_where_a_group_decides_who_is_in_it_nobody_from_above_opens_it(mill, gardener):
    group, people = mill([[{"kind": "vouching"}]])
    set_membrane(by=viewer(gardener), group=group, ways=[[{"kind": "request"}]])
    change_sovereignty(by=viewer(people["Sage"]), group=group, money=False, membership=True)
    for act in (
        lambda: set_membrane(by=viewer(gardener), group=group, ways=[[{"kind": "open"}]]),
        lambda: change_group(by=viewer(gardener), group=group, membrane="open"),
    ):
        with pytest.raises(DecidesItself) as refused:
            act()
    assert "Sage" in str(refused.value) and not can(viewer(gardener), "core.welcome_newcomers", group)
    change_group(by=viewer(gardener), group=group, name="Old mill")
    set_membrane(by=viewer(people["Sage"]), group=group, ways=[[{"kind": "open"}]])
    group.refresh_from_db()
    assert (group.name, rules_of(group).kinds) == ("Old mill", {"open"})


def test_nobody_comes_into_a_group_that_is_paused_or_over(mill, join):
    group, people = mill([[{"kind": "vote", **VOTE, "quorum": 0}]])
    fern, hazel = join("Fern"), join("Hazel")
    invited = invite_member(by=viewer(people["Sage"]), group=group, member=hazel)
    asked = ask_to_enter(by=viewer(fern), group=group)
    archive_group(by=system, group=group)
    with pytest.raises(MembraneClosed):
        answer_invitation(by=viewer(hazel), belonging=again(invited), accept=True)
    with clock.at(clock.now() + timedelta(days=4)):
        assert close_votes(by=system) == 0
    dissolve_group(by=system, group=Group.objects.get(pk=group.pk))
    assert (again(invited).state, again(asked).state, again(asked).crossings.get().state) == (
        "withdrawn", "withdrawn", "back",
    )  # fmt: skip


def again(belonging):
    return Belonging.objects.select_related("group", "member").get(pk=belonging.pk)
