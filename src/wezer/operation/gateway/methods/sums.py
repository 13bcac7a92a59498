"""Every posted entry with its lines, for whoever compares the books with something else."""

from typing import Any

from wezer.operation.engine.sums import posted_lines
from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader


def _read_nothing(given: Reader) -> None:
    return None


@method("sums", _read_nothing, reads=True)
def sums(books: Books, asked: None) -> Result:
    """One row for each entry: its number and its lines (account, debit, credit)."""
    entries: dict[str, dict[str, Any]] = {}
    for uid, number, code, debit, credit in posted_lines(books.pool, books.company):
        entry = entries.setdefault(uid, {"entry": uid, "number": number, "lines": []})
        entry["lines"].append([code, books.words(debit), books.words(credit)])
    return Result(rows=list(entries.values()), state="read")
