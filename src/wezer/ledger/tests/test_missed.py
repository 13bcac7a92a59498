"""What is not paid by itself: planned while the ledger was closed, or while whoever pays is kept out. They are asked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.leaving import ask_to_leave
from wezer.core.acts.membership import lift_suspension, suspend_member
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.kinds import notice_kinds
from wezer.core.models import Notice
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.payments import accept_request, draft, pay, request_payment, submit
from wezer.ledger.acts.requests import set_request_policy
from wezer.ledger.acts.schedules import cancel_schedule, pay_missed, schedule_payment, skip_missed
from wezer.ledger.acts.tickets import find_ticket, open_ticket
from wezer.ledger.models import Schedule, Transaction
from wezer.ledger.refusals import InvalidTransition, NothingMissed, NotPayer
from wezer.ledger.rules import moved_on
from wezer.ledger.testing import account, balance
from wezer.workflow.testing import settle as let_work

system = Viewer.system()


def at(*day):
    return clock.at(datetime(*day, 12, tzinfo=UTC))


def of_val(units):
    return [Money(units, "VAL")]


def told(member):
    rows = Notice.objects.filter(member=member, read_at=None, kind__in=("planned_payment_missed", "payment_requested"))
    return sorted(rows.values_list("kind", flat=True))


def states(plan):
    return [(one.due_on.month, str(one.state)) for one in plan.occurrences.order_by("number")]


def module(*closed):
    change_setting(by=system, key="modules.closed", value=list(closed))


def test_what_was_planned_while_the_ledger_was_closed_waits_for_whoever_pays(join, val, client):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    by = viewer(fern)
    with at(2026, 1, 1):
        monthly = schedule_payment(
            by=by, payer=fern, payee=sage, amounts=of_val(5), first_on=date(2026, 1, 1), count=None
        )
    with at(2026, 1, 10):
        once = schedule_payment(by=by, payer=fern, payee=sage, amounts=of_val(7), first_on=date(2026, 2, 10))
        asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(11))
        accept_request(by=by, transaction=asked, on=datetime(2026, 2, 12, tzinfo=UTC))
        set_request_policy(by=viewer(mint), party=mint, answer="silence", silence_days=20)
        silent = request_payment(by=viewer(sage), payer=mint, payee=sage, amounts=of_val(13))
        run_due()
        assert balance(fern) == -5, "the first of January had come when nothing was closed"
    with at(2026, 1, 15):
        module("ledger", "exchange", "operation")
    with at(2026, 4, 15):
        module("exchange", "operation")
        later = schedule_payment(by=by, payer=fern, payee=sage, amounts=of_val(1), first_on=date(2026, 4, 16))
        run_due()
        run_due()
        let_work()
    assert (balance(fern), balance(mint), balance(sage)) == (-5, 0, 5)
    assert states(monthly) == [
        (1, "processed"), (2, "missed"), (3, "missed"), (4, "missed"), (5, "scheduled"), (6, "scheduled"), (7, "scheduled"),
    ]  # fmt: skip
    assert (states(once), Schedule.objects.get(pk=once.pk).state) == ([(2, "missed")], "active")
    asked.refresh_from_db()
    assert (asked.state, asked.due_at, told(fern)) == (
        "pending", None, ["payment_requested", "planned_payment_missed", "planned_payment_missed"],
    )  # fmt: skip
    with at(2026, 5, 2):
        run_due()
    assert balance(fern) == -11, "what comes after goes on by itself: 5 of May, 1 of the sixteenth of April"
    assert Schedule.objects.get(pk=later.pk).state == "finished"
    silent.refresh_from_db()
    assert silent.state == "pending", "silence says nothing while one cannot speak"
    with at(2026, 5, 6):
        run_due()
    assert (balance(mint), Transaction.objects.get(pk=silent.pk).state) == (-13, "completed")

    client.force_login(fern.user)
    page, answer = reverse("wallet:planned"), reverse("wallet:plan-answer", args=[monthly.uid])
    shown = client.get(page).content.decode()
    assert shown.count('value="pay"') == 4 and shown.count("Planned while payments were closed") == 4
    assert client.post(answer, {"answer": "pay", "number": "2"}).status_code == 303
    for number in ("2", "5"):  # twice pays once, also what was paid by itself
        assert client.post(answer, {"answer": "pay", "number": number}).status_code == 303
    assert client.post(answer, {"answer": "pay", "number": "99"}).status_code == 404
    assert (balance(fern), client.post(answer, {"answer": "skip"}).status_code) == (-16, 303)
    with pytest.raises(NothingMissed):
        skip_missed(by=by, schedule=monthly)
    with pytest.raises(NotPayer):
        pay_missed(by=viewer(sage), occurrence=once.occurrences.get())
    assert Caller.of(mint).post(f"ledger/schedules/{once.uid}/occurrences/1/payment").status_code == 404
    paid = Caller.of(fern).post(f"ledger/schedules/{once.uid}/occurrences/1/payment").json()
    assert (paid["occurrences"][0]["state"], balance(fern), balance(sage)) == ("processed", -23, 36)
    let_work()
    assert (states(monthly)[1:5], Schedule.objects.get(pk=once.pk).state, told(fern)) == (
        [(2, "processed"), (3, "cancelled"), (4, "cancelled"), (5, "processed")], "finished", ["payment_requested"],
    )  # fmt: skip


def test_nothing_leaves_the_wallet_of_somebody_kept_out_by_itself(join, val, client):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 10):
        plan = schedule_payment(
            by=viewer(fern), payer=fern, payee=sage, amounts=of_val(5), first_on=date(2026, 2, 1), count=None
        )
        asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(3))
        accept_request(by=viewer(fern), transaction=asked, on=datetime(2026, 2, 12, tzinfo=UTC))
        set_request_policy(by=viewer(fern), party=fern, answer="automatic")
        suspend_member(by=system, member=fern, reason="A test.")
    with at(2026, 3, 2):
        run_due()
        late = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(9))
        let_work()
    assert (balance(fern), states(plan)[:3]) == (0, [(2, "missed"), (3, "missed"), (4, "scheduled")])
    assert (Transaction.objects.get(pk=asked.pk).state, late.state) == ("pending", "pending")
    assert told(fern).count("planned_payment_missed") == 1
    with pytest.raises(NotPayer):
        pay_missed(by=viewer(fern), occurrence=plan.occurrences.get(number=1))

    with at(2026, 3, 20):
        lift_suspension(by=system, member=fern)
        run_due()
        assert balance(fern) == 0, "what was missed is not paid at once"
    client.force_login(fern.user)
    shown = client.get(reverse("wallet:planned")).content.decode()
    assert shown.count('value="pay"') == 2 and "closed to who pays" in shown
    answered = client.post(reverse("wallet:plan-answer", args=[plan.uid]), {"answer": "skip", "number": "1"})
    assert answered.status_code == 303
    with at(2026, 4, 1):
        run_due()
    assert (balance(fern), states(plan)[:4]) == (
        -5, [(2, "cancelled"), (3, "missed"), (4, "processed"), (5, "scheduled")],
    )  # fmt: skip
    with at(2026, 4, 2):
        ask_to_leave(by=viewer(fern))
    with at(2026, 5, 1):
        run_due()
    assert (balance(fern), states(plan)[3], plan.occurrences.get(number=4).problem) == (-5, (5, "missed"), "leaving")
    cancel_schedule(by=viewer(fern), schedule=plan)
    assert {state for _month, state in states(plan)} == {"cancelled", "processed"}
    with pytest.raises(InvalidTransition):
        pay_missed(by=viewer(fern), occurrence=plan.occurrences.get(number=2))


def test_a_drafted_request_tells_its_payer_when_it_is_submitted(join, val, client):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 1):
        made = draft(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(60))
        set_request_policy(by=viewer(fern), party=fern, answer="silence", silence_days=5)
    with at(2026, 3, 1):
        submit(by=viewer(sage), transaction=made)
        run_due()  # the days of silence begin when it is asked
        let_work()
    assert (told(fern), told(sage), balance(fern)) == (["payment_requested"], [], 0)
    page, found = reverse("wallet:movement", args=[made.uid]), {}
    for who in (fern, sage):
        client.force_login(who.user)
        shown = client.get(page).content.decode()
        found[who.name] = [
            each for each in ("acceptance", "refusal", "signature", "cancellation") if f"/{each}/" in shown
        ]
    assert found == {"Fern": ["acceptance", "refusal"], "Sage": ["cancellation"]}
    client.force_login(fern.user)
    assert client.post(f"{page}acceptance/").status_code == 303
    let_work()
    assert (balance(fern), balance(sage), told(fern)) == (-60, 60, [])


def test_what_one_side_sets_aside_alone_is_told_and_the_other_side_may_decline_it(join, val):
    fern, sage = join("Fern"), join("Sage")
    ours, theirs = Caller.of(fern, "*"), Caller.of(sage, "*")
    order = {"payee": str(sage.uid), "amounts": [{"amount": "250", "currency": "VAL"}], "mode": "agree"}
    one, two = (ours.post("ledger/transactions", order, key=key).json()["uid"] for key in ("a", "b"))
    let_work()
    assert Notice.objects.filter(member=sage, kind="amount_set_aside").count() == 2
    assert (account(fern).reserved, account(sage).expected) == (500, 500)
    assert ours.post(f"ledger/transactions/{one}/cancellation").json()["state"] == "accepted"
    assert theirs.post(f"ledger/transactions/{two}/cancellation").json()["state"] == "aborted"
    assert theirs.post(f"ledger/transactions/{one}/invoice").json()["state"] == "invoiced"  # now she wants it, too
    assert theirs.post(f"ledger/transactions/{one}/cancellation").json()["state"] == "aborted"  # and Fern had ticked
    assert (account(fern).reserved, account(sage).expected, balance(sage)) == (0, 0, 0)


def test_silence_is_counted_from_when_one_may_speak_again(join, val):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 10):
        set_request_policy(by=viewer(fern), party=fern, answer="silence", silence_days=20)
        asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(4))
        suspend_member(by=system, member=fern, reason="A test.")
    with at(2026, 3, 20):
        lift_suspension(by=system, member=fern)
        run_due()
    with at(2026, 4, 8):
        run_due()
        assert (balance(fern), Transaction.objects.get(pk=asked.pk).state) == (0, "pending")
    with at(2026, 4, 9):
        run_due()
    assert balance(fern) == -4, "and does not wait for ever"


def test_days_for_an_answer_stand_still_while_the_ledger_is_closed(join, val, eur, client):
    fern, sage = join("Fern"), join("Sage")
    until = datetime(2026, 1, 20, 12, tzinfo=UTC)

    def ask():
        return request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(5), expires_at=until)

    def seen():
        rows = [Transaction.objects.get(pk=each.pk) for each in (asked, later, outside)]
        ticket.refresh_from_db()
        return (
            rows[0].state, rows[1].state, ticket.state, rows[2].reminded_at is not None, rows[2].disputed_at is not None,
        )  # fmt: skip

    with at(2026, 1, 10):
        asked, later = ask(), ask()
        accept_request(by=viewer(fern), transaction=later, on=datetime(2026, 1, 18, tzinfo=UTC))
        outside = pay(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(100, "EUR")])
        ticket = open_ticket(by=viewer(sage), payee=sage, amounts=of_val(3), hours=240)
    with at(2026, 1, 15):
        module("ledger", "exchange", "operation")
    with at(2026, 4, 15):
        module("exchange", "operation")
        run_due()
        assert seen() == ("pending", "pending", "open", False, False), "nobody had their days"
        client.force_login(fern.user)
        assert "20 April 2026" in client.get(reverse("wallet:movement", args=[asked.uid])).content.decode()
        assert Caller.of(sage).get("ledger/tickets").json()["items"][0]["expires_at"] == "2026-04-20T12:00:00Z"
        assert find_ticket(by=viewer(fern), code=ticket.code) == ticket
    with at(2026, 4, 19):
        run_due()
        assert seen()[:3] == ("pending", "pending", "open")
    with at(2026, 4, 21):
        run_due()
        assert seen() == ("expired", "expired", "expired", False, False), "five days before, five after"
    found = []
    for month, day in ((4, 23), (4, 25), (5, 9), (5, 11)):  # 13, 15, 29 and 31 days of an open ledger after it was paid
        with at(2026, month, day):
            run_due()
            found.append(seen()[3:])
    assert found == [(False, False), (True, False), (True, False), (True, True)]


@pytest.mark.parametrize(
    ("rests", "ends"),
    [
        ([], 10),
        ([(2, 4)], 12),
        ([(-9, 4)], 14),  # asked while it was closed
        ([(-9, -4), (12, 14)], 10),
        ([(9, 14), (14, 15), (15, 20)], 21),
        ([(2, 4), (11, 14)], 15),  # within the days that the first rest gave back
    ],
)
def test_time_stands_still_during_rests(rests, ends):
    begun = datetime(2026, 6, 1, tzinfo=UTC)

    def day(number):
        return begun + timedelta(days=number)

    assert moved_on(day(10), begun, [(day(first), day(last)) for first, last in rests]) == day(ends)


def test_what_is_due_on_the_day_of_the_reopening_is_paid_on_it(join, val):
    fern, sage = join("Fern"), join("Sage")
    by = viewer(fern)

    def once(units, on):
        return schedule_payment(by=by, payer=fern, payee=sage, amounts=of_val(units), first_on=on)

    with at(2026, 1, 10):
        eve, day = once(1, date(2026, 4, 14)), once(2, date(2026, 4, 15))
        asked = request_payment(by=viewer(sage), payer=fern, payee=sage, amounts=of_val(4))
        accept_request(by=by, transaction=asked, on=datetime(2026, 4, 15, 9, tzinfo=UTC))
    with at(2026, 1, 15):
        module("ledger", "exchange", "operation")
    with at(2026, 4, 15):
        module("exchange", "operation")
    with at(2026, 4, 15), clock.at(clock.now() + timedelta(hours=1)):
        today = once(8, date(2026, 4, 15))  # planned when nothing was closed any more
        run_due()
    found = [states(plan)[0][1] for plan in (eve, day, today)]
    assert (found, Transaction.objects.get(pk=asked.pk).state) == (["missed", "processed", "processed"], "completed")
    assert balance(fern) == -14


def test_why_a_plan_of_a_group_waits_is_said_to_its_side_alone_and_who_is_paid_hears_of_it(join, val, circle, client):
    oak, ash, sage, fern = join("Oak"), join("Ash"), join("Sage"), join("Fern")
    group = circle("Garden")
    role = open_role(by=system, group=group, key="wallet")
    for one in (oak, ash):
        grant_role(by=system, role=role, member=one)

    def notices(member):
        rows = Notice.objects.filter(member=member, read_at=None, kind__startswith="planned_").order_by("pk")
        return [(each.kind, notice_kinds[each.kind].sentence(each)) for each in rows]

    def plan(member, payer, payee):
        by = Viewer.of(member, None if payer == member else payer)
        return schedule_payment(
            by=by, payer=payer, payee=payee, amounts=of_val(5), first_on=date(2026, 2, 1), count=None
        )

    with at(2026, 1, 10):
        ours, theirs, own = plan(oak, group, sage), plan(ash, group, sage), plan(fern, fern, sage)
        for one in (oak, fern):
            suspend_member(by=system, member=one, reason="A test.")
        ask_to_leave(by=viewer(ash))
    with at(2026, 3, 2):
        run_due()
        let_work()
        run_due()
        let_work()
    assert [one.problem for one in ours.occurrences.order_by("number")][:3] == ["author_out", "author_out", ""]
    assert states(theirs)[:2] == [(2, "processed"), (3, "processed")], "who is leaving still acts for the group"
    assert notices(ash) == [(
        "planned_payment_missed",
        "Planned payments of Garden are not made by themselves now: who planned them may not pay from its wallet. "
        "Pay them yourself, or leave them out.",
    )]  # fmt: skip
    assert notices(sage) == [
        (
            "planned_payment_awaited",
            f"Payments that {name} planned for you are not made by themselves now: "
            "whoever pays is asked what becomes of them.",
        )
        for name in ("Garden", "Fern")
    ]  # fmt: skip

    asked = Notice.objects.get(member=ash, kind="planned_payment_missed")
    page = notice_kinds[asked.kind].url(asked)
    client.force_login(ash.user)
    shown = client.get(page).content.decode()
    assert (shown.count('value="pay"'), shown.count("Planned by somebody who may not pay from this wallet now")) == (
        2,
        2,
    )
    client.force_login(sage.user)
    shown = client.get(reverse("wallet:planned")).content.decode()
    assert shown.count("Whoever pays is asked what becomes of it") == 4
    assert "may not pay" not in shown and "closed to" not in shown
    for one, reads in ((ours, "author_out"), (own, "suspended")):
        found = Caller.of(sage).get(f"ledger/schedules/{one.uid}").json()["occurrences"][0]
        assert (found["state"], found["problem"], one.occurrences.get(number=1).problem) == ("missed", "", reads)
    told = Fact.objects.filter(name="ledger.occurrence_missed")
    assert {(fact.payload["closed"], "problem" in fact.payload) for fact in told} == {(False, False)}, (
        "webhooks read it"
    )
    theirs_to_read = Caller.of(ash).get(f"ledger/schedules/{ours.uid}").json()["occurrences"][0]["problem"]
    assert theirs_to_read == "author_out"

    pay_missed(by=Viewer.of(ash, group), occurrence=ours.occurrences.get(number=1))
    let_work()
    assert (len(notices(ash)), len(notices(sage))) == (1, 2)
    skip_missed(by=Viewer.of(ash, group), schedule=ours)
    let_work()
    assert (notices(ash), len(notices(sage)), balance(sage)) == ([], 1, 15)
