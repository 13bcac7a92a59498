"""A second lock for those who hold much: who is asked, from when on, and where the pages lead."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from wezer.core.accounts.second_factor import asked_from
from wezer.core.acts.roles import create_role, grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.models import RoleHolding, Setting
from wezer.core.settings_registry import value
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=30)
GUARDED = ("/garden/identity/", "/garden/members/", "/garden/security/")


def held_for_long():
    """As if every role had been given a month ago."""
    RoleHolding.objects.update(since=now() - LONG_AGO)


def lock(member, kind=Authenticator.Type.TOTP):
    Authenticator.objects.create(user=member.user, type=kind, data={})


def test_within_the_days_of_grace_the_garden_is_open_and_says_so(client, gardener):
    client.force_login(gardener.user)
    assert [client.get(page).status_code for page in GUARDED] == [200, 200, 200]
    assert "You have no second lock yet" in client.get("/garden/security/").content.decode()


def test_after_it_the_garden_leads_to_the_second_lock_and_back(client, gardener):
    held_for_long()
    client.force_login(gardener.user)
    led = client.get("/garden/members/?q=fern")
    assert led.status_code == 303 and led["Location"] == "/me/second-lock/?next=%2Fgarden%2Fmembers%2F%3Fq%3Dfern"
    page = client.get(led["Location"]).content.decode()
    assert "/account/2fa/totp/activate/" in page and "Others rely on you" in page
    changed = client.post("/garden/words/", {})
    assert changed.status_code == 303 and changed["Location"].startswith("/me/second-lock/")
    assert client.get("/").status_code == 200 and client.get("/me/preferences/").status_code == 200
    lock(gardener)
    assert 'href="/garden/members/?q=fern"' in client.get(led["Location"]).content.decode()
    assert [client.get(page).status_code for page in GUARDED] == [200, 200, 200]


@pytest.mark.parametrize(("kind", "enough"), [("totp", True), ("webauthn", True), ("recovery_codes", False)])
def test_a_passkey_or_an_app_is_enough_and_recovery_codes_alone_are_not(gardener, kind, enough):
    held_for_long()
    lock(gardener, kind)
    assert (asked_from(viewer(gardener)) is None) is enough


def test_rights_over_money_ask_for_it_too_and_others_do_not(client, join, community):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    for member, rights in ((fern, ["ledger.issue"]), (sage, ["core.moderate"])):
        role = create_role(by=Viewer.system(), group=community, name=f"Role of {member.name}", rights=rights)
        grant_role(by=Viewer.system(), role=role, member=member)
    held_for_long()
    assert [asked_from(viewer(member)) is None for member in (fern, sage, mint)] == [False, True, True]
    client.force_login(fern.user)
    assert client.get("/wallet/currencies/LOAF/")["Location"].startswith("/me/second-lock/")
    assert client.get("/wallet/").status_code == 200


def test_the_community_may_do_without(client, gardener):
    held_for_long()
    change_setting(by=Viewer.system(), key="security.second_factor", value=False)
    client.force_login(gardener.user)
    assert [client.get(page).status_code for page in GUARDED] == [200, 200, 200]


def test_who_tends_it_changes_it_and_the_grace_begins_anew(client, gardener):
    lock(gardener)
    held_for_long()
    client.force_login(gardener.user)
    said = {"second_factor": "on", "grace_days": "5", "glass_hours": "6"}
    assert client.post("/garden/security/", said).status_code == 303
    assert (value("security.second_factor"), value("security.grace_days"), value("glass.hours")) == (True, 5, 6)
    Authenticator.objects.all().delete()
    left = asked_from(viewer(gardener)) - now()
    assert timedelta(days=4) < left < timedelta(days=6)
    for name, typed in (("grace_days", "91"), ("glass_hours", "73"), ("glass_hours", "0"), ("glass_hours", "")):
        wrong = client.post("/garden/security/", {**said, name: typed})
        assert wrong.status_code == 422 and f'id="id_{name}-error"' in wrong.content.decode()
    assert (value("security.grace_days"), value("glass.hours")) == (5, 6)
    assert 'name="glass_hours" value="6"' in client.get("/garden/security/").content.decode()


def test_who_does_not_tend_it_finds_no_such_page(client, join):
    client.force_login(join("Fern").user)
    assert client.get("/garden/security/").status_code == 404
    assert client.post("/garden/security/", {"grace_days": "0"}).status_code == 404
    assert not Setting.objects.filter(key__startswith="security.").exists()


def test_the_way_on_never_leaves_the_house(client, gardener):
    lock(gardener)
    client.force_login(gardener.user)
    for bad in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        page = client.get("/me/second-lock/", {"next": bad}).content.decode()
        assert f'href="{bad}"' not in page and 'class="btn primary" href="/"' in page
