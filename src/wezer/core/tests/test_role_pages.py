"""The page of a role: opened on wish, made of its holders, linked both ways (SETTLED row 42)."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.membership import invite_member
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import change_role, create_role, end_role, grant_role, remove_role
from wezer.core.models import Belonging, Group, Role, RoleHolding, Room
from wezer.core.refusals import NotARolePage
from wezer.core.testing import deliver, viewer
from wezer.kernel.refusals import InvalidTransition, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(circle, join):
    """Fern tends the Garden; Sage holds the keys of its shed, Mint is in the community."""
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    garden = circle("Garden", founder=fern)
    role = create_role(by=viewer(fern), group=garden, name="Keys of the shed", rights=[], purpose="Opens the shed.")
    grant_role(by=viewer(fern), role=role, member=sage)
    return role, fern, sage, mint


def inside(page):
    rows = Belonging.objects.filter(group=page, state="member").order_by("member__name")
    return list(rows.values_list("member__name", flat=True))


def test_a_role_has_a_page_whose_people_are_those_who_hold_it(keys, client):
    role, fern, sage, mint = keys
    there = f"/g/garden/settings/roles/{role.uid}/"
    client.force_login(sage.user)
    assert "Open a page for this role" not in client.get(there).content.decode()
    assert client.post(f"{there}page/").status_code == 403
    client.force_login(fern.user)
    assert "Open a page for this role" in client.get(there).content.decode()
    opened, again = client.post(f"{there}page/"), client.post(f"{there}page/")
    page = Role.objects.get(pk=role.pk).page
    assert opened.url == again.url == page.get_absolute_url() and Group.objects.filter(type="role").count() == 1
    deliver()
    shown = (page.type, page.parent_id, page.name, page.purpose, page.membrane, page.has_wallet)
    assert shown == ("role", role.group_id, "Keys of the shed", "Opens the shed.", "closed", False)
    assert inside(page) == ["Sage"] and not page.roles.exists()
    assert not Room.objects.filter(group=page, kind__in=("wallet", "market")).exists()

    change_group(by=viewer(fern), group=page, accountabilities=["Open on Saturdays."])  # who tends the garden tends it
    grant_role(by=viewer(fern), role=role, member=mint)
    end_role(by=viewer(fern), holding=RoleHolding.objects.get(role=role, member=sage), handover="The lock sticks.")
    change_role(by=viewer(fern), role=Role.objects.get(pk=role.pk), name="Keeper of the shed")
    deliver()
    page.refresh_from_db()
    assert (page.name, inside(page)) == ("Keeper of the shed", ["Mint"])
    hall = client.get(page.get_absolute_url()).content.decode()
    for words in ("Open on Saturdays.", "Who held it before", "Sage", "Mint", f'href="{there}"'):
        assert words in hall
    assert f'href="{page.get_absolute_url()}"' in client.get(there).content.decode()
    assert "Nobody tends this group" not in hall
    client.logout()
    assert "Who held it before" not in client.get(page.get_absolute_url(), follow=True).content.decode()


def test_programs_open_and_read_it_and_nothing_else_makes_one(keys):
    role, fern, sage, _mint = keys
    caller = Caller.of(fern, "*")
    assert Caller.of(sage, "*").post(f"core/roles/{role.uid}/page").status_code == 403
    page = caller.post(f"core/roles/{role.uid}/page").json()
    told = caller.get(f"core/groups/{page['uid']}/role").json()
    assert (told["uid"], told["page"]) == (str(role.uid), page)
    assert [row["member"]["name"] for row in caller.get(f"core/roles/{role.uid}/history").json()] == ["Sage"]
    assert caller.get(f"core/groups/{role.group.uid}/role").status_code == 404
    with pytest.raises(NotARolePage):
        create_group(by=viewer(fern), parent=role.group, type="role", name="Keys")
    spare = create_role(by=viewer(fern), group=role.group, name="Spare", rights=[])
    caller.post(f"core/roles/{spare.uid}/page")
    with pytest.raises(InvalidTransition):
        remove_role(by=viewer(fern), role=Role.objects.get(pk=spare.pk))


def test_the_page_is_seen_as_its_group_is_and_nobody_is_invited_to_it(keys):
    role, fern, _sage, mint = keys
    page = open_role_page(by=viewer(fern), role=role)
    change_group(by=viewer(fern), group=role.group, sight="secret")
    deliver()
    page = Group.objects.get(pk=page.pk)
    assert page.sight == "secret"
    with pytest.raises(NotAllowed):
        invite_member(by=viewer(fern), group=page, member=mint)
