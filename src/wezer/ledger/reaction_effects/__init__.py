"""What reactions do in the ledger."""
