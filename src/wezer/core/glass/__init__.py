"""Reading in a group one is not in, for a short time, with a reason and before its eyes (core.md 6.1, decision 0083)."""
