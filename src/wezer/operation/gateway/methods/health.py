"""Is all well in the books? Sums, what does not balance, what lies about, and which versions keep them."""

from datetime import timedelta
from decimal import Decimal

from wezer.operation.engine.calling import versions
from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader

OLD_DRAFT_DAYS = 30


def _read_nothing(given: Reader) -> None:
    return None


@method("health", _read_nothing, reads=True)
def health(books: Books, asked: None) -> Result:
    """Recomputes the sum of every posted entry in Python: on SQLite the engine's own comparison finds nothing."""
    sums: dict[int, Decimal] = {}
    debit = credit = Decimal(0)
    mine = [("move.company", "=", books.company.id), ("move.state", "=", "posted")]
    for line in books.model("account.move.line").search(mine):
        debit, credit = debit + line.debit, credit + line.credit
        sums[line.move.id] = sums.get(line.move.id, Decimal(0)) + line.debit - line.credit
    old = books.today() - timedelta(days=OLD_DRAFT_DAYS)
    drafts = books.model("account.move").search(
        [("company", "=", books.company.id), ("state", "=", "draft"), ("date", "<", old)], count=True
    )
    newest = books.model("wezer.event").search([("company", "=", books.company.id)], order=[("id", "DESC")], limit=1)
    odd = sum(1 for gap in sums.values() if gap)
    return Result(
        refs={"document": str(newest[0].id) if newest else "0", "number": versions().get("trytond", "")},
        amounts={"debit": books.words(debit), "credit": books.words(credit)},
        state="odd" if odd else "good",
        rows=[{"unbalanced": str(odd), "old_drafts": str(drafts), "entries": str(len(sums))}],
    )
