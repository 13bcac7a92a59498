"""Every line that was ever posted, straight from the engine's tables: a check must not trust what it checks."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any


def posted_lines(pool: Any, company: Any) -> Iterator[tuple[str, str, str, Decimal, Decimal]]:
    """(entry's uid, its number, account's code, debit, credit). Added up in Python: SQLite's own sums are no decimals."""
    from trytond.transaction import Transaction

    line, move, account = (
        pool.get(name).__table__() for name in ("account.move.line", "account.move", "account.account")
    )
    query = line.join(move, condition=line.move == move.id).join(account, condition=line.account == account.id)
    cursor = Transaction().connection.cursor()
    cursor.execute(
        *query.select(
            move.wezer_uid,
            move.number,
            account.code,
            line.debit,
            line.credit,
            where=(move.company == company.id) & (move.state == "posted"),
        )
    )
    for uid, number, code, debit, credit in cursor:
        yield uid, number or "", code, Decimal(debit), Decimal(credit)
