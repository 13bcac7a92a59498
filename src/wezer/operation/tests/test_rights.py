"""Who may do what in the office, on both sides of each right."""

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.permissions import can
from wezer.operation.acts.roles import open_office_roles
from wezer.operation.areas import areas
from wezer.ui.shell import spaces

RIGHTS = ("see_books", "keep_books", "set_up_books", "open_back_office", "approve_expense")


def held(member, group=None):
    def subject(name):
        return group if name == "approve_expense" else None

    return {name for name in RIGHTS if can(viewer(member), f"operation.{name}", subject(name))}


@pytest.fixture
def appoint(community):
    def one(member, key):
        grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key=key), member=member)
        return member

    return one


def test_each_role_opens_its_part_of_the_office_and_no_more(community, join, gardener, appoint):
    fern, sage, moss = join("Fern"), appoint(join("Sage"), "treasurer"), appoint(join("Moss"), "auditor")

    assert held(fern, community) == set()
    assert held(sage, community) == set(RIGHTS) - {"set_up_books"}
    assert held(moss, community) == {"see_books", "open_back_office"}
    assert held(gardener, community) == set(RIGHTS)


def test_expenses_are_approved_in_the_group_whose_role_says_so(community, join, circle, appoint):
    fern, sage = join("Fern"), join("Sage")
    garden, orchard = circle("Garden", founder=fern), circle("Orchard", founder=sage)

    assert (held(fern, garden), held(fern, orchard)) == ({"approve_expense"}, set())


def test_a_gardener_appoints_the_treasurer(community, join, gardener):
    sage = join("Sage")

    grant_role(by=viewer(gardener), role=Role.objects.get(group=community, key="treasurer"), member=sage)

    assert "keep_books" in held(sage)


def test_the_office_stands_in_the_menu_of_who_may_enter_it(community, join, appoint):
    fern, moss = join("Fern"), appoint(join("Moss"), "auditor")

    def shown(member):
        return "office" in [each.key for each in spaces.shown_to(viewer(member))]

    assert (shown(fern), shown(moss), shown(None)) == (False, True, False)
    assert [each.key for each in areas.shown_to(viewer(fern))] == []
    assert "dashboard" in [each.key for each in areas.shown_to(viewer(moss))]


def test_a_community_that_was_there_before_gets_the_roles_once(community, join, gardener):
    Role.objects.filter(group=community, key__in=["treasurer", "auditor"]).delete()
    tending = Role.objects.get(group=community, key="gardener")
    before = [name for name in tending.rights if not name.startswith("operation.")]
    Role.objects.filter(pk=tending.pk).update(rights=before)

    open_office_roles()

    assert held(gardener) == set(RIGHTS)
    assert Role.objects.filter(group=community, key__in=["treasurer", "auditor"]).count() == 2

    Role.objects.filter(pk=tending.pk).update(rights=before)  # what they decide afterwards stays
    open_office_roles()
    assert held(gardener) == set()


def test_the_office_is_not_there_for_others(community, join, client, appoint):
    fern, moss = join("Fern"), appoint(join("Moss"), "auditor")

    client.force_login(fern.user)
    assert client.get("/office/").status_code == 404
    client.force_login(moss.user)
    assert client.get("/office/").status_code == 200
