"""A payment that was recorded by mistake, or given back: its entry is mirrored, and the invoice asks for it again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import DateOrder, Forbidden
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.invoices import result_of
from wezer.operation.gateway.methods.openness import give_back
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Undoing:
    invoice: str
    entry: str
    day: date
    reason: str


def _read_undoing(given: Reader) -> Undoing:
    return Undoing(
        given.text("invoice", most=120),
        given.text("entry", most=120),
        given.day("date"),
        given.text("reason", most=300),
    )


@method("undo_payment", _read_undoing)
def undo_payment(books: Books, given: Undoing) -> Result:
    """The mirror of a payment's entry, and of the difference of exchange that it made. The original is kept."""
    invoice = books.document("account.invoice", given.invoice, "invoice")
    move = books.document("account.move", given.entry, "entry")
    paying = [line for line in move.lines if line in invoice.payment_lines]
    if not paying:
        raise Forbidden(field="entry", detail="that entry pays nothing of this invoice now")
    if books.model("account.statement.line").search([("move", "=", move.id)], limit=1):
        raise Forbidden(field="entry", detail="a line of the bank is ticked off with it: undo that match first")
    if given.day < move.date:
        raise DateOrder(field="date", detail=f"the payment is of {move.date.isoformat()}")
    books.period(given.day)
    settled = {line.reconciliation for line in paying if line.reconciliation}
    differences = _differences(books, settled)
    Warning_ = books.model("res.user.warning")
    with books.confirmed(*(Warning_.format("delete.write-off", [each]) for each in settled)):
        mirror = give_back(books, move, given.day, given.reason)
    for each in differences:
        give_back(books, each, given.day, given.reason)
    answer = result_of(books, invoice)
    return Result(refs={**answer.refs, "entry": mirror.wezer_uid}, amounts=answer.amounts, state=answer.state)


def _differences(books: Books, settled: set[Any]) -> set[Any]:
    """Entries of gain or loss that the engine posted when these were settled; they go with them."""
    journal = books.journal("exchange")
    return {line.move for each in settled for line in each.lines if line.move.journal == journal}
