"""What may already answer somebody who asks for help: articles first, then what others asked."""

from typing import Any

from django.utils.translation import get_language

from wezer.core.models import Item
from wezer.core.search.alike import alike

#: Shown before a request is sent.
MOST = 2


def suggestions(viewer: Any, typed: str, *, most: int = MOST) -> list[Item]:
    """Articles, then questions and requests with answers, as far as the viewer may read them."""
    language = (get_language() or "en")[:2]
    found = alike(viewer, typed, kinds=("help_article",), language=language, limit=most)
    if len(found) < most:
        others = alike(viewer, typed, kinds=("question", "ticket"), language=language, limit=4 * most, over=True)
        found += [item for item in others if item.state_label in ("answered", "accepted", "solved")][
            : most - len(found)
        ]
    return found
