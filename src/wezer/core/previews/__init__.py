"""Previews of links in posts: made here by the worker, so that no reader's browser asks another machine (core.md 9, V-7)."""
