"""The ledger for machines: the same questions and acts as the wallet's pages."""

from wezer.ledger.api import (
    accounts,
    batches,
    currencies,
    entry_fees,
    limits,
    open_wallet,
    privacy,
    requests,
    schedules,
    signatures,
    transactions,
    units,
)
from wezer.ledger.api.common import caller, router

__all__ = [
    "accounts",
    "batches",
    "caller",
    "currencies",
    "entry_fees",
    "limits",
    "open_wallet",
    "privacy",
    "requests",
    "router",
    "schedules",
    "signatures",
    "transactions",
    "units",
]
