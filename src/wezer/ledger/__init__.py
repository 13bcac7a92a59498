"""Currencies, accounts, transactions: the double-entry heart, small and severe."""
