"""Duties that roles and belonging bring with them, measured, told and followed up (core.md R-3)."""
