"""The posting primitive: the only code that writes transfers, entries and balances.

One interface, one implementation per database (`postgres.sql` with `postgres.py`, `sqlite.py`), held together by one
contract test. Ask it inside an act; an outcome that is a refusal means: raise, so that the act rolls back.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import connection

from wezer.ledger.posting import postgres, sqlite, triggers
from wezer.ledger.posting.postings import Mode, Move, Outcome, Payment, Step, stand_once

__all__ = ["Mode", "Move", "Outcome", "Payment", "Step", "install", "pay", "pay_batch", "post", "triggers"]


def pay(one: Payment) -> Outcome:
    """Header, log row, transfers, entries and balances of a payment made at once."""
    assert stand_once(one.moves)
    return postgres.pay(one) if connection.vendor == "postgresql" else sqlite.pay(one)


def pay_batch(payments: Sequence[Payment]) -> list[Outcome]:
    """Many payments in one call, until the first refusal. They share party, initiator, path, origin, batch and mode."""
    if not payments:
        return []
    assert all(stand_once(one.moves) for one in payments)
    return postgres.pay_batch(payments) if connection.vendor == "postgresql" else sqlite.pay_batch(payments)


def post(step: Step) -> Outcome:
    """The log row and the transfers of a new state of a transaction that is already there."""
    assert stand_once(step.moves)
    return postgres.post(step) if connection.vendor == "postgresql" else sqlite.post(step)


def install(using: Any = None) -> None:
    """Put functions and triggers into the database; run by a migration and by every `wezer upgrade`."""
    link = using or connection
    if link.vendor == "postgresql":
        with link.cursor() as db:
            db.execute((Path(__file__).parent / "postgres.sql").read_text(encoding="utf-8"))
            db.execute("alter table ledger_account set (fillfactor = 70)")
    triggers.create(link)
