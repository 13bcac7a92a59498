"""What the ledger adds to calendars."""
