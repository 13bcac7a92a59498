"""Groups that have a wallet, and groups that have none."""
