"""A group without a wallet is given one, and does without it again as long as nothing came of it (core.md 4.1)."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.groups import change_sovereignty
from wezer.core.acts.membership import ask_to_enter, bring_in, leave_group
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import grant_role
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.group_wallet.acts import change_wallet
from wezer.core.models import Group, Role, RoleHolding, Room
from wezer.core.refusals import DecidesItself, WalletStays
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.accounts import participates
from wezer.ledger.acts.payments import pay
from wezer.ledger.models import Account
from wezer.ledger.refusals import CurrencyNotAvailable
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()
AGAIN = "/account/reauthenticate/"


@pytest.fixture
def choir(circle, join, val):
    """A conversation that Fern tends, with Sage in it."""
    fern, sage = join("Fern"), join("Sage")
    group = circle("Choir", type="talk", founder=fern)
    bring_in(by=SYSTEM, group=group, member=sage)
    return group, fern, sage


def fresh(group):
    return Group.objects.get(pk=group.pk)


def holders(group):
    found = RoleHolding.objects.filter(role__group=group, role__key="wallet", until=None)
    return sorted(found.values_list("member__name", flat=True))


def room_states(group):
    return list(Room.objects.filter(group=group, kind="wallet").values_list("state", flat=True))


def test_a_conversation_is_given_a_wallet_and_its_accounts_open_on_first_use(choir, val):
    group, fern, sage = choir
    assert (group.has_wallet, participates(group, val), holders(group), room_states(group)) == (False, False, [], [])
    with pytest.raises(CurrencyNotAvailable):
        pay(by=viewer(sage), payer=sage, payee=group, amounts=[Money(5, "VAL")], key="k1")
    by = viewer(fern)
    for _twice in range(2):
        change_wallet(by=by, group=group, has_wallet=True)
    assert (fresh(group).has_wallet, holders(group), room_states(group)) == (True, ["Fern"], ["open"])
    assert by.may_act_for(group) and not viewer(sage).may_act_for(group)
    assert not Account.objects.filter(holder=group).exists()
    told = Fact.objects.filter(name="core.group_wallet_changed").get()
    assert (told.actor, told.payload["has_wallet"], told.audit) == (fern.pk, True, True)
    pay(by=viewer(sage), payer=sage, payee=group, amounts=[Money(5, "VAL")], key="k2")
    pay(by=viewer(fern, group), payer=group, payee=sage, amounts=[Money(7, "VAL")], key="k3")
    assert balance(group) == -2


def test_it_is_switched_off_while_it_has_no_account_and_no_fee_is_asked_and_not_after(choir, val, join):
    group, fern, sage = choir
    change_wallet(by=viewer(fern), group=group, has_wallet=True)
    fee = [{"kind": "fee", "amount": "5", "currency": "VAL", "how": ""}]
    set_membrane(by=viewer(fern), group=group, ways=[fee])
    with pytest.raises(WalletStays, match="its membrane asks a fee"):
        change_wallet(by=viewer(fern), group=fresh(group), has_wallet=False)
    asked = ask_to_enter(by=viewer(join("Mint")), group=fresh(group))
    stale = fresh(group)
    set_membrane(by=viewer(fern), group=fresh(group), ways=[[{"kind": "open"}]])
    with pytest.raises(WalletStays, match="is still to pay a fee"):
        change_wallet(by=viewer(fern), group=stale, has_wallet=False)
    leave_group(by=viewer(asked.member), group=fresh(group))
    change_wallet(by=viewer(fern), group=stale, has_wallet=False)
    assert (fresh(group).has_wallet, participates(group, val), room_states(group)) == (False, False, ["archived"])
    change_wallet(by=viewer(fern), group=fresh(group), has_wallet=True)
    assert (holders(group), room_states(group)) == (["Fern"], ["open"])
    pay(by=viewer(sage), payer=sage, payee=group, amounts=[Money(5, "VAL")], key="k1")
    pay(by=viewer(fern, group), payer=group, payee=sage, amounts=[Money(5, "VAL")], key="k2")
    before = facts_told()
    with pytest.raises(WalletStays, match="it has an account already"):
        change_wallet(by=viewer(fern), group=fresh(group), has_wallet=False)
    assert fresh(group).has_wallet and facts_told() == before


def test_those_who_tend_it_say_so_and_from_around_only_where_it_does_not_decide_over_its_money(
    choir, gardener, circle, community
):
    group, fern, sage = choir
    grant_role(by=SYSTEM, role=Role.objects.get(group=group, key="steward"), member=sage)
    assert [can(viewer(one), "core.change_wallet", group) for one in (fern, sage, gardener)] == [True] * 3
    change_sovereignty(by=viewer(fern), group=group, money=True, membership=False)
    with pytest.raises(DecidesItself):
        change_wallet(by=viewer(gardener), group=fresh(group), has_wallet=True)
    change_sovereignty(by=viewer(fern), group=group, money=False, membership=False)
    change_wallet(by=viewer(gardener), group=fresh(group), has_wallet=True)
    assert holders(group) == ["Fern", "Sage"], "from around it one takes no money oneself"
    mill = circle("Mill", founder=fern)
    page = open_role_page(by=viewer(fern), role=Role.objects.get(group=mill, key="steward"))
    for kept in (community, page):
        with pytest.raises(NotAllowed):
            change_wallet(by=viewer(gardener), group=kept, has_wallet=not kept.has_wallet)


def test_the_settings_page_asks_who_is_there_and_refuses_beside_the_field(choir, join, client):
    group, fern, sage = choir
    settings, sent = "/g/choir/settings/", {"part": "wallet", "has_wallet": "on"}
    for name, status in (("Sage", 403), ("Fern", 302)):
        client.force_login({"Sage": sage, "Fern": fern}[name].user)
        answer = client.post(settings, sent)
        assert (answer.status_code, fresh(group).has_wallet) == (status, False)
    assert "Give “Choir” a wallet" in client.get(answer.url).content.decode()
    assert client.post(answer.url, {"password": "a fine long pass", "next": settings}).url == f"{settings}#wallet"
    assert fresh(group).has_wallet
    assert client.post(settings, {"part": "wallet"}).status_code == 303 and not fresh(group).has_wallet
    change_wallet(by=viewer(fern), group=group, has_wallet=True)
    pay(by=viewer(sage), payer=sage, payee=group, amounts=[Money(5, "VAL")], key="k1")
    page = client.post(settings, {"part": "wallet"})
    assert page.status_code == 422 and 'id="id_has_wallet-error"' in page.content.decode()


def test_a_program_says_so_too_and_is_refused_alike(choir):
    group, fern, sage = choir
    there = f"core/groups/{group.uid}/wallet"
    assert Caller.of(sage, "*").send("put", there, {"has_wallet": True}).status_code == 403
    caller = Caller.of(fern, "*")
    assert caller.get(f"core/groups/{group.uid}").json()["has_wallet"] is False
    assert caller.send("put", there, {"has_wallet": True}).json()["has_wallet"] is True
    pay(by=viewer(sage), payer=sage, payee=group, amounts=[Money(5, "VAL")], key="k1")
    refused = caller.send("put", there, {"has_wallet": False})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "wallet_stays", "has_wallet")
