"""A package as a third party would write it: one file for each kind, none of ours edited."""
