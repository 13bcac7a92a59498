"""The bank for machines: files looked at and kept, lines with their proposals, matches, rules."""

from base64 import b64decode
from binascii import Error as NotBase64
from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.kernel.money import parse_amount
from wezer.operation.acts import statements as acts
from wezer.operation.api.common import books_read, books_written, money_out, router
from wezer.operation.bank_files import BadFile, Found, Layout, format_of, guess_layout
from wezer.operation.fields import FIRST_DAY, LAST_DAY
from wezer.operation.matching import Proposal, Share
from wezer.operation.models import BankLine, BankStatement, Books, LineState, MatchRule, Partner
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries import bank as queries
from wezer.operation.refusals import LineNotOpen, SharesOdd
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    MoneyOut,
    Schema,
    Short,
    Strict,
    idempotent,
    listed,
    made,
)

Amount = Annotated[str, Field(strict=True, max_length=40, examples=["12.50"])]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Cell = Annotated[str, Field(max_length=20)]
Base64 = Annotated[str, Field(max_length=7_000_000)]


class StatementFileIn(Strict):
    """The bank's file in base64. `layout`: how a table of text is read; what is left out is guessed."""

    name: Annotated[str, Field(max_length=200, min_length=1)]
    file: Base64
    account: Annotated[str, Field(max_length=60)] = "bank"
    layout: dict[Annotated[str, Field(max_length=20)], Cell] = {}


class StatementFoundOut(Schema):
    """What a file holds; nothing of it is kept. `known`: movements that are here already."""

    format: str
    iban: str
    starts: date
    ends: date
    lines: int
    known: int
    money_in: MoneyOut
    money_out: MoneyOut
    opening: MoneyOut | None
    closing: MoneyOut | None
    layout: dict[str, str]


class StatementOut(Schema):
    uid: UID
    name: str
    format: str
    state: str
    account: str
    iban: str
    starts: date
    ends: date
    opening: MoneyOut | None
    closing: MoneyOut | None
    problem: str


class ShareIn(Strict):
    """One of: an open `document` (uid of its entry), a `partner` (oldest first), an account's `role`."""

    document: UID | None = None
    partner: UID | None = None
    role: Annotated[str, Field(max_length=60)] = ""
    amount: Amount


class MatchIn(Strict):
    """A proposal by its `mark`, or `shares` that make the whole line."""

    proposal: Annotated[str, Field(max_length=16)] = ""
    shares: Annotated[list[ShareIn], Field(max_length=60)] = []
    confirmation: Annotated[str, Field(max_length=40)] = ""


class ShareOut(Schema):
    kind: str
    target: str
    label: str
    amount: MoneyOut


class ProposalOut(Schema):
    mark: str
    sureness: str
    why: str
    shares: list[ShareOut]


class BankLineOut(Schema):
    uid: UID
    statement: UID
    position: int
    date: date
    amount: MoneyOut
    name: str
    text: str
    iban: str
    reference: str
    state: str
    why: str
    problem: str


class BankLineDetail(BankLineOut):
    proposals: list[ProposalOut]
    matches: list[ShareOut]


class WhyIn(Strict):
    reason: Line


class UndoIn(Strict):
    day: Day
    reason: Line


class RuleOut(Schema):
    uid: UID
    sign: int
    sameness: str
    role: str
    partner: UID | None
    uses: int


class CountOut(Schema):
    matched: int


@router.post("/bank/look", response=StatementFoundOut)
def look(request: Any, asked: StatementFileIn) -> dict[str, Any]:
    """Look into a file without keeping it."""
    books = books_written(request, KEEP_BOOKS)
    content = _bytes(asked.file)
    layout = _layout(content, asked)
    found = acts.look_at(books=books, content=content, name=asked.name, layout=layout)
    return _show_found(books, found, layout)


@router.post("/bank/statements", response=MADE(StatementOut))
@idempotent
def import_statement(request: Any, asked: StatementFileIn) -> Any:
    """Keep a file and its lines. The same file again is the same statement."""
    books = books_written(request, KEEP_BOOKS)
    content = _bytes(asked.file)
    statement = acts.import_statement(
        by=request.viewer, books=books, content=content, name=asked.name, account=asked.account,
        layout=_layout(content, asked),
    )  # fmt: skip
    return made(_show_statement(statement))


def _bytes(written: str) -> bytes:
    try:
        return b64decode(written, validate=True)
    except (NotBase64, ValueError) as error:
        raise BadFile(detail="base64 is wanted") from error


def _layout(content: bytes, asked: StatementFileIn) -> Layout | None:
    if format_of(content, asked.name) != "csv":
        return None
    guess = guess_layout(content).as_dict()
    try:
        return Layout.from_dict({**guess, **{name: value for name, value in asked.layout.items() if name in guess}})
    except ValueError as error:
        raise BadFile(field="layout", detail="numbers of columns are wanted") from error


@router.get("/bank/statements", response=Listed[StatementOut])
def statements(request: Any, after: After = "", limit: Limit = 20) -> Any:
    books = books_read(request)
    return listed(queries.statements_of(books), after, limit, _show_statement, order=queries.STATEMENTS)


@router.get("/bank/lines", response=Listed[BankLineOut])
def lines(
    request: Any, state: Literal["", "new", "matching", "matched", "ignored"] = "", q: Short = "", after: After = "", limit: Limit = 20
) -> Any:  # fmt: skip
    books = books_read(request)
    rows = queries.lines_of(books, states=[state] if state else (), words=q)
    return listed(rows, after, limit, _show_line, order=queries.ORDER)


@router.get("/bank/lines/{uid}", response=BankLineDetail)
def line(request: Any, uid: UID) -> dict[str, Any]:
    """One line with what it may mean and what it was matched with."""
    return _show_detail(_found(books_read(request), uid))


@router.post("/bank/lines/{uid}/match", response=MADE(BankLineDetail))
@idempotent
def match_line(request: Any, uid: UID, asked: MatchIn) -> Any:
    books = books_written(request, KEEP_BOOKS)
    line = _found(books, uid)
    if asked.proposal:
        [(_line, found)] = queries.proposed(books, [line])
        chosen = next((each for each in found if each.mark == asked.proposal), None)
        if chosen is None:
            raise LineNotOpen(state=line.get_state_display())
        shares, why = chosen.shares, chosen.why
    else:
        shares, why = tuple(_share(books, each) for each in asked.shares), ""
    acts.match_line(by=request.viewer, line=line, shares=shares, why=why, confirmation=asked.confirmation)
    return made(_show_detail(line))


@router.post("/bank/acceptance", response=CountOut)
@idempotent
def accept_sure(request: Any) -> dict[str, int]:
    """Match every line whose meaning is sure, at most 200 at once."""
    books = books_written(request, KEEP_BOOKS)
    return {"matched": acts.accept_sure(by=request.viewer, books=books, lines=queries.waiting(books))}


@router.put("/bank/lines/{uid}/leaving", response=BankLineOut)
def ignore_line(request: Any, uid: UID, asked: WhyIn) -> dict[str, Any]:
    line = _found(books_written(request, KEEP_BOOKS), uid)
    return _show_line(acts.ignore_line(by=request.viewer, line=line, reason=asked.reason))


@router.delete("/bank/lines/{uid}/leaving", response=BankLineOut)
def heed_line(request: Any, uid: UID) -> dict[str, Any]:
    """Take it up again."""
    return _show_line(acts.heed_line(by=request.viewer, line=_found(books_written(request, KEEP_BOOKS), uid)))


@router.post("/bank/lines/{uid}/undoing", response=BankLineOut)
@idempotent
def unmatch_line(request: Any, uid: UID, asked: UndoIn) -> dict[str, Any]:
    """Undo a match by a mirror of its entry."""
    line = _found(books_written(request, KEEP_BOOKS), uid)
    return _show_line(acts.unmatch_line(by=request.viewer, line=line, day=asked.day, reason=asked.reason))


@router.get("/bank/rules", response=Listed[RuleOut])
def rules(request: Any, after: After = "", limit: Limit = 20) -> Any:
    rows = MatchRule.objects.filter(books=books_read(request)).select_related("partner")
    return listed(rows, after, limit, _show_rule, order=("-used_at", "-id"))


@router.delete("/bank/rules/{uid}", response={204: None})
def forget_rule(request: Any, uid: UID) -> tuple[int, None]:
    books = books_written(request, KEEP_BOOKS)
    acts.forget_rule(by=request.viewer, rule=get_object_or_404(MatchRule, books=books, uid=uid))
    return 204, None


def _found(books: Books, uid: Any) -> BankLine:
    return get_object_or_404(queries.lines_of(books).prefetch_related("matches"), uid=uid)


def _share(books: Books, asked: ShareIn) -> Share:
    amount = parse_amount(asked.amount, books.digits)
    partner = get_object_or_404(Partner, uid=asked.partner) if asked.partner else None
    if asked.document:
        return Share("document", str(asked.document), amount, str(asked.document), partner.pk if partner else None)
    if asked.role:
        return Share("account", asked.role, amount, asked.role, partner.pk if partner else None)
    if partner is None:
        raise SharesOdd()
    return Share("party", "", amount, partner.name, partner.pk)


def _show_found(books: Books, found: Found, layout: Layout | None) -> dict[str, Any]:
    return {
        "format": found.format, "iban": found.iban, "starts": found.starts, "ends": found.ends, "lines": len(found.lines),
        "known": len(acts.known_already(books, found)), "money_in": money_out(found.money_in, books),
        "money_out": money_out(found.money_out, books), "opening": _or_none(found.opening, books),
        "closing": _or_none(found.closing, books), "layout": layout.as_dict() if layout else {},
    }  # fmt: skip


def _or_none(units: int | None, books: Books) -> dict[str, str] | None:
    return None if units is None else money_out(units, books)


def _show_statement(statement: BankStatement) -> dict[str, Any]:
    names = ("uid", "name", "format", "state", "account", "iban", "starts", "ends", "problem")
    told = {name: getattr(statement, name) for name in names}
    return told | {name: _or_none(getattr(statement, name), statement.books) for name in ("opening", "closing")}


def _show_line(line: BankLine) -> dict[str, Any]:
    names = ("uid", "position", "date", "name", "text", "iban", "reference", "state", "why", "problem")
    told = {name: getattr(line, name) for name in names}
    return {**told, "statement": line.statement.uid, "amount": money_out(line.amount, line.books)}


def _show_detail(line: BankLine) -> dict[str, Any]:
    found: list[Proposal] = queries.proposed(line.books, [line])[0][1] if line.state == LineState.NEW else []
    return {
        **_show_line(line),
        "proposals": [
            {
                "mark": each.mark, "sureness": each.sureness, "why": each.why,
                "shares": [_show_share(line.books, share) for share in each.shares],
            }
            for each in found
        ],
        "matches": [_show_share(line.books, each) for each in line.matches.filter(undone_on=None)],
    }  # fmt: skip


def _show_share(books: Books, share: Any) -> dict[str, Any]:
    return {"kind": share.kind, "target": share.target, "label": share.label, "amount": money_out(share.amount, books)}


def _show_rule(rule: MatchRule) -> dict[str, Any]:
    names = ("uid", "sign", "sameness", "role", "uses")
    return {**{name: getattr(rule, name) for name in names}, "partner": rule.partner.uid if rule.partner else None}
