"""Notices pushed to the browsers and telephones that a member chose (core.md N-5)."""
