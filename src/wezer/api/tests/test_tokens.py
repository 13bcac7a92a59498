"""Tokens: who calls, within which scopes, and how a refusal is said."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from wezer.api.acts import tokens
from wezer.api.acts.tokens import make_token, revoke_token
from wezer.api.models import Token
from wezer.api.refusals import NameMissing, ScopesInvalid, SecondFactorNeeded, TooManyOfThem
from wezer.api.testing import Caller
from wezer.core.acts.membership import lift_suspension, suspend_member
from wezer.core.models import RoleHolding
from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.clock import now


@pytest.fixture
def fern(join):
    return join("Fern")


def test_a_token_is_shown_once_kept_as_a_hash_and_opens_the_door(fern):
    token, secret = make_token(by=viewer(fern), name="my shop", scopes=["read"])

    answer = Caller(secret).get("core/me")

    assert answer.status_code == 200 and answer.json()["name"] == "Fern"
    assert secret.startswith("wz_") and secret not in str(Token.objects.values())
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_a_token_that_is_unknown_revoked_or_over_is_401(fern):
    token, secret = make_token(by=viewer(fern), name="my shop", scopes=["*"], days=3)
    call = Caller(secret)
    assert call.get("core/me").status_code == 200
    with clock.at(now() + timedelta(days=4)):
        assert call.get("core/me").json()["code"] == "token_invalid"
    revoke_token(by=viewer(fern), token=token)

    for stranger in (call, Caller("wz_nonsense"), Caller("other")):
        answer = stranger.get("core/me")
        assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")
        assert answer["WWW-Authenticate"] == "Bearer"


def test_a_program_is_answered_without_a_session_and_in_its_own_language(fern):
    call = Caller.of(fern, "read")
    answer = call.get("core/me", language="fr")
    assert (answer.status_code, answer["Content-Language"], answer.cookies) == (200, "fr", {})
    assert "Accept-Language" in answer["Vary"] and "default-src" in answer["Content-Security-Policy"]
    refused = call.post("core/groups", {"type": "circle"}, key="k1", language="fr")
    assert refused.json()["message"].startswith("Ce jeton a été fait sans")
    assert (call.get("core/nothing-there").status_code, call.get("docs").status_code) == (404, 200)


def test_scopes_bound_what_a_token_does(fern, circle):
    group = circle("Garden", founder=fern)
    reads = Caller.of(fern, "read")
    writes = Caller.of(fern, "core:write")
    body = {"type": "circle", "name": "Beds"}

    assert reads.get("core/groups").status_code == 200
    refused = reads.post("core/groups", body, key="k1")
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert writes.post("core/groups", {**body, "parent": str(group.uid)}, key="k1").status_code == 201
    assert Caller.of(fern, "api:write").get("core/groups").json()["code"] == "scope_missing"


def test_a_session_needs_the_csrf_token_to_change_anything(fern, client, circle):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(fern.user)
    assert browser.get("/api/v1/core/me").json()["name"] == "Fern"
    answer = browser.post("/api/v1/core/notices/reading")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


def test_nobody_may_read_what_is_public_and_change_nothing(client, community):
    assert client.get("/api/v1/core/items").json() == {"items": [], "next": None}
    answer = client.post("/api/v1/core/groups", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")


def test_acting_for_a_group_needs_its_wallet(fern, join, circle):
    garden = circle("Garden", founder=fern)
    assert Caller.of(fern, "*").get("core/me", acting_for=garden.uid).json()["acting_for"]["name"] == "Garden"
    for uid in (garden.uid, uuid4(), "x"):
        answer = Caller.of(join(f"Mint{str(uid)[:5]}"), "*").get("core/me", acting_for=uid)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_the_programs_of_a_suspended_member_stop(fern, gardener):
    call = Caller.of(fern, "*")
    assert len(call.get("core/members").json()["items"]) == 2
    suspend_member(by=viewer(gardener), member=fern, reason="a pause")
    assert call.get("core/members").json()["code"] == "token_invalid"
    lift_suspension(by=viewer(gardener), member=fern)
    assert call.get("core/members").status_code == 200


def test_mistakes_have_one_shape_in_the_callers_language(fern):
    call = Caller.of(fern, "*")
    for answer, status, code in [
        (call.get("core/nothing"), 404, "not_found"),
        (call.get(f"core/groups/{uuid4()}"), 404, "not_found"),
        (call.get("core/groups?limit=0"), 422, "out_of_range"),
        (call.get("core/groups?after=nonsense"), 400, "cursor_invalid"),
        (call.get("core/items?after=2026-01-01_5"), 400, "cursor_invalid"),
        (call.get("core/groups?q=%00"), 422, "text_invalid"),
        (call.post("core/groups", {"type": "circle"}, key="k"), 422, "required"),
        (call.post("core/groups", {"type": "circle", "name": "x", "colour": 1}, key="k"), 422, "unknown_field"),
        (call.post("core/groups", {"type": "circle", "name": "x"}), 400, "key_required"),
        (call.send("post", "core/groups", "{", key="k"), 400, "body_invalid"),
        (call.send("put", "core/me", "{}"), 405, "method_not_allowed"),
        (call.get("nowhere"), 404, "not_found"),
    ]:
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.content
        assert set(answer.json()) == {"code", "message", "field", "detail", "errors"}
    with_field = call.post("core/groups", {"type": "circle"}, key="k").json()
    assert with_field["field"] == "name"


def test_the_limit_per_minute_is_said_with_the_time_to_wait(fern, settings):
    settings.WEZER_API_PER_MINUTE = 2
    call = Caller.of(fern, "read")
    call.get("core/me"), call.get("core/me")
    answer = call.get("core/me")
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited") and int(answer["Retry-After"]) > 0


def test_the_page_makes_shows_and_revokes_tokens(client, fern):
    client.force_login(fern.user)
    page = client.post("/me/tokens/", {"name": "shop", "scopes": ["read"], "days": "30"})
    token = Token.objects.get()
    secret = page.content.decode().split('id="token-secret">')[1].split("<")[0]
    assert Caller(secret).get("core/me").status_code == 200
    assert secret not in client.get("/me/tokens/").content.decode()
    assert client.post("/me/tokens/", {"name": "", "scopes": ["read"], "days": "30"}).status_code == 422

    client.post(f"/me/tokens/{token.uid}/revocation/")
    assert Caller(secret).get("core/me").status_code == 401


def test_a_token_of_another_is_not_found(client, fern, join):
    token, _secret = make_token(by=viewer(fern), name="shop", scopes=["read"])
    client.force_login(join("Mint").user)
    assert client.post(f"/me/tokens/{token.uid}/revocation/").status_code == 404


def test_the_description_is_a_page_and_a_document(client, community):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200 and b"/api/v1/core/groups" in page.content
    assert "default-src 'self'" in page["Content-Security-Policy"]
    schema = client.get("/api/v1/openapi.json").json()
    assert "ErrorOut" in schema["components"]["schemas"]
    from wezer.api import mount, urls

    assert urls.api.get_openapi_schema(path_params={}) is mount.described(), "made once, not for each request"


def test_closed_modules_have_no_routes(fern, monkeypatch):
    from wezer.api import urls

    call = Caller.of(fern, "*")
    monkeypatch.setattr(urls, "is_open", lambda label: label != "core")
    assert call.get("core/me").status_code == 404


# --- a second lock binds programs too ---


@pytest.fixture
def grown_gardener(gardener):
    """Oak has tended the community for a month, without a second lock."""
    RoleHolding.objects.update(since=now() - timedelta(days=30))
    return gardener


def lock(member):
    Authenticator.objects.create(user=member.user, type=Authenticator.Type.TOTP, data={})


def test_who_owes_a_second_lock_makes_tokens_that_only_read(grown_gardener, client):
    for scopes in (["*"], ["ledger:write"], ["read", "core:write"]):
        with pytest.raises(SecondFactorNeeded):
            make_token(by=viewer(grown_gardener), name="my books", scopes=scopes)
    make_token(by=viewer(grown_gardener), name="my books", scopes=["read"])
    client.force_login(grown_gardener.user)
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    page = client.post("/me/tokens/", {"name": "my books", "scopes": ["*"], "days": "30"})
    assert page.status_code == 422 and "set up a second lock" in page.content.decode()
    lock(grown_gardener)
    make_token(by=viewer(grown_gardener), name="my books", scopes=["*"])
    assert Token.objects.count() == 2


def test_a_token_from_before_only_reads_and_without_the_rights_of_roles(gardener, join, circle):
    fern = join("Fern")
    council = circle("Council", founder=fern, sight="secret")
    old = Caller.of(gardener, "*")
    assert old.get(f"core/groups/{council.uid}").status_code == 200
    RoleHolding.objects.update(since=now() - timedelta(days=30))
    cache.clear()
    refused = old.post("core/groups", {"type": "circle", "name": "Beds"}, key="k")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_needed")
    assert old.get("core/me").status_code == 200 and old.get(f"core/groups/{council.uid}").status_code == 404
    lock(gardener)
    assert old.post("core/groups", {"type": "circle", "name": "Beds"}, key="k").status_code == 201


def test_the_session_of_a_browser_is_bound_alike_and_other_members_are_not(grown_gardener, join, client):
    client.force_login(grown_gardener.user)
    answer = client.post("/api/v1/core/notices/reading")
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_needed")
    assert Caller.of(join("Fern"), "*").post("core/notices/reading").status_code < 300


def test_a_token_without_a_name_of_no_or_unknown_scopes_or_one_too_many_is_not_made(fern, monkeypatch):
    by = viewer(fern)
    for name, scopes, refusal in (
        (" ", ["read"], NameMissing),
        ("shop", [], ScopesInvalid),
        ("shop", ["all"], ScopesInvalid),
    ):
        with pytest.raises(refusal):
            make_token(by=by, name=name, scopes=scopes)
    make_token(by=by, name="shop", scopes=["read"])
    monkeypatch.setattr(tokens, "MOST", 1)
    with pytest.raises(TooManyOfThem):
        make_token(by=by, name="another", scopes=["read"])
    by.scopes = frozenset({"*"})
    with pytest.raises(ScopesInvalid):
        make_token(by=by, name="of a token", scopes=["read"])
    assert Token.objects.count() == 1
