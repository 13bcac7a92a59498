"""Statements of the bank: a file comes in once, its lines are matched, left out, and matches undone by a mirror."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from wezer.core.images import write_once
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.dates import check_day
from wezer.operation.acts.paid_twice import ask_before_match, noted_already
from wezer.operation.acts.recording import record
from wezer.operation.bank_files import Found, FoundLine, Layout, digest_of, format_of, look_into
from wezer.operation.events import BankLineMoved, StatementImported
from wezer.operation.matching import Proposal, Share, sameness_of
from wezer.operation.models import (
    BankLine,
    BankMatch,
    BankStatement,
    Books,
    LineState,
    MatchRule,
    Partner,
    SepaBatch,
    TargetKind,
)
from wezer.operation.models.bank import statement_path
from wezer.operation.money import to_decimal
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.bank import known_roles
from wezer.operation.refusals import LineNotOpen, NoBankAccount, ReasonNeeded, RoleUnknown, SharesOdd, TargetMissing
from wezer.operation.roles import is_bank

NEW, MATCHING, MATCHED, IGNORED = LineState.NEW, LineState.MATCHING, LineState.MATCHED, LineState.IGNORED
TOGETHER = 500


def look_at(*, books: Books, content: bytes, name: str, layout: Layout | None = None) -> Found:
    """What a file holds, before anything is kept; refused in words about the file."""
    return look_into(
        content, format=format_of(content, name), currency=books.currency, digits=books.digits, layout=layout
    )


def known_already(books: Books, found: Found) -> frozenset[int]:
    """Numbers of the lines that another file has brought: same day, amount and words, as often as they were there."""
    prints = prints_of(found.lines)
    known = set(BankLine.objects.filter(books=books, print__in=prints).values_list("print", flat=True))
    return frozenset(number for number, each in enumerate(prints, 1) if each in known)


def prints_of(lines: Iterable[FoundLine]) -> list[str]:
    """What knows each line again. Two movements that are alike in all on one day are told apart by their turn."""
    turns: dict[str, int] = {}
    made = []
    for line in lines:
        same = "|".join((line.day.isoformat(), str(line.amount), line.iban, line.name, line.text, line.reference))
        turns[same] = turns.get(same, 0) + 1
        made.append(hashlib.sha256(f"{same}|{turns[same]}".encode()).hexdigest()[:32])
    return made


@act
def import_statement(
    *, by: Any, books: Books, content: bytes, name: str, account: str = "bank", layout: Layout | None = None
) -> BankStatement:
    """Keep a file and its lines, and let the books have them as drafts. The same file again is the same statement."""
    require(by, KEEP_BOOKS, books)
    digest = digest_of(content)
    known = BankStatement.objects.filter(books=books, digest=digest).first()
    if known is not None:
        return known
    if not is_bank(account) or account not in known_roles(books):
        raise NoBankAccount(role=account)
    found = look_at(books=books, content=content, name=name, layout=layout)
    write_once(statement_path(digest), content)
    statement = BankStatement.objects.create(
        books=books, account=account, name=name[:200], format=found.format, digest=digest, size=len(content),
        layout=layout.as_dict() if layout else {}, number=found.number, iban=found.iban, opening=found.opening,
        closing=found.closing, starts=found.starts, ends=found.ends, made_by=by.member,
    )  # fmt: skip
    twice = known_already(books, found)
    _keep_lines(statement, found, twice)
    _record_import(statement, content, layout, found, twice)
    emit(StatementImported(subject=ref(statement), lines=len(found.lines) - len(twice)))
    return statement


def _keep_lines(statement: BankStatement, found: Found, twice: frozenset[int]) -> None:
    """Lines without an amount move nothing; those that another file brought are kept, but left out."""
    prints = prints_of(found.lines)
    BankLine.objects.bulk_create(
        [
            BankLine(
                books=statement.books, statement=statement, position=number, date=line.day, amount=line.amount,
                text=line.text, name=line.name, iban=line.iban, reference=line.reference, code=line.code,
                print=prints[number - 1], state=IGNORED if number in twice else NEW,
                why=_("Another file brought this movement already.") if number in twice else "",
            )
            for number, line in enumerate(found.lines, 1)
            if line.amount
        ],
        batch_size=TOGETHER,
    )  # fmt: skip


def _record_import(
    statement: BankStatement, content: bytes, layout: Layout | None, found: Found, twice: frozenset[int]
) -> None:
    empty = {number for number, line in enumerate(found.lines, 1) if not line.amount}
    payload: dict[str, Any] = {
        "file": b64encode(content).decode(),
        "format": statement.format,
        "account": statement.account,
        "skip": [str(number) for number in sorted(twice | empty)],
    }
    if layout is not None and statement.format == "csv":
        payload["mapping"] = layout.as_dict()
    record(
        books=statement.books,
        method="import_statement",
        key=statement.recording_key,
        payload=payload,
        origin=statement,
    )


# --- matching ---


@act
def match_line(
    *,
    by: Any,
    line: BankLine,
    shares: Sequence[Share],
    why: str = "",
    version: int | None = None,
    learns: bool = True,
    confirmation: str = "",
) -> BankLine:
    """Send a line to the books with what it is matched with. Twice at once, it is sent once; asked once more where its
    money was noted on the invoice already."""
    books = line.books
    require(by, KEEP_BOOKS, books)
    _check(books, line, shares)
    ask_before_match(books, shares, confirmation)
    also: dict[str, Any] = {"attempt": F("attempt") + 1, "why": why[:300], "problem": ""}
    if not move(line, NEW, MATCHING, version=version, **also):
        raise LineNotOpen(state=line.get_state_display())
    line.refresh_from_db(fields=["attempt"])
    partners = Partner.objects.in_bulk([share.partner for share in shares if share.partner])
    BankMatch.objects.bulk_create(
        [
            BankMatch(
                line=line, attempt=line.attempt, position=number, kind=share.kind, amount=share.amount,
                target=_target(share, partners), partner=partners.get(share.partner), label=share.label[:200],
            )
            for number, share in enumerate(shares, 1)
        ]
    )  # fmt: skip
    record(
        books=books,
        method="match_line",
        key=line.recording_key,
        payload={
            "statement": line.statement.recording_key,
            "line": str(line.position),
            "targets": [_told(books, share, partners, len(shares) > 1) for share in shares],
        },
        depends_on=[line.statement.recording_key],
        origin=line,
    )
    if learns:
        _learn(line, shares)
    emit(BankLineMoved(subject=ref(line), state=line.state))
    return line


@act
def accept_sure(*, by: Any, books: Books, lines: Sequence[tuple[BankLine, Sequence[Proposal]]]) -> int:
    """Match every line whose best proposal is sure; how many they were. What looks as if it was paid before waits."""
    require(by, KEEP_BOOKS, books)
    sure = [(line, found[0]) for line, found in lines if found and found[0].is_sure]
    sure = [(line, best) for line, best in sure if noted_already(books, best.shares) is None]
    for line, best in sure:
        match_line(by=by, line=line, shares=best.shares, why=best.why)
    return len(sure)


def _check(books: Books, line: BankLine, shares: Sequence[Share]) -> None:
    if not shares or any(share.amount <= 0 for share in shares):
        raise TargetMissing()
    if sum(share.amount for share in shares) != abs(line.amount):
        raise SharesOdd()
    roles = {share.target for share in shares if share.kind == TargetKind.ACCOUNT}
    if roles and (missing := roles - known_roles(books)):
        raise RoleUnknown(field="role", role=sorted(missing)[0])
    if len(shares) > 1 and any(share.kind == TargetKind.RECORDED for share in shares):
        raise SharesOdd()


def _target(share: Share, partners: dict[Any, Partner]) -> str:
    return str(partners[share.partner].uid) if share.kind == TargetKind.PARTY and share.partner else share.target


def _told(books: Books, share: Share, partners: dict[Any, Partner], is_one_of_several: bool) -> dict[str, str]:
    """One target by the gateway's names."""
    told = {"text": ""} if share.kind != TargetKind.ACCOUNT else {"text": share.label[:200]}
    if share.kind == TargetKind.BATCH:
        told["batch"] = SepaBatch.objects.get(books=books, uid=share.target).recording_key
    elif share.kind == TargetKind.PARTY:
        told["party"] = _target(share, partners)
    else:
        told[share.kind] = share.target
    if share.partner and share.kind in (TargetKind.DOCUMENT, TargetKind.ACCOUNT):
        told["party"] = str(partners[share.partner].uid)
    if is_one_of_several or share.kind != TargetKind.RECORDED:
        told["amount"] = to_decimal(share.amount, books.digits)
    return {name: value for name, value in told.items() if value}


def _learn(line: BankLine, shares: Sequence[Share]) -> None:
    """What was decided whole, for one account or one partner, is proposed for the next line like it."""
    sameness = sameness_of(line.iban, line.name, line.text)
    if len(shares) != 1 or not sameness:
        return
    [share] = shares
    role = share.target if share.kind == TargetKind.ACCOUNT else ""
    partner = share.partner if share.kind in (TargetKind.DOCUMENT, TargetKind.PARTY) else None
    if not role and not (partner and line.iban):
        return
    sign = 1 if line.is_in else -1
    rule, is_new = MatchRule.objects.get_or_create(
        books=line.books, sign=sign, sameness=sameness, defaults={"role": role, "partner_id": partner}
    )
    if is_new:
        return
    if (rule.role, rule.partner_id) == (role, partner):
        MatchRule.objects.filter(pk=rule.pk).update(uses=F("uses") + 1, used_at=now())
    else:
        MatchRule.objects.filter(pk=rule.pk).update(role=role, partner=partner, uses=1, used_at=now())


@act
def forget_rule(*, by: Any, rule: MatchRule) -> None:
    """Propose it no more."""
    require(by, KEEP_BOOKS, rule.books)
    MatchRule.objects.filter(pk=rule.pk).delete()


@act
def ignore_line(*, by: Any, line: BankLine, reason: str, version: int | None = None) -> BankLine:
    """Leave a line out, and say why: it concerns the books in no way, or is in them otherwise."""
    require(by, KEEP_BOOKS, line.books)
    if not reason.strip():
        raise ReasonNeeded()
    if not move(line, NEW, IGNORED, version=version, why=reason.strip()[:300]):
        raise LineNotOpen(state=line.get_state_display())
    emit(BankLineMoved(subject=ref(line), state=line.state))
    return line


@act
def heed_line(*, by: Any, line: BankLine) -> BankLine:
    """Take up a line that was left out."""
    require(by, KEEP_BOOKS, line.books)
    if not move(line, IGNORED, NEW, why=""):
        raise LineNotOpen(state=line.get_state_display())
    emit(BankLineMoved(subject=ref(line), state=line.state))
    return line


@act
def unmatch_line(*, by: Any, line: BankLine, day: date, reason: str, version: int | None = None) -> BankLine:
    """Undo a match as accountants do: a mirror of its entry, never an eraser. The line waits again once it is recorded."""
    require(by, KEEP_BOOKS, line.books)
    if not reason.strip():
        raise ReasonNeeded()
    check_day(line.books, day, "day")
    if not move(line, MATCHED, MATCHING, version=version, why=reason.strip()[:300]):
        raise LineNotOpen(state=line.get_state_display())
    line.refresh_from_db(fields=["attempt"])  # it may have been read before it was matched
    record(
        books=line.books,
        method="unmatch_line",
        key=f"un{line.recording_key}",
        payload={
            "statement": line.statement.recording_key,
            "line": str(line.position),
            "date": day.isoformat(),
            "reason": reason.strip()[:300],
        },
        depends_on=[line.recording_key],
        origin=line,
    )
    emit(BankLineMoved(subject=ref(line), state=line.state))
    return line
