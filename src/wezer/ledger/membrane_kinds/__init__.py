"""Conditions of membranes that the ledger reports on."""
