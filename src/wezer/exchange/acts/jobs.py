"""What the clock does in the market. Each is safe to run twice."""

from datetime import timedelta
from typing import Any

from wezer.exchange import rules
from wezer.exchange.acts.availability import shift
from wezer.exchange.acts.evaluations import reveal_overdue
from wezer.exchange.events import AnnouncementEnding
from wezer.exchange.models import Announcement, AnnouncementState, Reply, ReplyState
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

AT_ONCE = 200


@act
def expire_due(*, by: Any) -> int:
    """End the announcements whose time is over; answers under way go on. Returns how many."""
    _require_system(by)
    due = Announcement.objects.filter(
        state__in=[AnnouncementState.PUBLISHED, AnnouncementState.PAUSED], expires_at__lte=now()
    )
    found = list(due.order_by("expires_at")[:AT_ONCE])
    for announcement in found:
        shift(by, announcement, "expire", by_system=True)
    return len(found)


@act
def remind_ending(*, by: Any) -> int:
    """Tell authors seven days and one day before an announcement ends."""
    _require_system(by)
    told = 0
    for days in sorted(rules.REMINDERS):
        soon = Announcement.objects.open().filter(expires_at__gt=now(), expires_at__lte=now() + timedelta(days=days))
        for announcement in (soon.filter(reminded_days=None) | soon.filter(reminded_days__gt=days))[:AT_ONCE]:
            Announcement.objects.filter(pk=announcement.pk).update(reminded_days=days)
            emit(AnnouncementEnding(subject=ref(announcement), days=days), group=announcement.group_id)
            told += 1
    return told


@act
def reveal_due(*, by: Any) -> int:
    """Close the evaluations whose fourteen days are over."""
    _require_system(by)
    due = Reply.objects.filter(state=ReplyState.EVALUATING, evaluate_by__lte=now(), disputed_at=None)
    due = due.order_by("evaluate_by")[:AT_ONCE]
    return sum(reveal_overdue(by=by, reply=reply) for reply in due)


def _require_system(by: Any) -> None:
    if not by.is_system:
        raise NotAllowed()
