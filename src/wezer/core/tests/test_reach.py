"""How far rights reach, where they end, and who holds the charge of a group that nobody tends: G-4, G-8, scenarios 5 and 7, I-4."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import change_sovereignty, create_group
from wezer.core.acts.lifecycle import archive_group
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in, invite_member, leave_group, lift_suspension, suspend_member
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.kinds import notice_kinds
from wezer.core.models import Belonging, Group, GroupState, Notice, Role, RoleHolding
from wezer.core.refusals import BeyondOwnRights, DecidesItself
from wezer.core.tending import stewards_of
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
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


def test_g8_a_steward_who_is_suspended_does_not_tend(federation, gardener):
    _alliance, _water, coop, oven, _fern, basil = federation
    suspend_member(by=viewer(gardener), member=basil, reason="a test")
    assert Group.objects.filter(pk__in=[coop.pk, oven.pk], in_care_since=None).count() == 0
    lift_suspension(by=viewer(gardener), member=basil)
    assert Group.objects.filter(pk__in=[coop.pk, oven.pk], in_care_since=None).count() == 2


steps = st.lists(
    st.tuples(
        st.sampled_from(["grant", "end", "leave", "suspend", "lift", "archive"]), st.integers(0, 2), st.integers(1, 3)
    ),
    max_size=9,
)


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=steps)
def test_i4_no_active_group_is_without_somebody_who_tends_it_or_holds_the_charge(db, steps):
    class Undo(Exception):
        pass

    with pytest.raises(Undo), transaction.atomic():
        groups = [found_community(by=system, name="Root")]
        oak = add_member(by=system, name="Oak", user=None)
        grant_role(by=system, role=Role.objects.get(group=groups[0], key="gardener"), member=oak)
        people = [add_member(by=system, name=name, user=None) for name in ("Fern", "Sage", "Mint")]
        for kind, parent in (("alliance", 0), ("organisation", 1), ("circle", 2)):
            groups.append(create_group(by=viewer(people[0]), parent=groups[parent], type=kind, name=kind))
        for step, who, where in steps:
            _do(step, people[who], groups[where], oak)
            _check_care()
        raise Undo


def _do(step, member, group, oak):
    held = RoleHolding.objects.filter(role__group=group, role__key="steward", member=member, until=None).first()
    belongs = Belonging.objects.filter(group=group, member=member, state="member").exists()
    root = Belonging.objects.get(group__parent=None, member=member).state
    if step == "grant" and root == "member":
        bring_in(by=system, group=group, member=member)
        grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=member)
    elif step == "end" and held:
        end_role(by=system, holding=held)
    elif step == "leave" and belongs:
        leave_group(by=viewer(member), group=group)
    elif step == "suspend" and root == "member":
        suspend_member(by=viewer(oak), member=member, reason="a test")
    elif step == "lift" and root == "suspended":
        lift_suspension(by=viewer(oak), member=member)
    elif step == "archive" and Group.objects.get(pk=group.pk).state == GroupState.ACTIVE:
        archive_group(by=system, group=Group.objects.get(pk=group.pk))


def _check_care():
    for group in Group.objects.filter(state=GroupState.ACTIVE, parent__isnull=False):
        held = RoleHolding.objects.filter(role__group=group, role__key="steward", until=None)
        own = [one.member for one in held.select_related("member") if viewer(one.member).is_inside]
        assert (group.in_care_since is None) == bool(own)
        assert {each.pk for each in stewards_of(group)} >= {each.pk for each in own} and stewards_of(group)
        for steward in stewards_of(group):
            assert can(viewer(steward), "core.tend_group", group) and can(viewer(steward), "core.grant_roles", group)
