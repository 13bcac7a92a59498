"""Newcomers and guides, pauses and observers, rules that are looked at again; every state and what may follow it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from wezer.core.acts.admission import apply, come_in, decide_application
from wezer.core.acts.applications import write_on_application
from wezer.core.acts.community import found_community
from wezer.core.acts.invitations import accept_invitation, create_invitation
from wezer.core.acts.leaving import ask_to_leave
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import (
    ask_to_enter,
    bring_in,
    decide_entry,
    enter_group,
    leave_group,
    lift_suspension,
    suspend_member,
)
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import create_role, end_role, grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.acts.steps import step_belonging
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import (
    assign_guide,
    end_pause,
    meet_newcomer,
    pause_belonging,
    remind_of_newcomers,
    set_observer,
)
from wezer.core.crossing.acts.voices import vote_on_entry, vouch
from wezer.core.crossing.jobs import close_votes_on_entry, look_at_rules, see_to_newcomers, see_to_suspensions
from wezer.core.crossing.refusals import MembraneInvalid, NotForYouToSay, NothingToSay, NotNewcomer, ReturnDateNeeded
from wezer.core.crossing.rules import rule_on, trace
from wezer.core.crossing.table import TRANSITIONS
from wezer.core.models import (
    Application,
    Arrival,
    Belonging,
    BelongingState,
    BelongingStep,
    Crossing,
    Group,
    Member,
    Notice,
    Role,
    RoleHolding,
    Room,
    User,
)
from wezer.core.refusals import NotWaiting
from wezer.core.testing import deliver, examples, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed, Refusal

system = Viewer.system()


def days(number):
    return clock.at(clock.now() + timedelta(days=number, minutes=5))


def stands(member, group):
    return Belonging.objects.get(member=member, group=group).state


def log_of(member, group):
    steps = BelongingStep.objects.filter(belonging__member=member, belonging__group=group).order_by("id")
    return [(each.before, each.state, each.crossing, each.membrane_version) for each in steps]


def told(member):
    return list(Notice.objects.filter(member=member).order_by("id").values_list("kind", flat=True))


def guide_in(group, member):
    return grant_role(by=system, role=open_role(by=system, group=group, key="guide"), member=member)


def knock(name, answers=()):
    """Somebody confirms their address at the community's door."""
    user = User.objects.create_user(f"{name.lower()}@example.org", "a fine long pass")
    Arrival.objects.create(user=user, name=name, answers=list(answers))
    return come_in(by=system, user=user)


def test_scenario_02_admission_by_conversation(community, gardener, join):
    """Three answers, a fourth question by a guide, two vouchers, a newcomer with a guide, a member after the trial."""
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    guide_in(community, sage)
    set_membrane(
        by=viewer(gardener), group=community, ways=[[{"kind": "vouching", "vouchers": 2}]], trial_days=60, guides="turn"
    )
    asked = ["What would you like to give?", "What do you need?", "Whom do you know here?"]
    change_setting(by=viewer(gardener), key="admission.questions", value=asked)
    fern = knock("Fern", [{"question": each, "answer": "Honey."} for each in asked])
    crossing = Crossing.objects.get(belonging__member=fern)
    application = Application.objects.get(belonging__member=fern)
    assert (stands(fern, community), len(application.answers), viewer(fern).is_inside) == ("applied", 3, False)

    write_on_application(by=viewer(sage), application=application, body="How many hives?")
    write_on_application(by=viewer(fern), application=application, body="Four.")
    with pytest.raises(NotAllowed):
        write_on_application(by=viewer(mint), application=application, body="I am curious.")
    with pytest.raises(NothingToSay):  # vouching decides here, nobody alone
        decide_application(by=viewer(gardener), application=application, accept=True)
    vouch(by=viewer(basil), crossing=crossing)
    set_membrane(by=viewer(gardener), group=community, ways=[[{"kind": "vouching", "vouchers": 3}]])  # not for Fern
    vouch(by=viewer(mint), crossing=crossing)
    deliver()

    here = Belonging.objects.get(member=fern, group=community)
    assert (here.state, here.guide, viewer(fern).is_inside) == ("newcomer", sage, True)
    application.refresh_from_db()
    assert application.decided_at is not None
    assert "newcomer_here" in told(fern) and "guides_newcomer" in told(sage)
    with days(59):
        see_to_newcomers()
        assert stands(fern, community) == "newcomer"
    with days(60):
        see_to_newcomers()
    assert log_of(fern, community) == [
        ("", "applied", "vouching", 2), ("applied", "newcomer", "vouching", 3), ("newcomer", "member", "trial", 3),
    ]  # fmt: skip
    inputs = BelongingStep.objects.get(belonging=here, state="newcomer").inputs
    assert inputs == {"ways": [[{"kind": "vouching", "answer": "yes", "vouching": 2, "needed": 2}]]}


def test_the_community_admits_by_vote_and_by_rule_too(community, gardener, join):
    ways = [[{"kind": "vote", "who": "team", "quorum": 100, "threshold": 100}]]
    set_membrane(by=viewer(gardener), group=community, ways=ways)
    sage = join("Sage")
    fern = knock("Fern")
    with pytest.raises(NotAllowed):
        vote_on_entry(by=viewer(sage), crossing=Crossing.objects.get(belonging__member=fern), choice="yes")
    vote_on_entry(by=viewer(gardener), crossing=Crossing.objects.get(belonging__member=fern), choice="yes")
    assert stands(fern, community) == "member"

    set_membrane(by=viewer(gardener), group=community, ways=[[{"kind": "rule", "expression": "level = 'Known'"}]])
    mint = knock("Mint")
    look_at_rules()
    assert (stands(mint, community), viewer(mint).is_inside) == ("applied", False)
    from wezer.core.acts.levels import create_level, set_level

    set_level(by=system, member=mint, level=create_level(by=system, name="Known"))
    deliver()
    assert (stands(mint, community), viewer(mint).is_inside) == ("member", True)
    change_setting(by=viewer(gardener), key="admission.mode", value="open")
    with pytest.raises(NotWaiting):
        apply(by=viewer(mint))


def test_an_invitation_begins_the_trial_and_a_forwarded_rule_is_not_skipped(community, gardener, join, circle):
    set_membrane(by=viewer(gardener), group=community, ways=[[{"kind": "invitation"}]], trial_days=10)
    mill = circle("Mill", founder=gardener)
    set_membrane(
        by=viewer(gardener), group=mill, ways=[[{"kind": "invitation"}, {"kind": "rule", "expression": "false"}]]
    )
    invitation, _token = create_invitation(by=viewer(gardener), group=mill)
    user = User.objects.create_user("tansy@example.org", "a fine long pass")
    tansy = accept_invitation(by=system, invitation=invitation, user=user, name="Tansy")
    assert stands(tansy, community) == "newcomer"
    assert not Belonging.objects.filter(member=tansy, group=mill).exists()


def test_a_newcomer_reads_and_writes_and_has_no_vote_yet(circle, join):
    sage, fern, hazel = join("Sage"), join("Fern"), join("Hazel")
    mill = circle("Mill", founder=sage)
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "open"}]], trial_days=30)
    enter_group(by=viewer(fern), group=mill)
    rights = ("core.write_in_group", "core.create_event", "core.create_group", "core.invite_to_group")
    assert [can(viewer(fern), each, mill) for each in rights] == [True, False, False, False]
    publish_post(by=viewer(fern), room=Room.objects.get(group=mill, kind="talk"), body="Hello")
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "vouching"}, {"kind": "vote"}]])
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(hazel), group=mill))
    for said in (
        lambda: vouch(by=viewer(fern), crossing=crossing),
        lambda: vote_on_entry(by=viewer(fern), crossing=crossing, choice="yes"),
    ):
        with pytest.raises(NotAllowed):
            said()
    with days(30):
        see_to_newcomers()
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "open"}]])
    assert [can(viewer(fern), each, mill) for each in rights] == [True, True, True, True]


def test_guides_take_turns_and_are_reminded_once(circle, join):
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    mill = circle("Mill", founder=sage)
    for one in (basil, mint):
        bring_in(by=system, group=mill, member=one)
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "open"}]], trial_days=30, guides="turn", contact_days=4)
    alone = join("Aster")
    enter_group(by=viewer(alone), group=mill)
    deliver()
    assert "guide_missing" in told(sage)
    guide_in(mill, basil), guide_in(mill, mint)
    for name in ("Fern", "Hazel", "Clover"):
        enter_group(by=viewer(join(name)), group=mill)
    guided = dict(Belonging.objects.filter(group=mill, state="newcomer").values_list("member__name", "guide__name"))
    assert guided == {"Aster": None, "Fern": "Basil", "Hazel": "Mint", "Clover": "Basil"}

    first = Belonging.objects.get(group=mill, member=alone)
    with pytest.raises(NotForYouToSay):  # Sage is no guide
        assign_guide(by=viewer(sage), belonging=first, guide=sage)
    with pytest.raises(NotAllowed):
        assign_guide(by=viewer(join("Tansy")), belonging=first, guide=basil)
    assign_guide(by=viewer(sage), belonging=first, guide=mint)
    meet_newcomer(by=viewer(mint), belonging=first)
    deliver()
    assert Notice.objects.get(kind="guide_missing", member=sage).read_at and "guide_given" in told(alone)
    with days(5):
        assert (remind_of_newcomers(by=system), remind_of_newcomers(by=system)) == (3, 0)
        deliver()
    assert (told(basil).count("newcomer_unmet"), told(mint).count("newcomer_unmet")) == (2, 1)
    with days(31):
        see_to_newcomers()
        with pytest.raises(NotNewcomer):
            meet_newcomer(by=viewer(mint), belonging=first)


def test_on_a_pause_one_reads_and_is_back_on_the_day_one_said(circle, join):
    sage, fern = join("Sage"), join("Fern")
    mill = circle("Mill", founder=sage, membrane="open")
    enter_group(by=viewer(fern), group=mill)
    for wrong in (timedelta(days=-1), timedelta(days=500)):
        with pytest.raises(ReturnDateNeeded):
            pause_belonging(by=viewer(fern), group=mill, until=clock.now() + wrong)
    pause_belonging(by=viewer(fern), group=mill, until=clock.now() + timedelta(days=20))
    paused = viewer(fern)
    assert (paused.belongs(mill), can(paused, "core.write_in_group", mill), paused.belongs_fully(mill)) == (
        True,
        False,
        False,
    )
    see_to_newcomers()
    assert stands(fern, mill) == "paused"
    with days(20):
        see_to_newcomers()
    assert can(viewer(fern), "core.write_in_group", mill)
    pause_belonging(by=viewer(fern), group=mill, until=clock.now() + timedelta(days=20))
    end_pause(by=viewer(fern), group=mill)
    here = Belonging.objects.get(member=fern, group=mill)
    assert here.state == "member"
    with pytest.raises(NotAllowed):
        set_observer(by=viewer(fern), belonging=here, observes=False)
    set_observer(by=viewer(sage), belonging=here, observes=True)
    observing = viewer(fern)
    assert (can(observing, "core.write_in_group", mill), can(observing, "core.create_event", mill)) == (True, False)


def test_a_rule_gives_grace_then_a_pause_and_never_expels(circle, join):
    sage, fern, mint = join("Sage"), join("Fern"), join("Mint")
    producers = circle("Producers", membrane="open")
    mill = circle("Mill", founder=sage, membrane="open")
    for one in (sage, fern):
        enter_group(by=viewer(one), group=producers)
    for one in (fern, mint):
        enter_group(by=viewer(one), group=mill)
    rule = {"kind": "rule", "expression": "belongs('producers')", "grace_days": 14}
    set_membrane(by=viewer(sage), group=mill, ways=[[rule]])
    deliver()
    inside = {each.member.name: each for each in Belonging.objects.filter(group=mill).select_related("member")}
    assert {name: bool(each.grace_until) for name, each in inside.items()} == {
        "Sage": False,
        "Fern": False,
        "Mint": True,
    }
    assert "grace_began" in told(mint) and "grace_began_of" in told(sage) and "grace_began" not in told(fern)
    with days(13):
        look_at_rules()
        assert stands(mint, mill) == "member"
    with days(14):
        look_at_rules()
        look_at_rules()
        deliver()
    assert log_of(mint, mill)[-1] == ("member", "paused", "rule_lost", 2)
    assert (viewer(mint).belongs(mill), can(viewer(mint), "core.write_in_group", mill)) == (True, False)
    assert "rule_lost" in told(mint) and "rule_lost_of" in told(sage)
    enter_group(by=viewer(mint), group=producers)
    deliver()
    assert log_of(mint, mill)[-1] == ("paused", "member", "rule_found", 2)
    assert "rule_found" in told(mint)


def test_a_way_without_a_rule_keeps_whom_it_let_in(circle, join):
    sage, fern, mint = join("Sage"), join("Fern"), join("Mint")
    mill = circle("Mill", founder=sage, membrane="open")
    enter_group(by=viewer(mint), group=mill)
    ways = [[{"kind": "rule", "expression": "member.role('steward')"}], [{"kind": "vouching", "vouchers": 1}]]
    set_membrane(by=viewer(sage), group=mill, ways=ways)
    crossing = Crossing.objects.get(belonging=ask_to_enter(by=viewer(fern), group=mill))
    vouch(by=viewer(sage), crossing=crossing)
    look_at_rules()
    graced = Belonging.objects.filter(group=mill, grace_until__isnull=False).values_list("member__name", flat=True)
    assert set(graced) == {"Mint"}  # who came in by vouching stays, who came when it was open has days of grace


def test_what_a_rule_cannot_know_counts_as_no_and_those_who_tend_are_warned(circle, join, gardener):
    sage, fern = join("Sage"), join("Fern")
    mill = circle("Mill", founder=sage)
    from wezer.ledger.acts.currencies import create_currency

    create_currency(by=viewer(gardener), code="VAL", name="Valeureux", kind="mutual_credit")
    source = 'balance("VAL") >= 0'
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "rule", "expression": source}]])
    assert rule_on(source, [fern], mill)[fern.pk].holds
    assert [part.value for part in trace(source, fern, mill, to_member=False) if part.text == 'balance("VAL")'] == [
        "kept private"
    ]
    assert [part.value for part in trace(source, fern, mill, to_member=True) if part.text == 'balance("VAL")'] == ["0"]
    change_setting(by=viewer(gardener), key="modules.closed", value=["ledger", "exchange", "operation"])
    assert not rule_on(source, [fern], mill)[fern.pk].holds
    with pytest.raises(MembraneInvalid):  # nobody writes such a rule now
        set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "rule", "expression": source + " or true"}]])
    look_at_rules()
    look_at_rules()
    deliver()
    assert told(sage).count("rule_unknown") == 1
    assert Belonging.objects.get(group=mill, member=sage).grace_until is not None


def test_roles_and_days_are_read_by_rules(circle, join):
    sage, fern = join("Sage"), join("Fern")
    mill = circle("Mill", founder=sage, membrane="open")
    enter_group(by=viewer(fern), group=mill)

    def holds(source):
        found = rule_on(source, [sage, fern], mill)
        return found[sage.pk].holds, found[fern.pk].holds

    assert holds("member.role('steward')") == (True, False)
    assert holds("level = none and member.days < 1 and here.days = 0") == (True, True)
    end_role(by=system, holding=RoleHolding.objects.get(member=sage, role__group=mill, role__key="steward"))
    leave_group(by=viewer(fern), group=mill)
    with days(7):
        enter_group(by=viewer(fern), group=mill)
        assert holds("member.role('steward')") == (False, False)
        assert holds("member.days >= 7 and here.days >= 7") == (True, False)


@act
def _step(*, by, belonging, before, after):
    step_belonging(belonging, before, after, NotWaiting())


@settings(max_examples=examples(25), deadline=None)
@given(
    walk=st.lists(
        st.tuples(st.sampled_from(sorted(TRANSITIONS)), st.sampled_from(sorted(BelongingState.values))), max_size=12
    )
)
def test_i6_only_listed_steps_happen_and_each_is_kept_once(django_db_setup, django_db_blocker, walk):
    """Whatever is tried in whatever order: a step happens if its state is the present one and the table lists it."""

    class Undo(Exception):
        pass

    with django_db_blocker.unblock(), pytest.raises(Undo), transaction.atomic():
        root = found_community(by=system, name="Root")
        fern = add_member(by=system, name="Fern", user=None, state=BelongingState.APPLIED)
        belonging, expected = (
            Belonging.objects.select_related("group", "member").get(member=fern, group=root),
            ["applied"],
        )
        for before, after in walk:
            allowed = before == expected[-1] and after in TRANSITIONS[before]
            try:
                _step(by=system, belonging=belonging, before=before, after=after)
                happened = True
            except NotWaiting:
                happened = False
            assert happened == allowed
            expected += [after] if allowed else []
        assert list(BelongingStep.objects.order_by("id").values_list("state", flat=True)) == expected
        assert Belonging.objects.get().state == expected[-1]
        raise Undo


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_simultaneous_voices_one_ends_the_attempt_and_the_others_hear_that_it_is_over(circle, join):
    """Two decide otherwise, a third withdraws the request: one outcome, one step, clear refusals."""
    sage, basil, fern = join("Sage"), join("Basil"), join("Fern")
    mill = circle("Mill", founder=sage, membrane="request")
    grant_role(by=system, role=Role.objects.get(group=mill, key="steward"), member=basil)
    asked = ask_to_enter(by=viewer(fern), group=mill)
    start, heard = Barrier(3), []

    def at_once(do):
        start.wait()
        try:
            do()
            heard.append("done")
        except Refusal as refusal:
            heard.append(refusal.code)
        finally:
            connection.close()

    def mine():
        return Belonging.objects.select_related("group", "member").get(pk=asked.pk)

    doing = (
        lambda: decide_entry(by=viewer(sage), belonging=mine(), accept=True),
        lambda: decide_entry(by=viewer(basil), belonging=mine(), accept=False, reason="Full."),
        lambda: leave_group(by=viewer(fern), group=Group.objects.get(pk=mill.pk)),
    )
    threads = [Thread(target=at_once, args=(do,)) for do in doing]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    steps = log_of(fern, mill)
    ended = stands(fern, mill)
    outcomes = {"member": 1, "refused": 1, "withdrawn": 1, "left": 2}  # let in, and then left: two in a row
    assert steps[0][1] == "applied" and len(steps) - 1 == outcomes[ended]
    assert heard.count("done") == outcomes[ended] and set(heard) <= {"done", "not_waiting", "application_closed"}
    assert not Crossing.objects.filter(state="waiting").exists()
    assert Member.objects.filter(belongings__group=mill, pk=fern.pk).count() == 1


def test_the_worker_closes_votes(circle, join):
    sage, fern = join("Sage"), join("Fern")
    mill = circle("Mill", founder=sage)
    bring_in(by=system, group=mill, member=join("Basil"))
    set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "vote", "quorum": 0, "silence": "yes", "days": 2}]])
    ask_to_enter(by=viewer(fern), group=mill)
    close_votes_on_entry()
    assert stands(fern, mill) == "applied"
    with days(2):
        close_votes_on_entry()
    assert stands(fern, mill) == "member"


def test_when_the_rule_is_taken_out_nobody_stays_paused_by_it(circle, join, community, gardener):
    sage, mint, fern = join("Sage"), join("Mint"), join("Fern")
    mill = circle("Mill", founder=sage, membrane="open")
    enter_group(by=viewer(mint), group=mill)
    rule = [[{"kind": "rule", "expression": "member.role('steward')", "grace_days": 3}]]
    set_membrane(by=viewer(sage), group=mill, ways=rule)
    with days(4):
        look_at_rules()
        bring_in(by=system, group=mill, member=fern)
        look_at_rules()
        assert stands(mint, mill) == "paused" and Belonging.objects.get(member=fern, group=mill).grace_until
        set_membrane(by=viewer(sage), group=mill, ways=[[{"kind": "open"}]])
    assert log_of(mint, mill)[-1] == ("paused", "member", "rule_found", 3)
    set_membrane(by=viewer(gardener), group=community, ways=rule)
    change_setting(by=viewer(gardener), key="admission.mode", value="open")
    assert Belonging.objects.filter(group=community, grace_until__isnull=False).exists()
    look_at_rules()
    assert not Belonging.objects.exclude(grace_until=None, paused_by_rule=False).exists()


def test_an_invitation_does_not_spare_what_the_community_asks_besides(community, gardener, join, circle):
    mill = circle("Mill", founder=gardener, membrane="open")
    invitation, _token = create_invitation(by=viewer(gardener), group=mill, most_uses=3)
    set_membrane(by=viewer(gardener), group=community, ways=[[{"kind": "vouching", "vouchers": 1}]])
    fern = knock("Fern")
    user = User.objects.create_user("tansy@example.org", "a fine long pass")
    tansy = accept_invitation(by=system, invitation=invitation, user=user, name="Tansy")
    accept_invitation(by=viewer(fern), invitation=invitation)
    for member in (tansy, fern):
        assert stands(member, community) == "applied" and not viewer(member).is_inside
        assert not Belonging.objects.filter(member=member, group=mill).exists()
        crossing = Crossing.objects.get(belonging__member=member)
        assert crossing.invited and Application.objects.filter(belonging=crossing.belonging).exists()
        vouch(by=viewer(gardener), crossing=crossing)
        assert stands(member, community) == "member"
    assert Belonging.objects.get(member=tansy, group=community).invited_by == gardener


def test_on_the_communitys_door_only_those_who_admit_people_decide(community, gardener, join):
    set_membrane(by=viewer(gardener), group=community, ways=[[{"kind": "request"}]])
    fern, sage = knock("Fern"), join("Sage")
    role = create_role(by=system, group=community, name="Porter", rights=["core.decide_membership"])
    grant_role(by=system, role=role, member=sage)
    asked = Belonging.objects.get(member=fern, group=community)
    with pytest.raises(NotAllowed):
        decide_entry(by=viewer(sage), belonging=asked, accept=True)
    decide_entry(by=viewer(gardener), belonging=asked, accept=True)
    assert stands(fern, community) == "member"


def test_after_a_suspension_one_stands_as_before(community, gardener, join):
    trial = clock.now() + timedelta(days=20)
    before = {"Fern": "newcomer", "Mint": "observer", "Sage": "member", "Basil": "paused", "Thyme": "leaving"}
    people = {name: join(name) for name in before}
    ask_to_leave(by=viewer(people["Thyme"]))
    for name in ("Fern", "Mint", "Basil"):
        of = Belonging.objects.filter(member=people[name], group=community)
        of.update(state=before[name], until=trial if name == "Fern" else None, grace_until=trial)
    day = clock.now() + timedelta(days=2)
    for name, member in people.items():
        suspend_member(by=viewer(gardener), member=member, reason="Rude", until=None if name == "Sage" else day)
    lift_suspension(by=viewer(gardener), member=people["Sage"])
    see_to_suspensions()
    assert stands(people["Fern"], community) == "suspended"
    with days(7):
        see_to_suspensions()
    assert {name: stands(member, community) for name, member in people.items()} == before
    fern = Belonging.objects.get(member=people["Fern"], group=community)
    assert (fern.until, fern.grace_until) == (trial, None)
