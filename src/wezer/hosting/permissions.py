"""Who may bring a community along from another system: whoever tends it, admits people and settles payments."""

from typing import Any

RIGHTS = ("core.tend_community", "core.admit_members", "ledger.moderate")


def may_import(viewer: Any) -> bool:
    """An import makes members and posts payments in their name: it needs the rights of both."""
    return viewer is not None and (viewer.is_system or all(viewer.has_right(right) for right in RIGHTS))
