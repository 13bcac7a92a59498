"""How the ledger measures duties."""
