"""The end of an announcement, and of what was still being talked about."""

from typing import Any

from wezer.exchange.acts.availability import shift
from wezer.exchange.acts.replies import end_negotiations
from wezer.exchange.models import Announcement
from wezer.kernel.acts import act
from wezer.kernel.permissions import require


@act
def cancel_announcement(*, by: Any, announcement: Announcement) -> None:
    """Take it back for good. Answers still being talked about end with it; what was agreed goes on."""
    require(by, "exchange.change_announcement", announcement)
    shift(by, announcement, "cancel")
    end_negotiations(by, announcement)


@act
def remove_announcement(*, by: Any, announcement: Announcement, reason: str) -> None:
    """A moderator takes it out of the market; its author reads why."""
    require(by, "exchange.moderate", announcement.group)
    shift(by, announcement, "remove", audit=True, decision=reason[:500])
    end_negotiations(by, announcement)
