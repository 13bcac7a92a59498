"""Tables of text (CSV): which column says what is guessed from the headings, shown, and corrected by the person."""

import csv
import re
from dataclasses import replace
from datetime import date
from io import StringIO

from wezer.operation.bank_files.found import Found, FoundLine, Layout
from wezer.operation.bank_files.refusals import Broken, OddLine, TooLarge
from wezer.operation.bank_files.words import day_of, decoded, tidy, units

MOST_ROWS = 6_000
HEAD = 30
DELIMITERS = ";,\t|"
#: How headings call a column, in English and French, most telling first.
NAMES = {
    "date": ("date", "booking date", "transaction date", "date operation", "date de comptabilisation", "date comptable"),
    "amount": ("amount", "montant", "montant eur", "amount eur", "valeur", "bedrag"),
    "money_out": ("debit", "debit eur", "money out", "sorties"),
    "money_in": ("credit", "credit eur", "money in", "entrees"),
    "text": ("description", "text", "details", "libelle", "communication", "libelle operation", "memo", "message"),
    "name": ("name", "counterparty", "payee", "nom", "contrepartie", "beneficiaire", "tiers", "nom contrepartie"),
    "iban": ("iban", "counterparty account", "account", "compte contrepartie", "compte"),
    "reference": ("reference", "ref", "reference operation", "end to end"),
}  # fmt: skip
ACCENTS = str.maketrans("éèêëàâôîïûùç", "eeeeaaoiiuuc")


def guess_layout(content: bytes) -> Layout:
    """From the headings and the first movements. What cannot be guessed stays 0, for the person to say."""
    encoding = _encoding(content)
    text = decoded(content, encoding)
    head = "\n".join(text.splitlines()[:HEAD])
    delimiter = max(DELIMITERS, key=lambda mark: (head.count(mark), mark == ";"))
    rows = _rows(head, delimiter)
    at = next((number for number, row in enumerate(rows) if _columns(row).get("date")), None)
    headings = rows[at] if at is not None else (rows[0] if rows else [])
    layout = Layout(
        delimiter=delimiter,
        encoding=encoding,
        skip=0 if at is None else at + 1,
        headings=tuple(tidy(each) for each in headings),
    )
    layout = replace(layout, **(_columns(headings) if at is not None else {}))  # type: ignore[arg-type]  # names decide which values are numbers
    return _with_habits(layout, rows[layout.skip :])


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Broken(line=1, detail=str(error)) from error


def _columns(row: list[str]) -> dict[str, int]:
    """Name of a part → number of its column."""
    plain = [re.sub(r"[^a-z ]+", " ", cell.lower().translate(ACCENTS)).strip() for cell in row]
    plain = [" ".join(cell.split()) for cell in plain]
    found: dict[str, int] = {}
    for part, names in NAMES.items():
        at = next((number for name in names for number, cell in enumerate(plain, 1) if cell == name), 0)
        at = at or next((number for name in names for number, cell in enumerate(plain, 1) if cell.startswith(name)), 0)
        if at and at not in found.values():
            found[part] = at
    return found


def _with_habits(layout: Layout, rows: list[list[str]]) -> Layout:
    """Order of the day's parts and the decimal mark, as the first movements have them."""
    days = [_cell(row, layout.date) for row in rows if any(row)]
    orders = [order for order in ("ymd", "dmy", "mdy") if all(_is_day(day, order) for day in days)]
    amounts = "".join(_cell(row, at) for row in rows for at in (layout.amount, layout.money_in, layout.money_out) if at)
    return replace(
        layout, day_order=orders[0] if orders and days else "dmy", decimal="." if re.search(r"\.[0-9]{2}(?![0-9])", amounts) else ","
    )  # fmt: skip


def _cell(row: list[str], at: int) -> str:
    return tidy(row[at - 1]) if 0 < at <= len(row) else ""


def _is_day(written: str, order: str) -> bool:
    try:
        _day(written, order, 0)
    except OddLine:
        return False
    return True


def _day(written: str, order: str, line: int) -> date:
    parts = re.split(r"[-/. ]", written[:10])
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise OddLine(line=line, what=written[:40] or "–", detail="not a date")
    named = dict(zip(order, parts, strict=True))
    year = named["y"] if len(named["y"]) == 4 else f"20{named['y']}" if len(named["y"]) == 2 else ""
    if not year:
        raise OddLine(line=line, what=written[:40], detail="not a date")
    return day_of(year, named["m"], named["d"], line)


def read_table(content: bytes, digits: int, layout: Layout) -> Found:
    """Every row below the headings, as the layout says. A row that cannot be read refuses the file."""
    text = decoded(content, layout.encoding)
    if "\x00" in text:
        raise Broken(line=1, detail="not text")
    if not layout.date or not (layout.amount or layout.money_in or layout.money_out):
        raise OddLine(line=1, what="–", detail="say which columns hold the date and the amount")
    rows = _rows(text, layout.delimiter)
    if len(rows) > MOST_ROWS:
        raise TooLarge(detail=f"{len(rows)} rows of {MOST_ROWS}")
    lines = tuple(
        _line(row, digits, layout, number)
        for number, row in enumerate(rows[layout.skip :], layout.skip + 1)
        if any(cell.strip() for cell in row)
    )
    opening, closing = (_amount(each, digits, layout, 0) if each else None for each in (layout.opening, layout.closing))
    return Found("csv", lines, opening=opening, closing=closing)


def _line(row: list[str], digits: int, layout: Layout, number: int) -> FoundLine:
    return FoundLine(
        _day(_cell(row, layout.date), layout.day_order, number),
        _signed(row, digits, layout, number),
        text=_cell(row, layout.text),
        name=_cell(row, layout.name)[:140],
        iban=_cell(row, layout.iban).replace(" ", "")[:34],
        reference=_cell(row, layout.reference)[:70],
    )


def _signed(row: list[str], digits: int, layout: Layout, number: int) -> int:
    if layout.amount:
        return _amount(_cell(row, layout.amount), digits, layout, number)
    into, out = _cell(row, layout.money_in), _cell(row, layout.money_out)
    if not into and not out:
        raise OddLine(line=number, what="–", detail="no amount")
    came = _amount(into, digits, layout, number) if into else 0
    went = abs(_amount(out, digits, layout, number)) if out else 0
    return came - went


def _amount(written: str, digits: int, layout: Layout, number: int) -> int:
    """“1 234,50 €”, “1.234,50”, “-12.5”."""
    plain = re.sub(r"[\s'’€$£]|[A-Z]{3}\Z", "", written.replace("−", "-"))
    thousands = "." if layout.decimal == "," else ","
    if thousands in plain and not re.match(rf"[+-]?[0-9]{{1,3}}(\{thousands}[0-9]{{3}})+(\Z|\{layout.decimal})", plain):
        raise OddLine(line=number, what=written[:40], detail="thousands are groups of three")
    return units(plain.replace(thousands, "").replace(layout.decimal, "."), digits, number)
