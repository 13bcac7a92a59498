"""What the bank says happened: its statement kept line by line, and each line matched with what it pays."""

from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.bank_files import FORMATS, Found, FoundLine, Layout, digest_of, look_into
from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.errors import BadInput, Forbidden, Overpayment, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.openness import Open, give_back, oldest_first, opens, pay_off
from wezer.operation.gateway.methods.sepa_answers import fail, group_of, money_of_group, payment_of, succeed
from wezer.operation.gateway.reading import Reader

FILE_AT_MOST = 7_000_000  # of base64
LAYOUT = tuple(name for name in Layout().as_dict())


@dataclass(frozen=True)
class Import:
    content: bytes
    format: str
    account: str
    layout: Layout | None
    skip: frozenset[int]


def _read_import(given: Reader) -> Import:
    skip = given.names("skip") if given.has("skip") else []
    if not all(each.isdecimal() and len(each) < 10 for each in skip):
        raise given.wrong("skip", "numbers of lines are wanted")
    return Import(
        content=_content(given),
        format=given.choice("format", FORMATS),
        account=given.text("account", most=60, default="bank"),
        layout=_layout(given) if given.has("mapping") else None,
        skip=frozenset(map(int, skip)),
    )


def _content(given: Reader) -> bytes:
    written = given.text("file", most=FILE_AT_MOST)
    try:
        return b64decode(written, validate=True)
    except (NotBase64, ValueError) as error:
        raise given.wrong("file", "base64 is wanted") from error


def _layout(given: Reader) -> Layout:
    part = given.part("mapping")
    values = {name: str(value) for name, value in part.items()}
    if unknown := sorted(values.keys() - set(LAYOUT)):
        raise part.wrong(unknown[0], "no such field")
    try:
        return Layout.from_dict(values)
    except ValueError as error:
        raise given.wrong("mapping", "numbers of columns are wanted") from error


@method("import_statement", _read_import)
def import_statement(books: Books, given: Import) -> Result:
    """The bank's lines as drafts, once for each file; nothing is posted. `skip`: lines that another file brought already."""
    digest = digest_of(given.content)
    account = books.account(given.account)
    name = f"{given.account} {digest[:16]}"
    journal = _journal(books, account)
    known = books.model("account.statement").search([("journal", "=", journal.id), ("name", "=", name)], limit=1)
    if known:
        return _told(books, known[0], None, replayed=True)
    found = look_into(
        given.content,
        format=given.format,
        currency=books.currency.code,
        digits=books.currency.digits,
        layout=given.layout,
    )
    Statement, Origin = books.model("account.statement"), books.model("account.statement.origin")
    statement = Statement(company=books.company, journal=journal, name=name, date=found.ends)
    statement.number_of_lines = len(found.lines) - len(given.skip)
    statement.save()
    Origin.create(
        [
            _origin(books, statement, number, line)
            for number, line in enumerate(found.lines, 1)
            if number not in given.skip
        ]
    )
    told = {"format": found.format, "lines": len(found.lines), "account": given.account, "digest": digest}
    books.model("wezer.event").tell("statement_imported", books.company, [(statement.wezer_uid, told)])
    return _told(books, Statement(statement.id), found)


def _origin(books: Books, statement: Any, number: int, line: FoundLine) -> dict[str, Any]:
    words = " · ".join(part for part in (line.name, line.text, line.reference) if part)
    return {
        "statement": statement.id,
        "number": str(number),
        "date": line.day,
        "amount": Decimal(line.amount).scaleb(-books.currency.digits),
        "description": words or None,
    }


def _journal(books: Books, account: Any) -> Any:
    """The engine's journal of statements for that account, made at first use."""
    Journal = books.model("account.statement.journal")
    mine = [("company", "=", books.company.id), ("account", "=", account.id)]
    found = Journal.search(mine, limit=1)
    if found:
        return found[0]
    wanted = books.journal("bank")
    if wanted.type != "statement":
        type(wanted).write([wanted], {"type": "statement"})
    journal = Journal(company=books.company, account=account, name=f"{account.code} {account.name}")
    journal.journal, journal.currency, journal.validation = wanted, books.currency, "number_of_lines"
    journal.save()
    return journal


def _told(books: Books, statement: Any, found: Found | None, *, replayed: bool = False) -> Result:
    digits = books.currency.digits
    amounts = {}
    if found is not None and found.opening is not None:
        amounts["opening"] = books.words(Decimal(found.opening).scaleb(-digits))
    if found is not None and found.closing is not None:
        amounts["closing"] = books.words(Decimal(found.closing).scaleb(-digits))
    amounts["sum"] = books.words(sum((origin.amount for origin in statement.origins), Decimal(0)))
    refs = {"document": statement.wezer_uid, "number": statement.name}
    return Result(refs=refs, amounts=amounts, state=statement.state, replayed=replayed)


# --- matching ---


@dataclass(frozen=True)
class Target:
    """One of: `document` (an invoice or entry), `party` (oldest first), `account`, `batch` of payments on their way,
    a payment `returned` with the bank's `code`, an entry that is `recorded` already."""

    kind: str
    name: str
    party: str | None
    amount: Decimal | None
    oldest: bool
    text: str
    code: str
    path: str


TARGETS = ("document", "account", "batch", "returned", "recorded")


@dataclass(frozen=True)
class Match:
    statement: str
    line: int
    targets: tuple[Target, ...]


def _read_target(given: Reader) -> Target:
    named = [name for name in TARGETS if given.has(name)]
    party = given.uid_or_none("party")
    if len(named) > 1 or not (named or party):
        raise given.wrong("document", f"one of {', '.join(TARGETS)} or party is wanted")
    kind = named[0] if named else "party"
    return Target(
        kind=kind,
        name=given.text(kind, most=120) if named else str(party),
        party=party,
        amount=given.positive("amount") if given.has("amount") else None,
        oldest=given.choice("settle", ["oldest", "none"], default="oldest") == "oldest",
        text=given.text("text", most=300, default=""),
        code=given.text("code", most=4, default=""),
        path=given.path("amount"),
    )


def _read_match(given: Reader) -> Match:
    match = Match(
        given.text("statement", most=120),
        int(given.amount("line", decimals=0)),
        tuple(given.each("targets", _read_target)),
    )
    if len(match.targets) > 1 and any(each.amount is None for each in match.targets):
        raise given.wrong("targets", "with several targets, each says its amount")
    if len(match.targets) > 1 and any(each.kind == "recorded" for each in match.targets):
        raise given.wrong("targets", "an entry that is recorded stands alone")
    return match


@method("match_line", _read_match)
def match_line(books: Books, given: Match) -> Result:
    """The line posted against its targets, and each of them settled as far as the money goes."""
    origin = _waiting(books, given.statement, given.line)
    whole, sign = abs(origin.amount), 1 if origin.amount > 0 else -1
    amounts = [whole if each.amount is None else books.money(each.amount, each.path) for each in given.targets]
    if sum(amounts) != whole:
        raise BadInput(field="targets", detail=f"together {sum(amounts)}, the line is {whole}")
    if given.targets[0].kind == "recorded":
        return _recorded(books, origin, given.targets[0])
    bank = origin.statement.journal.account
    text = (origin.description or origin.statement.name)[:300]
    parts: list[tuple[Line, Open | None]] = []
    for target, amount in zip(given.targets, amounts, strict=True):
        parts += _parts(books, target, amount, sign, origin.date, text)
    settled = [wanted.line for _line, wanted in parts if wanted is not None]
    if len(set(settled)) < len(settled):
        raise BadInput(field="targets", detail="two targets settle the same thing")
    money = Line(bank, debit=whole if sign > 0 else Decimal(0), credit=whole if sign < 0 else Decimal(0), text=text)
    move = books.post("bank", origin.date, text, [money, *(line for line, _open in parts)], origin=origin)
    _keep(books, origin, move)
    pay_off(books, move, [wanted for _line, wanted in parts], skip=1)
    left = sum((part.left for _line, part in parts if part is not None), Decimal(0))
    return Result(
        refs={"document": origin.wezer_uid, "entry": move.wezer_uid, "number": move.number},
        amounts={"total": books.words(whole), "left": books.words(left)},
        state=_close(books, origin.statement),
    )


def _waiting(books: Books, statement: str, number: int) -> Any:
    origin = _origin_of(books, statement, number)
    if any(line.move for line in origin.lines):
        raise Forbidden(field="line", detail="this line is matched already")
    return origin


def _origin_of(books: Books, statement: str, number: int) -> Any:
    found = books.document("account.statement", statement, "statement", by_number="name")
    for origin in found.origins:
        if origin.number == str(number):
            return origin
    raise UnknownReference(field="line", name=str(number))


def _parts(
    books: Books, target: Target, amount: Decimal, sign: int, day: date, text: str
) -> list[tuple[Line, Open | None]]:
    """What the target takes: one line for each thing it settles."""
    text = target.text or text
    if target.kind == "document":
        found = opens(books, target.name, sign, party=target.party, path=target.path)
        return _share_out(books, found, amount, sign, text, target.path)
    if target.kind == "party":
        party = books.party(target.name, target.path)
        found = oldest_first(books, party, sign) if target.oldest else []
        takes = min(amount, sum((each.amount for each in found), Decimal(0)))
        made = _share_out(books, found, takes, sign, text, target.path) if takes else []
        account = books.account("receivable" if sign > 0 else "payable")
        rest = amount - takes
        return [*made, (_line(account, rest, sign, text, party), None)] if rest else made
    if target.kind == "batch":
        return [(_batch(books, target, amount, sign, day, text), None)]
    if target.kind == "returned":
        return [(_returned(books, target, amount, sign, day, text), None)]
    account = books.account(target.name, target.path)
    party = books.party(target.party, target.path) if target.party else None
    return [(_line(account, amount, sign, text, party, target.path), None)]


def _share_out(
    books: Books, found: list[Open], amount: Decimal, sign: int, text: str, path: str
) -> list[tuple[Line, Open | None]]:
    there = sum((each.amount for each in found), Decimal(0))
    if amount > there:
        raise Overpayment(field=path, open=books.words(there))
    made: list[tuple[Line, Open | None]] = []
    for each in found:
        takes = min(amount, each.amount)
        if takes:
            made.append((_line(each.account, takes, sign, text, each.party), each.after(takes)))
        amount -= takes
    return made


def _line(account: Any, amount: Decimal, sign: int, text: str, party: Any = None, path: str = "targets") -> Line:
    zero = Decimal(0)
    debit, credit = (zero, amount) if sign > 0 else (amount, zero)
    return Line(account, debit=debit, credit=credit, party=party, text=text, path=path)


def _batch(books: Books, target: Target, amount: Decimal, sign: int, day: date, text: str) -> Line:
    """The money of a batch of payments on its way; those that nobody said had failed have succeeded with it."""
    group = group_of(books, target.name, target.path)
    expected = money_of_group(group)
    if sign != (1 if group.kind == "receivable" else -1) or amount != expected:
        raise BadInput(field=target.path, detail=f"the batch is {group.kind} {expected}")
    waiting = [each for each in group.payments if each.state != "failed" and not each.wezer_booked]
    succeed(books, [each for each in waiting if each.state != "succeeded"], day)
    type(waiting[0]).write(waiting, {"wezer_booked": True})
    return _line(group.journal.clearing_account, amount, sign, text)


def _returned(books: Books, target: Target, amount: Decimal, sign: int, day: date, text: str) -> Line:
    """A payment that had succeeded comes back: what it settled is open again, and its mandate is flagged."""
    payment = payment_of(books, target.name, target.path)
    if amount != payment.amount or sign != (-1 if payment.kind == "receivable" else 1) or not payment.wezer_booked:
        raise BadInput(field=target.path, detail=f"that payment is {payment.kind} {payment.amount} {payment.state}")
    fail(books, payment, day, target.code)
    return _line(payment.journal.clearing_account, amount, sign, text)


def _recorded(books: Books, origin: Any, target: Target) -> Result:
    """The books have it already: the line is ticked off against that entry, and nothing is posted."""
    move = books.document("account.move", target.name, "targets.0.recorded")
    bank = origin.statement.journal.account
    moved = sum((line.debit - line.credit for line in move.lines if line.account == bank), Decimal(0))
    taken = books.model("account.statement.line").search([("move", "=", move.id)], limit=1)
    if moved != origin.amount or taken or move.state != "posted":
        raise BadInput(field="targets.0.recorded", detail=f"that entry moves {moved}, or is matched already")
    _keep(books, origin, move)
    return Result(
        refs={"document": origin.wezer_uid, "entry": move.wezer_uid, "number": move.number},
        amounts={"total": books.words(abs(origin.amount)), "left": books.words(Decimal(0))},
        state=_close(books, origin.statement),
    )


def _keep(books: Books, origin: Any, move: Any) -> None:
    """The engine's own line of the statement, so that the back office sees what became of it."""
    books.model("account.statement.line").create(
        [
            {
                "statement": origin.statement.id,
                "origin": origin.id,
                "date": origin.date,
                "amount": origin.amount,
                "account": next(
                    line.account.id for line in move.lines if line.account != origin.statement.journal.account
                ),
                "party": next((line.party.id for line in move.lines if line.party), None),
                "description": origin.description,
                "move": move.id,
            }
        ]
    )


def _close(books: Books, statement: Any) -> str:
    """Matched to its last line, a statement is posted."""
    Statement = books.model("account.statement")
    statement = Statement(statement.id)
    if all(origin.lines for origin in statement.origins):
        Statement.write([statement], {"state": "posted"})
        return "posted"
    return str(statement.state)


@dataclass(frozen=True)
class Undoing:
    statement: str
    line: int
    day: date
    reason: str


def _read_undoing(given: Reader) -> Undoing:
    return Undoing(
        given.text("statement", most=120),
        int(given.amount("line", decimals=0)),
        given.day("date"),
        given.text("reason", most=300),
    )


@method("unmatch_line", _read_undoing)
def unmatch_line(books: Books, given: Undoing) -> Result:
    """A match that was wrong: its entry is mirrored, what it had settled is open again, and the line waits once more."""
    origin = _origin_of(books, given.statement, given.line)
    moves = {line.move for line in origin.lines if line.move}
    if not moves:
        raise Forbidden(field="line", detail="this line is not matched")
    [move] = moves
    Statement = books.model("account.statement")
    Statement.write([origin.statement], {"state": "draft"})
    books.model("account.statement.line").delete(list(origin.lines))
    mirror = give_back(books, move, given.day, given.reason) if move.origin == origin else None
    return Result(
        refs={
            "document": origin.wezer_uid,
            "entry": mirror.wezer_uid if mirror else None,
            "number": mirror.number if mirror else None,
        },
        amounts={"total": books.words(abs(origin.amount))},
        state="waiting",
    )
