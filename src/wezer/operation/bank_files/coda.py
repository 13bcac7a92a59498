"""CODA: the Belgian banks' statement, lines of 128 characters (Febelfin's standard, version 2)."""

from dataclasses import replace
from datetime import date

from wezer.operation.bank_files.found import Found, FoundLine
from wezer.operation.bank_files.refusals import Broken, OddLine, SeveralAccounts
from wezer.operation.bank_files.words import day_of, decoded, tidy

WIDTH = 128
CENTURY = 2000


def read_coda(content: bytes, digits: int) -> Found:
    """Movements of the first level: details of a collective booking repeat its amount."""
    rows = [row.ljust(WIDTH) for row in decoded(content, "windows-1252").splitlines() if row.strip()]
    if any(len(row) != WIDTH for row in rows):
        raise Broken(line=next(number for number, row in enumerate(rows, 1) if len(row) != WIDTH))
    if rows[-1][0] != "9":
        raise Broken(line=len(rows), detail="the last record is missing")
    opening: int | None = None
    closing: int | None = None
    accounts, lines = set(), list[FoundLine]()
    skips = False  # what follows belongs to a detail
    for number, row in enumerate(rows, 1):
        kind = row[:2]
        if row[0] == "1":
            accounts.add((_account(row[5:42], row[1]), row[39:42].strip()))
            opening = _signed(row[42], row[43:58], digits, number) if opening is None else opening
        elif kind == "21":
            skips = row[6:10] != "0000"
            if not skips:
                lines.append(_movement(row, digits, number))
        elif kind == "22" and not skips and lines:
            lines[-1] = replace(lines[-1], text=_joined(lines[-1].text, row[10:63]), code=row[113:117].strip()[:4])
        elif kind == "23" and not skips and lines:
            lines[-1] = _other(lines[-1], row)
        elif row[0] == "8":
            closing = _signed(row[41], row[42:57], digits, number)
    if len(accounts) != 1:
        raise SeveralAccounts(detail=str(len(accounts)))
    (iban, currency) = accounts.pop()
    return Found("coda", tuple(lines), rows[1][2:5].strip(), iban, currency, opening, closing)


def _account(written: str, structure: str) -> str:
    return written[:34].strip() if structure in "23" else written[:12].strip()


def _signed(side: str, amount: str, digits: int, line: int) -> int:
    """Twelve digits and three decimals; 0 is credit, 1 debit."""
    if side not in "01" or not (amount.isascii() and amount.isdigit()):
        raise OddLine(line=line, what=tidy(amount), detail="not an amount")
    thousandths = int(amount)
    scale: int = 10 ** (3 - digits)
    if thousandths % scale:
        raise OddLine(line=line, what=tidy(amount), detail=f"more than {digits} decimals")
    return thousandths // scale * (1 if side == "0" else -1)


def _day(written: str, line: int) -> date:
    return day_of(f"{CENTURY // 100}{written[4:6]}", written[2:4], written[0:2], line)


def _movement(row: str, digits: int, number: int) -> FoundLine:
    is_structured = row[61] == "1"
    said = row[62:115]
    structured = said[3:15] if is_structured and said[:3] in ("101", "102") else ""
    return FoundLine(
        _day(row[115:121] if row[115:121].strip("0 ") else row[47:53], number),
        _signed(row[31], row[32:47], digits, number),
        text="" if is_structured else tidy(said),
        reference=f"+++{structured[:3]}/{structured[3:7]}/{structured[7:]}+++" if structured else "",
    )


def _other(line: FoundLine, row: str) -> FoundLine:
    iban = row[10:44].strip()
    return replace(line, iban=iban[:34], name=tidy(row[47:82]), text=_joined(line.text, row[82:125]))


def _joined(text: str, more: str) -> str:
    return tidy(f"{text} {more}")
