"""The end of an announcement, and of what was still being talked about."""

from typing import Any

from django.db.models import F

from wezer.core.models import Measure, Party
from wezer.core.moderation.acts.cases import decide_now
from wezer.exchange.acts.announcements import close_announcement
from wezer.exchange.acts.availability import follow_quantity, shift
from wezer.exchange.acts.replies import end_negotiations
from wezer.exchange.models import OPEN_STATES, Announcement, AnnouncementState
from wezer.kernel.acts import act
from wezer.kernel.permissions import require


@act
def cancel_announcement(*, by: Any, announcement: Announcement) -> None:
    """Take it back for good. Answers still being talked about end with it; what was agreed goes on."""
    require(by, "exchange.change_announcement", announcement)
    shift(by, announcement, "cancel")
    end_negotiations(by, announcement)


@act
def close_all_of(*, by: Any, party: Party) -> None:
    """Its author leaves: no announcement of theirs takes answers any more, neither one that comes back to the market, nor
    one of which something is there again."""
    mine = Announcement.objects.filter(author=party)
    for announcement in mine.filter(state__in=OPEN_STATES):
        close_announcement(by=by, announcement=announcement)
    mine.filter(removed_from__in=OPEN_STATES).update(removed_from=AnnouncementState.CLOSED)
    mine.filter(closed_by_system=True).update(closed_by_system=False)


@act
def take_off(*, by: Any, announcement: Announcement, reason: str) -> None:
    """Decide that it leaves the market: with a reason its author reads, and against which they may appeal."""
    decide_now(by=by, kind="announcement", thing=announcement, decision=Measure.HIDE, reason=reason)


@act
def remove_announcement(*, by: Any, announcement: Announcement) -> None:
    """What such a decision does; its reason stands in its case."""
    require(by, "exchange.moderate", announcement.group)
    shift(by, announcement, "remove", audit=True, removed_from=F("state"))
    announcement.refresh_from_db(fields=["removed_from"])
    end_negotiations(by, announcement)


@act
def put_back(*, by: Any, announcement: Announcement) -> None:
    """The decision is overturned: it stands where it stood, with what is left of it now. What was being talked about has
    ended, and may begin anew."""
    require(by, "exchange.moderate", announcement.group)
    stood = Announcement.objects.select_for_update(of=("self",)).get(pk=announcement.pk).removed_from
    shift(by, announcement, "put_back", into=stood, audit=True, removed_from="")
    follow_quantity(by, announcement)
