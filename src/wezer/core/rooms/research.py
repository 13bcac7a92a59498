"""A room's items for research: who, when and of what kind, without words and without names (core.md V-6)."""

import hashlib
from typing import Any

from wezer.core.models import Item, Room

#: Of the newest so many; research looks at patterns, not at all of history.
MOST = 10_000


def pseudonym(number: int, salt: str) -> str:
    """The same for one party and one salt, and of no use without the salt."""
    return hashlib.sha256(f"{salt}:{number}".encode()).hexdigest()[:16]


def items_by_pseudonym(room: Room, salt: str) -> list[dict[str, Any]]:
    """What stands in the room: kind, day and whose, by pseudonym. One statement."""
    rows = Item.objects.filter(room=room, published_at__isnull=False, withdrawn_at=None, hidden_at=None)
    found = rows.order_by("-published_at", "-pk").values_list("kind", "published_at", "author_id")[:MOST]
    return [
        {"kind": kind, "on": at.date().isoformat(), "by": pseudonym(author, salt)} for kind, at, author in found if at
    ]
