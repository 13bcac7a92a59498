"""How far rights reach, where they end, and who holds the charge of a group that nobody tends: G-4, G-8, scenarios 5 and 7, I-4."""

from datetime import timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.groups import change_group, change_sovereignty
from wezer.core.acts.leaving import ask_to_leave, leave_community
from wezer.core.acts.membership import bring_in, invite_member, leave_group, lift_suspension, suspend_member
from wezer.core.acts.roles import create_role, grant_role
from wezer.core.acts.tree import move_group
from wezer.core.crossing.acts.newcomers import end_pause, pause_belonging
from wezer.core.exclusion.acts.appeals import appeal, decide_appeal
from wezer.core.exclusion.acts.procedure import decide_exclusion, end_hearings, propose_exclusion
from wezer.core.jobs import end_what_was_for_a_time
from wezer.core.kinds import notice_kinds
from wezer.core.models import Belonging, Group, Notice, Role, RoleHolding
from wezer.core.refusals import BeyondOwnRights, DecidesItself, LastSteward, NotSettled
from wezer.core.tending import stewards_of
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.jobs import scheduled_jobs
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


@pytest.fixture
def federation(circle, join):
    """Sage tends a federation whose secretary is Fern; in it a circle, a project, and a cooperative that Basil tends."""
    sage, basil, fern = join("Sage"), join("Basil"), join("Fern")
    alliance = circle("Rivers", type="alliance", founder=sage)
    for member in (fern, basil):
        bring_in(by=system, group=alliance, member=member)
    secretary = create_role(by=system, group=alliance, name="Secretary", rights=["core.invite_to_group"])
    grant_role(by=system, role=secretary, member=fern)
    water = circle("Water", parent=alliance, founder=sage)
    coop = circle("Bakery", parent=alliance, type="organisation", founder=basil)
    oven = circle("Oven", parent=coop, founder=basil)
    return alliance, water, coop, oven, fern, basil


def test_scenario_05_downward_right_with_sovereignty(federation, join):
    """The federation's secretary invites everywhere but in the sovereign cooperative; told why, and whom to ask."""
    alliance, water, coop, oven, fern, _basil = federation
    mint = join("Mint")
    for group in (alliance, water):
        assert invite_member(by=viewer(fern), group=group, member=mint).state == "invited"
    before = facts_told()
    for group in (coop, oven):
        with pytest.raises(DecidesItself) as refused:
            invite_member(by=viewer(fern), group=group, member=mint)
        assert "Basil" in refused.value.sentence and group.name in refused.value.sentence
        assert refused.value.status == 403
    assert facts_told() == before and not Belonging.objects.filter(member=mint, group__in=[coop, oven]).exists()


def test_g4_money_and_membership_end_at_a_sovereign_membrane_other_rights_do_not(federation, join, gardener):
    _alliance, water, coop, oven, _fern, basil = federation
    oak = viewer(gardener)
    assert [can(oak, "core.decide_membership", group) for group in (water, coop, oven)] == [True, False, False]
    assert [can(oak, "core.tend_group", group) for group in (water, coop, oven)] == [True, True, True]
    assert can(viewer(basil), "core.decide_membership", oven)
    with pytest.raises(NotAllowed):  # what one may not do oneself one cannot let others do
        grant_role(by=oak, role=Role.objects.get(group=coop, key="wallet"), member=gardener)
    wallet = Role.objects.get(group=Group.objects.get(parent=None), key="wallet")
    grant_role(by=system, role=wallet, member=gardener)
    oak = viewer(gardener)
    assert [oak.may_act_for(group) for group in (water, coop, oven)] == [True, False, False]
    assert [can(oak, "ledger.manage_wallet", group) for group in (water, coop, oven)] == [True, False, False]


def test_only_those_who_tend_the_group_itself_say_what_it_decides(federation, gardener, client):
    _alliance, _water, coop, _oven, fern, basil = federation
    with pytest.raises(NotAllowed):
        change_sovereignty(by=viewer(gardener), group=coop, money=False, membership=False)
    client.force_login(fern.user)
    assert client.get("/g/bakery/settings/sovereignty/").status_code == 403
    client.force_login(basil.user)
    page = client.get("/g/bakery/settings/sovereignty/?money=on").content.decode()
    assert "Fern (Secretary of Rivers) may from then on: Invite people to the group." in page
    assert "Sage (Wallet holder" not in page  # nothing changes about money
    assert Group.objects.get(pk=coop.pk).sovereign_in == ["money", "membership"]
    assert client.post("/g/bakery/settings/sovereignty/", {"money": "on"}).status_code == 303
    assert can(viewer(fern), "core.invite_to_group", Group.objects.get(pk=coop.pk))
    page = client.get("/g/bakery/settings/sovereignty/?money=on&membership=on").content.decode()
    assert "Fern (Secretary of Rivers) may no longer: Invite people to the group." in page
    said = Caller.of(basil, "*").send("put", f"core/groups/{coop.uid}/sovereignty", {"money": True, "membership": True})
    assert said.json()["sovereign_in"] == ["money", "membership"]
    kept_out = Caller.of(gardener, "*").send(
        "put", f"core/groups/{coop.uid}/sovereignty", {"money": False, "membership": False}
    )
    assert kept_out.status_code == 403


def test_scenario_07_last_steward_leaves(federation, join):
    """Those around hold the charge at once, sovereign or not; a task to choose somebody waits for them."""
    alliance, _water, coop, _oven, _fern, basil = federation
    sage = next(member for member in stewards_of(alliance))
    mint = join("Mint")
    bring_in(by=system, group=coop, member=mint)
    leave_group(by=viewer(basil), group=coop)
    coop.refresh_from_db()
    assert coop.in_care_since is not None and [each.name for each in stewards_of(coop)] == ["Sage"]
    assert can(viewer(sage), "core.decide_membership", coop)
    deliver()
    waiting = Notice.objects.filter(read_at=None, kind__in=["in_care", "nobody_tends"], group=coop)
    assert sorted(waiting.values_list("kind", "member__name")) == [("in_care", "Sage"), ("nobody_tends", "Mint")]
    task = waiting.get(kind="in_care")
    assert "choose a steward" in notice_kinds[task.kind].sentence(task)

    grant_role(by=viewer(sage), role=Role.objects.get(group=coop, key="steward"), member=mint)
    deliver()
    coop.refresh_from_db()
    assert coop.in_care_since is None and [each.name for each in stewards_of(coop)] == ["Mint"]
    assert not waiting.exists() and not can(viewer(sage), "core.decide_membership", coop)
    with pytest.raises((NotAllowed, BeyondOwnRights)):
        grant_role(by=viewer(sage), role=Role.objects.get(group=coop, key="steward"), member=sage)


def test_scenario_07_a_last_term_that_ends_leaves_the_charge_to_those_around_within_a_minute(federation):
    _alliance, _water, coop, _oven, _fern, basil = federation
    job = next(job for job in scheduled_jobs().values() if job.run is end_what_was_for_a_time)
    assert job.every <= timedelta(minutes=1)
    over = now() + timedelta(days=9)
    RoleHolding.objects.filter(role__group=coop, role__key="steward", member=basil).update(ends_at=over)
    for moment, names in ((over - timedelta(minutes=1), ["Basil"]), (over, ["Sage"])):
        with clock.at(moment):
            job.run()
            deliver()
        assert [each.name for each in stewards_of(coop)] == names
    assert Notice.objects.get(kind="in_care", group=coop).member.name == "Sage"


def test_g8_a_steward_who_is_suspended_does_not_tend(federation, gardener):
    _alliance, _water, coop, oven, _fern, basil = federation
    suspend_member(by=viewer(gardener), member=basil, reason="a test")
    assert Group.objects.filter(pk__in=[coop.pk, oven.pk], in_care_since=None).count() == 0
    lift_suspension(by=viewer(gardener), member=basil)
    assert Group.objects.filter(pk__in=[coop.pk, oven.pk], in_care_since=None).count() == 2


def test_i4_who_is_kept_out_around_does_not_tend_what_comes_to_lie_there(circle, join):
    """Fern tends the shed, and is kept out of Rivers for two days: moved into it, the shed is in the care of Sage."""
    fern, sage = join("Fern"), join("Sage")
    rivers, shed = circle("Rivers", type="local", founder=sage), circle("Shed", founder=fern)
    bring_in(by=system, group=rivers, member=fern)
    propose_exclusion(by=viewer(sage), group=rivers, member=fern, reason="Rude", hours=48)

    def tended():
        found = Group.objects.get(pk=shed.pk)
        return found.in_care_since is None, [each.name for each in stewards_of(found)]

    assert tended() == (True, ["Fern"])
    move_group(by=system, group=shed, parent=rivers)
    assert tended() == (False, ["Sage"])
    change_group(by=system, group=Group.objects.get(pk=rivers.pk), direct_only=True)
    assert tended() == (True, ["Fern"])  # being kept out of Rivers says nothing of what does not make one belong to it
    change_group(by=system, group=Group.objects.get(pk=rivers.pk), direct_only=False)
    assert tended() == (False, ["Sage"])
    move_group(by=system, group=Group.objects.get(pk=shed.pk), parent=Group.objects.root())
    assert tended() == (True, ["Fern"])


def test_i4_a_role_given_to_who_is_excluded_counts_once_an_appeal_lets_them_back(circle, join, gardener):
    fern, sage = join("Fern"), join("Sage")
    rivers = circle("Rivers", type="local", founder=sage)
    shed = circle("Shed", parent=rivers)
    bring_in(by=system, group=rivers, member=fern)
    running = propose_exclusion(by=system, group=rivers, member=fern, reason="Rude")
    with clock.at(clock.now() + timedelta(days=8)):
        end_hearings(by=system)
        decide_exclusion(by=viewer(sage), exclusion=running, exclude=True, grounds="Rude.")
        grant_role(by=system, role=Role.objects.get(group=shed, key="steward"), member=fern)
        assert Group.objects.get(pk=shed.pk).in_care_since is not None
        appeal(by=viewer(fern), exclusion=running, body="I was not.")
        decide_appeal(by=viewer(gardener), exclusion=running, uphold=False, grounds="She was not.")
        assert Group.objects.get(pk=shed.pk).in_care_since is None


def test_i4_the_community_is_not_closed_to_the_last_who_tends_it(gardener, join):
    hazel = join("Hazel")
    grant_role(by=system, role=Role.objects.get(group__parent=None, key="gardener"), member=hazel)
    pause_belonging(by=viewer(hazel), group=Group.objects.root(), until=clock.now() + timedelta(days=9))
    before = facts_told()
    for by in (system, viewer(gardener)):
        with pytest.raises(LastSteward):
            suspend_member(by=by, member=gardener, reason="a test")
    assert facts_told() == before
    ask_to_leave(by=viewer(gardener))
    with pytest.raises(NotSettled) as refused:  # who is on a pause tends nothing for now
        leave_community(by=viewer(gardener))
    assert "Nobody else tends the community" in refused.value.sentence
    end_pause(by=viewer(hazel), group=Group.objects.root())
    suspend_member(by=viewer(hazel), member=gardener, reason="a test")
