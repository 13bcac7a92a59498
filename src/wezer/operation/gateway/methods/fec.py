"""The French “fichier des écritures comptables”: 18 columns, tabs, decimal commas, one line for each line of an entry."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

COLUMNS = (
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib",
    "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
)  # fmt: skip


def fec_file(lines: Iterable[Any]) -> str:
    """The whole file, entries in order of their numbers."""
    ordered = sorted(lines, key=lambda line: (line.move.post_date, _number(line.move.number), line.id))
    return (
        "\n".join("\t".join(row) for row in [COLUMNS, *(_row(line) for line in ordered if line.debit or line.credit)])
        + "\n"
    )


def _row(line: Any) -> tuple[str, ...]:
    move, letter = line.move, line.reconciliation
    origin = getattr(move.origin, "number", None)
    return (
        _clean(move.journal.code),
        _clean(move.journal.name),
        _clean(move.number),
        _day(move.date),
        _clean(line.account.code),
        _clean(line.account.name),
        _clean(line.party.code if line.party else ""),
        _clean(line.party.name if line.party else ""),
        _clean(origin or move.number),
        _day(move.date),
        _clean(line.description or move.description or move.number),
        _comma(line.debit),
        _comma(line.credit),
        str(letter.id) if letter else "",
        _day(letter.date) if letter else "",
        _day(move.post_date),
        _comma(line.amount_second_currency) if line.second_currency else "",
        _clean(line.second_currency.code if line.second_currency else ""),
    )


def _clean(text: str | None) -> str:
    """A tab or a line's end inside of a text would shift the columns."""
    return " ".join((text or "").split())


def _comma(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _number(text: str) -> tuple[int, str]:
    digits = "".join(sign for sign in text if sign.isdecimal())
    return int(digits or 0), text
