"""The ledger for machines: the same questions and acts as the wallet's pages."""

from wezer.ledger.api import accounts, batches, requests, schedules, signatures, transactions
from wezer.ledger.api.common import caller, money_in, money_out, router

__all__ = [
    "accounts",
    "batches",
    "caller",
    "money_in",
    "money_out",
    "requests",
    "router",
    "schedules",
    "signatures",
    "transactions",
]
