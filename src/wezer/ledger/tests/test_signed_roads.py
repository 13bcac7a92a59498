"""No road around signatures, reserves and a currency at rest: what is made of right, and what was written down before."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts import agreements, payments
from wezer.ledger.acts.currencies import change_currency, close_currency, create_currency, freeze_currency
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.issuing import destroy, issue, write_off
from wezer.ledger.acts.limits import remove_authorisation, set_authorisation, set_limit
from wezer.ledger.acts.signing import sign
from wezer.ledger.forms import AuthorisationForm
from wezer.ledger.models import State, Transaction
from wezer.ledger.queries import money_supply
from wezer.ledger.refusals import (
    CurrencyNotAvailable,
    InvalidTransition,
    LimitMin,
    ReserveTooSmall,
    SoleBeneficiary,
    WalletSigned,
)
from wezer.ledger.testing import account, balance

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()


@pytest.fixture
def gardeners(join, community):
    """Three who may issue and write off."""
    found = [join(name) for name in ("Oak", "Ash", "Elm")]
    for member in found:
        grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=member)
    return found


@pytest.fixture
def coin(community):
    return lambda signatures: create_currency(
        by=SYSTEM, code="COIN", name="Coin", kind="fiat", rules={"signatures": signatures}
    )


def fresh(one):
    return Transaction.objects.get(pk=one.pk)


def test_no_agreement_takes_the_place_of_signatures_for_ones_own_group(gardeners, coin, circle):
    oak, ash, elm = gardeners
    garden = circle("Garden", founder=oak)
    made = issue(by=viewer(oak), currency=coin(3), to=garden, units=1000, memo="For seeds")
    for road in (payments.accept_request, agreements.accept):
        with pytest.raises(InvalidTransition):
            road(by=viewer(oak), transaction=fresh(made))
    with pytest.raises(InvalidTransition):
        payments.accept_request(by=viewer(oak), transaction=fresh(made), on=now() + timedelta(days=1))
    assert (fresh(made).state, balance(garden, "COIN")) == ("pending", 0)

    for member in (ash, elm):
        sign(by=viewer(member), transaction=made)
    assert (fresh(made).state, balance(garden, "COIN")) == ("completed", 1000)


def test_nobody_writes_off_what_they_owe_themselves_where_several_decide(gardeners, val, paid, join):
    oak, ash, _elm = gardeners
    change_currency(by=SYSTEM, currency=val, rules={"signatures": 2})
    paid(oak, join("Sage"), 400)
    with pytest.raises(SoleBeneficiary):
        write_off(by=viewer(oak), account=account(oak), memo="Mine")
    assert not Transaction.objects.filter(path="write_off").exists() and balance(oak) == -400

    made = write_off(by=viewer(ash), account=account(oak), memo="Oak moved away")
    with pytest.raises(SoleBeneficiary):
        sign(by=viewer(oak), transaction=made)
    sign(by=viewer(gardeners[2]), transaction=made)
    assert balance(oak) == 0


def test_what_takes_several_to_spend_takes_several_to_destroy(gardeners, coin, circle):
    oak = gardeners[0]
    garden, money = circle("Garden", founder=oak), coin(1)
    issue(by=SYSTEM, currency=money, to=garden, units=1000, memo="For seeds")
    set_authorisation(by=SYSTEM, party=garden, needs=2)
    with pytest.raises(WalletSigned):
        destroy(by=viewer(oak), currency=money, holder=garden, units=1000, memo="Away")
    assert balance(garden, "COIN") == 1000
    set_authorisation(by=SYSTEM, party=garden, needs=2, above_units=1000)
    assert not Transaction.objects.filter(path="destroy").exists()


def test_the_reserve_bounds_what_is_posted_not_what_was_asked(gardeners, join):
    oak, ash, _elm = gardeners
    backing = {"asset": "bread", "reserve": 1_000, "ratio": [1, 1], "redeemable": True, "rule": ""}
    rules = {"backing": backing, "signatures": 2}
    loaf, fern = create_currency(by=SYSTEM, code="LOAF", name="Loaf", kind="backed", rules=rules), join("Fern")
    first, second = (issue(by=viewer(oak), currency=loaf, to=fern, units=600, memo="Baked") for _each in range(2))
    sign(by=viewer(ash), transaction=first)
    with pytest.raises(ReserveTooSmall):
        sign(by=viewer(ash), transaction=second)
    assert (money_supply(loaf), fresh(second).state) == (600, "pending")


def at_rest(val, how):
    freeze_currency(by=SYSTEM, currency=val) if how == "frozen" else close_currency(by=SYSTEM, currency=val)


@pytest.mark.parametrize("how", ["frozen", "closed"])
def test_a_draft_is_not_paid_in_a_currency_at_rest(val, join, how):
    fern, sage = join("Fern"), join("Sage")
    draft = payments.draft(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")])
    at_rest(val, how)
    with pytest.raises(CurrencyNotAvailable):
        payments.commit(by=viewer(fern), transaction=draft)
    assert (fresh(draft).state, balance(fern), balance(sage)) == ("draft", 0, 0)


def test_requests_agreements_and_planned_payments_rest_with_their_currency(val, join):
    fern, sage = join("Fern"), join("Sage")
    asked, dated, agreed = (
        payments.request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(units, "VAL")])
        for units in (5, 6, 7)
    )
    payments.accept_request(by=viewer(fern), transaction=dated, on=now() + timedelta(days=1))
    agreements.accept(by=viewer(fern), transaction=agreed)
    freeze_currency(by=SYSTEM, currency=val)

    for road, one in (
        (payments.accept_request, asked),
        (agreements.accept, asked),
        (payments.pay_scheduled, dated),
        (agreements.settle, agreed),
    ):
        with pytest.raises(CurrencyNotAvailable):
            road(by=viewer(fern), transaction=fresh(one))
    with clock.at(now() + timedelta(days=2)):
        run_due()
    assert balance(fern) == balance(sage) == 0
    assert fresh(asked).state == State.PENDING and fresh(agreed).state == State.ACCEPTED
    agreements.release(by=viewer(fern), transaction=fresh(agreed))  # what was set aside is given back all the same
    assert account(fern).reserved == 0


def test_a_key_says_again_what_was_paid_before_the_currency_was_frozen(val, join):
    fern, sage = join("Fern"), join("Sage")
    order = {"payer": fern, "payee": sage, "amounts": [Money(5, "VAL")], "key": "once"}
    made = payments.pay(by=viewer(fern), **order)
    freeze_currency(by=SYSTEM, currency=val)
    again = payments.pay(by=viewer(fern), **order)
    assert (again.pk, again.is_replay, balance(fern)) == (made.pk, True, -5)
    with pytest.raises(CurrencyNotAvailable):
        payments.pay(by=viewer(fern), **{**order, "key": "twice"})


def test_a_rule_that_is_taken_away_lets_nothing_through_that_waits(val, join, circle):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    garden = circle("Garden", founder=fern)
    grant_role(by=SYSTEM, role=Role.objects.get(group=garden, key="wallet"), member=sage)
    rule = set_authorisation(by=SYSTEM, party=garden, needs=2)
    paid = payments.pay(by=viewer(fern, garden), payer=garden, payee=mint, amounts=[Money(20, "VAL")])
    asked = payments.request_payment(by=viewer(mint), payer=garden, payee=mint, amounts=[Money(30, "VAL")])
    payments.accept_request(by=viewer(fern, garden), transaction=asked)
    remove_authorisation(by=viewer(fern, garden), rule=rule)

    for one in (paid, asked):
        sign(by=viewer(fern, garden), transaction=fresh(one))
    with suppress(InvalidTransition):
        payments.accept_request(by=viewer(fern, garden), transaction=fresh(asked))
    assert ([fresh(one).state for one in (paid, asked)], balance(mint)) == (["pending"] * 2, 0)
    for one in (paid, asked):
        sign(by=viewer(sage, garden), transaction=fresh(one))
    assert balance(mint) == 50
    assert (
        payments.pay(by=viewer(fern, garden), payer=garden, payee=mint, amounts=[Money(1, "VAL")]).state == "completed"
    )


@pytest.fixture
def hours(community):
    return create_currency(
        by=SYSTEM, code="HOUR", name="Hour", kind="mutual_credit", symbol="h", display_format="hours_minutes"
    )


def test_above_which_amount_is_typed_and_read_in_its_currency(val, eur, hours, join, circle, client):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    for above, currency in (("50", eur), ("1:30", hours), ("0", None)):
        form = AuthorisationForm({"needs": "2", "above_units": above, "currency": currency and currency.pk})
        assert form.is_valid(), (above, form.errors)
        set_authorisation(by=SYSTEM, party=garden, **form.cleaned_data)
    client.force_login(fern.user)
    answer = client.get(reverse("wallet:signatures", args=[garden.uid])).content.decode()
    shown = " ".join(answer.replace("\xa0", " ").split())
    assert "2 signatures above 50.00 €" in shown and "2 signatures above 1:30 h" in shown
    assert "2 signatures for every payment<" in shown
    for above, currency, field in (("50", None, "currency"), ("-1", eur, "above_units"), ("some", eur, "above_units")):
        form = AuthorisationForm({"needs": "2", "above_units": above, "currency": currency and currency.pk})
        assert list(form.errors) == [field], above


def test_a_limit_is_said_as_pages_write_amounts_and_told_programs_as_they_read_them(join, hours):
    fern, sage = join("Fern"), join("Sage")
    set_limit(by=SYSTEM, currency=hours, side="floor", units=-36_000, member=fern)
    with pytest.raises(LimitMin) as refused:
        payments.pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(36_900, "HOUR")])
    said = refused.value.as_dict()
    assert "−10:15\xa0h; your limit is −10:00\xa0h." in said["message"]
    assert (said["detail"]["limit"], said["detail"]["would_be"]) == ("-36000", "-36900")
