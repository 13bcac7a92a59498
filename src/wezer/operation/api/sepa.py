"""SEPA for machines: what is due, files for the bank and its answers, mandates."""

from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.operation.acts import sepa as acts
from wezer.operation.api.common import books_read, books_written, money_out, router
from wezer.operation.days import today
from wezer.operation.fields import FIRST_DAY, LAST_DAY
from wezer.operation.models import Mandate, Partner, SepaBatch
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries import sepa as queries
from wezer.operation.refusals import ItemGone
from wezer.ui.rest import MADE, UID, After, Limit, Listed, MoneyOut, Schema, Short, Strict, idempotent, listed, made

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Kind = Literal["collect", "pay"]
Reference = Annotated[str, Field(max_length=35, min_length=1, pattern=r"^[A-Za-z0-9+?/:().,' -]+$")]
ReturnCode = Annotated[str, Field(max_length=4)]


class DueOut(Schema):
    """`ready`: an IBAN is known, or a mandate in force, and no file pays it already."""

    document: UID
    partner: UID
    name: str
    label: str
    due: date
    amount: MoneyOut
    ready: bool


class SepaFileIn(Strict):
    kind: Kind
    date: Day
    documents: Annotated[list[UID], Field(min_length=1, max_length=500)]


class SepaItemOut(Schema):
    uid: UID
    document: UID
    name: str
    label: str
    amount: MoneyOut
    state: str
    code: str


class SepaFileOut(Schema):
    uid: UID
    kind: str
    state: str
    number: str
    date: date
    total: MoneyOut
    problem: str


class BatchDetail(SepaFileOut):
    """`file` is the XML for the bank, once it is made."""

    items: list[SepaItemOut]
    file: str


class BankAnswerIn(Strict):
    """All went through, except `failed`: uid of the item → the bank's code, or nothing."""

    day: Day
    booked: bool = False
    failed: dict[UID, ReturnCode] = {}


class MandateIn(Strict):
    partner: UID
    identification: Reference
    iban: Annotated[str, Field(max_length=50)]
    bic: Annotated[str, Field(max_length=11)] = ""
    signed: Day
    kind: Literal["recurrent", "one_off"] = "recurrent"


class MandateOut(Schema):
    uid: UID
    partner: UID
    name: str
    identification: str
    iban: str
    signed: date
    kind: str
    state: str
    returned: str


@router.get("/sepa/due", response=list[DueOut])
def due(request: Any, kind: Kind) -> list[dict[str, Any]]:
    """What is open on that side, at most 200, what can go first."""
    books = books_read(request)
    return [
        {
            "document": each.open.document, "partner": each.partner.uid, "name": each.open.name, "label": each.open.label,
            "due": each.open.due, "amount": money_out(each.open.amount, books), "ready": each.is_ready,
        }
        for each in queries.due(books, kind, today())[:200]
    ]  # fmt: skip


@router.post("/sepa/files", response=MADE(BatchDetail))
@idempotent
def make_batch(request: Any, asked: SepaFileIn) -> Any:
    """Let the books make a file of open documents."""
    books = books_written(request, KEEP_BOOKS)
    open_now = {each.open.document: each for each in queries.due(books, asked.kind, today())}
    wanted = list(dict.fromkeys(map(str, asked.documents)))
    if gone := [uid for uid in wanted if uid not in open_now or open_now[uid].on_its_way]:
        raise ItemGone(label=gone[0])
    chosen = [open_now[uid].open for uid in wanted]
    batch = acts.make_batch(by=request.viewer, books=books, kind=asked.kind, chosen=chosen, day=asked.date)
    return made(_show_detail(batch))


@router.get("/sepa/files", response=Listed[SepaFileOut])
def batches(request: Any, after: After = "", limit: Limit = 20) -> Any:
    return listed(queries.batches_of(books_read(request)), after, limit, _show_batch, order=queries.ORDER)


@router.get("/sepa/files/{uid}", response=BatchDetail)
def batch(request: Any, uid: UID) -> dict[str, Any]:
    return _show_detail(_batch(books_read(request), uid))


@router.post("/sepa/files/{uid}/answer", response=BatchDetail)
@idempotent
def answer_batch(request: Any, uid: UID, asked: BankAnswerIn) -> dict[str, Any]:
    """What the bank said."""
    found = _batch(books_written(request, KEEP_BOOKS), uid)
    failed = {str(item): code for item, code in asked.failed.items()}
    acts.answer_batch(by=request.viewer, batch=found, day=asked.day, failed=failed, booked=asked.booked)
    return _show_detail(found)


@router.get("/sepa/mandates", response=Listed[MandateOut])
def mandates(request: Any, q: Short = "", after: After = "", limit: Limit = 20) -> Any:
    rows = queries.mandates_of(books_read(request), q)
    return listed(rows, after, limit, _show_mandate, order=queries.MANDATES)


@router.post("/sepa/mandates", response=MADE(MandateOut))
@idempotent
def add_mandate(request: Any, asked: MandateIn) -> Any:
    """What somebody has signed."""
    books = books_written(request, KEEP_BOOKS)
    said = asked.dict()
    partner = get_object_or_404(Partner, uid=said.pop("partner"))
    return made(_show_mandate(acts.add_mandate(by=request.viewer, books=books, partner=partner, **said)))


@router.delete("/sepa/mandates/{uid}", response=MandateOut)
def end_mandate(request: Any, uid: UID) -> dict[str, Any]:
    return _show_mandate(acts.end_mandate(by=request.viewer, mandate=_mandate(request, uid)))


@router.post("/sepa/mandates/{uid}/renewal", response=MandateOut)
@idempotent
def use_again(request: Any, uid: UID) -> dict[str, Any]:
    """The bank gave a payment back, and it was talked over."""
    return _show_mandate(acts.use_again(by=request.viewer, mandate=_mandate(request, uid)))


def _batch(books: Any, uid: Any) -> SepaBatch:
    rows = SepaBatch.objects.select_related("books").prefetch_related("items__partner")
    return get_object_or_404(rows, books=books, uid=uid)


def _mandate(request: Any, uid: Any) -> Mandate:
    books = books_written(request, KEEP_BOOKS)
    return get_object_or_404(Mandate.objects.select_related("partner", "books"), books=books, uid=uid)


def _show_batch(batch: SepaBatch) -> dict[str, Any]:
    names = ("uid", "kind", "state", "number", "date", "problem")
    return {**{name: getattr(batch, name) for name in names}, "total": money_out(batch.total, batch.books)}


def _show_detail(batch: SepaBatch) -> dict[str, Any]:
    items = [
        {
            "uid": item.uid, "document": item.document, "name": item.partner.name, "label": item.label,
            "amount": money_out(item.amount, batch.books), "state": item.state, "code": item.code,
        }
        for item in batch.items.select_related("partner")
    ]  # fmt: skip
    return {**_show_batch(batch), "items": items, "file": batch.file}


def _show_mandate(mandate: Mandate) -> dict[str, Any]:
    names = ("uid", "identification", "iban", "signed", "kind", "state", "returned")
    told = {name: getattr(mandate, name) for name in names}
    return {**told, "partner": mandate.partner.uid, "name": mandate.partner.name}
