"""What the ledger does with people's data, for the register."""
