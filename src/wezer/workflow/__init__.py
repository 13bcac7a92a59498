"""Arrows, links, flights and the worker: how one thing becomes another, and how what leaves is never lost."""
