"""Roles with their rights and holders, and levels: seen and changed by who may, on pages and by the API."""

import pytest
from django.utils import translation

from wezer.api.testing import Caller
from wezer.core.acts.levels import create_level, set_level
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.halls import role_name
from wezer.core.models import Level, Member, Role, RoleHolding
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()


@pytest.fixture
def keeper(community, join):
    """Sage keeps the market: a role of the community's own."""
    role = create_role(by=SYSTEM, group=community, name="Keeper", rights=["exchange.tend_market"], purpose="The stalls")
    grant_role(by=SYSTEM, role=role, member=join("Sage"))
    return role


def test_gardeners_see_every_role_with_its_rights_and_holders_and_nobody_else(client, gardener, join, keeper):
    client.force_login(gardener.user)
    page = client.get("/garden/roles/").content.decode()
    assert all(word in page for word in ("Keeper", "The stalls", "Tend the market", "Sage", "Gardener", "Oak"))
    client.force_login(join("Fern").user)
    assert client.get("/garden/roles/").status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_of_roles_takes_few_statements(
    client, gardener, community, join, number, django_assert_max_num_queries
):
    for place in range(number):
        role = create_role(by=SYSTEM, group=community, name=f"Role {place}", rights=[])
        grant_role(by=SYSTEM, role=role, member=join(f"Leaf{place}", login=False))
    client.force_login(gardener.user)
    client.get("/garden/roles/")
    with django_assert_max_num_queries(12):
        client.get("/garden/roles/")


def test_a_role_is_changed_on_its_page_never_beyond_ones_own_rights(client, gardener, join, community, keeper):
    page = f"/g/{community.slug}/settings/roles/{keeper.uid}/"
    client.force_login(gardener.user)
    typed = {"name": "Market keeper", "purpose": "Stalls and words", "seats": "2"}
    more = {**typed, "rights": ["exchange.tend_market", "exchange.moderate"]}
    assert client.post(page, more).url.startswith("/account/reauthenticate/")
    keeper.refresh_from_db()
    assert keeper.rights == ["exchange.tend_market"]
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    assert client.post(page, more).status_code == 303
    keeper.refresh_from_db()
    assert (keeper.name, keeper.rights, keeper.seats) == (
        "Market keeper", ["exchange.moderate", "exchange.tend_market"], 2,
    )  # fmt: skip
    refused = client.post(page, {**typed, "seats": "0"})
    assert refused.status_code == 422 and 'id="id_seats-error"' in refused.content.decode()
    end_role(by=SYSTEM, holding=RoleHolding.objects.get(role=keeper, until=None))
    assert "Who held it before" in client.get(page).content.decode()
    client.force_login(join("Fern").user)
    assert "Keep this role so" not in client.get(page).content.decode()  # members read the register, and change nothing
    assert client.post(page, typed).status_code == 403


def test_a_standard_role_keeps_its_translated_name(client, gardener, community):
    role = Role.objects.get(group=community, key="gardener")
    client.force_login(gardener.user)
    Member.objects.filter(pk=gardener.pk).update(language="fr")
    with translation.override("fr"):
        shown = role_name(role)
    page = f"/g/{community.slug}/settings/roles/{role.uid}/"
    assert client.post(page, {"name": shown, "purpose": "Du soin", "rights": role.rights}).status_code == 303
    role.refresh_from_db()
    assert (role.name, role.purpose) == ("Gardener", "Du soin") and shown != role.name


def test_levels_are_made_named_anew_and_set_on_a_members_page(client, gardener, join):
    fern = join("Fern")
    client.force_login(gardener.user)
    assert "No level yet" in client.get("/garden/levels/").content.decode()
    assert client.post("/garden/levels/", {"name": "Guardian", "position": "20"}).status_code == 303
    assert client.post("/garden/levels/", {"name": " ", "position": "20"}).status_code == 422
    level = Level.objects.get()
    assert client.post(f"/garden/members/{fern.uid}/", {"do": "level", "level": "guardian"}).status_code == 303
    fern.refresh_from_db()
    told = Fact.objects.get(name="core.level_changed")
    assert (fern.level, told.payload["level"], told.audit) == (level, "guardian", True)
    client.post(f"/garden/levels/{level.uid}/", {"name": "Keeper", "position": "5"})
    level.refresh_from_db()
    assert (level.key, level.name) == ("guardian", "Keeper")
    assert "Fern" in client.get(f"/garden/levels/{level.uid}/").content.decode()
    assert "Keeper" in client.get(f"/m/{fern.uid}/").content.decode()
    client.post(f"/garden/members/{fern.uid}/", {"do": "level", "level": ""})
    fern.refresh_from_db()
    assert fern.level is None


def test_who_holds_no_such_right_sets_no_level(client, join):
    fern = join("Fern")
    with pytest.raises(NotAllowed):
        create_level(by=viewer(fern), name="Guardian")
    level = create_level(by=SYSTEM, name="Guardian")
    with pytest.raises(NotAllowed):
        set_level(by=viewer(fern), member=fern, level=level)
    client.force_login(fern.user)
    assert client.get("/garden/levels/").status_code == 404


def test_limits_follow_the_level_when_it_is_set(join, val):
    from wezer.ledger.acts.accounts import open_account
    from wezer.ledger.acts.limits import set_limit
    from wezer.ledger.testing import account

    fern, level = join("Fern"), create_level(by=SYSTEM, name="Guardian")
    open_account(by=SYSTEM, holder=fern, currency=val)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-1000, level=level)
    assert account(fern).floor == -500
    set_level(by=SYSTEM, member=fern, level=level)
    deliver("core.")
    assert account(fern).floor == -1000


def test_programs_make_levels_and_set_them_as_the_pages_do(gardener, join):
    fern = join("Fern")
    oak, other = Caller.of(gardener, "*"), Caller.of(fern, "*")
    made = oak.post("core/levels", {"name": "Guardian", "position": 10}, key="k")
    assert (made.status_code, made.json()["key"], made.json()["members"]) == (201, "guardian", 0)
    assert oak.send("put", f"core/members/{fern.uid}/level", {"level": "guardian"}).status_code == 204
    assert oak.get("core/levels").json()[0]["members"] == 1
    assert oak.send("put", f"core/members/{fern.uid}/level", {"level": "nobody"}).status_code == 404
    for path, body in ((f"core/members/{fern.uid}/level", {"level": None}),):
        assert other.send("put", path, body).status_code == 403
    assert other.post("core/levels", {"name": "Mine"}, key="k").status_code == 403
