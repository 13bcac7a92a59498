"""The ledger for machines: the same questions and acts as the wallet's pages."""

from wezer.ledger.api import (
    accounts,
    batches,
    currencies,
    limits,
    privacy,
    requests,
    schedules,
    signatures,
    transactions,
    units,
)
from wezer.ledger.api.common import caller, money_in, money_out, router

__all__ = [
    "accounts",
    "batches",
    "caller",
    "currencies",
    "limits",
    "money_in",
    "money_out",
    "privacy",
    "requests",
    "router",
    "schedules",
    "signatures",
    "transactions",
    "units",
]
