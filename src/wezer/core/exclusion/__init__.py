"""Excluding somebody from a group, with a hearing and an appeal. Docs: docs/guide/groups.md."""
