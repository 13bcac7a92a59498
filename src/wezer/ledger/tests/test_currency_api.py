"""Tending currencies and limits by the API: the same acts and refusals as the garden's pages."""

from datetime import timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.models import Level
from wezer.core.testing import facts_told
from wezer.kernel.clock import now
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.models import Account, Currency, LimitRule
from wezer.ledger.testing import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def oak(gardener):
    return Caller.of(gardener, "*")


@pytest.mark.parametrize("kind", [kind.kind for kind in currency_kinds])
def test_a_currency_of_any_kind_is_made_once_per_key(oak, kind):
    body = {"code": "COIN", "name": "Coin", "kind": kind, "scale": 2}
    first, again = (oak.post("ledger/currencies", body, key="c1") for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 200), first.json()
    told = first.json()
    assert (told["kind"], told["scale"], told["state"], told["version"]) == (kind, 2, "active", 1)
    assert oak.get("ledger/currencies/COIN").json() == told
    assert Currency.objects.get().kind == kind


def test_rules_come_and_go_as_decimals(oak):
    rules = {
        "floor": "-50.00", "ceiling": None, "max_amount": "20.00", "signatures": 2, "pause_seconds": 5,
        "privacy": {"balances": "community", "may_hide": False},
        "velocity": [{"per": "day", "count": 3, "amount": "30.50"}],
        "value_scale": [[60, "COIN", 1, "h"]],
    }  # fmt: skip
    made = oak.post(
        "ledger/currencies",
        {"code": "COIN", "name": "Coin", "kind": "mutual_credit", "scale": 2, "rules": rules},
        key="k",
    )
    told = made.json()["rules"]
    assert {name: told[name] for name in ("floor", "ceiling", "max_amount", "velocity")} == {
        "floor": "-50.00", "ceiling": None, "max_amount": "20.00",
        "velocity": [{"per": "day", "count": 3, "amount": "30.50"}],
    }  # fmt: skip
    kept = Currency.objects.get()
    assert (kept.rule("floor"), kept.rule("ceiling"), kept.rule("max_amount")) == (-5000, None, 2000)
    assert kept.rule("privacy") == {"balances": "community", "transactions": "parties", "may_hide": False}
    assert kept.rule("velocity") == [{"per": "day", "count": 3, "units": 3050}]


def test_a_change_is_a_version_and_touches_only_what_is_sent(oak, val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 1)
    told = oak.send("patch", "ledger/currencies/VAL", {"name": "Valley unit", "rules": {"floor": "-70"}}).json()
    val.refresh_from_db()
    assert (told["number"], val.name, val.symbol, val.rule("floor"), val.rule("ceiling")) == (
        2, "Valley unit", "VAL", -70, 500,
    )  # fmt: skip
    assert account(fern).floor == -70
    later = (now() + timedelta(days=3)).isoformat()
    waiting = oak.send("patch", "ledger/currencies/VAL", {"rules": {"floor": None}, "effective_from": later})
    val.refresh_from_db()
    assert (waiting.json()["number"], val.version, val.rule("floor")) == (3, 2, -70)


def test_a_currency_freezes_opens_again_and_closes_when_empty(oak, val, join, paid):
    paid(join("Fern"), join("Sage"), 1)
    to = [
        oak.send("put", "ledger/currencies/VAL/state", {"to": to})
        for to in ("frozen", "active", "closing", "closed", "active")
    ]
    told = [(answer.status_code, answer.json().get("state") or answer.json()["code"]) for answer in to]
    assert told == [(200, "frozen"), (200, "active"), (200, "closing"), (422, "balance_left"), (200, "active")]


def test_what_makes_no_sense_is_refused_as_on_the_page(oak, val):
    body, before = {"code": "COIN", "name": "Coin", "kind": "mutual_credit"}, facts_told()
    for wrong, code, field in [
        ({"code": "coin"}, "currency_invalid", "code"),
        ({"code": "VAL"}, "currency_invalid", "code"),
        ({"kind": "magic"}, "currency_invalid", "kind"),
        ({"rules": {"floor": "5", "ceiling": "1"}}, "currency_invalid", "floor"),
        ({"rules": {"floor": "1e3"}}, "amount_invalid", "amount"),
        ({"rules": {"floor": "-1.5"}}, "amount_invalid", "amount"),
    ]:
        answer = oak.post("ledger/currencies", {**body, **wrong}, key=f"k{wrong}".replace(" ", "")[:90])
        assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, field), wrong
    assert oak.post("ledger/currencies", {**body, "rules": {"velocity": "fast"}}, key="v").status_code == 422
    assert oak.send("patch", "ledger/currencies/VAL", {"scale": 3}).status_code == 422
    assert (Currency.objects.count(), facts_told()) == (1, before)


def test_without_the_right_nothing_is_made_changed_or_seen_in_draft(oak, val, join):
    fern = join("Fern")
    oak.post("ledger/currencies", {"code": "SOON", "name": "Soon", "kind": "fiat", "state": "draft"}, key="d")
    call, before = Caller.of(fern, "*"), facts_told()
    limit = {"side": "floor", "amount": "-5"}
    for method, path, body in [
        ("post", "ledger/currencies", {"code": "MINE", "name": "Mine", "kind": "fiat"}),
        ("patch", "ledger/currencies/VAL", {"name": "Mine"}),
        ("put", "ledger/currencies/VAL/state", {"to": "frozen"}),
        ("post", "ledger/currencies/VAL/limits", limit),
        ("post", "ledger/currencies/VAL/limits/preview", limit),
        ("get", "ledger/currencies/VAL/limits", None),
    ]:
        assert call.send(method, path, body, key="k" if method == "post" else "").status_code == 403, path
    assert [one["code"] for one in call.get("ledger/currencies").json()] == ["VAL"]
    assert call.get("ledger/currencies/SOON").status_code == 404
    assert [one["code"] for one in oak.get("ledger/currencies").json()] == ["VAL", "SOON"]
    assert (Currency.objects.count(), LimitRule.objects.count(), facts_told()) == (2, 0, before)


def test_limits_are_previewed_set_listed_and_removed(oak, val, join, paid, circle):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 40)
    level = Level.objects.create(key="new", name="New")
    body = {"side": "floor", "amount": "-30", "member": str(fern.uid), "reason": "Asked for it"}
    assert oak.post("ledger/currencies/VAL/limits/preview", body).json() == {
        "looked_at": 2, "changed": 1, "beyond": 1,
        "wallets": [{"holder": {"uid": str(fern.uid), "kind": "member", "name": "Fern"}, "before": "-500", "after": "-30", "beyond": True}],
    }  # fmt: skip
    assert not LimitRule.objects.exists()
    made = oak.post("ledger/currencies/VAL/limits", body, key="l1").json()
    assert (made["amount"], made["member"]["name"], made["author"]["name"], account(fern).floor) == (
        "-30",
        "Fern",
        "Oak",
        -30,
    )
    for number, more in enumerate(
        [
            {"group": str(circle("Garden", founder=sage).uid), "amount": "-60"},
            {"level": level.key, "amount": None},
            {"account_kind": "group", "amount": "-6000"},
            {"expression": "-min(100 + gross_in, 1000)", "amount": "-100", "soft": True},
        ]
    ):
        assert oak.post("ledger/currencies/VAL/limits", {"side": "floor", **more}, key=f"m{number}").status_code == 201
    page = oak.get("ledger/currencies/VAL/limits?limit=4").json()
    rest = oak.get(f"ledger/currencies/VAL/limits?after={page['next']}").json()
    assert [one["amount"] for one in page["items"] + rest["items"]] == ["-100", "-6000", None, "-60", "-30"]
    assert oak.send("delete", f"ledger/currencies/VAL/limits/{made['uid']}").status_code == 204
    assert (account(fern).floor, account(sage).floor) == (-500, -60)


def test_a_limit_that_makes_no_sense_is_refused_and_changes_nothing(oak, val, join, circle):
    fern, garden = join("Fern"), circle("Garden")
    for body, status, code in [
        ({"side": "floor", "expression": "print(1)"}, 422, "expression_invalid"),
        ({"side": "floor", "amount": "-5", "member": str(fern.uid), "group": str(garden.uid)}, 422, "scopes_many"),
        ({"side": "floor", "amount": "5.5"}, 422, "amount_invalid"),
        ({"side": "floor", "level": "nobody"}, 404, "not_found"),
        ({"side": "floor", "valid_to": "2020-01-01T00:00:00Z"}, 422, "dates"),
    ]:
        answer = oak.post("ledger/currencies/VAL/limits", body, key=f"k{code}")
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.json()
    assert oak.post("ledger/currencies/VAL/limits/preview", {"side": "floor", "expression": "1 +"}).status_code == 422
    assert not LimitRule.objects.exists() and not Account.objects.filter(floor=None, purpose="wallet").exists()


def test_the_page_sets_one_members_own_limit_and_takes_it_away(client, gardener, val, eur, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    client.force_login(gardener.user)
    address = f"/garden/currencies/limits/{fern.uid}/"
    assert address in client.get(f"/m/{fern.uid}/").content.decode()
    wrong = client.post(address, {"currency": "VAL", "side": "floor", "amount": "plenty"})
    assert wrong.status_code == 422 and 'id="id_amount-error"' in wrong.content.decode()
    sent = {"currency": "VAL", "side": "floor", "amount": "-800", "reason": "Builds the barn"}
    assert client.post(address, sent).status_code == 303
    page = client.get(address).content.decode()
    assert (account(fern).floor, account(sage).floor) == (-800, -500) and "Builds the barn" in page
    rule = LimitRule.objects.get()
    back = client.post(f"/garden/currencies/VAL/limits/{rule.uid}/removal/", {"back": "member"})
    assert back["Location"] == address and account(fern).floor == -500


def test_without_the_right_nobody_finds_or_sets_a_members_limit(client, val, join):
    fern, sage = join("Fern"), join("Sage")
    client.force_login(sage.user)
    address = f"/garden/currencies/limits/{fern.uid}/"
    assert address not in client.get(f"/m/{fern.uid}/").content.decode()
    assert client.get(address).status_code == 404
    assert client.post(address, {"currency": "VAL", "side": "floor", "amount": "-1"}).status_code == 404
    assert not LimitRule.objects.exists()
