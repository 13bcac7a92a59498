"""I-6 over the ledger: payments, plans, tickets, accounts and currencies take each step that their tables list, and no other."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from wezer.core.state_walks import Step, Table, race, walk_all
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts import accounts, agreements, currencies, due, payments, receipts, schedules, tickets
from wezer.ledger.currencies import forget
from wezer.ledger.models import Occurrence, Schedule, Ticket
from wezer.ledger.testing import account

system = Viewer.system()
VAL, MANY, EUR = Money(60, "VAL"), Money(900, "VAL"), Money(1500, "EUR")


@pytest.fixture
def world(join, val, eur):
    return SimpleNamespace(fern=join("Fern", login=False), sage=join("Sage", login=False), val=val)


def payment(*amounts):
    """Drafted by who is to be paid."""
    posted, given_back = ("confirming", "refunding") if EUR in amounts else ("completed", "reversed")

    def of(world):
        def make(world):
            return payments.draft(by=viewer(world.sage), payer=world.fern, payee=world.sage, amounts=amounts)

        def by(party, act, **more):
            return lambda one: act(by=viewer(party), transaction=one, **more)

        leads = dict.fromkeys
        steps = {
            "commit": Step(by(world.fern, payments.commit), {"draft": posted}),
            "submit": Step(by(world.sage, payments.submit), {"draft": "pending"}),
            "pay": Step(by(world.fern, payments.accept_request), {"pending": posted}),
            "pay later": Step(
                by(world.fern, payments.accept_request, on=now() + timedelta(days=9)), {"pending": "scheduled"}
            ),
            "pay now": Step(by(world.fern, payments.pay_scheduled), {"scheduled": posted}),
            "refuse": Step(by(world.fern, payments.refuse), {"pending": "refused"}),
            "expire": Step(lambda one: due.expire(by=system, transaction=one), leads(("pending", "scheduled"), "expired")),
            "abort": Step(
                by(world.sage, payments.abort),
                leads(("draft", "pending", "scheduled"), "aborted"),
                stays=("accepted", "invoiced", "confirming"),  # one's own tick
            ),
            "agree": Step(by(world.fern, agreements.accept), {"pending": "accepted"}),
            "invoice": Step(by(world.sage, agreements.invoice), {"accepted": "invoiced"}),
            "settle": Step(by(world.fern, agreements.settle), leads(("accepted", "invoiced"), posted)),
            "release": Step(by(world.fern, agreements.release), leads(("accepted", "invoiced", "confirming"), "aborted")),
            "confirm": Step(by(world.sage, receipts.confirm_receipt), {"confirming": "completed"}),
            "reverse": Step(by(world.sage, receipts.reverse), {"completed": given_back}),
            "confirm refund": Step(by(world.fern, receipts.confirm_refund), {"refunding": "reversed"}),
        }  # fmt: skip
        return Table(
            make, steps, elsewhere={("scheduled", "pending"): "where a wallet came to ask for more signatures"}
        )

    return of


def plan_of(world, amount=VAL):
    return schedules.schedule_payment(
        by=viewer(world.fern), payer=world.fern, payee=world.sage, amounts=[amount], first_on=date.today(), every="day",
        count=2,
    )  # fmt: skip


def run(plan):
    for one in Occurrence.objects.filter(schedule=plan).order_by("number"):
        schedules.run_occurrence(by=system, occurrence=one, today=date.today() + timedelta(days=9))


def schedule(world):
    return Table(
        plan_of,
        {
            "cancel": Step(
                lambda one: schedules.cancel_schedule(by=viewer(world.fern), schedule=one), {"active": "cancelled"}
            ),
            "run": Step(run, {"active": "finished"}, is_silent=True),
        },
    )


def occurrence(amount):
    def of(world):
        def make(world):
            return plan_of(world, amount).occurrences.get(number=1)

        def run(one):
            schedules.run_occurrence(by=system, occurrence=one, today=date.today())

        def run_suspended(one):
            wallet = account(world.fern)
            if wallet.state == "active":
                accounts.suspend_account(by=system, account=wallet)
            run(one)

        def run_late(one):
            schedules.run_occurrence(by=system, occurrence=one, today=date.today(), rested=now() + timedelta(days=1))

        def leave_out(one):
            schedules.skip_missed(by=viewer(world.fern), schedule=one.schedule, number=one.number)

        runs = {"scheduled": "processed" if amount == VAL else "failed"}
        steps = {
            "run": Step(run, runs, is_silent=True),
            "run while suspended": Step(run_suspended, {"scheduled": "blocked"}, is_silent=True,
                                        stays=("processed", "failed", "settled", "cancelled", "missed")),
            "run after a rest": Step(run_late, {"scheduled": "missed"}, is_silent=True),
            "pay what was missed": Step(lambda one: schedules.pay_missed(by=viewer(world.fern), occurrence=one),
                                        {"missed": "processed"} if amount == VAL else {}, stays=("processed",)),
            "leave out": Step(leave_out, {"missed": "cancelled"}),
            "settle": Step(lambda one: schedules.settle_elsewhere(by=viewer(world.sage), occurrence=one),
                           dict.fromkeys(("scheduled", "failed", "blocked", "missed"), "settled")),
            "cancel all": Step(lambda one: schedules.cancel_schedule(by=viewer(world.fern), schedule=one.schedule),
                               {"scheduled": "cancelled", "missed": "cancelled"},
                               stays=("processed", "failed", "blocked", "settled", "cancelled")),
        }  # fmt: skip
        return Table(
            make, steps, told_as=lambda one: [one.schedule], silent={("scheduled", "processed"): "its payment is told"},
            elsewhere={("missed", "scheduled"): "where a wallet asks for signatures"},
        )  # fmt: skip

    return of


def ticket(world):
    return Table(
        lambda world: tickets.open_ticket(by=viewer(world.sage), payee=world.sage, amounts=[VAL]),
        {
            "pay": Step(
                lambda one: tickets.pay_ticket(by=viewer(world.fern), ticket=one, payer=world.fern),
                {"open": "processed"},
                is_silent=True,
            ),
            "cancel": Step(lambda one: tickets.cancel_ticket(by=viewer(world.sage), ticket=one), {"open": "cancelled"}),
            "expire": Step(lambda one: tickets.expire_ticket(by=system, ticket=one), {"open": "expired"}),
        },
        silent={("open", "processed"): "its payment is told"},
    )


def wallet(world):
    def by(party, act):
        return lambda one: act(by=viewer(party) if party else system, account=one)

    return Table(
        lambda world: accounts.open_account(by=system, holder=world.fern, currency=world.val),
        {
            "disable": Step(by(world.fern, accounts.disable_account), {"active": "disabled"}),
            "enable": Step(by(world.fern, accounts.enable_account), {"disabled": "active"}),
            "suspend": Step(by(None, accounts.suspend_account), dict.fromkeys(("active", "disabled"), "suspended")),
            "lift": Step(by(None, accounts.lift_suspension), {"suspended": "active"}),
            "close": Step(by(world.fern, accounts.close_account), dict.fromkeys(("active", "disabled"), "closed")),
        },
    )


def currency(world):
    def to(state):
        return lambda one: currencies.move_currency(by=system, currency=one, to=state)

    return Table(
        lambda world: currencies.create_currency(
            by=system, code="OAT", name="Oat", kind="mutual_credit", state="draft"
        ),
        {
            "activate": Step(to("active"), dict.fromkeys(("draft", "frozen", "closing"), "active")),
            "freeze": Step(to("frozen"), dict.fromkeys(("active", "closing"), "frozen")),
            "begin to close": Step(to("closing"), dict.fromkeys(("active", "frozen"), "closing")),
            "close": Step(
                lambda one: currencies.close_currency(by=system, currency=one),
                dict.fromkeys(("draft", "active", "frozen", "closing"), "closed"),
            ),
        },
        forget=forget,
    )


TABLES = {
    "payment": payment(VAL), "payment outside": payment(VAL, EUR), "schedule": schedule, "occurrence": occurrence(VAL),
    "occurrence too large": occurrence(MANY), "ticket": ticket, "wallet": wallet, "currency": currency,
}  # fmt: skip


@pytest.mark.any_database
def test_i6_each_listed_step_of_the_ledger_is_taken_by_its_act_and_told_and_no_other(world):
    walk_all({name: of(world) for name, of in TABLES.items()}, world)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_at_once_in_the_ledger_one_wins_and_the_other_hears_of_it(world):
    for name, of in TABLES.items():
        table = of(world)
        race(table, table.make(world), seed=name)


# ------------------------------------------------------------------ what the walks found


def test_nothing_is_written_ahead_in_a_plan_that_has_ended(world):
    plan = schedules.schedule_payment(
        by=viewer(world.fern), payer=world.fern, payee=world.sage, amounts=[MANY], first_on=date.today(), count=None
    )
    failed = plan.occurrences.get(number=1)
    schedules.run_occurrence(by=system, occurrence=failed, today=date.today())
    schedules.cancel_schedule(by=viewer(world.fern), schedule=plan)
    schedules.settle_elsewhere(by=viewer(world.sage), occurrence=failed)
    assert set(plan.occurrences.values_list("state", flat=True)) == {"settled", "cancelled"}


def test_what_is_planned_and_asked_ends_with_the_person_and_is_told(world):
    from wezer.core.duties import own_data
    from wezer.kernel.acts import act
    from wezer.kernel.models import Fact

    plan, asked = plan_of(world), tickets.open_ticket(by=viewer(world.fern), payee=world.fern, amounts=[VAL])

    @act
    def forget_them(*, by):
        own_data["payments"].erase(by=by, member=world.fern, wish="")

    forget_them(by=system)
    assert (Schedule.objects.get(pk=plan.pk).state, Ticket.objects.get(pk=asked.pk).state) == ("cancelled", "cancelled")
    assert set(plan.occurrences.values_list("state", "next_try_on")) == {("cancelled", None)}
    assert Fact.objects.filter(name__in=("ledger.schedule_ended", "ledger.ticket_ended")).count() == 2
