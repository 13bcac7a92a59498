"""The states of a request for help, and the parts of WeZer that an article may explain."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Ticket
from wezer.core.models import TicketState as S
from wezer.kernel.states import state_table

#: What a request may become, from what it is (core.md 16). What is not here is refused.
MOVES: Mapping[str, tuple[str, ...]] = {
    S.NEW: (S.SUGGESTED, S.OPEN),
    S.SUGGESTED: (S.OPEN, S.SOLVED, S.EXPIRED),
    S.OPEN: (S.TAKEN, S.ANSWERED, S.SOLVED, S.ESCALATED, S.EXPIRED),
    S.TAKEN: (S.OPEN, S.ANSWERED, S.SOLVED, S.ESCALATED, S.EXPIRED),
    S.ANSWERED: (S.OPEN, S.SOLVED, S.ESCALATED, S.EXPIRED),
    S.ESCALATED: (S.TAKEN, S.ANSWERED, S.SOLVED, S.EXPIRED),
    S.SOLVED: (S.OPEN, S.CLOSED),
    S.EXPIRED: (S.OPEN, S.CLOSED),
    S.CLOSED: (),
}
state_table(Ticket, MOVES)
#: Somebody may still do something about it.
LIVE = (S.OPEN, S.TAKEN, S.ANSWERED, S.ESCALATED)
TAKES_ANSWERS = LIVE
#: So long a solved one is opened again, and one without news too; then it is closed.
REOPENS_DAYS = 14
#: So long a draft waits for its author to look at what was suggested.
DRAFT_DAYS = 7

#: What an article may be about, by the name space of the pages it explains.
PAGES: Mapping[str, Any] = {
    "home": _("Home"),
    "groups": _("Groups and their rooms"),
    "items": _("What is written, and comments"),
    "forum": _("Forum"),
    "events": _("Events"),
    "agenda": _("Agenda"),
    "chat": _("Conversations"),
    "members": _("Members"),
    "search": _("Search"),
    "notices": _("Notices"),
    "me": _("My settings"),
    "market": _("Market"),
    "wallet": _("Wallet"),
    "garden": _("Garden"),
}


def sources_of(state: str) -> tuple[str, ...]:
    """The states from which one comes to `state`."""
    return tuple(source for source, targets in MOVES.items() if state in targets)
