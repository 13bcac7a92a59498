"""I-6 over the market: announcements, answers and their disputes take each step that their tables list, and no other."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from wezer.core.models import Setting
from wezer.core.state_walks import Step, Table, race, walk_all
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts import announcements, endings, exchanges, jobs, replies
from wezer.exchange.acts.evaluations import evaluate_reply, reveal_overdue
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money

system = Viewer.system()
VAL, EUR = Money(60, "VAL"), Money(500, "EUR")
SHOWABLE = ("draft", "review", "published", "paused", "closed", "expired")
CALLABLE_OFF = ("accepted", "delivered", "invoiced", "confirming")
NEGOTIATED = ("open", "countered")


@pytest.fixture
def world(join, gardener, community, val, eur, announced):
    """Fern announces, Sage answers, Oak mediates; where Fern announces somebody looks first."""
    Setting.objects.create(group=community, key="exchange.moderated", value=True)
    return SimpleNamespace(
        fern=join("Fern", login=False), sage=join("Sage", login=False), oak=gardener, announced=announced
    )


def to(states, state):
    return dict.fromkeys(states, state)


def announcement(world):
    def by(party, act, **more):
        return lambda one: act(by=viewer(party) if party else system, announcement=one, **more)

    def expire(_one):
        with clock.at(now() + timedelta(days=400)):
            jobs.expire_due(by=system)

    return Table(
        lambda world: world.announced(world.fern, "offer", "Apples", [VAL], draft=True),
        {
            "submit": Step(by(world.fern, announcements.publish_announcement), {"draft": "review"}),
            "publish": Step(by(None, announcements.publish_announcement), to(("draft", "review"), "published")),
            "send back": Step(by(None, announcements.send_back, reason="Which ones?"), {"review": "draft"}),
            "pause": Step(by(world.fern, announcements.pause_announcement), {"published": "paused"}),
            "resume": Step(by(world.fern, announcements.resume_announcement), {"paused": "published"}),
            "close": Step(by(world.fern, announcements.close_announcement), to(("published", "paused"), "closed")),
            "reopen": Step(by(world.fern, announcements.reopen_announcement), {"closed": "published"}),
            "cancel": Step(
                by(world.fern, endings.cancel_announcement), to(("draft", "review", "published", "paused"), "cancelled")
            ),
            "expire": Step(expire, to(("published", "paused"), "expired"), is_silent=True),
            "renew": Step(
                by(world.fern, announcements.renew_announcement), {"expired": "published"}, stays=("published",)
            ),
            "remove": Step(by(None, endings.remove_announcement), {each: f"removed/{each}" for each in SHOWABLE}),
            "put back": Step(by(None, endings.put_back), {f"removed/{each}": each for each in SHOWABLE}),
        },
        state=lambda one: f"{one.state}/{one.removed_from}" if one.state == "removed" else str(one.state),
    )


def reply(*prices):
    """Fern wants something and pays; Sage gives."""
    paid, back = ("confirming", "refunding") if EUR in prices else ("evaluating", "cancelled")
    disputable = (*CALLABLE_OFF, "evaluating", "refunding")
    every = (*NEGOTIATED, *disputable, "draft", "rejected", "paid", "cancelled")

    def of(world):
        def make(world):
            want = world.announced(world.fern, "want", "A chair mended", list(prices), draft=True)
            announcements.publish_announcement(by=system, announcement=want)
            return replies.reply_to_announcement(by=viewer(world.sage), announcement=want, publish=False)

        def by(party, act, **more):
            return lambda one: act(by=viewer(party), reply=one, **more)

        def both(act, **more):
            return lambda one: [act(by=viewer(party), reply=one, **more) for party in (world.fern, world.sage)]

        def pay(one):
            exchanges.pay_reply(by=viewer(world.fern), reply=one, key=uuid4().hex)

        def overdue(one):
            with clock.at(now() + timedelta(days=30)):
                reveal_overdue(by=system, reply=one)

        def cancel_announcement(one):
            endings.cancel_announcement(by=viewer(world.fern), announcement=one.announcement)

        called_off = to(CALLABLE_OFF, "cancelled") | {"evaluating": back, "refunding": "refunding"}
        return Table(
            make,
            {
                "publish": Step(by(world.sage, replies.publish_reply), {"draft": "open"}),
                "counter": Step(by(world.fern, replies.counter_reply), {"open": "countered"}, stays=("countered",)),
                "accept": Step(by(world.fern, replies.accept_reply), {"open": "accepted"}),
                "accept other terms": Step(by(world.sage, replies.accept_reply), {"countered": "accepted"}),
                "reject": Step(by(world.fern, replies.reject_reply), to(NEGOTIATED, "rejected")),
                "redraft": Step(by(world.fern, replies.redraft_reply), {"rejected": "draft"}),
                "withdraw": Step(by(world.sage, replies.withdraw_reply), to(("draft", *NEGOTIATED), "cancelled")),
                "cancel what is answered": Step(
                    cancel_announcement,
                    to(NEGOTIATED, "cancelled"),
                    stays=(*set(every) - set(NEGOTIATED), *(f"{each}/disputed" for each in disputable)),
                ),
                "deliver": Step(by(world.sage, exchanges.deliver_reply), {"accepted": "delivered"}),
                "contest": Step(by(world.fern, exchanges.contest_reply), {"delivered": "accepted"}),
                "invoice": Step(by(world.sage, exchanges.invoice_reply), to(("accepted", "delivered"), "invoiced")),
                "pay": Step(pay, to(("accepted", "delivered", "invoiced"), paid)),
                "confirm": Step(by(world.sage, exchanges.confirm_reply_receipt), {"confirming": "evaluating"}),
                "tick": Step(both(exchanges.tick_cancellation), to(CALLABLE_OFF, "cancelled")),
                "refund": Step(by(world.sage, exchanges.refund_reply), to(("evaluating", "paid"), back)),
                "confirm refund": Step(by(world.fern, exchanges.confirm_reply_refund), {"refunding": "cancelled"}),
                "evaluate": Step(
                    both(evaluate_reply, values={}, comment="Good."), {"evaluating": "paid"}, stays=("paid",)
                ),
                "time is up": Step(overdue, {"evaluating": "paid"}, is_silent=True),
                "dispute": Step(
                    by(world.fern, exchanges.dispute_reply, reason="It wobbles."),
                    {each: f"{each}/disputed" for each in disputable},
                ),
                "go on": Step(
                    by(world.oak, exchanges.settle_dispute, outcome="continue"),
                    {f"{each}/disputed": each for each in disputable},
                ),
                "take the call back": Step(
                    by(world.fern, exchanges.take_back_call), {f"{each}/disputed": each for each in disputable}
                ),
                "call off": Step(
                    by(world.oak, exchanges.settle_dispute, outcome="cancel"),
                    {f"{each}/disputed": after for each, after in called_off.items()},
                ),
            },
            state=lambda one: f"{one.state}/disputed" if one.disputed_at else str(one.state),
            elsewhere=dict.fromkeys(
                [(each, "paid") for each in CALLABLE_OFF], "where nobody is asked for words after an exchange"
            )
            | dict.fromkeys(
                [(each, "refunding") for each in CALLABLE_OFF], "where all of it was done in the wallet meanwhile"
            ),
        )

    return of


def paid_here(world):
    """Where it stands otherwise when all that is paid is issued here."""
    table = reply(VAL)(world)
    names = ("publish", "accept", "deliver", "invoice", "pay", "refund", "evaluate")
    return replace(table, steps={name: table.steps[name] for name in names})


TABLES = {"announcement": announcement, "answer": reply(VAL, EUR), "answer paid here": paid_here}


@pytest.mark.any_database
def test_i6_each_listed_step_of_the_market_is_taken_by_its_act_and_told_and_no_other(world):
    walk_all({name: of(world) for name, of in TABLES.items()}, world)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_at_once_in_the_market_one_wins_and_the_other_hears_of_it(world):
    for name, first in (("announcement", ["publish"]), ("answer", ["publish"]), ("answer", ["publish", "accept"])):
        table = TABLES[name](world)
        race(table, table.make(world), first, seed=name)
