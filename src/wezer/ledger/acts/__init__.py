"""The verbs of the ledger: the only code that writes in it."""
