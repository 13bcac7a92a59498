"""What the ledger keeps of a person, and how it is given. Payments stay: both sides rely on them."""
