"""Keeping one's balance to oneself, where the currency lets its holders."""

import pytest
from django.core.cache import cache

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.models import Role, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.accounts import hide_balances
from wezer.ledger.acts.currencies import change_currency
from wezer.ledger.models import Account
from wezer.ledger.queries import may_see_balance
from wezer.ledger.refusals import BalanceShown
from wezer.ledger.testing import account

pytestmark = pytest.mark.django_db


def rule(currency, seen_by, **more):
    change_currency(by=Viewer.system(), currency=currency, rules={"privacy": {"balances": seen_by, **more}})


@pytest.fixture
def two(join, val, eur, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 40)
    rule(val, "community")
    return fern, sage


def seen(by, whose, client):
    client.force_login(by.user)
    answer = client.get(f"/wallet/of/{whose.uid}/")
    return answer.status_code, "\u221240" in answer.content.decode()


def test_a_member_hides_a_balance_and_shows_it_again(client, two):
    fern, sage = two
    assert seen(sage, fern, client) == (200, True)
    client.force_login(fern.user)
    assert "Keep it to myself" in client.get("/wallet/privacy/").content.decode()
    assert client.post("/wallet/privacy/", {"hidden": ["VAL"]}).status_code == 303
    assert "checked" in client.get("/wallet/privacy/").content.decode()
    assert seen(sage, fern, client) == (404, False)
    assert seen(fern, fern, client) == (200, True)
    client.post("/wallet/privacy/", {})
    assert seen(sage, fern, client) == (200, True)


def test_the_wish_is_kept_for_a_wallet_that_opens_with_it(two, join, val):
    mint = join("Mint")
    hide_balances(by=viewer(mint), holder=mint, hidden=["VAL"])
    assert account(mint).hides_balance and not may_see_balance(viewer(two[1]), account(mint))


@pytest.mark.parametrize(
    ("seen_by", "more", "shown"),
    [("everyone", {}, True), ("community", {"may_hide": False}, True), ("owner", {}, False)],
)
def test_where_the_currency_decides_for_all_nobody_hides(client, two, val, seen_by, more, shown):
    fern, sage = two
    rule(val, seen_by, **more)
    client.force_login(fern.user)
    assert "Keep it to myself" not in client.get("/wallet/privacy/").content.decode()
    assert client.post("/wallet/privacy/", {"hidden": ["VAL"]}).status_code == 422
    with pytest.raises(BalanceShown):
        hide_balances(by=viewer(fern), holder=fern, hidden=["VAL"])
    assert not Account.objects.filter(hides_balance=True).exists()
    assert may_see_balance(viewer(sage), account(fern)) is shown


def test_a_rule_made_later_wins_over_an_earlier_wish(two, val):
    fern, sage = two
    hide_balances(by=viewer(fern), holder=fern, hidden=["VAL"])
    rule(val, "community", may_hide=False)
    assert may_see_balance(viewer(sage), account(fern))


def test_a_groups_wallet_is_hidden_by_those_who_hold_it(client, two, circle):
    fern, sage = two
    garden = circle("Garden", founder=fern)
    address = f"/wallet/of/{garden.uid}/privacy/"
    client.force_login(sage.user)
    assert (client.get(address).status_code, client.post(address, {"hidden": ["VAL"]}).status_code) == (404, 404)
    client.force_login(fern.user)
    assert client.get(address).status_code == 200 and client.post(address, {"hidden": ["VAL"]}).status_code == 303
    assert account(garden).hides_balance
    with pytest.raises(NotAllowed):
        hide_balances(by=viewer(sage), holder=garden, hidden=[])


def test_the_api_hides_and_refuses_alike(two, val):
    fern, sage = two
    call = Caller.of(fern, "*")
    told = call.send("put", "ledger/privacy", {"hidden": ["VAL"]})
    assert told.json() == [
        {"currency": "VAL", "seen_by": "community", "may_hide": True, "hidden": True},
        {"currency": "EUR", "seen_by": "owner", "may_hide": False, "hidden": False},
    ]
    assert Caller.of(sage, "*").get(f"ledger/accounts?party={fern.uid}").json() == []
    refused = call.send("put", "ledger/privacy", {"hidden": ["EUR"]})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "balance_shown", "hidden")
    assert call.get(f"ledger/privacy?party={sage.uid}").status_code == 403
    assert account(fern).hides_balance


def test_the_door_of_a_groups_wallet_stands_only_before_those_for_whom_its_page_is_there(
    client, two, val, circle, join
):
    """Fern holds it, Sage works in the group, Mint is outside of it; the group is open."""
    fern, sage = two
    mint, garden = join("Mint"), circle("Garden", founder=fern, sight="open")
    bring_in(by=Viewer.system(), group=garden, member=sage)
    if not Room.objects.filter(group=garden, kind="wallet").exists():
        open_room(by=Viewer.system(), group=garden, kind="wallet")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=garden, key="wallet"), member=fern)
    address = f"/wallet/of/{garden.uid}/"

    def sees():
        cache.clear()
        found = []
        for member in (fern, sage, mint):
            client.force_login(member.user)
            has_door = address in client.get("/g/garden/").content.decode()
            assert client.get(address).status_code == (200 if has_door else 404), str(member)
            found.append(has_door)
        return found

    assert sees() == [True, True, True]  # balances of VAL are open to the community
    rule(val, "community")
    hide_balances(by=viewer(fern), holder=garden, hidden=["VAL"])
    assert sees() == [True, False, False]
    rule(val, "owner")
    assert sees() == [True, False, False]
