"""Backed money: no more of it is in circulation than its reserve allows (exchange.md A.7)."""

from collections.abc import Sequence

from wezer.ledger.acts.clearing import lock
from wezer.ledger.currencies import kind_of
from wezer.ledger.posting import Move
from wezer.ledger.queries import money_supply
from wezer.ledger.refusals import ReserveTooSmall


def refuse_beyond_reserve(issues: Sequence[Move]) -> None:
    """Asked when units are made, and again when the last signature posts them: others may have been made meanwhile. Those who
    ask at once wait for each other."""
    lock(issues)
    for one in issues:
        most = kind_of(one.currency).most_in_circulation(one.currency)
        if most is not None and money_supply(one.currency) + one.units > most:
            raise ReserveTooSmall(most=one.currency.text(most))
