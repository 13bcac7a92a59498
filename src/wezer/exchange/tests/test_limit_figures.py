"""What a limit rule may read (exchange.md A.4): each name with its value in one small world, market and ledger together."""

from datetime import timedelta
from decimal import Decimal

import pytest

from wezer.core.models import Level, Member
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.acts.exchanges import pay_reply
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.wel import compile_rule
from wezer.ledger.acts.accounts import open_account
from wezer.ledger.acts.limits import set_limit
from wezer.ledger.figures import figures_for, limit_context
from wezer.ledger.limits import limits_of
from wezer.ledger.refusals import ExpressionInvalid
from wezer.ledger.testing import account

SYSTEM = Viewer.system()

#: Sage, a guardian, was paid 10, 20 and 30 VAL by three others, gave 5 back to one of them 40 days later, and had words.
SAGE = {
    "balance": 55, "available": 55, "gross_in": 60, "gross_out": 5, "volume_30d": 5, "volume_90d": 65,
    "partners": 3, "trades": 4, "tenure_days": 40, "members": 4, "level": "guardian",
    "currency.supply": 55, "currency.wallets": 4, "currency.floor": -500, "currency.ceiling": 500,
    "reputation.mean": Decimal(5) / 8, "reputation.ratings": 3, "reputation.kept": 1,
    "reputation.trades": 3, "reputation.partners": 3, "reputation.reciprocity": 0,
    'reputation.mark("on-time")': Decimal(5) / 8,
}  # fmt: skip
#: Moss has just come.
MOSS = {
    **dict.fromkeys(SAGE, 0), "members": 5, "level": "", "currency.supply": 55, "currency.wallets": 5,
    "currency.floor": -500, "currency.ceiling": 500,
    "reputation.mean": None, "reputation.kept": None, "reputation.reciprocity": None, 'reputation.mark("on-time")': None,
}  # fmt: skip


@pytest.fixture
def sage(join, val, criteria, accepted_reply, paid):
    begin = now() - timedelta(days=40)
    with clock.at(begin):
        sage = join("Sage")
        for number, mark in enumerate([2, 1, 2]):
            fern = join(f"Fern{number}")
            reply = accepted_reply(wanted_by=fern, given_by=sage, price=[Money(10 + 10 * number, "VAL")])
            pay_reply(by=viewer(fern), reply=reply, key="k")
            for who, said in ((fern, mark), (sage, 2)):
                values = {each.key: said for each in criteria}
                evaluate_reply(by=viewer(who), reply=reply, values=values, comment="Thank you.")
    Member.objects.filter(pk=sage.pk).update(level=Level.objects.create(key="guardian", name="Guardian"))
    paid(sage, fern, 5)
    return sage


def read(source, member):
    """What a rule finds under this name for this member's wallet."""
    rule = compile_rule(f"if({source} = none, 0, 1)", limit_context())
    return figures_for(rule.needs, account(member))[source]


def test_every_name_is_read_and_no_name_is_left_out(sage, join, val):
    moss = join("Moss")
    open_account(by=SYSTEM, holder=moss, currency=val)
    context = limit_context()
    assert {*context.names, 'reputation.mark("on-time")'} == set(SAGE) and set(context.functions) == {"reputation.mark"}
    assert {source: read(source, moss) for source in MOSS} == MOSS
    moss_came = {"members": 5, "currency.wallets": 5}
    assert {source: read(source, sage) for source in SAGE} == SAGE | moss_came


def test_a_limit_follows_what_others_said(sage, val):
    rule = "-100 - 200 * coalesce(reputation.mean, 0)"
    set_limit(by=SYSTEM, currency=val, side="floor", units=-10, expression=rule)
    assert limits_of(account(sage)).floor == -225


def test_a_limit_that_has_nothing_to_read_must_say_so_beforehand(val):
    with pytest.raises(ExpressionInvalid) as refused:
        set_limit(by=SYSTEM, currency=val, side="floor", units=0, expression="-100 * reputation.mean")
    assert refused.value.details["position"] == 8


def test_a_limit_beside_the_currencys_own(sage, val, join):
    set_limit(by=SYSTEM, currency=val, side="floor", units=0, expression="2 * coalesce(currency.floor, -100)")
    assert limits_of(account(sage)).floor == -1000
