"""What the books answered about statements, mandates and files. Each may be told twice. For the worker only."""

from typing import Any

from wezer.kernel.acts import act, move, move_all
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.operation.days import today
from wezer.operation.events import BankLineMoved, MandateMoved, SepaBatchMoved
from wezer.operation.models import (
    BankLine,
    BankStatement,
    BatchState,
    ItemState,
    LineState,
    Mandate,
    MandateState,
    SepaBatch,
    SepaItem,
    StatementState,
    TargetKind,
)

STATES = {"processing": ItemState.WAITING, "succeeded": ItemState.SUCCEEDED, "failed": ItemState.FAILED}


@act
def statement_recorded(*, statement: BankStatement) -> None:
    """Its lines are drafts in the books."""
    own, before = BankStatement.objects.filter(pk=statement.pk), (StatementState.RECORDING, StatementState.KEPT)
    move_all(own, before, StatementState.KEPT, problem="")


@act
def problem_told(*, thing: Any, why: str) -> None:
    """It waits on the page Recording for somebody, and says why."""
    type(thing).objects.filter(pk=thing.pk).update(problem=why[:500])


@act
def line_matched(*, line: BankLine, key: str, result: Any) -> None:
    """Posted and settled. A batch that it confirmed has succeeded; a payment that it brought back has failed."""
    if key != line.recording_key or not move(line, LineState.MATCHING, LineState.MATCHED, entry=result.refs["entry"]):
        return
    for match in line.matches.filter(attempt=line.attempt):
        if match.kind == TargetKind.BATCH:
            _confirm(SepaBatch.objects.get(books=line.books, uid=match.target))
        elif match.kind == TargetKind.RETURNED:
            item = SepaItem.objects.select_related("batch", "mandate").get(batch__books=line.books, uid=match.target)
            _fail(item, line.code)
    emit(BankLineMoved(subject=ref(line), state=line.state))


def _confirm(batch: SepaBatch) -> None:
    move_all(batch.items.all(), ItemState.WAITING, ItemState.SUCCEEDED)
    if move(batch, (BatchState.MADE, BatchState.ANSWERED), BatchState.ANSWERED, is_booked=True):
        emit(SepaBatchMoved(subject=ref(batch), state=batch.state))


def _fail(item: SepaItem, code: str) -> None:
    move_all(SepaItem.objects.filter(pk=item.pk), list(ItemState), ItemState.FAILED, code=code)
    if item.mandate is not None and move(
        item.mandate, (MandateState.ACTIVE, MandateState.RETURNED), MandateState.RETURNED, returned=code or "MS03"
    ):
        emit(MandateMoved(subject=ref(item.mandate), state=item.mandate.state))


@act
def line_freed(*, line: BankLine) -> None:
    """Its match is undone, or was given up: it waits again."""
    line.matches.filter(attempt=line.attempt, undone_on=None).update(undone_on=today())
    if move(line, LineState.MATCHING, LineState.NEW, entry=None, problem=""):
        emit(BankLineMoved(subject=ref(line), state=line.state))


@act
def line_kept(*, line: BankLine) -> None:
    """The undoing was given up: matched as before."""
    if move(line, LineState.MATCHING, LineState.MATCHED, problem=""):
        emit(BankLineMoved(subject=ref(line), state=line.state))


@act
def mandate_recorded(*, mandate: Mandate) -> None:
    Mandate.objects.filter(pk=mandate.pk).update(problem="")


@act
def batch_made(*, batch: SepaBatch, result: Any) -> None:
    """The file is here, to be given to the bank."""
    also = {"file": result.file, "number": result.refs["number"] or "", "problem": ""}
    if move(batch, BatchState.MAKING, BatchState.MADE, **also):
        emit(SepaBatchMoved(subject=ref(batch), state=batch.state))


@act
def batch_dropped(*, batch: SepaBatch) -> None:
    """Somebody gave it up: what it was to pay is free again."""
    if move(batch, BatchState.MAKING, BatchState.DROPPED):
        emit(SepaBatchMoved(subject=ref(batch), state=batch.state))


@act
def batch_answered(*, batch: SepaBatch, asked: Any, result: Any) -> None:
    """Each payment as the books now have it; what failed flags its mandate."""
    codes = {each["item"]: each.get("code", "") for each in asked.get("results", [])}
    items = {str(item.uid): item for item in batch.items.select_related("mandate", "batch")}
    for row in result.rows:
        item = items[row["item"]]
        if STATES[row["state"]] == ItemState.FAILED and item.state != ItemState.FAILED:
            _fail(item, codes.get(row["item"], ""))
        elif item.state != STATES[row["state"]]:
            move_all(SepaItem.objects.filter(pk=item.pk), item.state, STATES[row["state"]])
    SepaBatch.objects.filter(pk=batch.pk).update(problem="")
    emit(SepaBatchMoved(subject=ref(batch), state=batch.state))
