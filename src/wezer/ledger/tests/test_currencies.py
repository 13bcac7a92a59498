"""Currencies, issue by signature, closing (32), gratitude (23), earned credit (25), reckoned and soft limits."""

from datetime import timedelta

import pytest

from wezer.core.acts.roles import grant_role
from wezer.core.kinds import notice_kinds
from wezer.core.models import Notice, Role
from wezer.core.testing import deliver
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.currencies import (
    change_currency,
    close_currency,
    create_currency,
    freeze_currency,
    move_currency,
)
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.issuing import destroy, issue, write_off
from wezer.ledger.acts.limits import set_limit
from wezer.ledger.acts.payments import draft, pay
from wezer.ledger.acts.receipts import reverse, withdraw_thanks
from wezer.ledger.acts.signing import sign
from wezer.ledger.acts.thanking import thank
from wezer.ledger.audit import audit
from wezer.ledger.currencies import currency
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.limits import earned_credit, share_of_volume
from wezer.ledger.models import Account, Transaction
from wezer.ledger.queries import money_supply, thanks_received
from wezer.ledger.refusals import (
    AlreadyGiven,
    BalanceLeft,
    CurrencyInvalid,
    CurrencyNotAvailable,
    ExpressionInvalid,
    LimitMin,
    NotAuthor,
    NotSigner,
    ReserveTooSmall,
    TooOften,
)
from wezer.ledger.testing import account, balance

SYSTEM = Viewer.system()


@pytest.fixture
def gardeners(join, community):
    role = Role.objects.get(group=community, key="gardener")
    found = [join(name) for name in ("Oak", "Ash", "Elm")]
    for one in found:
        grant_role(by=SYSTEM, role=role, member=one)
    return found


@pytest.mark.parametrize("kind", list(currency_kinds), ids=lambda kind: kind.kind)
def test_every_kind_keeps_its_contract(kind, community, join):
    """Defaults make a sound currency; a wallet in it opens with floor ≤ 0 ≤ ceiling; what it cannot do is refused."""
    made = create_currency(by=SYSTEM, code="TEST", name="Test", kind=kind.kind)
    floor, ceiling = kind.opening_limits(made, None)
    assert str(kind.name) and kind.kind
    assert made.category in kind.categories and made.origin in kind.origins
    assert (floor is None or floor <= 0) and (ceiling is None or ceiling >= 0)
    assert {one.purpose for one in made.accounts.all()} == set(kind.system_accounts)
    assert kind.check_rules(made.rules, made.scale) == ""
    if not kind.can_be_issued:
        with pytest.raises(CurrencyNotAvailable):
            issue(by=SYSTEM, currency=made, to=join("Sage"), units=1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "val"}, "code"), ({"code": "V"}, "code"), ({"name": " "}, "name"), ({"scale": 10}, "scale"),
        ({"kind": "magic"}, "kind"), ({"category": "rare"}, "category"), ({"origin": "tracked"}, "origin"),
        ({"display_decimals": 3}, "display_decimals"), ({"symbol": "123456789"}, "symbol"),
        ({"rules": {"floor": 5, "ceiling": 1}}, "floor"), ({"rules": {"floor": 5, "ceiling": 5}}, "rules"),
    ],
)  # fmt: skip
def test_a_currency_that_makes_no_sense_is_refused(community, wrong, field):
    with pytest.raises(CurrencyInvalid) as refused:
        create_currency(by=SYSTEM, **{"code": "VAL", "name": "Val", "kind": "mutual_credit", **wrong})
    assert refused.value.field == field


def test_only_a_mandate_makes_currencies(join, gardeners):
    with pytest.raises(NotAllowed):
        create_currency(by=Viewer.of(join("Fern")), code="VAL", name="Val", kind="mutual_credit")
    assert create_currency(by=Viewer.of(gardeners[0]), code="VAL", name="Val", kind="mutual_credit").code == "VAL"


def test_a_change_is_a_version_and_waits_for_its_date(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    later = now() + timedelta(days=3)
    change_currency(by=SYSTEM, currency=val, rules={"floor": -5}, effective_from=later)
    paid(fern, sage, 10)
    with clock.at(later + timedelta(minutes=1)):
        run_due()
        with pytest.raises(LimitMin):
            paid(fern, sage, 10)
    val.refresh_from_db()
    assert (val.version, account(fern).floor, balance(fern)) == (2, -5, -20)
    assert list(val.versions.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_frozen_currency_only_takes_reversals(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    made = paid(fern, sage, 10)
    freeze_currency(by=SYSTEM, currency=val)
    with pytest.raises(CurrencyNotAvailable):
        paid(fern, sage, 10)
    reverse(by=Viewer.of(sage), transaction=made)
    assert (balance(fern), made.reversals.count()) == (0, 1)


def test_h32_a_currency_closes_when_every_balance_is_zero_or_signed_away(val, join, paid, gardeners):
    change_currency(by=SYSTEM, currency=val, rules={"signatures": 2})
    fern, sage, (oak, ash, _elm) = join("Fern"), join("Sage"), gardeners
    paid(fern, sage, 3)
    with pytest.raises(BalanceLeft):
        close_currency(by=Viewer.of(oak), currency=val)
    off = [write_off(by=Viewer.of(oak), account=account(who)) for who in (fern, sage)]
    with pytest.raises(BalanceLeft):
        close_currency(by=Viewer.of(oak), currency=val)
    with pytest.raises(NotSigner):
        sign(by=Viewer.of(fern), transaction=off[0])
    for one in off:
        assert sign(by=Viewer.of(ash), transaction=one).state == "completed"
    close_currency(by=Viewer.of(oak), currency=val)
    assert (val.state, balance(fern), balance(sage)) == ("closed", 0, 0)
    with pytest.raises(CurrencyNotAvailable):
        paid(fern, sage, 1)
    assert audit().is_clean


def test_fiat_is_issued_and_destroyed_by_as_many_signatures_as_asked(community, join, gardeners):
    coin = create_currency(by=SYSTEM, code="COIN", name="Coin", kind="fiat", scale=2, rules={"signatures": 3})
    fern, (oak, ash, elm) = join("Fern"), gardeners
    made = issue(by=Viewer.of(oak), currency=coin, to=fern, units=10_000, memo="Seed", key="i1")
    assert issue(by=Viewer.of(oak), currency=coin, to=fern, units=10_000, memo="Seed", key="i1").pk == made.pk
    sign(by=Viewer.of(oak), transaction=made)
    sign(by=Viewer.of(ash), transaction=made)
    assert (balance(fern, "COIN"), money_supply(coin)) == (0, 0)
    assert sign(by=Viewer.of(elm), transaction=made).state == "completed"
    assert (balance(fern, "COIN"), money_supply(coin), balance(community, "COIN", "issuance")) == (
        10_000,
        10_000,
        -10_000,
    )
    with pytest.raises(NotAllowed):
        destroy(by=Viewer.of(fern), currency=coin, holder=fern, units=1, memo="Back")
    with pytest.raises(LimitMin):
        pay(by=Viewer.of(fern), payer=fern, payee=oak, amounts=[Money(10_001, "COIN")])


def test_backed_money_never_exceeds_its_reserve(community, join):
    backing = {"asset": "EUR", "reserve": 1_000, "ratio": [3, 2], "redeemable": True, "rule": ""}
    leaf = create_currency(by=SYSTEM, code="LEAF", name="Leaf", kind="backed", rules={"backing": backing})
    fern = join("Fern")
    assert issue(by=SYSTEM, currency=leaf, to=fern, units=666, memo="Bread").state == "completed"
    with pytest.raises(ReserveTooSmall):
        issue(by=SYSTEM, currency=leaf, to=fern, units=1, memo="Bread")


def test_h23_thanks_once_per_object_and_twenty_a_day(like, join):
    fern, sage = join("Fern"), join("Sage")
    by = Viewer.of(fern)
    first = thank(by=by, receiver=sage, currency=like, about="core.post/1")
    with pytest.raises(AlreadyGiven):
        thank(by=by, receiver=sage, currency=like, about="core.post/1")
    for number in range(2, 21):
        thank(by=by, receiver=sage, currency=like, about=f"core.post/{number}")
    with pytest.raises(TooOften) as refused:
        thank(by=by, receiver=sage, currency=like, about="core.post/21")
    assert (refused.value.status, balance(fern, "LIKE"), balance(sage, "LIKE")) == (429, 0, 20)
    withdraw_thanks(by=by, transaction=first)
    assert (balance(sage, "LIKE"), thanks_received(sage, like)) == (19, (19, 1))


def test_thanks_cannot_be_withdrawn_after_a_day(like, join):
    fern, sage = join("Fern"), join("Sage")
    made = thank(by=Viewer.of(fern), receiver=sage, currency=like)
    with clock.at(now() + timedelta(hours=25)), pytest.raises(Exception, match="invalid_transition"):
        withdraw_thanks(by=Viewer.of(fern), transaction=made)


def test_what_is_no_thanks_yet_is_not_withdrawn(like, val, join):
    fern, sage = join("Fern"), join("Sage")
    made = draft(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(1, "LIKE")])
    with pytest.raises(NotAuthor):
        withdraw_thanks(by=Viewer.of(fern), transaction=made)


def room(member):
    """How deep an earned credit lets them go."""
    from wezer.ledger.limits import limits_of

    return -limits_of(account(member)).floor


def test_h25_earned_credit_grows_with_what_was_received(val, join, paid):
    change_currency(by=SYSTEM, currency=val, rules={"ceiling": None})
    set_limit(by=SYSTEM, currency=val, side="floor", units=-1000, expression=earned_credit("1000", "1300"))
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 1)
    paid(sage, fern, 1)
    set_limit(by=SYSTEM, currency=val, side="floor", units=None, member=sage)
    start = account(fern).gross_in
    paid(sage, fern, 200 - start)
    assert room(fern) == 1200
    paid(sage, fern, 200)
    assert room(fern) == 1300
    paid(sage, fern, 1000)
    assert room(fern) == 1300
    paid(fern, sage, 1400)
    assert (room(fern), balance(fern)) == (1300, -1)
    paid(fern, sage, 1299)
    with pytest.raises(LimitMin) as refused:
        paid(fern, sage, 1)
    assert refused.value.details["limit"] == "-1300"


def test_a_reckoned_limit_that_fails_counts_its_default_and_tells(val, join, paid):
    set_limit(by=SYSTEM, currency=val, side="floor", units=-30, expression="-100 / (gross_in - gross_in)")
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 30)
    with pytest.raises(LimitMin):
        paid(fern, sage, 1)
    assert Fact.objects.filter(name="ledger.limit_rule_failed").exists()


def test_who_sets_limits_hears_once_a_week_that_a_rule_cannot_be_reckoned(val, gardener, join, paid):
    set_limit(by=SYSTEM, currency=val, side="floor", units=-30, expression="-100 / (gross_in - gross_in)")
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 1)
    deliver("ledger.")
    paid(fern, sage, 1)
    deliver("ledger.")
    told = Notice.objects.filter(kind="limit_rule_failed").order_by("id")
    assert [notice.member for notice in told] == [gardener]
    assert "-100 / (gross_in - gross_in)" in notice_kinds["limit_rule_failed"].sentence(told[0])
    with clock.at(now() + timedelta(days=8)):
        paid(fern, sage, 1)
        deliver("ledger.")
    assert told.all().count() == 2


@pytest.mark.parametrize("source", ["print(1)", "balance.units", "secret + 1", "1 +", "balance = 1", '"-500"'])
def test_an_expression_that_is_no_limit_is_refused_with_its_place(val, source):
    with pytest.raises(ExpressionInvalid) as refused:
        set_limit(by=SYSTEM, currency=val, side="floor", units=0, expression=source)
    assert refused.value.field == "expression" and refused.value.details["position"] >= 1


def test_a_share_of_the_volume(val, join, paid):
    set_limit(by=SYSTEM, currency=val, side="floor", units=0, expression=share_of_volume("50", "100"))
    fern, sage = join("Fern"), join("Sage")
    set_limit(by=SYSTEM, currency=val, side="floor", units=None, member=sage)
    for _month in range(3):
        paid(sage, fern, 160)
        paid(fern, sage, 160)
    assert room(fern) == 160


def test_the_most_specific_limit_wins_and_null_removes(val, join, community, circle):
    fern, sage = join("Fern"), join("Sage")
    from wezer.ledger.acts.accounts import open_account

    mine, other = (open_account(by=SYSTEM, holder=who, currency=val) for who in (fern, sage))
    set_limit(by=SYSTEM, currency=val, side="floor", units=-100)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-200, account_kind="member")
    set_limit(by=SYSTEM, currency=val, side="floor", units=-300, group=community)
    assert (account(fern).floor, account(sage).floor) == (-300, -300)
    set_limit(by=SYSTEM, currency=val, side="floor", units=None, member=fern)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-7, account=other)
    assert (account(fern).floor, account(sage).floor, account(sage).ceiling, mine.floor) == (None, -7, 500, -500)


def test_a_soft_limit_tells_and_never_refuses(val, join, paid):
    fern, sage = join("Fern"), join("Sage")
    set_limit(by=SYSTEM, currency=val, side="floor", units=-20, soft=True)
    paid(fern, sage, 20)
    before = Fact.objects.filter(name="ledger.limit_crossed").count()
    paid(fern, sage, 1)
    assert (before, Fact.objects.filter(name="ledger.limit_crossed").count(), balance(fern)) == (0, 1, -21)
    deliver("ledger.")
    told = Notice.objects.get(kind="limit_crossed")
    assert (told.member, told.detail["side"]) == (fern, "floor")
    assert "Fern is further below zero in VAL" in notice_kinds["limit_crossed"].sentence(told)


def test_velocity_holds_back_haste(community, join, paid):
    rules = {"velocity": [{"per": "day", "count": 2, "units": 50}], "pause_seconds": 0}
    create_currency(by=SYSTEM, code="VAL", name="Val", kind="mutual_credit", rules=rules)
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 30)
    with pytest.raises(TooOften):
        paid(fern, sage, 21)
    paid(fern, sage, 20)
    with pytest.raises(TooOften):
        paid(sage, fern, 51)
    with pytest.raises(TooOften):
        paid(fern, sage, 1)
    with clock.at(now() + timedelta(hours=25)):
        assert paid(fern, sage, 1).state == "completed"


def test_a_stale_currency_in_the_process_does_no_harm(val, join, paid):
    """Another process changed the rules: the stamp tells, and the payment is reckoned anew."""
    from wezer.ledger.models import Currency
    from wezer.ledger.models.currency import new_stamp

    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 10)
    assert currency("VAL").state == "active"
    Currency.objects.filter(code="VAL").update(state="frozen", stamp=new_stamp())
    with pytest.raises(CurrencyNotAvailable):
        paid(fern, sage, 10)
    assert Transaction.objects.count() == 1


def test_closing_states_follow_each_other(val):
    move_currency(by=SYSTEM, currency=val, to="closing")
    close_currency(by=SYSTEM, currency=val)
    with pytest.raises(Exception, match="invalid_transition"):
        move_currency(by=SYSTEM, currency=val, to="active")
    assert Account.objects.exclude(balance=0).count() == 0
