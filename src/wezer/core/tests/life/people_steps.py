"""People come in and go, rest, are kept out, are heard and come back, and are forgotten."""

from datetime import timedelta

from wezer.core import jobs
from wezer.core.acts.erasing import ask_erasure, erase_member, finish_erasure, take_erasure_back
from wezer.core.acts.leaving import ask_to_leave, finish_departure, leave_community, stay
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    decide_entry,
    end_invitations,
    end_suspensions,
    enter_group,
    invite_member,
    leave_group,
    lift_suspension,
    suspend_member,
)
from wezer.core.acts.roles import end_terms
from wezer.core.community import community
from wezer.core.crossing import jobs as crossing_jobs
from wezer.core.crossing.acts.inviting import answer_proposal, propose_invitation
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import (
    end_pause,
    end_pauses,
    end_trial,
    finish_trials,
    pause_belonging,
    set_observer,
)
from wezer.core.crossing.acts.parting import finish_parting, let_go, stay_in_group
from wezer.core.crossing.acts.standing import reconsider_group
from wezer.core.crossing.acts.voices import close_votes, vote_on_entry
from wezer.core.crossing.inviting import asks_first
from wezer.core.exclusion import jobs as exclusion_jobs
from wezer.core.exclusion.acts.appeals import appeal, decide_appeal
from wezer.core.exclusion.acts.procedure import (
    close_decisions,
    decide_exclusion,
    end_hearings,
    let_go_of_exclusions,
    propose_exclusion,
    set_exclusion_rule,
    vote_on_exclusion,
    withdraw_exclusion,
)
from wezer.core.exclusion.sight import deciders_of, judges_in
from wezer.core.models import OPEN_EXCLUSIONS, Belonging, Crossing, Erasure, Exclusion, ExclusionVoice, Group, Member
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.queries import members_who_may
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.tests.life.steps import Widens, step
from wezer.core.tests.life.world import Moved, World, system
from wezer.kernel import clock

WISHES = ("delete", "anonymise", "sign")


def stands(member: Member, group: Group) -> str:
    return Belonging.objects.filter(member=member, group=group).values_list("state", flat=True).first() or ""


def nights(world: World, days: int) -> None:
    """So many days later: what the worker does by itself has been done."""
    world.moment += timedelta(days=days)
    with clock.at(world.moment):
        exclusion_jobs.see_to_exclusions()
        crossing_jobs.close_votes_on_entry()
        crossing_jobs.see_to_newcomers()
        crossing_jobs.see_to_suspensions()
        crossing_jobs.see_to_invitations()
        crossing_jobs.see_to_partings()
        crossing_jobs.look_at_rules()
        jobs.end_what_was_for_a_time()
        jobs.let_go_who_leaves()


@step(
    end_terms, end_suspensions, end_pauses, finish_trials, end_hearings, close_decisions, end_invitations, close_votes,
    reconsider_group, finish_departure, finish_erasure, finish_parting,
)  # fmt: skip
def days_pass(world, who, where, elsewhere):
    moved = Moved()
    nights(world, 1 + 20 * (world.choice % 3))
    return Widens(moved.people())


@step(let_go_of_exclusions)
def the_worker_tells(world, who, where, elsewhere):
    """What follows facts: pages of roles, roles by trust, what waits no more."""
    moved = Moved()
    deliver(after=world.told)
    world.told = facts_told()
    return Widens(moved.people(), groups=True)


@step(bring_in, place=(3, 1, 4))
def bring(world, who, where, elsewhere):
    bring_in(by=system, group=where, member=who)
    return [who]


@step(enter_group, ask_to_enter, decide_entry, place=(0, 4, 2))
def ask(world, who, where, elsewhere):
    if where.membrane == "open":
        enter_group(by=viewer(who), group=where)
    else:
        asked = ask_to_enter(by=viewer(who), group=where)
        decider = members_who_may("core.decide_membership", where)[0]
        decide_entry(by=viewer(decider), belonging=asked, accept=bool(world.choice % 2), reason="A test.")
    return [who]


@step(vote_on_entry, place=(0, 1, 2))
def be_voted_in(world, who, where, elsewhere):
    set_membrane(by=system, group=where, ways=[[{"kind": "vote", "quorum": 0, "threshold": 51, "days": 3}]])
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(who), group=where))
    for number in crossing.electors:
        crossing.refresh_from_db()
        if crossing.is_waiting:
            vote_on_entry(by=viewer(Member(pk=number)), crossing=crossing, choice="yes")
    return [who]


@step(invite_member, answer_invitation, place=(0, 2, 2))
def invite(world, who, where, elsewhere):
    invited = invite_member(by=system, group=where, member=who)
    if world.choice % 2:
        answer_invitation(by=viewer(who), belonging=invited, accept=True)
    return [who]


@step(invite_member, answer_invitation, place=(3, 1, 2))
def come_to_observe(world, who, where, elsewhere):
    invited = invite_member(by=system, group=where, member=who, as_observer=True)
    answer_invitation(by=viewer(who), belonging=invited, accept=True)
    return [who]


@step(propose_invitation, answer_proposal, answer_invitation, place=(0, 3, 3))
def be_proposed(world, who, where, elsewhere):
    """Somebody inside, who may not invite alone, proposes them; those who decide say yes."""
    set_membrane(by=system, group=where, ways=[[{"kind": "request"}]], inviting="confirmed")
    for inside in Belonging.objects.filter(group=where, state="member").select_related("member").order_by("pk"):
        if asks_first(viewer(inside.member), where):
            proposal = propose_invitation(by=viewer(inside.member), group=where, member=who)
            answer_proposal(by=system, proposal=proposal, accept=True)
            break
    if world.choice % 2:
        invited = Belonging.objects.select_related("group", "member").get(member=who, group=where)
        answer_invitation(by=viewer(who), belonging=invited, accept=True)
    return [who]


@step(leave_group, stay_in_group, let_go, place=(3, 3, 1))
def leave_with_notice(world, who, where, elsewhere):
    """Said first, and taken back, or ended at once by those who decide; or its day comes later (days_pass)."""
    set_membrane(by=system, group=where, ways=[[{"kind": "request"}]], leaving="notice", leaving_days=5)
    if leave_group(by=viewer(who), group=where) is None or world.choice % 3 == 2:
        return
    if world.choice % 3:
        leaving = Belonging.objects.select_related("group", "member").get(member=who, group=where)
        let_go(by=system, belonging=leaving)
    else:
        stay_in_group(by=viewer(who), group=where)


@step(leave_group, place=(3, 3, 2))
def leave(world, who, where, elsewhere):
    leave_group(by=viewer(who), group=where)


@step(suspend_member, lift_suspension, place=(3, 1, 2))
def suspend_or_lift(world, who, where, elsewhere):
    if stands(who, community()) == "suspended":
        lift_suspension(by=system, member=who)
        return [who]
    suspend_member(by=system, member=who, reason="A test.", until=world.moment + timedelta(days=30))
    return None


@step(decide_now, place=(3, 1, 2))
def restrict(world, who, where, elsewhere):
    decide_now(by=system, kind="member", thing=who, decision="restrict", reason="A test.", days=3)


@step(pause_belonging, end_pause, place=(3, 3, 2))
def rest_or_return(world, who, where, elsewhere):
    if stands(who, where) == "paused":
        end_pause(by=viewer(who), group=where)
        return [who]
    pause_belonging(by=viewer(who), group=where, until=world.moment + timedelta(days=10))
    return None


@step(set_observer, place=(3, 3, 2))
def observe_or_not(world, who, where, elsewhere):
    mine = Belonging.objects.select_related("group", "member").filter(member=who, group=where).first()
    if mine is None:
        return None
    set_observer(by=system, belonging=mine, observes=mine.state == "member")
    return None


@step(set_membrane, end_trial, place=(0, 4, 2))
def come_on_trial(world, who, where, elsewhere):
    """Another membrane for all; who comes in by it is a newcomer first."""
    set_membrane(by=system, group=where, ways=[[{"kind": "open"}]], trial_days=15)
    enter_group(by=viewer(who), group=where)
    if world.choice % 2:
        mine = Belonging.objects.select_related("group", "member").get(member=who, group=where)
        end_trial(by=system, belonging=mine)
    return [who]


@step(set_membrane, place=(3, 4, 2))
def ask_for_a_role(world, who, where, elsewhere):
    """Whoever holds no role there falls out of the rule: grace, then a pause."""
    rule = {"kind": "rule", "expression": "here.roles >= 1", "grace_days": 5}
    set_membrane(by=system, group=where, ways=[[rule]])


# ------------------------------------------------------------------ exclusion


def proposed(who: Member, where: Group, hours: int = 0) -> Exclusion:
    running = Exclusion.objects.filter(member=who, group=where, state__in=OPEN_EXCLUSIONS).with_people().first()
    return running or propose_exclusion(by=system, group=where, member=who, reason="A test.", hours=hours)


def excluded(world: World, who: Member, where: Group) -> Exclusion:
    found = Exclusion.objects.filter(member=who, group=where, state="excluded").with_people().last()
    if found is not None:
        return found
    running = proposed(who, where)
    nights(world, 8)
    with clock.at(world.moment):
        for decider in deciders_of(running)[:1]:  # where nobody else could, nothing is decided
            decide_exclusion(by=viewer(decider), exclusion=running, exclude=True, grounds="A test.")
    return Exclusion.objects.with_people().get(pk=running.pk)


@step(propose_exclusion, place=(3, 3, 2))
def keep_out_at_once(world, who, where, elsewhere):
    proposed(who, where, hours=48)


@step(withdraw_exclusion, place=(3, 3, 2))
def let_it_be(world, who, where, elsewhere):
    withdraw_exclusion(by=system, exclusion=proposed(who, where, hours=24))
    return [who]


@step(decide_exclusion, place=(3, 3, 2))
def exclude(world, who, where, elsewhere):
    moved = Moved()
    excluded(world, who, where)
    return Widens(moved.people())


@step(appeal, decide_appeal, place=(3, 3, 2))
def appeal_and_be_heard(world, who, where, elsewhere):
    moved = Moved()
    found = excluded(world, who, where)
    with clock.at(world.moment):
        appeal(by=viewer(who), exclusion=found, body="A test.")
        found.refresh_from_db()
        for judge in judges_in(found, found.appeal_group)[:1]:  # where nobody else could, it waits
            decide_appeal(by=viewer(judge), exclusion=found, uphold=bool(world.choice % 2), grounds="A test.")
    return Widens(moved.people())


@step(set_exclusion_rule, vote_on_exclusion, place=(3, 3, 2))
def be_voted_out(world, who, where, elsewhere):
    moved = Moved()
    set_exclusion_rule(by=system, group=where, decided_by="vote", quorum=0)
    running = proposed(who, where)
    nights(world, 8)
    with clock.at(world.moment):
        for voice in ExclusionVoice.objects.filter(exclusion=running).select_related("member"):
            running.refresh_from_db()
            if running.state == "deciding":
                vote_on_exclusion(by=viewer(voice.member), exclusion=running, choice="yes")
    return Widens(moved.people())


# ------------------------------------------------------------------ out of the community


@step(ask_to_leave, stay, place=(3, 1, 2))
def ask_to_leave_or_stay(world, who, where, elsewhere):
    if stands(who, community()) == "leaving":
        stay(by=viewer(who))
    else:
        ask_to_leave(by=viewer(who))
    return [who]  # who asks to leave does so from a pause, too


@step(leave_community, place=(3, 1, 2))
def leave_for_good(world, who, where, elsewhere):
    if stands(who, community()) != "leaving":
        ask_to_leave(by=viewer(who))
    leave_community(by=viewer(who))


@step(ask_erasure, take_erasure_back, place=(3, 1, 2))
def ask_to_be_forgotten_or_not(world, who, where, elsewhere):
    if Erasure.objects.filter(member=who, done_at=None).exists():
        take_erasure_back(by=viewer(who))
    else:
        ask_erasure(by=viewer(who), wish=WISHES[world.choice % 3])
    return [who]


@step(erase_member, place=(3, 1, 2))
def be_forgotten(world, who, where, elsewhere):
    erase_member(by=system, member=who, wish=WISHES[world.choice % 3])
