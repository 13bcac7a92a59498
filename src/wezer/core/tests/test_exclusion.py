"""Excluding somebody: heard first, decided by people, appealed from. Rules M-1, M-2, invariant I-6."""

import threading
from contextlib import ExitStack
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.acts.membership import bring_in, end_suspensions, enter_group, leave_group
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.exclusion.acts.appeals import appeal, decide_appeal, forget_exclusions
from wezer.core.exclusion.acts.procedure import (
    close_decisions,
    decide_exclusion,
    end_hearings,
    propose_exclusion,
    set_exclusion_rule,
    speak_on_exclusion,
    vote_on_exclusion,
    withdraw_exclusion,
)
from wezer.core.exclusion.refusals import (
    AppealOver,
    EmergencyAgain,
    EmergencyTooLong,
    ExcludedHere,
    ExclusionMoved,
    GroundsMissing,
    HearingGoesOn,
    NotExcludable,
    NotOneself,
    NotYoursToDecide,
    WordsMissing,
)
from wezer.core.exclusion.table import TRANSITIONS, may_follow
from wezer.core.models import (
    Belonging,
    BelongingStep,
    Exclusion,
    ExclusionState,
    ExclusionVoice,
    ExclusionWord,
    Group,
    MembraneVersion,
    Notice,
    Role,
    RoleHolding,
)
from wezer.core.reach import who_has
from wezer.core.refusals import LastSteward, ReasonMissing
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Conflict, NotAllowed

system = Viewer.system()


_clocks = ExitStack()


def later(days):
    """From here to the end of the test it is so many days later."""
    _clocks.enter_context(clock.at(clock.now() + timedelta(days=days)))


@pytest.fixture(autouse=True)
def _clock():
    yield
    _clocks.close()


def role(group, key="steward"):
    return Role.objects.get(group=group, key=key)


def standing(member, group):
    found = Belonging.objects.filter(member=member, group=group).first()
    return found.state if found else None


def seen(member, exclusion):
    return Exclusion.objects.visible_to(viewer(member)).filter(pk=exclusion.pk).exists()


@pytest.fixture
def mill(circle, join):
    """Fern and Sage tend the mill, in which Basil and Mint work; Oak's valley lies around it, tended by Oak and Hazel."""
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Mint", "Hazel", "Rowan")}
    valley = circle("Valley", founder=people["Hazel"])
    place = circle("Mill", parent=valley, membrane="open")
    for name in ("Fern", "Sage", "Basil", "Mint"):
        bring_in(by=system, group=place, member=people[name])
    for name in ("Fern", "Sage"):
        grant_role(by=system, role=role(place), member=people[name])
    return place, valley, people


def propose(people, place, who="Basil", by="Fern", **more):
    return propose_exclusion(
        by=viewer(people[by]), group=place, member=people[who], reason="Took the till twice.", **more
    )


def heard(exclusion):
    later(8)
    assert end_hearings(by=system) >= 1
    exclusion.refresh_from_db()
    return exclusion


def excluded(people, place, **more):
    exclusion = heard(propose(people, place, **more))
    decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds="It was seen.")
    exclusion.refresh_from_db()
    return exclusion


def test_m2_from_the_reason_to_the_appeal(mill, circle):
    """The whole way, with everybody who is told, and everything that ends and comes back."""
    place, valley, people = mill
    basil = people["Basil"]
    shed = circle("Shed", parent=place, type="project", founder=basil)
    grant_role(by=system, role=role(place, "wallet"), member=basil)
    assert viewer(basil).may_act_for(place) and viewer(basil).belongs(valley)

    exclusion = propose(people, place, evidence="Seen on Monday, and on Tuesday.")
    deliver()
    assert Notice.objects.get(kind="exclusion_hearing").member == basil
    with pytest.raises(HearingGoesOn):
        decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds="Now.")
    speak_on_exclusion(by=viewer(basil), exclusion=exclusion, body="I put it back.")
    deliver()
    assert set(Notice.objects.filter(kind="exclusion_answer").values_list("member__name", flat=True)) == {
        "Fern", "Sage", "Hazel",
    }  # fmt: skip

    heard(exclusion)
    deliver()
    assert set(Notice.objects.filter(kind="exclusion_decide").values_list("member__name", flat=True)) == {
        "Sage",
        "Hazel",
    }
    with pytest.raises(NotYoursToDecide):  # who proposed it leaves it to others
        decide_exclusion(by=viewer(people["Fern"]), exclusion=exclusion, exclude=True, grounds="Mine.")
    with pytest.raises(GroundsMissing):
        decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds=" ")
    decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds="It was seen.")
    deliver()
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(basil, place), standing(basil, shed)) == ("excluded", "excluded", "left")
    assert not viewer(basil).belongs(place) and not viewer(basil).belongs(valley)
    assert not viewer(basil).may_act_for(place) and not RoleHolding.objects.filter(member=basil, until=None).exists()
    step = BelongingStep.objects.filter(belonging__member=basil, belonging__group=place).latest("id")
    assert (step.state, step.crossing, step.actor) == ("excluded", "exclusion", people["Sage"])
    assert Notice.objects.get(kind="exclusion_decided").member == basil
    with pytest.raises(ExcludedHere):
        enter_group(by=viewer(basil), group=place)

    appeal(by=viewer(basil), exclusion=exclusion, body="Nobody looked into the box.")
    deliver()
    exclusion.refresh_from_db()
    assert (exclusion.state, exclusion.appeal_group) == ("appealed", valley)
    assert Notice.objects.get(kind="exclusion_appeal").member == people["Hazel"]
    with pytest.raises(NotYoursToDecide):
        decide_appeal(by=viewer(people["Sage"]), exclusion=exclusion, uphold=True, grounds="Again.")
    decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=False, grounds="It lay in the box.")
    deliver()
    assert (standing(basil, place), standing(basil, shed)) == ("member", "member")
    assert viewer(basil).may_act_for(place) and viewer(basil).belongs(valley)
    assert Notice.objects.get(kind="exclusion_overturned").member == basil
    audited = Fact.objects.filter(name__startswith="core.exclusion", audit=True).values_list("name", flat=True)
    assert set(audited) == {
        "core.exclusion_proposed", "core.exclusion_heard", "core.exclusion_decided", "core.exclusion_appealed",
        "core.exclusion_appeal_decided",
    }  # fmt: skip


def test_what_somebody_else_holds_now_does_not_come_back(mill):
    place, _valley, people = mill
    basil = people["Basil"]
    keys = Role.objects.create(group=place, key="keys", name="Keys", rights=[], seats=1)
    grant_role(by=system, role=keys, member=basil)
    grant_role(by=system, role=open_role(by=system, group=place, key="moderator"), member=basil)
    exclusion = excluded(people, place)
    grant_role(by=system, role=keys, member=people["Mint"])
    appeal(by=viewer(basil), exclusion=exclusion, body="No.")
    decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=False, grounds="No.")
    exclusion.refresh_from_db()
    now_held = set(RoleHolding.objects.filter(member=basil, until=None).values_list("role__key", flat=True))
    assert now_held == {"moderator"} and [why for _number, why in exclusion.effects["not_back"]] == ["filled"]


def test_an_appeal_that_is_refused_is_the_last_word(mill):
    place, _valley, people = mill
    exclusion = excluded(people, place)
    with pytest.raises(NotAllowed):
        appeal(by=viewer(people["Mint"]), exclusion=exclusion, body="For Basil.")
    with pytest.raises(WordsMissing):
        appeal(by=viewer(people["Basil"]), exclusion=exclusion, body="  ")
    appeal(by=viewer(people["Basil"]), exclusion=exclusion, body="No.")
    with pytest.raises(AppealOver):
        appeal(by=viewer(people["Basil"]), exclusion=exclusion, body="Once more.")
    decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=True, grounds="It was seen by two.")
    with pytest.raises(ExclusionMoved):
        decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=False, grounds="Or not.")
    assert standing(people["Basil"], place) == "excluded"


def test_the_days_to_appeal_end_and_so_does_the_exclusion(mill):
    place, _valley, people = mill
    basil = people["Basil"]
    exclusion = excluded(people, place)
    later(15)
    with pytest.raises(AppealOver):
        appeal(by=viewer(basil), exclusion=exclusion, body="Too late.")
    later(351)
    enter_group(by=viewer(basil), group=place)
    assert standing(basil, place) == "member"


def test_no_other_door_leads_back(mill, circle):
    """Neither an invitation, nor a group inside through which one would belong; behind a membrane of its own one may be."""
    place, _valley, people = mill
    basil = people["Basil"]
    beds = circle("Beds", parent=place, type="talk", founder=people["Mint"], membrane="open")
    excluded(people, place)
    for group in (place, beds):
        with pytest.raises(ExcludedHere):
            bring_in(by=system, group=group, member=basil)


def test_one_no_is_enough_to_stay(mill):
    place, _valley, people = mill
    exclusion = heard(propose(people, place))
    decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=False, grounds="Once is no habit.")
    deliver()
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(people["Basil"], place)) == ("kept", "member")
    assert Notice.objects.get(kind="exclusion_ended").member == people["Basil"]
    assert not Notice.objects.filter(kind="exclusion_decide", read_at=None).exists()


def test_as_many_yes_as_the_rule_wants_or_as_there_are(mill):
    place, _valley, people = mill
    rule = set_exclusion_rule(by=viewer(people["Fern"]), group=place, deciders=9)
    assert rule["deciders"] == 9 and MembraneVersion.objects.filter(group=place).count() == 2
    set_membrane(by=viewer(people["Fern"]), group=place, ways=[[{"kind": "open"}]], trial_days=3)
    place.refresh_from_db()
    assert place.membrane_rules["exclusion"]["deciders"] == 9  # another change of the membrane leaves it alone
    exclusion = heard(propose(people, place))
    decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds="Seen.")
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(people["Basil"], place)) == ("deciding", "member")
    decide_exclusion(by=viewer(people["Hazel"]), exclusion=exclusion, exclude=True, grounds="Heard.")
    exclusion.refresh_from_db()
    assert (exclusion.state, exclusion.grounds) == ("excluded", "Seen.\n\nHeard.")


def test_what_nobody_decides_lapses_and_the_person_stays(mill):
    place, _valley, people = mill
    exclusion = heard(propose(people, place))
    later(31)
    close_decisions(by=system)
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(people["Basil"], place)) == ("lapsed", "member")


def test_a_group_may_vote(mill):
    """Those fully in when it began vote, the person does not; what each says stays secret, the sum is told."""
    place, _valley, people = mill
    set_exclusion_rule(by=viewer(people["Fern"]), group=place, decided_by="vote")
    exclusion = heard(propose(people, place))
    deliver()
    assert set(Notice.objects.filter(kind="exclusion_vote").values_list("member__name", flat=True)) == {
        "Fern", "Sage", "Mint",
    }  # fmt: skip
    bring_in(by=system, group=place, member=people["Rowan"])
    for name in ("Basil", "Rowan", "Hazel"):
        with pytest.raises(NotYoursToDecide):
            vote_on_exclusion(by=viewer(people[name]), exclusion=exclusion, choice="no")
    with pytest.raises(NotYoursToDecide):
        decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds="By me.")
    assert seen(people["Mint"], exclusion) and not seen(people["Rowan"], exclusion)
    vote_on_exclusion(by=viewer(people["Mint"]), exclusion=exclusion, choice="blank")
    vote_on_exclusion(by=viewer(people["Mint"]), exclusion=exclusion, choice="yes")
    vote_on_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, choice="yes")
    exclusion.refresh_from_db()
    assert exclusion.state == "deciding"  # Fern may still say no: two of three are less than the 67 percent asked
    later(8)
    close_decisions(by=system)
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(people["Basil"], place)) == ("excluded", "excluded")
    may_vote = [can(viewer(people[name]), "core.vote_on_exclusion", exclusion) for name in ("Fern", "Mint")]
    assert may_vote == [False, True]  # Fern did not: it is no matter of hers any more (I-2)
    assert "2 yes, 0 no, 0 blank, of 3" in exclusion.grounds and exclusion.reason in exclusion.grounds


def test_an_emergency_keeps_out_for_hours_and_ends_by_itself(mill, circle):
    """Rights, wallet and belonging are gone at once, in the groups inside as well; without anything decided they are back."""
    place, valley, people = mill
    sage = people["Sage"]
    shed = circle("Shed", parent=place, type="project", founder=sage)
    for hours in (-1, 73):
        with pytest.raises(EmergencyTooLong):
            propose(people, place, "Sage", hours=hours)
    exclusion = propose(people, place, "Sage", hours=48)
    deliver()
    assert Notice.objects.get(kind="exclusion_emergency").member == sage
    assert (standing(sage, place), standing(sage, shed)) == ("suspended", "member")
    inside = viewer(sage)
    assert not any(inside.belongs(group) for group in (place, shed, valley)) and inside.is_inside
    assert not inside.has_right("core.tend_group", place) and sage not in who_has("core.tend_group", place)
    shed.refresh_from_db()
    assert shed.in_care_since is not None  # nobody tends it meanwhile
    speak_on_exclusion(by=viewer(sage), exclusion=exclusion, body="I am here.")  # heard all the same
    later(2.1)
    assert end_suspensions(by=system) == 1
    shed.refresh_from_db()
    assert standing(sage, place) == "member" and viewer(sage).has_right("core.tend_group", place)
    assert shed.in_care_since is None and exclusion.state == "hearing"
    withdraw_exclusion(by=viewer(people["Fern"]), exclusion=exclusion)
    with pytest.raises(EmergencyAgain):
        propose(people, place, "Sage", hours=1)
    assert not Exclusion.objects.filter(state="hearing").exists()  # refused as a whole


def test_letting_it_be_ends_the_emergency_at_once(mill):
    place, _valley, people = mill
    exclusion = propose(people, place, hours=72)
    with pytest.raises(NotAllowed):
        withdraw_exclusion(by=viewer(people["Mint"]), exclusion=exclusion)
    withdraw_exclusion(by=viewer(people["Sage"]), exclusion=exclusion)
    assert standing(people["Basil"], place) == "member"


def test_new_evidence_gives_days_to_answer(mill):
    place, _valley, people = mill
    exclusion = propose(people, place)
    later(6.9)
    speak_on_exclusion(by=viewer(people["Fern"]), exclusion=exclusion, body="And on Sunday.")
    later(1)
    end_hearings(by=system)
    exclusion.refresh_from_db()
    assert exclusion.state == "hearing"
    later(2.1)
    end_hearings(by=system)
    exclusion.refresh_from_db()
    assert exclusion.state == "deciding"
    speak_on_exclusion(by=viewer(people["Basil"]), exclusion=exclusion, body="I was away.")
    speak_on_exclusion(by=viewer(people["Fern"]), exclusion=exclusion, body="He came on Monday.", kind="note")
    with pytest.raises(ExclusionMoved):
        speak_on_exclusion(by=viewer(people["Fern"]), exclusion=exclusion, body="And more.")
    assert list(exclusion.words.order_by("id").values_list("kind", flat=True)) == ["evidence", "answer", "note"]


def test_who_leaves_is_not_excluded(mill):
    place, _valley, people = mill
    exclusion = propose(people, place, hours=10)
    leave_group(by=viewer(people["Basil"]), group=place)
    deliver()
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(people["Basil"], place)) == ("lapsed", "left")


def test_who_may_propose_and_whom(mill):
    place, _valley, people = mill
    before = facts_told()
    with pytest.raises(NotAllowed):
        propose(people, place, by="Mint")
    with pytest.raises(NotOneself):
        propose(people, place, "Fern")
    with pytest.raises(NotExcludable):
        propose(people, place, "Rowan")
    with pytest.raises(ReasonMissing):
        propose_exclusion(by=viewer(people["Fern"]), group=place, member=people["Basil"], reason="  ")
    assert facts_told() == before
    propose(people, place)
    with pytest.raises(NotExcludable):
        propose(people, place, by="Sage")


def test_only_parties_and_deciders_see_the_file(mill):
    """Before, while and after: no other member, no gardener of elsewhere; judges once there is an appeal."""
    place, _valley, people = mill
    exclusion = propose(people, place)
    see = {name for name, one in people.items() if seen(one, exclusion)}
    assert see == {"Fern", "Sage", "Basil", "Hazel"}  # Hazel tends what lies around, and may decide
    assert not Exclusion.objects.visible_to(Viewer.anonymous()).exists()


def test_a_group_that_decides_by_itself_is_judged_around_it_all_the_same(mill):
    place, valley, people = mill
    Group.objects.filter(pk=place.pk).update(sovereign_membership=True)
    exclusion = propose(people, place)
    assert not seen(people["Hazel"], exclusion)
    heard(exclusion)
    with pytest.raises(NotYoursToDecide):
        decide_exclusion(by=viewer(people["Hazel"]), exclusion=exclusion, exclude=True, grounds="From afar.")
    decide_exclusion(by=viewer(people["Sage"]), exclusion=exclusion, exclude=True, grounds="Seen.")
    exclusion.refresh_from_db()
    appeal(by=viewer(people["Basil"]), exclusion=exclusion, body="No.")
    exclusion.refresh_from_db()
    assert exclusion.appeal_group == valley and seen(people["Hazel"], exclusion)
    decide_appeal(by=viewer(people["Hazel"]), exclusion=exclusion, uphold=True, grounds="Read.")


def test_at_the_communitys_door(join, community, gardener, circle):
    """From the community itself: everything ends; an appeal goes to those of the gardeners who had no part in it, and
    waits for somebody when there is nobody."""
    basil = join("Basil")
    shed = circle("Shed", founder=basil)
    exclusion = heard(
        propose_exclusion(by=viewer(gardener), group=community, member=basil, reason="Threats.", hours=72)
    )
    decide_exclusion(by=viewer(gardener), exclusion=exclusion, exclude=True, grounds="Read by all.")
    exclusion.refresh_from_db()
    assert (standing(basil, community), standing(basil, shed), viewer(basil).is_inside) == ("excluded", "left", False)
    assert seen(basil, exclusion)
    appeal(by=viewer(basil), exclusion=exclusion, body="No.")
    deliver()
    assert Notice.objects.get(kind="exclusion_no_judge").member == gardener
    with pytest.raises(NotYoursToDecide):
        decide_appeal(by=viewer(gardener), exclusion=exclusion, uphold=True, grounds="Mine.")
    elm = join("Elm")
    grant_role(by=system, role=role(community, "gardener"), member=elm)
    decide_appeal(by=viewer(elm), exclusion=exclusion, uphold=False, grounds="Too harsh.")
    assert viewer(basil).is_inside and standing(basil, shed) == "member"


def test_the_last_gardener_cannot_be_put_out(join, community, gardener):
    elm = join("Elm")
    grant_role(by=system, role=role(community, "gardener"), member=elm)
    exclusion = heard(propose_exclusion(by=viewer(elm), group=community, member=gardener, reason="Away."))
    RoleHolding.objects.filter(member=elm, until=None).update(until=clock.now())
    grant_role(by=system, role=role(community, "auditor"), member=elm)
    Role.objects.filter(group=community, key="auditor").update(rights=["core.suspend_members"])
    with pytest.raises(LastSteward):
        decide_exclusion(by=viewer(elm), exclusion=exclusion, exclude=True, grounds="Still away.")
    exclusion.refresh_from_db()
    assert (exclusion.state, standing(gardener, community)) == ("deciding", "member")


def test_the_file_is_forgotten_and_the_outcome_stays(mill):
    place, _valley, people = mill
    exclusion = excluded(people, place)
    spared = [people["Basil"].uid]
    assert forget_exclusions(by=system, before=clock.now() + timedelta(days=1), spared=spared) == 0
    assert forget_exclusions(by=system, before=clock.now() + timedelta(days=1)) == 1
    exclusion.refresh_from_db()
    assert (exclusion.state, exclusion.reason, exclusion.grounds) == ("excluded", "", "")
    assert not ExclusionWord.objects.exists() and not ExclusionVoice.objects.exists()


@given(st.lists(st.sampled_from(sorted(ExclusionState.values)), min_size=2, max_size=8))
def test_i6_nothing_leads_out_of_an_end_and_no_exclusion_skips_the_hearing(path):
    walked = all(may_follow(before, after) for before, after in pairwise(path))
    if walked and path[0] == "hearing" and "excluded" in path:
        assert path[: path.index("excluded")] == ["hearing", "deciding"]
    for end in ("kept", "upheld", "overturned", "withdrawn", "lapsed"):
        assert not TRANSITIONS[ExclusionState(end)]


@pytest.mark.django_db(transaction=True)
def test_i6_of_two_who_decide_at_once_one_wins(mill):
    """Yes and no in the same moment: one is the decision, the other learns how it stands."""
    place, _valley, people = mill
    exclusion = heard(propose(people, place))
    start, said = threading.Barrier(2), []

    def decide(name, exclude):
        start.wait()
        try:
            decide_exclusion(by=viewer(people[name]), exclusion=exclusion, exclude=exclude, grounds=name)
            said.append("done")
        except Conflict as conflict:
            said.append(conflict.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=each) for each in (("Sage", True), ("Hazel", False))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    exclusion.refresh_from_db()
    assert sorted(said) == ["done", "exclusion_moved"]
    expected = "excluded" if exclusion.state == "excluded" else "member"
    assert standing(people["Basil"], place) == expected and exclusion.state in ("excluded", "kept")
