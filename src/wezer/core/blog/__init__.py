"""Blogs: what a group writes for others, from the first draft to the archive (core.md 12)."""
