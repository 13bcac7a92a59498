"""What the ledger says of its health to those who tend the community."""
