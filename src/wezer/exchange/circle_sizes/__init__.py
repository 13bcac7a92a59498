"""By what of the market circles of groups are sized."""
