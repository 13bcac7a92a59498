"""Whether an announcement is shown, and how much of it is left. For acts only."""

from typing import Any

from django.db.models import F

from wezer.core.models import Item
from wezer.core.search.index import list_in_search
from wezer.exchange import rules
from wezer.exchange.events import AnnouncementMoved, AnnouncementPublished
from wezer.exchange.models import SHOWN_STATES, Announcement, AnnouncementState
from wezer.exchange.refusals import InvalidTransition, QuantityRefused
from wezer.kernel.acts import move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref


def shift(
    by: Any, announcement: Announcement, step: str, *, into: str = "", by_system: bool = False, audit: bool = False,
    **also: Any,
) -> None:  # fmt: skip
    """Take a step of the table (`into` another state than it says), show or hide the item accordingly, tell it. For acts
    only."""
    before, after = rules.ANNOUNCEMENT_STEPS[step]
    was = announcement.state
    if not move(announcement, before, into or after, **also):
        announcement.refresh_from_db(fields=["state"])
        raise InvalidTransition(state=announcement.get_state_display())
    _show(announcement)
    told: dict[str, Any] = {"group": announcement.group_id, "audience": announcement.audience_id, "audit": audit}
    if announcement.state == AnnouncementState.PUBLISHED:
        again = was != AnnouncementState.DRAFT and was != AnnouncementState.REVIEW
        emit(AnnouncementPublished(subject=ref(announcement), again=again), **told)
    elif step != "submit":
        emit(AnnouncementMoved(subject=ref(announcement), state=announcement.state, by_system=by_system), **told)


def _show(announcement: Announcement) -> None:
    announcement.published_at = announcement.shown_since if announcement.state in SHOWN_STATES else None
    announcement.over_at = now() if announcement.state == AnnouncementState.CLOSED else None
    announcement.state_label = announcement.state
    announcement.card = {**announcement.card, "state": announcement.state, "left": announcement.available}
    Item.objects.filter(pk=announcement.pk).update(
        published_at=announcement.published_at,
        over_at=announcement.over_at,
        state_label=announcement.state_label,
        card=announcement.card,
        version=F("version") + 1,
    )
    list_in_search(announcement)


def hold(by: Any, announcement: Announcement, quantity: int) -> None:
    """Take `quantity` out of what is left, or refuse. Two at once for the last one: one gets it."""
    if announcement.infinite:
        return
    room = {"pk": announcement.pk, "infinite": False, "taken__lte": F("quantity") - quantity}
    if not Announcement.objects.filter(**room).update(taken=F("taken") + quantity):
        announcement.refresh_from_db(fields=["taken", "quantity"])
        raise QuantityRefused(available=announcement.available or 0)
    follow_quantity(by, announcement)


def give_back(by: Any, announcement: Announcement, quantity: int) -> None:
    """What an answer held is there again."""
    if announcement.infinite or not quantity:
        return
    Announcement.objects.filter(pk=announcement.pk, taken__gte=quantity).update(taken=F("taken") - quantity)
    follow_quantity(by, announcement)


def follow_quantity(by: Any, announcement: Announcement) -> None:
    """Closed by the system when nothing is left, opened again by it (and only then) when something is. For acts only."""
    announcement.refresh_from_db(fields=["taken", "quantity", "infinite", "state", "closed_by_system", "expires_at"])
    left = announcement.available
    over = announcement.expires_at is not None and announcement.expires_at <= now()
    if left == 0 and announcement.state == AnnouncementState.PUBLISHED:
        shift(by, announcement, "close", by_system=True, closed_by_system=True)
    elif left != 0 and announcement.state == AnnouncementState.CLOSED and announcement.closed_by_system and not over:
        shift(by, announcement, "reopen", by_system=True, closed_by_system=False)
    else:
        Item.objects.filter(pk=announcement.pk).update(
            card={**announcement.card, "left": left}, version=F("version") + 1
        )
