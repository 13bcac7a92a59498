"""One door for all formats: which one it is, whether it may be read at all, and whether it adds up."""

import hashlib
from collections.abc import Callable

from wezer.operation.bank_files.camt import read_camt
from wezer.operation.bank_files.coda import read_coda
from wezer.operation.bank_files.found import Found, Layout
from wezer.operation.bank_files.ofx import read_ofx
from wezer.operation.bank_files.refusals import (
    EmptyFile,
    NoLines,
    NotAStatement,
    NotWhatItSays,
    OtherCurrency,
    TooLarge,
    WrongBalance,
)
from wezer.operation.bank_files.table import read_table
from wezer.operation.bank_files.words import shown

MOST_BYTES = 5_000_000
MOST_LINES = 5_000
FORMATS = ("camt", "ofx", "coda", "csv")
READERS: dict[str, Callable[[bytes, int], Found]] = {"camt": read_camt, "ofx": read_ofx, "coda": read_coda}
#: What a name's ending allows; a name without a known ending promises nothing.
ENDINGS = {
    "xml": {"camt", "ofx"},
    "camt": {"camt"},
    "053": {"camt"},
    "ofx": {"ofx"},
    "qfx": {"ofx"},
    "cod": {"coda"},
    "coda": {"coda"},
    "csv": {"csv"},
    "tsv": {"csv"},
    "txt": {"csv", "coda"},
}
#: How files begin that are surely no statement.
STRANGERS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"MZ",
    b"\x7fELF",
)


def digest_of(content: bytes) -> str:
    """By which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def format_of(content: bytes, name: str = "") -> str:
    """What the content is; refused when the name promises something else."""
    if not content.strip():
        raise EmptyFile()
    if len(content) > MOST_BYTES:
        raise TooLarge(detail=f"{len(content)} bytes of {MOST_BYTES}")
    found = _by_content(content[:4096])
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if found is None:
        raise (NotWhatItSays(name=f".{ending}") if ending in ENDINGS else NotAStatement())
    if ending in ENDINGS and found not in ENDINGS[ending]:
        raise NotWhatItSays(name=f".{ending}", detail=found)
    return found


def _by_content(head: bytes) -> str | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(STRANGERS) or b"\x00" in head:
        return None
    if start[:9].upper() == b"OFXHEADER" or b"<OFX>" in head.upper():
        return "ofx"
    if start.startswith(b"<"):
        return "camt" if b"camt.05" in head else None
    first = start.splitlines()[0]
    if first.startswith(b"00000") and len(first.rstrip()) in (127, 128):
        return "coda"
    return "csv"


def look_into(content: bytes, *, format: str, currency: str, digits: int, layout: Layout | None = None) -> Found:
    """Everything in the file, proved: balances that it tells are reached by its lines."""
    if format_of(content) != format:
        raise NotAStatement(detail=f"this is not {format}")
    if format == "csv":
        found = read_table(content, digits, layout or Layout())
    else:
        found = READERS[format](content, digits)
    if not found.lines:
        raise NoLines()
    if len(found.lines) > MOST_LINES:
        raise TooLarge(detail=f"{len(found.lines)} lines of {MOST_LINES}")
    if found.currency and found.currency != currency:
        raise OtherCurrency(found=found.currency, wanted=currency)
    _prove(found, digits)
    return found


def _prove(found: Found, digits: int) -> None:
    if found.opening is None or found.closing is None:
        return
    reached = found.opening + sum(line.amount for line in found.lines)
    if reached != found.closing:
        told = {"opening": found.opening, "sum": reached, "closing": found.closing}
        raise WrongBalance(**{name: shown(amount, digits) for name, amount in told.items()})
