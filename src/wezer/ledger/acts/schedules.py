"""Payments to come: planned, run when due, at most once each (exchange.md B.6)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError

from wezer.core.models import Member, Party
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt, move, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money, instalments
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.making import make
from wezer.ledger.acts.orders import Order, moves_of
from wezer.ledger.events import (
    MissedAnswered,
    OccurrenceFailed,
    OccurrenceMissed,
    OccurrenceSettled,
    ScheduleEnded,
    ScheduleMade,
)
from wezer.ledger.kept_out import why_author_out, why_kept_out
from wezer.ledger.models import Every, Occurrence, OccurrenceState, Schedule, ScheduleState, State, Transaction
from wezer.ledger.models.schedule import CLOSED, TO_COME
from wezer.ledger.models.transaction import CHAINED_STATES
from wezer.ledger.refusals import (
    AmountsInvalid,
    Dates,
    FirstDayPast,
    IdempotencyConflict,
    InvalidTransition,
    NotAllowed,
    NothingMissed,
    NotPayee,
    PlanTooFar,
)
from wezer.ledger.rules import due_dates

#: Occurrences of an endless schedule that are written ahead.
AHEAD = 3
MOST = 1_000
#: How far ahead a plan may reach.
YEARS = 50


@act
def schedule_payment(
    *,
    by: Any,
    payer: Party,
    payee: Party,
    amounts: Sequence[Money],
    first_on: date,
    memo: str = "",
    every: str = Every.MONTH,
    step: int = 1,
    count: int | None = 1,
    until: date | None = None,
    in_instalments: bool = False,
    retry_days: int = 0,
    key: str | None = None,
) -> Schedule:
    """Plan payments: at a date (`count` 1), in `count` instalments of the whole, or again and again until told."""
    require(by, "ledger.pay", payer)
    moves_of(Order(payer, payee, tuple(amounts), memo))
    wanted = (step,) if count is None else (step, count)
    if (until is not None and until < first_on) or not all(1 <= each <= MOST for each in wanted):
        raise Dates(field="until")
    if in_instalments and (count is None or any(each.units < count for each in amounts)):
        raise AmountsInvalid()
    listed = [[each.units, each.currency] for each in amounts]
    made = Schedule(
        payer=payer, payee=payee, author=by.member or payer, amounts=listed, description=memo, first_on=first_on,
        every=every, step=step, count=count, until=until, is_instalments=in_instalments, retry_days=retry_days,
        key=key, created_at=now(),
    )  # fmt: skip
    if found := _known(made):
        return found
    _refuse_days(first_on, every, step, count, until)
    try:
        with attempt():
            made.save(force_insert=True)
    except IntegrityError:
        if found := _known(made):
            return found  # the same key at the same moment: the other one was first
        raise
    write_ahead(made)
    emit(ScheduleMade(subject=ref(made), payer=payer.pk, payee=payee.pk), group=by.acting_for)
    return made


def _known(plan: Schedule) -> Schedule | None:
    """What its key made before; refuses when that was for something else."""
    found = Schedule.objects.filter(payer=plan.payer, key=plan.key).first() if plan.key is not None else None
    if found and (found.payee_id, found.amounts, found.first_on) != (plan.payee_id, plan.amounts, plan.first_on):
        raise IdempotencyConflict()
    return found


def _refuse_days(first_on: date, every: str, step: int, count: int | None, until: date | None) -> None:
    """From today on, the community's; and no further than anybody plans: each day would be paid for, or walked through."""
    today = now().astimezone(ZoneInfo(str(value("community.timezone")))).date()
    furthest = today + timedelta(days=YEARS * 366)
    if first_on < today:
        raise FirstDayPast()
    if first_on > furthest:
        raise PlanTooFar(years=YEARS)
    if until is not None and until > furthest:
        raise PlanTooFar(field="until", years=YEARS)
    days = takewhile(lambda day: until is None or day <= until, due_dates(first_on, every, step))
    if any(day > furthest for day in islice(days, count or 1)):
        raise PlanTooFar(field="count", years=YEARS)


def write_ahead(schedule: Schedule) -> None:
    """Write the occurrences to come: all of a counted schedule, a few of an endless one. For acts only."""
    newest = schedule.occurrences.order_by("-number").first()
    done = newest.number if newest else 0
    open_now = schedule.occurrences.filter(state=OccurrenceState.SCHEDULED, transaction=None).count()
    target = schedule.count if schedule.count is not None else done + max(0, AHEAD - open_now)
    dates = islice(due_dates(schedule.first_on, schedule.every, schedule.step), done, target)
    wanted = takewhile(lambda day: schedule.until is None or day <= schedule.until, dates)
    Occurrence.objects.bulk_create(
        Occurrence(schedule=schedule, number=number, due_on=day, next_try_on=day, amounts=_amounts(schedule, number))
        for number, day in enumerate(wanted, done + 1)
    )


def _amounts(schedule: Schedule, number: int) -> list[list[Any]]:
    if not schedule.is_instalments:
        return list(schedule.amounts)
    assert schedule.count is not None
    return [[instalments(units, schedule.count)[number - 1], code] for units, code in schedule.amounts]


@act
def run_occurrence(*, by: Any, occurrence: Occurrence, today: date, rested: datetime | None = None) -> bool:
    """Pay one due occurrence, whole or not at all; whether its payment was made. Its key makes a second run harmless. What
    came due while the ledger was closed, before the day of `rested` in the community's zone, or while whoever pays is kept
    out, waits for them instead."""
    occurrence = _locked(occurrence)
    plan = occurrence.schedule
    if occurrence.next_try_on is None or occurrence.next_try_on > today or plan.state != ScheduleState.ACTIVE:
        return False
    if why := _why_not(occurrence, rested):
        _missed(occurrence, plan, why)
        return False
    try:
        with attempt():
            made = make(_author(plan), _order(occurrence))
    except Refusal as refused:
        _failed(occurrence, plan, refused.code, today)
        return False
    _made(occurrence, made)
    _go_on(plan)
    return True


def _made(occurrence: Occurrence, made: Transaction) -> None:
    """One that waits for signatures is not paid: it stays to come, with its payment, until that is posted or stopped."""
    move_all(
        Occurrence.objects.filter(pk=occurrence.pk), TO_COME,
        OccurrenceState.SCHEDULED if made.state == State.PENDING else OccurrenceState.PROCESSED,
        transaction=made, next_try_on=None, tries=occurrence.tries + 1, problem="",
    )  # fmt: skip


@act
def follow_planned(*, by: Any, transaction: Transaction) -> None:
    """The payment of a plan that waited for signatures was posted, or never will be."""
    waiting = Occurrence.objects.filter(transaction=transaction, state=OccurrenceState.SCHEDULED).first()
    if waiting is None or (transaction.is_open and transaction.state not in CHAINED_STATES):
        return
    occurrence, state = _locked(waiting), str(transaction.state)
    if occurrence.state != OccurrenceState.SCHEDULED:
        return
    if state in CHAINED_STATES:
        move(occurrence, OccurrenceState.SCHEDULED, OccurrenceState.PROCESSED)
    else:
        move(occurrence, OccurrenceState.SCHEDULED, OccurrenceState.FAILED, problem=state)
        _tell_failed(occurrence, occurrence.schedule, state)
    _go_on(occurrence.schedule)


def _order(occurrence: Occurrence) -> Order:
    plan = occurrence.schedule
    return Order(
        plan.payer,
        plan.payee,
        tuple(occurrence.money()),
        plan.description,
        occurrence.key,
        path="schedule",
        origin="schedule",
    )


def _why_not(occurrence: Occurrence, rested: datetime | None) -> str:
    plan, due_on = occurrence.schedule, occurrence.next_try_on
    if rested is not None and due_on is not None and due_on < rested.date() and plan.created_at < rested:
        return CLOSED
    return why_kept_out(plan.payer_id) or why_author_out(plan)


def _missed(occurrence: Occurrence, plan: Schedule, why: str) -> None:
    move(occurrence, OccurrenceState.SCHEDULED, OccurrenceState.MISSED, next_try_on=None, problem=why)
    told = OccurrenceMissed(
        subject=ref(plan), number=occurrence.number, payer=plan.payer_id, payee=plan.payee_id, closed=why == CLOSED
    )
    emit(told, quantity=occurrence.number)
    _go_on(plan)


@act
def pay_missed(*, by: Any, occurrence: Occurrence) -> Transaction:
    """Pay now what was not paid by itself. Twice pays once."""
    require(by, "ledger.pay", occurrence.schedule.payer)
    occurrence = _locked(occurrence)
    if occurrence.state in _BEGUN and occurrence.transaction is not None:
        return occurrence.transaction
    if occurrence.state != OccurrenceState.MISSED:
        raise InvalidTransition(state=OccurrenceState(occurrence.state).label)
    made = make(by, _order(occurrence))
    _made(occurrence, made)
    _answered(by, occurrence.schedule, [occurrence.number], paid=True)
    return made


#: With a payment: it is made, or waits for signatures.
_BEGUN = (OccurrenceState.SCHEDULED, OccurrenceState.PROCESSED)


@act
def skip_missed(*, by: Any, schedule: Schedule, number: int | None = None) -> int:
    """Leave out one that was missed, or all of them; how many. The plan goes on with its next date."""
    if not by.may_spend_for(schedule.payer):
        require(by, "ledger.pay", schedule.payer)
    Schedule.objects.select_for_update().get(pk=schedule.pk)
    rows = schedule.occurrences.filter(state=OccurrenceState.MISSED)
    rows = rows if number is None else rows.filter(number=number)
    numbers = sorted(rows.values_list("number", flat=True))
    if not numbers:
        raise NothingMissed()
    move_all(rows, OccurrenceState.MISSED, OccurrenceState.CANCELLED)
    _answered(by, schedule, numbers, paid=False)
    return len(numbers)


def _answered(by: Any, plan: Schedule, numbers: list[int], *, paid: bool) -> None:
    told = MissedAnswered(subject=ref(plan), numbers=numbers, payer=plan.payer_id, payee=plan.payee_id, paid=paid)
    emit(told, group=by.acting_for)
    _go_on(plan)


def _locked(occurrence: Occurrence) -> Occurrence:
    """The plan first, as whoever cancels it does: nothing is written ahead in one that has ended."""
    Schedule.objects.select_for_update().get(pk=occurrence.schedule_id)
    found = Occurrence.objects.select_for_update(of=("self",)).select_related(
        "schedule__payer", "schedule__payee", "schedule__author"
    )  # fmt: skip
    return found.get(pk=occurrence.pk)


def _author(plan: Schedule) -> Viewer:
    """The worker pays in the name of who planned it, as long as they may still spend from that wallet."""
    member = Member.objects.filter(pk=plan.author_id).first()
    if member is None:
        return Viewer.system()
    viewer = Viewer.of(member, None if member.pk == plan.payer_id else plan.payer)
    return viewer if viewer.may_spend_for(plan.payer) else _blocked(viewer)


def _blocked(viewer: Viewer) -> Viewer:
    raise NotAllowed()


def _failed(occurrence: Occurrence, plan: Schedule, code: str, today: date) -> None:
    again = occurrence.tries < plan.retry_days
    state = OccurrenceState.BLOCKED if code in ("not_allowed", "account_inactive") else OccurrenceState.FAILED
    move_all(
        Occurrence.objects.filter(pk=occurrence.pk),
        OccurrenceState.SCHEDULED,
        OccurrenceState.SCHEDULED if again else state,
        tries=occurrence.tries + 1,
        next_try_on=today + timedelta(days=1) if again else None,
        problem=code,
    )
    _tell_failed(occurrence, plan, code)
    if not again:
        _go_on(plan)


def _tell_failed(occurrence: Occurrence, plan: Schedule, problem: str) -> None:
    told = OccurrenceFailed(
        subject=ref(plan), number=occurrence.number, payer=plan.payer_id, payee=plan.payee_id, problem=problem
    )
    emit(told, quantity=occurrence.number)


def _go_on(plan: Schedule) -> None:
    if plan.state != ScheduleState.ACTIVE:
        return
    write_ahead(plan)
    if not plan.occurrences.filter(state__in=TO_COME).exists():
        _end(plan, ScheduleState.FINISHED)


@act
def cancel_schedule(*, by: Any, schedule: Schedule) -> None:
    """No more payments; what was paid stays, and so does what waits for signatures, each a payment of its own by now."""
    require(by, "ledger.pay", schedule.payer)
    stop_schedule(schedule)


def stop_schedule(schedule: Schedule) -> None:
    """For acts only."""
    standing = Schedule.objects.select_for_update().get(pk=schedule.pk)
    move_all(schedule.occurrences.filter(transaction=None), TO_COME, OccurrenceState.CANCELLED, next_try_on=None)
    if not _end(schedule, ScheduleState.CANCELLED):
        raise InvalidTransition(state=ScheduleState(standing.state).label)


def _end(schedule: Schedule, state: str) -> bool:
    ended = move(schedule, ScheduleState.ACTIVE, state)
    if ended:
        emit(ScheduleEnded(subject=ref(schedule), payer=schedule.payer_id, payee=schedule.payee_id, state=str(state)))
    return ended


@act
def settle_elsewhere(*, by: Any, occurrence: Occurrence) -> None:
    """The payee says that this one was paid in another way."""
    if not by.may_spend_for(occurrence.schedule.payee):
        raise NotPayee()
    waiting = (OccurrenceState.SCHEDULED, OccurrenceState.FAILED, OccurrenceState.BLOCKED, OccurrenceState.MISSED)
    occurrence = _locked(occurrence)
    if occurrence.state == OccurrenceState.SCHEDULED and occurrence.transaction_id is not None:
        raise InvalidTransition(state=State.PENDING.label)
    if not move(occurrence, waiting, OccurrenceState.SETTLED, next_try_on=None):
        raise InvalidTransition(state=OccurrenceState(occurrence.state).label)
    plan = occurrence.schedule
    told = OccurrenceSettled(subject=ref(plan), number=occurrence.number, payer=plan.payer_id, payee=plan.payee_id)
    emit(told, quantity=occurrence.number)
    _go_on(plan)
