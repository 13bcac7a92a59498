"""Observers of the community: somebody from outside who speaks there and has no wallet (core.md 5.2)."""

import pytest

from wezer.core.crossing.acts.newcomers import set_observer
from wezer.core.models import Belonging
from wezer.core.refusals import NotSettled
from wezer.core.testing import deliver, viewer
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed, Refusal
from wezer.ledger.acts.accounts import participates
from wezer.ledger.acts.payments import pay
from wezer.ledger.models import Account
from wezer.ledger.refusals import CurrencyNotAvailable
from wezer.ledger.testing import balance


def test_who_observes_the_community_speaks_and_has_no_wallet(community, gardener, join, val, paid):
    fern, sage = join("Fern"), join("Sage")
    deliver("ledger.")
    here = Belonging.objects.get(member=fern, group=community)
    paid(sage, fern, 10)
    with pytest.raises(NotSettled):  # what is in it is given away first
        set_observer(by=viewer(gardener), belonging=here, observes=True)
    assert Belonging.objects.get(pk=here.pk).state == "member"
    paid(fern, sage, 10)
    set_observer(by=viewer(gardener), belonging=here, observes=True)
    observing = viewer(fern)
    assert can(observing, "core.write_in_group", community) and not can(observing, "ledger.use_wallet", fern)
    assert not participates(fern, val) and Account.objects.get(holder=fern).state == "disabled"
    for fresh in (observing, viewer(fern)):  # knows how they stand, or asks just that
        with pytest.raises(NotAllowed):
            pay(by=fresh, payer=fern, payee=sage, amounts=[Money(1, "VAL")], key="k1")
    with pytest.raises(Refusal):
        paid(sage, fern, 10)
    assert (balance(fern), balance(sage)) == (0, 0)
    set_observer(by=viewer(gardener), belonging=Belonging.objects.get(pk=here.pk), observes=False)
    deliver()
    paid(sage, fern, 10)
    assert balance(fern) == 10 and can(viewer(fern), "ledger.use_wallet", fern)


def test_whoever_comes_as_an_observer_gets_no_wallet(community, join, val, paid):
    mint, sage = join("Mint", state="observer"), join("Sage")
    assert not participates(mint, val) and participates(sage, val)
    assert can(viewer(mint), "core.write_in_group", community)
    with pytest.raises(CurrencyNotAvailable):
        paid(sage, mint, 10)
    assert not Account.objects.filter(holder=mint, purpose="wallet").exists()
