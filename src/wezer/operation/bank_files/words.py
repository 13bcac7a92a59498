"""Letters, amounts and days as files write them."""

import re
from datetime import date

from wezer.operation.bank_files.refusals import OddLine, TooLarge, WrongEncoding

TEXT_AT_MOST = 500
MOST_TAGS = 500_000
PLAIN = re.compile(r"[+-]?[0-9]{1,13}(?:\.[0-9]{1,6})?\Z")
ENCODINGS = ("utf-8", "windows-1252", "iso-8859-1", "iso-8859-15")


def decoded(content: bytes, encoding: str) -> str:
    """As text, or refused: no letter is ever guessed or left out."""
    if encoding not in ENCODINGS:
        raise WrongEncoding(detail=encoding)
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise WrongEncoding(detail=f"byte {error.start}") from error


def tidy(text: str | None) -> str:
    """One line, without control characters, cut to what is kept."""
    text = (text or "")[: 4 * TEXT_AT_MOST]
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())[:TEXT_AT_MOST]


def refuse_too_many_tags(content: bytes) -> None:
    """Before a tree or a list is made of them: tags cost a hundred times their bytes."""
    if (count := content.count(b"<")) > MOST_TAGS:
        raise TooLarge(detail=f"{count} tags of {MOST_TAGS}")


def units(written: str, digits: int, line: int) -> int:
    """“12.50” in minor units. More decimals than the currency has are refused unless they are zeros."""
    written = written.strip()
    if not PLAIN.match(written):
        raise OddLine(line=line, what=tidy(written)[:40] or "–", detail="not an amount")
    whole, _point, part = written.lstrip("+-").partition(".")
    kept, rest = part[:digits].ljust(digits, "0"), part[digits:]
    if rest.strip("0"):
        raise OddLine(line=line, what=tidy(written)[:40], detail=f"more than {digits} decimals")
    made = int(whole + kept)
    return -made if written.startswith("-") else made


def shown(amount: int, digits: int) -> str:
    """Minor units as a plain decimal, for sentences of refusals."""
    if not digits:
        return str(amount)
    sign, text = "-" if amount < 0 else "", str(abs(amount)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def day_of(year: str, month: str, day: str, line: int) -> date:
    """A day between 1990 and 2100: nothing else stands on a statement."""
    try:
        made = date(int(year), int(month), int(day))
    except ValueError as error:
        raise OddLine(line=line, what=f"{day}.{month}.{year}"[:40], detail="not a date") from error
    if not 1990 <= made.year <= 2100:
        raise OddLine(line=line, what=made.isoformat(), detail="no date of a statement")
    return made


def iso_day(written: str | None, line: int) -> date:
    """“2024-03-05”, also at the head of a time."""
    found = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T|\Z|[Z+-])", (written or "").strip())
    if not found:
        raise OddLine(line=line, what=tidy(written)[:40] or "–", detail="not a date")
    return day_of(found[1], found[2], found[3], line)
