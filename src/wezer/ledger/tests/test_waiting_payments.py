"""A planned payment, or that of a ticket, which waits for signatures: it is not paid until it is."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.roles import grant_role
from wezer.core.models import Notice, Role
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts.agreements import accept, release
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.limits import set_authorisation
from wezer.ledger.acts.payments import abort, refuse
from wezer.ledger.acts.schedules import cancel_schedule, pay_missed, schedule_payment, settle_elsewhere
from wezer.ledger.acts.signing import sign
from wezer.ledger.acts.tickets import cancel_ticket, expire_ticket, find_ticket, open_ticket, pay_ticket
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import CodeWrong, InvalidTransition
from wezer.ledger.testing import balance
from wezer.workflow.testing import settle as let_work

SYSTEM = Viewer.system()
FIVE = [Money(5, "VAL")]


@pytest.fixture
def garden(val, join, circle):
    """A group whose payments ask for two signatures: Fern's, who plans and pays, and Oak's."""
    fern, oak = join("Fern"), join("Oak")
    group = circle("Garden", founder=fern)
    grant_role(by=SYSTEM, role=Role.objects.get(group=group, key="wallet"), member=oak)
    set_authorisation(by=SYSTEM, party=group, needs=2)
    return group, fern, oak


@pytest.fixture
def sage(join):
    return join("Sage")


@pytest.fixture
def planned(garden, sage):
    """`planned(count=1)`: a plan of the group whose first payment waits for Oak."""
    group, fern, _oak = garden

    def one(**more):
        plan = schedule_payment(
            by=viewer(fern, group), payer=group, payee=sage, amounts=FIVE, first_on=now().date(), every="week", **more
        )
        run_due()
        return plan

    return one


@pytest.fixture
def ticket(garden, sage):
    """Of Sage's, which Fern pays for the group: it waits for Oak."""
    group, fern, _oak = garden
    opened = open_ticket(by=viewer(sage), payee=sage, amounts=FIVE, memo="Bread")
    pay_ticket(by=viewer(fern, group), ticket=opened, payer=group)
    opened.refresh_from_db()
    return opened


def states(plan):
    plan.refresh_from_db()
    return [str(one.state) for one in plan.occurrences.order_by("number")], plan.state


def payment_of(plan, number=1):
    return Transaction.objects.get(pk=plan.occurrences.get(number=number).transaction_id)


def failures(*members):
    told = Notice.objects.filter(kind="planned_payment_failed", member__in=members)
    return sorted(told.values_list("member__name", flat=True))


ENDS = {
    "refused": lambda payment, garden: refuse(by=viewer(garden[2], garden[0]), transaction=payment),
    "aborted": lambda payment, garden: abort(by=viewer(garden[1]), transaction=payment),
    "expired": lambda payment, garden: run_later(20),
}


def run_later(days):
    with clock.at(now() + timedelta(days=days)):
        run_due()


def test_a_planned_payment_that_waits_for_signatures_is_to_come_until_it_is_signed(garden, sage, planned):
    group, _fern, oak = garden
    plan = planned(count=1)
    let_work()
    assert (states(plan), payment_of(plan).state) == ((["scheduled"], "active"), "pending")
    run_due()
    assert (Transaction.objects.count(), balance(sage)) == (1, 0)
    sign(by=viewer(oak, group), transaction=payment_of(plan))
    let_work()
    assert (states(plan), balance(sage), failures(oak, sage)) == ((["processed"], "finished"), 5, [])


@pytest.mark.parametrize("end", ENDS)
def test_a_planned_payment_that_is_not_signed_has_failed_and_both_sides_are_told(garden, sage, planned, end):
    plan = planned(count=1)
    ENDS[end](payment_of(plan), garden)
    let_work()
    let_work()
    assert (states(plan), balance(sage)) == ((["failed"], "finished"), 0)
    assert plan.occurrences.get().problem == end
    assert failures(*garden[1:], sage) == ["Fern", "Oak", "Sage"]
    found = Caller.of(sage).get(f"ledger/schedules/{plan.uid}").json()["occurrences"][0]
    assert (found["state"], found["problem"]) == ("failed", end)


def test_a_plan_goes_on_while_some_of_its_payments_wait(garden, planned):
    plan = planned(count=None)
    with clock.at(now() + timedelta(days=8)):
        run_due()
        assert states(plan)[0] == ["scheduled"] * 5
        assert plan.occurrences.filter(transaction=None).count() == 3
        refuse(by=viewer(garden[2], garden[0]), transaction=payment_of(plan))
        let_work()
    assert states(plan) == (["failed", *["scheduled"] * 4], "active")


def test_what_waits_for_signatures_is_neither_called_off_with_its_plan_nor_settled_elsewhere(garden, sage, planned):
    group, fern, oak = garden
    plan = planned(count=2)
    with pytest.raises(InvalidTransition):
        settle_elsewhere(by=viewer(sage), occurrence=plan.occurrences.get(number=1))
    cancel_schedule(by=viewer(fern, group), schedule=plan)
    assert states(plan) == (["scheduled", "cancelled"], "cancelled")
    sign(by=viewer(oak, group), transaction=payment_of(plan))
    let_work()
    assert (states(plan), balance(sage)) == ((["processed", "cancelled"], "cancelled"), 5)


def test_one_that_was_missed_and_is_paid_by_hand_waits_for_signatures_too(garden, sage, planned):
    group, fern, oak = garden
    plan = planned(count=2)
    missed = plan.occurrences.get(number=2)
    plan.occurrences.filter(number=2).update(state="missed", next_try_on=None, problem="suspended")
    made = pay_missed(by=viewer(fern, group), occurrence=missed)
    assert (made.state, states(plan)[0]) == ("pending", ["scheduled", "scheduled"])
    again = pay_missed(by=viewer(fern, group), occurrence=missed)
    assert (again, Transaction.objects.count()) == (made, 2)
    sign(by=viewer(oak, group), transaction=payment_of(plan, 2))
    refuse(by=viewer(oak, group), transaction=payment_of(plan))
    let_work()
    assert (states(plan), balance(sage)) == ((["failed", "processed"], "finished"), 5)


def test_a_ticket_whose_payment_waits_for_signatures_is_not_paid_and_nobody_else_can_pay_it(
    garden, sage, ticket, client
):
    group, fern, oak = garden
    assert (ticket.state, ticket.transaction.state) == ("open", "pending")
    same = pay_ticket(by=viewer(fern, group), ticket=ticket, payer=group)
    assert (same, Transaction.objects.count()) == (ticket.transaction, 1)
    with pytest.raises(CodeWrong):
        find_ticket(by=viewer(oak), code=ticket.code)
    for refused in (
        lambda: pay_ticket(by=viewer(oak), ticket=ticket, payer=oak),
        lambda: cancel_ticket(by=viewer(sage), ticket=ticket),
        lambda: expire_ticket(by=SYSTEM, ticket=ticket),
    ):
        with pytest.raises(InvalidTransition):
            refused()
    client.force_login(sage.user)
    shown = client.get(reverse("wallet:ticket", args=[ticket.uid])).content.decode()
    assert "It waits to be signed" in shown and "It was paid" not in shown and ticket.code not in shown
    sign(by=viewer(oak, group), transaction=Transaction.objects.get(pk=ticket.transaction_id))
    let_work()
    ticket.refresh_from_db()
    assert (ticket.state, balance(sage)) == ("processed", 5)
    assert "It was paid" in client.get(reverse("wallet:ticket", args=[ticket.uid])).content.decode()


@pytest.mark.parametrize("end", ["refused", "aborted"])
def test_a_ticket_whose_payment_is_not_signed_can_be_paid_again(garden, sage, ticket, end):
    oak = garden[2]
    ENDS[end](Transaction.objects.get(pk=ticket.transaction_id), garden)
    let_work()
    ticket.refresh_from_db()
    assert (ticket.state, ticket.transaction) == ("open", None)
    made = pay_ticket(by=viewer(oak), ticket=find_ticket(by=viewer(oak), code=ticket.code), payer=oak)
    let_work()
    ticket.refresh_from_db()
    assert (made.state, ticket.state, ticket.transaction, balance(sage)) == ("completed", "processed", made, 5)


def test_a_ticket_whose_payment_is_not_signed_in_time_has_expired_when_its_own_time_is_over(garden, sage, ticket):
    run_later(2)
    ticket.refresh_from_db()
    assert ticket.state == "open", "its payment waits still"
    with clock.at(now() + timedelta(days=20)):
        run_due()
        let_work()
    ticket.refresh_from_db()
    assert (ticket.state, ticket.transaction, balance(sage)) == ("expired", None, 0)


def test_a_ticket_whose_payment_is_agreed_on_first_is_followed_to_its_end(garden, sage, ticket):
    """Who holds the wallet alone by then may agree to it, and both sides call it off."""
    group, fern, _oak = garden
    payment = Transaction.objects.get(pk=ticket.transaction_id)
    accept(by=viewer(fern, group), transaction=payment)
    let_work()
    ticket.refresh_from_db()
    assert (ticket.state, ticket.transaction) == ("open", payment)
    release(by=SYSTEM, transaction=payment)
    let_work()
    ticket.refresh_from_db()
    assert (ticket.state, ticket.transaction) == ("open", None)
