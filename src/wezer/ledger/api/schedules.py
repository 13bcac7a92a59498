"""Payments to come."""

from datetime import date
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.ledger.acts.schedules import (
    cancel_schedule,
    pay_missed,
    schedule_payment,
    settle_elsewhere,
    skip_missed,
)
from wezer.ledger.api.common import Amounts, Description, caller, found_party, router
from wezer.ledger.models import (
    Every,
    Occurrence,
    Schedule,
)
from wezer.ledger.rest import money_in, money_out
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    MoneyOut,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    listed,
    made,
    party_or_refuse,
    show_party,
)

Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class ScheduleIn(Strict):
    """`count` 1: at a date. `in_instalments`: the amounts are the whole, split in `count` parts."""

    payer: UID | None = None
    payee: UID
    amounts: Amounts
    description: Description = ""
    first_on: date
    every: Every = Every.MONTH
    step: Annotated[int, Field(ge=1, le=1000)] = 1
    count: Annotated[int, Field(ge=1, le=1000)] | None = 1
    until: date | None = None
    in_instalments: bool = False
    retry_days: Annotated[int, Field(ge=0, le=60)] = 0


class OccurrenceOut(Schema):
    number: int
    due_on: str
    state: str
    amounts: list[MoneyOut]
    problem: str
    """Why it was not paid; what keeps who pays away from the community is told to their side alone."""


class ScheduleOut(Schema):
    uid: UID
    payer: PartyOut
    payee: PartyOut
    amounts: list[MoneyOut]
    description: str
    first_on: str
    every: str
    step: int
    count: int | None
    until: str | None
    state: str


class ScheduleDetail(ScheduleOut):
    occurrences: list[OccurrenceOut]


def show_schedule(one: Schedule) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "payer": show_party(one.payer),
        "payee": show_party(one.payee),
        "amounts": [money_out(each) for each in one.money()],
        "description": one.description,
        "first_on": one.first_on.isoformat(),
        "every": str(one.every),
        "step": one.step,
        "count": one.count,
        "until": one.until.isoformat() if one.until else None,
        "state": str(one.state),
    }


def _schedules(request: Any) -> Any:
    """Those of the caller's parties, as payer or payee."""
    mine = request.viewer.own_party_ids
    rows = Schedule.objects.select_related("payer", "payee")
    return rows.filter(payer__in=mine) | rows.filter(payee__in=mine)


@router.get("/schedules", response=Listed[ScheduleOut])
def schedules(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Payments to come, made or received."""
    caller(request)
    return listed(_schedules(request), after, limit, show_schedule, order=("-id",))


@router.post("/schedules", response=MADE(ScheduleDetail))
@idempotent
def new_schedule(request: Any, new: ScheduleIn) -> Any:
    """Plan payments: once, in instalments, or again and again."""
    payer, payee = found_party(request, new.payer, "payer"), party_or_refuse(new.payee, "payee")
    one = schedule_payment(
        by=request.viewer, payer=payer, payee=payee, amounts=money_in(new.amounts), first_on=new.first_on,
        memo=new.description, every=new.every, step=new.step, count=new.count, until=new.until,
        in_instalments=new.in_instalments, retry_days=new.retry_days, key=request.key,
    )  # fmt: skip
    return made(_schedule_detail(one, request.viewer))


@router.get("/schedules/{uid}", response=ScheduleDetail)
def schedule(request: Any, uid: UID) -> Any:
    return _schedule_detail(get_object_or_404(_schedules(request), uid=uid), request.viewer)


@router.delete("/schedules/{uid}", response={204: None})
def end_schedule(request: Any, uid: UID) -> Any:
    """No more payments; what was paid stays."""
    cancel_schedule(by=request.viewer, schedule=get_object_or_404(_schedules(request), uid=uid))
    return None


@router.post("/schedules/{uid}/occurrences/{number}/settlement", response=ScheduleDetail)
def settle_one(request: Any, uid: UID, number: Number) -> Any:
    """The payee says that this one was paid in another way."""
    one = get_object_or_404(_schedules(request), uid=uid)
    settle_elsewhere(by=request.viewer, occurrence=_occurrence(one, number))
    return _schedule_detail(one, request.viewer)


@router.post("/schedules/{uid}/occurrences/{number}/payment", response=ScheduleDetail)
def pay_one(request: Any, uid: UID, number: Number) -> Any:
    """Pay now one that was `missed`. Sent again, it is not paid twice."""
    one = get_object_or_404(_schedules(request), uid=uid)
    pay_missed(by=request.viewer, occurrence=_occurrence(one, number))
    return _schedule_detail(one, request.viewer)


@router.delete("/schedules/{uid}/occurrences/{number}", response=ScheduleDetail)
def skip_one(request: Any, uid: UID, number: Number) -> Any:
    """Leave out one that was `missed`."""
    one = get_object_or_404(_schedules(request), uid=uid)
    skip_missed(by=request.viewer, schedule=one, number=number)
    return _schedule_detail(one, request.viewer)


def _occurrence(one: Schedule, number: int) -> Occurrence:
    rows = Occurrence.objects.select_related("schedule__payer", "schedule__payee")
    found: Occurrence = get_object_or_404(rows, schedule=one, number=number)
    return found


def _schedule_detail(one: Schedule, viewer: Any) -> dict[str, Any]:
    tells_all = viewer.may_spend_for(one.payer)
    coming = [
        {
            "number": each.number,
            "due_on": each.due_on.isoformat(),
            "state": str(each.state),
            "amounts": [money_out(money) for money in each.money()],
            "problem": each.problem if tells_all else each.problem_for_payee,
        }
        for each in one.occurrences.order_by("number")[:1000]
    ]
    return {**show_schedule(one), "occurrences": coming}
