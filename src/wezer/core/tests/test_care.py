"""Who tends a group when those who did are gone: what older data say, and two who leave at the same instant."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from wezer.core import migrations
from wezer.core.acts.membership import suspend_member
from wezer.core.acts.roles import end_role, grant_role
from wezer.core.models import Group, Member, Role, RoleHolding
from wezer.core.refusals import LastSteward
from wezer.core.testing import at_once, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact

system = Viewer.system()


def test_a_group_whose_only_steward_is_suspended_comes_into_care_when_the_house_is_brought_up_to_date(circle, join):
    """0026 took a steward who is suspended for somebody who tends: such a group decided by itself, with nobody in it."""
    house, tended = circle("Mill", type="local", founder=join("Fern")), circle("Garden", founder=join("Sage"))
    suspend_member(by=system, member=Member.objects.get(name="Fern"), reason="a test")
    Group.objects.filter(pk=house.pk).update(in_care_since=None)  # as 0026 left it

    [name] = Path(migrations.__path__[0]).glob("*_care_of_groups_whose_stewards_are_outside.py")
    settle = import_module(f"wezer.core.migrations.{name.stem}").settle_care
    settle(apps, None)
    assert Group.objects.get(pk=house.pk).in_care_since is not None
    assert Group.objects.get(pk=tended.pk).in_care_since is None


def held(group, key):
    return list(
        RoleHolding.objects.select_related("role__group", "member").filter(role__group=group, role__key=key, until=None)
    )


def test_only_a_group_that_was_in_care_before_is_tended_again(circle, join):
    def told():
        names = ("core.group_in_care", "core.group_tended")
        return list(Fact.objects.filter(name__in=names).order_by("id").values_list("name", flat=True))

    group = circle("Garden", founder=join("Fern"))
    assert (group.in_care_since, told()) == (None, [])
    [holding] = held(group, "steward")
    end_role(by=system, holding=holding)
    assert told() == ["core.group_in_care"]
    grant_role(by=system, role=holding.role, member=join("Sage"))
    assert told() == ["core.group_in_care", "core.group_tended"]
    assert Group.objects.get(pk=group.pk).in_care_since is None


def test_who_is_the_first_to_tend_a_group_that_nobody_founded_does_not_tend_it_again(circle, join):
    group = circle("Garden")
    assert group.in_care_since is not None
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=join("Sage"))
    assert Group.objects.get(pk=group.pk).in_care_since is None
    assert not Fact.objects.filter(name="core.group_tended").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round", range(3))
def test_i6_of_the_last_two_gardeners_who_leave_at_the_same_instant_one_stays(community, join, round):
    role = Role.objects.get(group=community, key="gardener")
    for name in ("Fern", "Sage"):
        grant_role(by=system, role=role, member=join(name))
    said = at_once(
        *(lambda each=each: end_role(by=viewer(each.member), holding=each) for each in held(community, "gardener"))
    )
    assert said == ["done", LastSteward.code]
    assert len(held(community, "gardener")) == 1


@pytest.mark.django_db(transaction=True)
def test_i6_a_group_whose_two_stewards_leave_at_the_same_instant_comes_into_care(community, join, circle):
    group = circle("Garden", founder=join("Fern"))
    grant_role(by=system, role=Role.objects.get(group=group, key="steward"), member=join("Sage"))
    assert at_once(
        *(lambda each=each: end_role(by=viewer(each.member), holding=each) for each in held(group, "steward"))
    ) == ["done", "done"]
    assert Group.objects.get(pk=group.pk).in_care_since is not None
