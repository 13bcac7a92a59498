"""Moderation: reports, decisions with their reasons, appeals to somebody else, and who may not write for a time."""
