"""A group's wallet, shown as its rules of transparency say: amounts, never people."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.testing import viewer
from wezer.core.transparency.acts import set_transparency
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.open_wallet import money_of, shown_balances, shown_movements

system = Viewer.system()
_clocks = ExitStack()


def later(days):
    _clocks.enter_context(clock.at(clock.now() + timedelta(days=days)))


@pytest.fixture(autouse=True)
def _clock():
    yield
    _clocks.close()


@pytest.fixture
def mill(circle, join, val):
    fern, sage, rowan = join("Fern"), join("Sage"), join("Rowan")
    group = circle("Mill", founder=fern)
    bring_in(by=system, group=group, member=sage)
    return group, fern, sage, rowan


def give(fern, group, units, key):
    pay(by=viewer(fern), payer=fern, payee=group, amounts=[Money(units, "VAL")], memo="For the roof", key=key)


def decide(group, fern, **rules):
    said = {kind: {"audience": audience, "delay_days": days} for kind, (audience, days) in rules.items()}
    set_transparency(by=viewer(fern), group=group, rules=said, word="At the meeting")


def moved(member, group):
    return [money_of(entry).units for entry in shown_movements(viewer(member), group).order_by("id")]


def test_nothing_is_shown_until_the_group_decides_and_nothing_from_before(mill, client, django_assert_max_num_queries):
    group, fern, sage, rowan = mill
    page = reverse("wallet:open", args=[group.uid])
    give(fern, group, 40, "k1")
    client.force_login(sage.user)
    assert client.get(page).status_code == 404 and shown_balances(viewer(sage), group) is None
    later(1)
    decide(group, fern, transactions=("group", 0), balances=("community", 2))
    later(1)
    give(fern, group, 5, "k2")
    later(2)
    assert (moved(sage, group), moved(rowan, group)) == ([5], [])
    assert shown_balances(viewer(rowan), group).amounts == [Money(40, "VAL")]  # as it was two days ago
    client.get("/me/")
    with django_assert_max_num_queries(12):
        told = client.get(page).content.decode()
    assert "a member" in told and "For the roof" not in told and "Fern" not in told
    later(2)
    assert shown_balances(viewer(rowan), group).amounts == [Money(45, "VAL")]


def test_the_same_by_api(mill):
    group, fern, sage, rowan = mill
    decide(group, fern, transactions=("group", 0), balances=("group", 0))
    later(1)
    give(fern, group, 7, "k1")
    later(1)
    inside, outside = Caller.of(sage), Caller.of(rowan)
    shown = inside.get(f"ledger/groups/{group.uid}/shown-balances").json()
    assert shown["amounts"] == [{"amount": "7", "currency": "VAL"}]
    rows = inside.get(f"ledger/groups/{group.uid}/shown-movements").json()["items"]
    assert [(row["amount"]["amount"], row["other"]) for row in rows] == [("7", None)]
    assert outside.get(f"ledger/groups/{group.uid}/shown-balances").status_code == 404
    assert outside.get(f"ledger/groups/{group.uid}/shown-movements").json()["items"] == []
