"""Power is handed to others by who showed a moment ago who they are: in pages, in a browser's session at the API, by token."""

import pytest

from wezer.api.models import Token
from wezer.api.testing import Caller
from wezer.core.acts.roles import create_role
from wezer.core.models import GroupLink, Role, RoleHolding
from wezer.core.testing import viewer
from wezer.kernel.clock import now
from wezer.kernel.models import Fact

pytestmark = pytest.mark.django_db
AGAIN = "/account/reauthenticate/"
SHOWN = {"password": "a fine long pass"}


@pytest.fixture
def garden(circle, join, client):
    """Fern tends the Garden and has been signed in for a while; Sage holds no role there."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Garden", founder=fern)
    client.force_login(fern.user)
    return group, fern, sage


def holders(role):
    return [held.member.name for held in RoleHolding.objects.filter(role=role, until=None).order_by("id")]


def test_a_role_with_rights_is_given_after_showing_again_and_one_without_at_once(garden, client):
    group, fern, _sage = garden
    steward = Role.objects.get(group=group, key="steward")
    chore = create_role(by=viewer(fern), group=group, name="Waters the beds", rights=[])
    there = "/g/garden/settings/roles/holders/"
    assert client.post(there, {"role": str(chore.uid), "member": "Sage"}).status_code == 303
    led = client.post(there, {"role": str(steward.uid), "member": "Sage"})
    assert led.url == f"{AGAIN}?next=%2Fg%2Fgarden%2Fsettings%2Froles%2Fholders%2F"
    wrong = client.post(led.url, {"password": "not this one", "next": there})
    assert wrong.status_code == 200 and holders(steward) == ["Fern"] and holders(chore) == ["Sage"]
    assert client.post(led.url, {**SHOWN, "next": there}).url == "/g/garden/settings/#roles"
    assert holders(steward) == ["Fern", "Sage"]


def test_the_page_says_what_is_done_then_and_forgets_it_after_ten_minutes(garden, client):
    group, _fern, _sage = garden
    steward = Role.objects.get(group=group, key="steward")
    there = "/g/garden/settings/roles/holders/"
    led = client.post(
        there, {"role": str(steward.uid), "member": "Sage"}, headers={"referer": "http://testserver/g/garden/settings/"}
    )
    assert "Give the role “Steward” to Sage" in client.get(led.url).content.decode()
    assert "Give the role" not in client.get(f"{AGAIN}?next=/me/").content.decode()
    session = client.session
    session["waits_until_shown"] = {**session["waits_until_shown"], "at": session["waits_until_shown"]["at"] - 601}
    session.save()
    late = client.post(led.url, {**SHOWN, "next": there})
    assert late.url == "/g/garden/settings/" and holders(steward) == ["Fern"]
    assert "waited for more than ten minutes" in client.get(late.url).content.decode()


def test_what_waited_is_done_for_whom_it_was_sent_or_not_at_all(garden, client, val):
    group, fern, _sage = garden
    steward = Role.objects.get(group=group, key="steward")
    there = "/g/garden/settings/roles/holders/"
    sent = {"role": str(steward.uid), "member": "Sage"}
    led = client.post(f"{there}?acting_for={group.uid}", sent)
    RoleHolding.objects.filter(role__group=group, role__key="wallet").update(until=now())
    assert client.post(led.url, {**SHOWN, "next": there}).status_code == 403 and holders(steward) == ["Fern"]
    RoleHolding.objects.filter(role__group=group, role__key="wallet").update(until=None)
    led = client.post(f"{there}?acting_for={group.uid}", sent)
    client.post(led.url, {**SHOWN, "next": there})
    told = Fact.objects.filter(name="core.role_granted").last()
    assert holders(steward) == ["Fern", "Sage"] and (told.actor, told.acting_for) == (fern.pk, group.pk)


def test_a_voice_in_another_group_and_a_wallet_that_pays_by_itself_are_asked_for(garden, client, circle, val):
    _group, _fern, sage = garden
    mill = circle("Mill", founder=sage)
    link = {"kind": "represents", "other": str(mill.uid), "member": "Fern"}
    led = client.post("/g/garden/sheet/", link)
    assert led.url.startswith(AGAIN) and not GroupLink.objects.exists()
    assert "Let Fern carry the voice of Garden in Mill" in client.get(led.url).content.decode()
    client.post(led.url, {**SHOWN, "next": "/g/garden/sheet/"})
    asked = GroupLink.objects.get()
    old = Caller.of(sage, "*")
    Token.objects.update(is_shown=False)
    refused = (
        old.post(f"core/group-links/{asked.uid}/answer", {"agree": True}),
        old.send("put", "ledger/request-policy", {"answer": "automatic"}),
    )
    assert [(each.status_code, each.json()["code"]) for each in refused] == [(403, "show_again")] * 2
    assert old.send("put", "ledger/request-policy", {"answer": "ask"}).status_code == 200
    assert Caller.of(sage, "*").send("put", "ledger/request-policy", {"answer": "automatic"}).status_code == 200


def test_who_gives_roles_of_the_community_shows_again_and_who_may_not_is_refused_first(gardener, garden, client):
    _group, _fern, sage = garden
    role = Role.objects.get(group__parent=None, key="gardener")
    sent = {"do": "grant", "role": str(role.uid)}
    assert client.post(f"/garden/members/{sage.uid}/", sent).status_code == 404
    client.force_login(gardener.user)
    assert client.post(f"/garden/members/{sage.uid}/", sent).url.startswith(AGAIN) and holders(role) == ["Oak"]
    client.post(AGAIN, SHOWN)
    assert client.post(f"/garden/members/{sage.uid}/", sent).status_code == 303 and holders(role) == ["Oak", "Sage"]


def test_who_must_sign_is_said_after_showing_again(garden, client, val):
    group, _fern, _sage = garden
    page = f"/wallet/of/{group.uid}/signatures/"
    rule = {"needs": "2", "above_units": "0"}
    assert client.post(page, rule).url.startswith(AGAIN) and not group.authorisation_rules.exists()
    assert client.post(page, {**rule, "needs": "none"}).status_code == 422  # what is wrong is said at once
    client.post(AGAIN, SHOWN)
    assert client.post(page, rule).status_code == 303
    made = group.authorisation_rules.get(removed_at=None)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    assert client.post(page, {"remove": str(made.pk)}).url.startswith(AGAIN)
    assert group.authorisation_rules.filter(removed_at=None).exists()


def test_programs_need_a_token_made_after_showing_again_and_a_session_does_at_the_api(garden, client):
    group, fern, sage = garden
    steward = Role.objects.get(group=group, key="steward")
    seat = f"core/roles/{steward.uid}/holders/{sage.uid}"
    old = Caller.of(fern, "*")
    Token.objects.update(is_shown=False)  # as if it was made before anybody was asked
    in_session = client.put(f"/api/v1/{seat}", content_type="application/json")
    signing = old.post(f"ledger/parties/{group.uid}/signature-rules", {"needs": 2}, key="k")
    for refused in (old.send("put", seat), in_session, signing):
        assert (refused.status_code, refused.json()["code"]) == (403, "show_again")
    assert holders(steward) == ["Fern"]
    token = {"name": "my shop", "scopes": ["*"], "days": "30"}
    assert client.post("/me/tokens/", token).url.startswith(AGAIN) and Token.objects.count() == 1
    client.post(AGAIN, SHOWN)
    assert client.post("/me/tokens/", token).status_code == 200 and Token.objects.order_by("id").last().is_shown
    assert Caller.of(fern, "*").send("put", seat).status_code == 200 and holders(steward) == ["Fern", "Sage"]
