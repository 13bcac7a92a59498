"""Expenses for machines."""

from collections.abc import Callable
from typing import Annotated, Any, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from ninja import File as FilePart
from ninja import UploadedFile
from pydantic import Field

from wezer.core.models import File, Group
from wezer.ledger.currencies import currency as currency_of
from wezer.operation.acts import claims as acts
from wezer.operation.api.common import router
from wezer.operation.api.invoices import Amount, Day, Line, Name, legal_in
from wezer.operation.models import Books, Claim, Means
from wezer.operation.queries import claims as queries
from wezer.operation.queries.books import community_books
from wezer.operation.reckoning import decimal_text
from wezer.operation.refusals import BooksMissing
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    Version,
    idempotent,
    listed,
    made,
    show_party,
)


class SpentIn(Strict):
    """An amount with its receipt (from POST /expense-receipts), or kilometres driven."""

    text: Annotated[str, Field(max_length=300)]
    date: Day
    role: Name = "expense_other"
    amount: Amount | None = None
    kilometres: Annotated[int, Field(ge=1, le=20_000)] | None = None
    receipt: UID | None = None


class SpentOut(Schema):
    text: str
    date: str
    role: str
    amount: str
    kilometres: int | None
    receipt: UID | None


class ClaimOut(Schema):
    uid: UID
    title: str
    state: str
    claimant: PartyOut
    group: PartyOut
    wish: str
    currency: str
    total: str
    number: str
    reason: str
    version: int


class ClaimDetail(ClaimOut):
    problem: str
    lines: list[SpentOut]
    steps: list[str]


class ClaimIn(Strict):
    """`group`: for whom it was paid; its role consents. `wish`: how it comes back; `currency` with `community`."""

    title: Annotated[str, Field(max_length=200)] = ""
    group: UID
    lines: Annotated[list[SpentIn], Field(max_length=60)]
    wish: Literal["legal", "community", "waive"] = "legal"
    currency: Annotated[str, Field(max_length=12)] = ""


class ClaimChange(ClaimIn):
    version: Version | None = None


class RefusalIn(Strict):
    reason: Line


class RepaymentIn(Strict):
    means: Literal["bank", "cash", "card_clearing"] = "bank"
    date: Day | None = None


class ReceiptOut(Schema):
    uid: UID


def _books() -> Books:
    books = community_books()
    if books is None:
        raise BooksMissing()
    return books


def show_claim(one: Claim) -> dict[str, Any]:
    return {
        "uid": one.uid, "title": one.title, "state": one.state, "claimant": show_party(one.claimant),
        "group": show_party(one.group), "wish": one.wish, "currency": one.currency.code if one.currency else one.books.currency,
        "total": decimal_text(one.total, one.books.digits), "number": one.number, "reason": one.reason, "version": one.version,
    }  # fmt: skip


def show_detail(one: Claim, viewer: Any) -> dict[str, Any]:
    lines = [
        {
            "text": line.text, "date": line.date.isoformat(), "role": line.role,
            "amount": decimal_text(line.amount, one.books.digits), "kilometres": line.kilometres,
            "receipt": line.receipt.uid if line.receipt else None,
        }
        for line in one.lines.all()
    ]  # fmt: skip
    return {
        **show_claim(one),
        "problem": one.problem,
        "lines": lines,
        "steps": sorted(queries.possible_steps(one, viewer)),
    }


def found_claim(request: Any, uid: UUID) -> Claim:
    rows = Claim.objects.visible_to(request.viewer).select_related("claimant", "group", "books__entity", "currency")
    found: Claim = get_object_or_404(rows.prefetch_related("lines__receipt"), uid=uid)
    return found


@router.get("/expenses", response=Listed[ClaimOut])
def expenses(
    request: Any, which: Literal["mine", "approve", "repay", "all"] = "mine", after: After = "", limit: Limit = 20
) -> Any:
    """One's own, those to look at, those to give back, all."""
    viewer, books = request.viewer, community_books()
    lists: dict[str, Callable[[], Any]] = {
        "mine": lambda: queries.own(viewer),
        "approve": lambda: queries.to_approve(viewer),
        "repay": lambda: queries.to_repay(viewer, books),
        "all": lambda: queries.every(viewer, books),
    }
    return listed(lists[which](), after, limit, show_claim, order=("-id",))


@router.post("/expense-receipts", response=MADE(ReceiptOut))
@idempotent
def receipt(request: Any, photo: FilePart[UploadedFile]) -> Any:
    """A photo of a receipt, to be named by a line of one's own claim."""
    return made({"uid": acts.take_receipt(by=request.viewer, upload=photo).uid})


@router.post("/expenses", response=MADE(ClaimDetail))
@idempotent
def new_expense(request: Any, new: ClaimIn) -> Any:
    """A draft of one's own; `submission` asks for consent."""
    books = _books()
    one = acts.write_claim(
        by=request.viewer, books=books, key=f"api:{request.key}"[:100], **_content(request, new, books)
    )
    return made(show_detail(found_claim(request, one.uid), request.viewer))


@router.get("/expenses/{uid}", response=ClaimDetail)
def expense(request: Any, uid: UID) -> Any:
    return show_detail(found_claim(request, uid), request.viewer)


@router.put("/expenses/{uid}", response=ClaimDetail)
def change(request: Any, uid: UID, new: ClaimChange) -> Any:
    """Write one's own draft anew, or one that was sent back."""
    one = found_claim(request, uid)
    acts.change_claim(by=request.viewer, claim=one, version=new.version, **_content(request, new, one.books))
    return show_detail(found_claim(request, uid), request.viewer)


def _content(request: Any, new: ClaimIn, books: Books) -> dict[str, Any]:
    group = get_object_or_404(Group.objects.visible_to(request.viewer), uid=new.group)
    return {
        "group": group, "title": new.title, "wish": new.wish,
        "currency": currency_of(new.currency) if new.currency else None,
        "lines": [_spent(request, line, place, books) for place, line in enumerate(new.lines)],
    }  # fmt: skip


def _spent(request: Any, line: SpentIn, place: int, books: Books) -> acts.Spent:
    mine = File.objects.filter(owner=request.viewer.member, item=None)
    return acts.Spent(
        text=line.text, day=line.date, role=line.role, kilometres=line.kilometres,
        amount=legal_in(line.amount, books.digits, f"lines.{place}.amount") if line.amount else 0,
        receipt=get_object_or_404(mine, uid=line.receipt) if line.receipt else None,
    )  # fmt: skip


STEPS: dict[str, Callable[..., Any]] = {
    "submission": lambda by, one: acts.submit_claim(by=by, claim=one),
    "withdrawal": lambda by, one: acts.withdraw_claim(by=by, claim=one),
    "approval": lambda by, one: acts.approve_claim(by=by, claim=one),
}


@router.post("/expenses/{uid}/steps/{step}", response=ClaimDetail)
def step(request: Any, uid: UID, step: Literal["submission", "withdrawal", "approval"]) -> Any:
    """Ask for consent, take it back, consent; 409 when it does not start from here."""
    one = found_claim(request, uid)
    STEPS[step](request.viewer, one)
    return show_detail(found_claim(request, uid), request.viewer)


@router.post("/expenses/{uid}/refusal", response=ClaimDetail)
def refuse(request: Any, uid: UID, sent: RefusalIn) -> Any:
    """Send it back with the reason."""
    acts.refuse_claim(by=request.viewer, claim=found_claim(request, uid), reason=sent.reason)
    return show_detail(found_claim(request, uid), request.viewer)


@router.post("/expenses/{uid}/repayment", response=MADE(ClaimDetail))
@idempotent
def repay(request: Any, uid: UID, sent: RepaymentIn) -> Any:
    """Give it back, as it was asked for."""
    acts.repay_claim(by=request.viewer, claim=found_claim(request, uid), means=Means(sent.means), day=sent.date)
    return made(show_detail(found_claim(request, uid), request.viewer))
