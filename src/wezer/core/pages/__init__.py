"""A group's public site: its first page, a tree of pages with a menu, and what search engines are told (core.md 12)."""
