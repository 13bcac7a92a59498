"""Who holds the wallet of a circle owes a second lock as those do who tend the community (core.md 2.3)."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from wezer.api.testing import Caller
from wezer.core.accounts.second_factor import asked_from
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.models import RoleHolding
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import request_payment
from wezer.ledger.models import Schedule
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()
LOCK = "/me/second-lock/"


@pytest.fixture
def kitchen(circle, join, val):
    """The Kitchen, tended by Oak; Fern has held its wallet for a month, and her token is from before."""
    group = circle("Kitchen", founder=join("Oak"))
    fern = join("Fern")
    grant_role(by=SYSTEM, role=open_role(by=SYSTEM, group=group, key="wallet"), member=fern)
    return group, fern, join("Sage")


def grace_is_over():
    RoleHolding.objects.update(since=now() - timedelta(days=30))
    cache.clear()


def order(payee, group=None, step="pay", key="k1"):
    more = {"acting_for": str(group.uid)} if group else {}
    return {"to": str(payee.uid), "amount_VAL": "5", "step": step, "key": key, **more}


def led(answer):
    return answer.status_code == 303 and answer["Location"].startswith(LOCK)


def test_within_the_days_of_grace_and_with_a_lock_the_wallet_of_the_group_is_open(client, kitchen):
    group, fern, sage = kitchen
    assert now() < asked_from(viewer(fern)) < now() + timedelta(days=15)
    client.force_login(fern.user)
    assert not led(client.post("/wallet/pay/", order(sage, group)))
    grace_is_over()
    assert led(client.post("/wallet/pay/", order(sage, group, key="k2")))
    Authenticator.objects.create(user=fern.user, type=Authenticator.Type.TOTP, data={})
    assert not led(client.post("/wallet/pay/", order(sage, group, key="k2")))
    assert (balance(group), balance(sage)) == (-10, 10)


def test_after_it_whatever_moves_the_groups_money_leads_to_the_lock_and_nothing_moves(client, kitchen):
    group, fern, sage = kitchen
    asked = request_payment(by=viewer(sage), payer=group, payee=sage, amounts=[Money(7, "VAL")])
    grace_is_over()
    client.force_login(fern.user)
    plan = {**order(sage, group), "first_on": "2031-01-01"}
    for address, sent in (
        ("/wallet/pay/", order(sage, group)), ("/wallet/pay/", order(sage, group, step="check")),
        (f"/wallet/movements/{asked.uid}/acceptance/", {}), (f"/wallet/movements/{asked.uid}/refusal/", {}),
        ("/wallet/planned/new/", plan), (f"/wallet/of/{group.uid}/signatures/", {}),
    ):  # fmt: skip
        assert led(client.post(address, sent)), address
    asked.refresh_from_db()
    assert (balance(group), balance(sage), asked.state, Schedule.objects.count()) == (0, 0, "pending", 0)
    assert client.get(f"/wallet/of/{group.uid}/").status_code == 200, "reading asks for nothing"
    assert "a group’s" in client.get(LOCK).content.decode()


def test_ones_own_wallet_stays_open_and_who_holds_no_others_is_asked_for_nothing(client, kitchen):
    group, fern, sage = kitchen
    asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(7, "VAL")])
    grace_is_over()
    assert [asked_from(viewer(member)) is None for member in (fern, sage)] == [False, True]
    client.force_login(fern.user)
    assert not led(client.post("/wallet/pay/", order(sage)))
    assert not led(client.post(f"/wallet/movements/{asked.uid}/acceptance/", {}))
    assert (balance(fern), balance(sage)) == (-12, 12)
    client.force_login(sage.user)
    assert not led(client.post("/wallet/pay/", order(group)))
    assert client.post("/wallet/pay/", order(fern, group, key="k3")).status_code == 403  # holds no wallet of a group
    assert (balance(sage), balance(group)) == (7, 5)


def test_programs_are_bound_alike_and_a_role_that_ended_asks_for_nothing(kitchen):
    group, fern, sage = kitchen
    program = Caller.of(fern, "*")
    grace_is_over()
    sent = {"to": str(sage.uid), "amounts": [{"amount": "5", "currency": "VAL"}]}
    refused = program.post("ledger/transactions", sent, key="k", acting_for=group.uid)
    assert (refused.status_code, refused.json()["code"], balance(group)) == (403, "second_factor_needed", 0)
    RoleHolding.objects.filter(member=fern).update(until=now())
    assert asked_from(viewer(fern)) is None


def test_a_community_that_asks_for_none_asks_no_holder_of_a_wallet(client, kitchen):
    group, fern, sage = kitchen
    change_setting(by=SYSTEM, key="security.second_factor", value=False)
    grace_is_over()
    client.force_login(fern.user)
    assert not led(client.post("/wallet/pay/", order(sage, group)))
    assert balance(group) == -5
