"""Rooms as a commons: the contract of their kinds, who may open which, and what happens when one fails (core.md 8)."""
