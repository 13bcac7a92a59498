"""Group wallets and signatures, schedules (21, 22), tickets, batches (16), bad input."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wezer.core.acts.roles import grant_role, open_role
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.money import Money, parse_amount
from wezer.ledger.acts.accounts import close_account, disable_account, enable_account, lift_suspension, suspend_account
from wezer.ledger.acts.batches import Item, pay_batch
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.limits import set_authorisation, set_limit
from wezer.ledger.acts.moderating import hide_description, look_at_balances
from wezer.ledger.acts.payments import accept_request, change_draft, pay, request_payment
from wezer.ledger.acts.requests import set_request_policy
from wezer.ledger.acts.schedules import cancel_schedule, schedule_payment
from wezer.ledger.acts.signing import sign
from wezer.ledger.acts.tickets import find_ticket, open_ticket, pay_ticket
from wezer.ledger.models import Occurrence, Transaction
from wezer.ledger.queries import balance_at, balances, may_see_balance, totals
from wezer.ledger.refusals import (
    AccountInactive,
    AmountInvalid,
    BalanceLeft,
    BatchItemRefused,
    BatchSize,
    CodeLocked,
    CodeWrong,
    CurrencyNotAvailable,
    InvalidTransition,
    NotPayer,
    NotSigner,
    SoleBeneficiary,
)
from wezer.ledger.statements import Filters, statement
from wezer.ledger.testing import account, balance, counts

SYSTEM = Viewer.system()


def val_of(units):
    return [Money(units, "VAL")]


def test_h14_only_who_holds_the_wallet_spends_from_it(circle, join, val):
    group = circle("Garden")
    oak, elm, sage = join("Oak"), join("Elm"), join("Sage")
    grant_role(by=SYSTEM, role=open_role(by=SYSTEM, group=group, key="wallet"), member=oak)
    with pytest.raises(NotPayer):
        pay(by=Viewer.of(elm, group), payer=group, payee=sage, amounts=val_of(5))
    made = pay(by=Viewer.of(oak, group), payer=group, payee=sage, amounts=val_of(5))
    newest = made.log.get()
    assert (balance(group), newest.actor_id, newest.acting_for_id) == (-5, oak.pk, group.pk)


@pytest.fixture
def guarded(circle, join, val):
    group = circle("Garden")
    holders = [join("Oak"), join("Ash"), join("Elm")]
    role = open_role(by=SYSTEM, group=group, key="wallet")
    for one in holders:
        grant_role(by=SYSTEM, role=role, member=one)
    set_authorisation(by=SYSTEM, party=group, needs=2, above_units=50)
    return group, *holders


def test_a_group_wallet_asks_for_two_signatures_above_an_amount(guarded, join):
    group, oak, ash, _elm = guarded
    sage = join("Sage")
    by = Viewer.of(oak, group)
    assert pay(by=by, payer=group, payee=sage, amounts=val_of(50)).state == "completed"
    made = pay(by=by, payer=group, payee=sage, amounts=val_of(60), key="k")
    assert (made.state, balance(group), made.signatures.count()) == ("pending", -50, 1)
    assert pay(by=by, payer=group, payee=sage, amounts=val_of(60), key="k").pk == made.pk
    with pytest.raises(NotSigner):
        sign(by=Viewer.of(sage), transaction=made)
    sign(by=by, transaction=made)
    assert balance(group) == -50
    signed = sign(by=Viewer.of(ash, group), transaction=made)
    assert (signed.state, balance(group), balance(sage)) == ("completed", -110, 110)


def test_what_was_missed_and_waits_for_a_second_signature_is_not_said_to_be_paid(guarded, join, client):
    group, oak, _ash, _elm = guarded
    plan = schedule_payment(
        by=Viewer.of(oak, group),
        payer=group,
        payee=join("Sage"),
        amounts=val_of(60),
        first_on=now().date() + timedelta(days=9),
    )
    small = schedule_payment(
        by=Viewer.of(oak, group),
        payer=group,
        payee=join("Moss"),
        amounts=val_of(5),
        first_on=now().date() + timedelta(days=9),
    )
    Occurrence.objects.update(state="missed")
    client.force_login(oak.user)
    said = [
        client.post(
            f"/wallet/planned/{each.uid}/answer/", {"answer": "pay", "number": "1"}, follow=True
        ).content.decode()
        for each in (plan, small)
    ]
    assert ["It waits to be signed." in each for each in said] == [True, False] and "Paid." in said[1]
    assert (balance(group), Transaction.objects.filter(state="pending").count()) == (-5, 1)


def test_another_content_voids_the_signatures(guarded, join):
    group, oak, ash, elm = guarded
    sage = join("Sage")
    made = pay(by=Viewer.of(oak, group), payer=group, payee=sage, amounts=val_of(60))
    change_draft(by=Viewer.of(oak, group), transaction=made, amounts=val_of(400), memo="", version=made.version)
    sign(by=Viewer.of(ash, group), transaction=made)
    made.refresh_from_db()
    assert (made.state, balance(group)) == ("pending", 0)
    sign(by=Viewer.of(elm, group), transaction=made)
    assert balance(group) == -400


def test_who_alone_is_paid_does_not_sign(guarded):
    group, oak, ash, _elm = guarded
    made = pay(by=Viewer.of(oak, group), payer=group, payee=ash, amounts=val_of(60))
    with pytest.raises(SoleBeneficiary):
        sign(by=Viewer.of(ash, group), transaction=made)


def test_signatures_not_given_in_time_let_it_expire(guarded, join):
    group, oak, *_others = guarded
    made = pay(by=Viewer.of(oak, group), payer=group, payee=join("Sage"), amounts=val_of(60))
    with clock.at(now() + timedelta(days=15)):
        run_due()
    made.refresh_from_db()
    assert made.state == "expired"


def test_h16_a_hundred_payments_at_once(join, val):
    fern, sage = join("Fern"), join("Sage")
    set_limit(by=SYSTEM, currency=val, side="floor", units=-1000, member=fern)
    items = [Item(fern, sage, (Money(5, "VAL"),), key=f"b{n}") for n in range(100)]
    results = pay_batch(by=Viewer.of(fern), items=items)
    assert (len(results), balance(fern), balance(sage)) == (100, -500, 500)
    assert [r.transaction.pk for r in pay_batch(by=Viewer.of(fern), items=items)] == [r.transaction.pk for r in results]
    assert balance(fern) == -500


def test_h16_one_wrong_item_undoes_the_batch_and_is_named(join, val):
    fern, sage = join("Fern"), join("Sage")
    items = [Item(fern, sage, (Money(5, "VAL"),)) for _n in range(100)]
    items[76] = Item(fern, fern, (Money(5, "VAL"),))
    with pytest.raises(BatchItemRefused) as refused:
        pay_batch(by=Viewer.of(fern), items=items)
    assert (refused.value.code, refused.value.details["index"], counts()) == ("same_account", 76, (0, 0))
    items[76] = Item(fern, sage, (Money(496, "VAL"),))
    with pytest.raises(BatchItemRefused) as refused:
        pay_batch(by=Viewer.of(fern), items=items)
    assert (refused.value.code, refused.value.details["index"], counts()) == ("limit_min", 76, (0, 0))


def test_a_batch_may_go_on_without_what_is_refused(join, val):
    fern, sage = join("Fern"), join("Sage")
    items = [Item(fern, sage, (Money(200, "VAL"),)) for _n in range(4)]
    results = pay_batch(by=Viewer.of(fern), items=items, mode="each")
    assert [r.refused.code if r.refused else "paid" for r in results] == ["paid", "paid", "limit_min", "limit_min"]
    assert (balance(fern), counts()) == (-400, (2, 4))
    for wrong in ([], items * 251):
        with pytest.raises(BatchSize):
            pay_batch(by=Viewer.of(fern), items=wrong)


def at(year, month, day, hour=12):
    return clock.at(datetime(year, month, day, hour, tzinfo=UTC))


def test_h21_month_ends_clamp_without_drifting_and_a_stopped_server_catches_up(join, val):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 10):
        schedule_payment(
            by=Viewer.of(fern), payer=fern, payee=sage, amounts=val_of(5), first_on=date(2026, 1, 31), count=None
        )
    for day in [(1, 30), (1, 31), (2, 1), (2, 26), (3, 6), (3, 7), (3, 31), (4, 29), (4, 30), (5, 1)]:
        with at(2026, *day):  # off from 27 February to 5 March
            run_due()
            run_due()
    made = [
        (o.due_on, o.transaction.created_at.date())
        for o in Occurrence.objects.filter(state="processed").order_by("number")
    ]
    assert made == [
        (date(2026, 1, 31), date(2026, 1, 31)),
        (date(2026, 2, 28), date(2026, 3, 6)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 30), date(2026, 4, 30)),
    ]
    assert balance(sage) == 20


@pytest.mark.parametrize(
    ("year", "first", "every", "wanted"),
    [
        (2028, (1, 31), "month", [(1, 31), (2, 29), (3, 31), (4, 30)]),
        (2028, (1, 30), "month", [(1, 30), (2, 29), (3, 30), (4, 30)]),
        (2028, (1, 29), "month", [(1, 29), (2, 29), (3, 29), (4, 29)]),
        (2027, (1, 29), "month", [(1, 29), (2, 28), (3, 29), (4, 29)]),
        (2028, (2, 29), "month", [(2, 29), (3, 29), (4, 29)]),  # begun on it, it stays the 29th
        (2028, (2, 28), "day", [(2, 28), (2, 29), (3, 1)]),
        (2027, (2, 28), "day", [(2, 28), (3, 1), (3, 2)]),
        (2028, (2, 22), "week", [(2, 22), (2, 29), (3, 7)]),
    ],
)
def test_h21_the_29th_of_february_is_a_day_like_any_other_where_there_is_one(join, val, year, first, every, wanted):
    fern, sage = join("Fern"), join("Sage")
    with at(year, 1, 1):
        schedule_payment(
            by=Viewer.of(fern), payer=fern, payee=sage, amounts=val_of(5), first_on=date(year, *first), every=every,
            count=len(wanted),
        )  # fmt: skip
    for day in sorted({date(year, *each) + timedelta(days=n) for each in wanted for n in (-1, 0, 1)}):
        with at(day.year, day.month, day.day):  # it is paid on its day, and neither the day before nor after
            run_due()
    made = Occurrence.objects.filter(state="processed").order_by("number").select_related("transaction")
    assert [one.transaction.created_at.date() for one in made] == [date(year, *each) for each in wanted]
    assert balance(sage) == 5 * len(wanted)


def test_h21_a_year_of_months_begun_on_the_29th_of_february_comes_back_to_it(join, val):
    fern, sage = join("Fern"), join("Sage")
    with at(2028, 2, 1):
        schedule_payment(
            by=Viewer.of(fern), payer=fern, payee=sage, amounts=val_of(5), first_on=date(2028, 2, 29), step=12, count=5
        )
    due = list(Occurrence.objects.order_by("number").values_list("due_on", flat=True))
    assert due == [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)]


def test_a_long_stop_is_caught_up_in_order_once_each(join, val):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 10):
        plan = schedule_payment(
            by=Viewer.of(fern), payer=fern, payee=sage, amounts=val_of(5), first_on=date(2026, 1, 31), count=None
        )
    with at(2026, 7, 15):
        run_due()
        run_due()
    assert (balance(sage), [o.number for o in plan.occurrences.filter(state="processed").order_by("transaction")]) == (
        30, [1, 2, 3, 4, 5, 6],
    )  # fmt: skip
    cancel_schedule(by=Viewer.of(fern), schedule=plan)
    with at(2027, 7, 15):
        run_due()
    assert balance(sage) == 30


def test_h22_instalments_add_up_exactly(join, eur):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 1):
        plan = schedule_payment(
            by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(10_000, "EUR")], first_on=date(2026, 1, 5),
            count=3, in_instalments=True,
        )  # fmt: skip
    assert [o.money() for o in plan.occurrences.order_by("number")] == [
        [Money(3333, "EUR")], [Money(3333, "EUR")], [Money(3334, "EUR")],
    ]  # fmt: skip
    with at(2026, 4, 1):
        run_due()
    plan.refresh_from_db()
    assert (plan.state, balance(sage, "EUR")) == ("finished", 10_000)


def test_a_planned_payment_without_means_fails_whole_and_is_tried_again(join, val):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 1):
        plan = schedule_payment(
            by=Viewer.of(fern), payer=fern, payee=sage, amounts=val_of(501), first_on=date(2026, 1, 2), retry_days=1
        )
    for day in (2, 3, 4):
        with at(2026, 1, day):
            run_due()
    last = plan.occurrences.get()
    plan.refresh_from_db()
    assert (last.state, last.problem, last.tries, plan.state, counts()) == (
        "failed",
        "limit_min",
        2,
        "finished",
        (0, 0),
    )


def test_a_ticket_is_paid_once_by_whoever_shows_it(join, val):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    ticket = open_ticket(by=Viewer.of(sage), payee=sage, amounts=val_of(12), memo="Bread")
    found = find_ticket(by=Viewer.of(fern), code=ticket.code.lower())
    assert find_ticket(by=Viewer.of(fern), code=str(ticket.secret)).pk == found.pk
    made = pay_ticket(by=Viewer.of(fern), ticket=found, payer=fern)
    assert (made.description, balance(sage)) == ("Bread", 12)
    with pytest.raises(InvalidTransition):
        pay_ticket(by=Viewer.of(mint), ticket=found, payer=mint)
    assert pay_ticket(by=Viewer.of(fern), ticket=found, payer=fern).pk == made.pk


def test_five_wrong_codes_lock_typing(join, val):
    fern, sage = join("Fern"), join("Sage")
    ticket = open_ticket(by=Viewer.of(sage), payee=sage, amounts=val_of(12))
    for _try in range(4):
        with pytest.raises(CodeWrong):
            find_ticket(by=Viewer.of(fern), code="WRONG1")
    with pytest.raises(CodeLocked) as refused:
        find_ticket(by=Viewer.of(fern), code="WRONG1")
    assert refused.value.status == 429
    with pytest.raises(CodeLocked):
        find_ticket(by=Viewer.of(fern), code=ticket.code)
    with clock.at(now() + timedelta(hours=23)), pytest.raises(CodeLocked):
        find_ticket(by=Viewer.of(fern), code=ticket.code)
    with clock.at(now() + timedelta(hours=25)), pytest.raises(CodeWrong):
        find_ticket(by=Viewer.of(fern), code=ticket.code)  # unlocked; the ticket has expired meanwhile


def test_a_trusted_payee_is_paid_at_once_and_silence_may_mean_yes(join, val):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    set_request_policy(by=Viewer.of(fern), party=fern, answer="trusted", trusted=[sage])
    assert request_payment(by=Viewer.of(sage), payer=fern, payee=sage, amounts=val_of(3)).state == "completed"
    waiting = request_payment(by=Viewer.of(mint), payer=fern, payee=mint, amounts=val_of(3))
    assert waiting.state == "pending"
    set_request_policy(by=Viewer.of(fern), party=fern, answer="silence", silence_days=5)
    with clock.at(now() + timedelta(days=4)):
        run_due()
    waiting.refresh_from_db()
    before = waiting.state
    with clock.at(now() + timedelta(days=6)):
        run_due()
    waiting.refresh_from_db()
    assert (before, waiting.state, balance(mint)) == ("pending", "completed", 3)
    with pytest.raises(NotPayer):
        set_request_policy(by=Viewer.of(sage), party=fern, answer="automatic")


def test_silence_is_one_yes_where_a_wallet_asks_for_two(guarded, join):
    group, oak, ash, _elm = guarded
    sage = join("Sage")
    set_request_policy(by=Viewer.of(oak, group), party=group, answer="silence", silence_days=5)
    asked = request_payment(by=Viewer.of(sage), payer=group, payee=sage, amounts=val_of(60))
    with clock.at(now() + timedelta(days=6)):
        run_due()
    asked.refresh_from_db()
    assert (asked.state, balance(group)) == ("pending", 0)
    for holder in (oak, ash):
        accept_request(by=Viewer.of(holder, group), transaction=Transaction.objects.get(pk=asked.pk))
    assert balance(group) == -60


def test_a_request_accepted_for_a_date_is_paid_then(join, val):
    fern, sage = join("Fern"), join("Sage")
    made = request_payment(by=Viewer.of(sage), payer=fern, payee=sage, amounts=val_of(3))
    accept_request(by=Viewer.of(fern), transaction=made, on=now() + timedelta(days=2))
    assert made.state == "scheduled"
    with clock.at(now() + timedelta(days=3)):
        run_due()
    made.refresh_from_db()
    assert (made.state, balance(fern)) == ("completed", -3)


def test_an_unconfirmed_receipt_is_reminded_then_disputed(join, eur, paid):
    fern, sage = join("Fern"), join("Sage")
    made = paid(fern, sage, 100, "EUR")
    for days, seen in [(13, (False, False)), (15, (True, False)), (31, (True, True))]:
        with clock.at(now() + timedelta(days=days)):
            run_due()
        made.refresh_from_db()
        assert (made.reminded_at is not None, made.disputed_at is not None) == seen
    assert made.state == "confirming"


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["0", "-5", "10.555", "1e3", "１２", "", "1000000000000001", "1000000000000000.00", " 5", "5."]
)
def test_what_is_not_an_amount_is_refused(text):
    with pytest.raises(AmountInvalid) as refused:
        parse_amount(text, 2)
    assert (refused.value.code, refused.value.status, refused.value.field) == ("amount_invalid", 422, "amount")


def test_bad_input_is_refused_and_writes_nothing(join, val, eur):
    fern, sage = join("Fern"), join("Sage")
    by = Viewer.of(fern)
    wrong = [
        ({"amounts": val_of(0)}, "amount_invalid", 422),
        ({"amounts": val_of(-5)}, "amount_invalid", 422),
        ({"amounts": val_of(10**15 + 1)}, "amount_invalid", 422),
        ({"amounts": []}, "amount_invalid", 422),
        ({"amounts": val_of(1) + val_of(2)}, "amount_invalid", 422),
        ({"payee": fern}, "same_account", 422),
        ({"amounts": [Money(1, "XYZ")]}, "currency_not_available", 422),
        ({"memo": "x" * 501}, "description_too_long", 422),
        ({"payer": sage, "payee": fern}, "not_payer", 403),
    ]
    for change, code, status in wrong:
        with pytest.raises(Exception) as refused:
            pay(by=by, **{"payer": fern, "payee": sage, "amounts": val_of(1), **change})
        assert (refused.value.code, refused.value.status) == (code, status)
    assert counts() == (0, 0)
    assert pay(by=by, payer=fern, payee=sage, amounts=val_of(1), memo="<b>" + "x" * 497).description.startswith("<b>")


def test_an_account_put_away_suspended_or_closed_neither_pays_nor_receives(join, val, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 1)
    mine = account(fern)
    disable_account(by=Viewer.of(fern), account=mine)
    for payer, payee in ((fern, sage), (sage, fern)):
        with pytest.raises(AccountInactive):
            paid(payer, payee, 1)
    enable_account(by=Viewer.of(fern), account=mine)
    suspend_account(by=SYSTEM, account=mine)
    with pytest.raises(InvalidTransition):
        enable_account(by=Viewer.of(fern), account=mine)
    lift_suspension(by=SYSTEM, account=mine)
    with pytest.raises(BalanceLeft):
        close_account(by=Viewer.of(fern), account=mine)
    paid(sage, fern, 1)
    close_account(by=Viewer.of(fern), account=mine)
    with pytest.raises(AccountInactive):
        paid(sage, fern, 1)


def test_a_currency_for_some_groups_only_is_not_available_to_others(community, circle, join):
    from wezer.ledger.acts.currencies import create_currency

    garden = circle("Garden")
    fern, sage = join("Fern"), join("Sage")
    rules = {"participants": {"who": "groups", "groups": [str(garden.uid)], "group_wallets": True}}
    create_currency(by=SYSTEM, code="SEED", name="Seed", kind="mutual_credit", rules=rules)
    with pytest.raises(CurrencyNotAvailable):
        pay(by=Viewer.of(fern), payer=fern, payee=sage, amounts=[Money(1, "SEED")])
    assert Transaction.objects.count() == 0


# --- looking --------------------------------------------------------------------------------------------------------


def test_a_wallet_in_one_look(join, val, eur, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 30)
    request_payment(by=Viewer.of(sage), payer=fern, payee=sage, amounts=val_of(7))
    [first] = balances(fern)
    assert (first.units, first.available, first.projected, first.room_to_pay, first.room_to_receive, first.recent) == (
        -30, -30, -37, 470, 530, 1,
    )  # fmt: skip


def test_a_statement_pages_without_gaps_or_repeats(join, val, paid, django_assert_num_queries):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    for number in range(25):
        paid(fern, sage if number % 2 else mint, number + 1, memo=f"n{number}")
    seen, after = [], ""
    mine = account(fern)
    while True:
        with django_assert_num_queries(1):
            page = statement([mine], after=after, limit=10)
        seen += [line.money.units for line in page.lines]
        after = page.next
        if not after:
            break
    assert seen == [-n for n in range(25, 0, -1)]
    only = statement([mine], filters=Filters(counterparty=mint.pk, direction="out", least=5, words="n"))
    assert {line.other.name for line in only.lines} == {"Mint"} and min(-x.money.units for x in only.lines) == 5


def test_totals_and_balances_at_a_date(join, val, paid):
    fern, sage = join("Fern"), join("Sage")
    with at(2026, 1, 1):
        paid(fern, sage, 10)
    with at(2026, 2, 1):
        paid(sage, fern, 4)
    mine = account(fern)
    moments = [datetime(2026, m, 15, tzinfo=UTC) for m in (1, 2)] + [datetime(2025, 1, 1, tzinfo=UTC)]
    assert [balance_at(mine, moment) for moment in moments] == [-10, -6, 0]
    whole = totals(mine)
    assert (whole.count, whole.received, whole.paid) == (2, 4, 10)


def test_who_may_see_a_balance_and_a_look_by_mandate_is_told(join, val, paid, community):
    from wezer.core.models import Role
    from wezer.kernel.models import Fact

    fern, sage, thyme = join("Fern"), join("Sage"), join("Thyme")
    paid(fern, sage, 5)
    grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=thyme)
    mine = account(fern)
    assert [may_see_balance(Viewer.of(who), mine) for who in (fern, sage, thyme)] == [True, False, False]
    look_at_balances(by=Viewer.of(thyme), party=fern)
    told = Fact.objects.get(name="ledger.balance_looked_at")
    assert (told.actor, told.payload["holder"]) == (thyme.pk, fern.pk)
    val.rules["privacy"] = {"balances": "community"}
    mine.currency.rules["privacy"] = {"balances": "community"}
    assert may_see_balance(Viewer.of(sage), mine) and not may_see_balance(Viewer.anonymous(), mine)


def test_a_hidden_description_is_not_shown(join, val, paid):
    fern, sage = join("Fern"), join("Sage")
    made = paid(fern, sage, 5, memo="Rude words")
    hide_description(by=SYSTEM, transaction=made)
    assert Transaction.objects.get(pk=made.pk).memo == ""
