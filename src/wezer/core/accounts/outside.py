"""Which pages are there for those who signed in but are not inside: asking, refused, suspended, gone."""

import re
from typing import Any

from wezer.core.models import Belonging, BelongingState

#: For all of them.
OUTSIDE_PAGES = (
    "/account/", "/join/", "/letters/", "/rsvp/", "/me/", "/files/", "/static/", "/api/", "/live/", "/screen/", "/theme.css", "/app.webmanifest",
)  # fmt: skip
#: Closed to them by a decision: what they owe remains theirs to settle.
SHUT_OUT = (BelongingState.SUSPENDED, BelongingState.EXCLUDED)
_while_shut_out: list[re.Pattern[str]] = []


def open_while_shut_out(pattern: str) -> None:
    """Packages above name pages on which somebody who is suspended or excluded settles what they owe (core.md 2.1)."""
    _while_shut_out.append(re.compile(pattern))


def is_open_outside(path: str, viewer: Any) -> bool:
    """Whether this page is there for somebody outside. One statement for those where they settle."""
    if path.startswith(OUTSIDE_PAGES):
        return True
    return any(each.fullmatch(path) for each in _while_shut_out) and shut_out_since(viewer) is not None


def shut_out_since(viewer: Any) -> Any:
    """Since when the community is closed to them by a decision, for a time or for good; None when it is not."""
    if viewer.member is None:
        return None
    mine = Belonging.objects.filter(member=viewer.member, group__parent=None, state__in=SHUT_OUT)
    return mine.values_list("since", flat=True).first()
