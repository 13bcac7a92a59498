"""Announcements: writing them, and every step of their life."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Sum

from wezer.core.community import community
from wezer.core.models import STANDING, Audience, Group, Room, RoomState
from wezer.core.settings_registry import value as setting
from wezer.core.talk_refusals import RoomNotOpen
from wezer.exchange import rules
from wezer.exchange.acts.availability import follow_quantity, shift
from wezer.exchange.acts.checks import check_audience, check_dates, default_audience
from wezer.exchange.acts.listings import write_listing
from wezer.exchange.events import AnnouncementChanged, AnnouncementDrafted, AnnouncementSubmitted
from wezer.exchange.models import Announcement, AnnouncementState, Asked, Category, PriceMode, Reply, Sense
from wezer.exchange.refusals import InvalidTransition, QuantityRefused
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import Ref, ref
from wezer.kernel.refusals import NotAllowed
from wezer.workflow.acts import link

#: What `change_announcement` may change, as `announce` takes it.
CHANGEABLE = {
    "title", "description", "category", "tags", "quantity", "unit", "infinite", "min_order", "max_order", "price_mode",
    "prices", "available_from", "available_to", "expires_at", "place", "latitude", "longitude", "radius_km", "remote",
    "exact_after_agreement", "exact_place", "audience", "language",
}  # fmt: skip


@act
def announce(
    *,
    by: Any,
    sense: str,
    title: str,
    description: str = "",
    category: Category | None = None,
    tags: Iterable[str] = (),
    price_mode: str = PriceMode.ALL,
    prices: Sequence[Money | Asked] = (),
    quantity: int = 1,
    unit: str = "",
    infinite: bool = False,
    min_order: int = 1,
    max_order: int | None = None,
    available_from: Any = None,
    available_to: Any = None,
    expires_at: Any = None,
    place: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    radius_km: int | None = None,
    remote: bool = False,
    exact_after_agreement: bool = False,
    exact_place: str = "",
    audience: Audience | None = None,
    group: Group | None = None,
    source: Ref | str = "",
    language: str = "",
    key: str = "",
) -> Announcement:
    """Write an offer or a want as a draft, for oneself or the group one acts for, in the market of `group` (the
    community's when none is named). `key`: the same key gives the same draft again. `source`: what it is made from."""
    where = group or (audience.group if audience and audience.group else None) or community()
    if by.party is None or not by.may_act_for(by.party):
        raise NotAllowed()
    require(by, "exchange.announce", where)
    if key and (known := Announcement.objects.filter(author=by.party, key=key).first()):
        return known
    content = {
        "title": title, "description": description, "category": category, "tags": tags, "price_mode": price_mode,
        "prices": prices, "quantity": quantity, "unit": unit, "infinite": infinite, "min_order": min_order,
        "max_order": max_order, "available_from": available_from, "available_to": available_to,
        "expires_at": expires_at, "place": place, "latitude": latitude, "longitude": longitude, "radius_km": radius_km,
        "remote": remote, "exact_after_agreement": exact_after_agreement, "exact_place": exact_place,
        "language": language, "audience": audience or default_audience(where),
    }  # fmt: skip
    made = Announcement(
        kind="announcement",
        sense=Sense(sense),
        author=by.party,
        written_by=by.member,
        group=where,
        room=_market_of(where),
        source=str(source),
        key=key,
        state_label=AnnouncementState.DRAFT,
    )
    write_listing(by, made, content)
    emit(AnnouncementDrafted(subject=ref(made)), group=where, audience=made.audience_id)
    if made.source:
        link(source=Ref(made.source), target=made, arrow="announcement")
    return made


def _market_of(group: Group) -> Room | None:
    """The group's market, if it has one; while it is locked, nothing new comes in."""
    room = Room.objects.filter(group=group, kind="market", state__in=STANDING).first()
    if room is not None and room.state != RoomState.OPEN:
        raise RoomNotOpen()
    return room


@act
def change_announcement(*, by: Any, announcement: Announcement, **changes: Any) -> Announcement:
    """Change what it says. What was agreed on before stays as it was agreed."""
    require(by, "exchange.change_announcement", announcement)
    require_voice(by, announcement)
    unknown = set(changes) - CHANGEABLE
    assert not unknown, f"change_announcement does not change {unknown}"
    if announcement.state in (AnnouncementState.CANCELLED, AnnouncementState.REMOVED):
        raise InvalidTransition(state=announcement.get_state_display())
    announcement.refresh_from_db(fields=["taken", "state", "closed_by_system"])
    if announcement.infinite and not changes.get("infinite", True):
        _count_taken(announcement)
    wanted = changes.get("quantity", announcement.quantity)
    if not changes.get("infinite", announcement.infinite) and wanted < announcement.taken:
        raise QuantityRefused(available=announcement.available or 0)
    announcement.edited_at = now()
    write_listing(by, announcement, changes)
    emit(AnnouncementChanged(subject=ref(announcement)), group=announcement.group_id, audience=announcement.audience_id)
    follow_quantity(by, announcement)
    return announcement


def _count_taken(announcement: Announcement) -> None:
    """Without an end nothing was counted; with one again, all that answers hold is taken."""
    held = Reply.objects.filter(announcement=announcement).aggregate(units=Sum("holds"))
    announcement.taken = held["units"] or 0
    Announcement.objects.filter(pk=announcement.pk).update(taken=announcement.taken)


@act
def publish_announcement(*, by: Any, announcement: Announcement) -> Announcement:
    """Show it to its audience; where the group's market is moderated, ask for a look first."""
    is_moderator = by.has_right("exchange.moderate", announcement.group)
    if announcement.state == AnnouncementState.REVIEW:
        require(by, "exchange.moderate", announcement.group)
    else:
        require(by, "exchange.change_announcement", announcement)
        require_voice(by, announcement)
        check_audience(announcement.group, announcement.audience)
        if (
            announcement.state == AnnouncementState.DRAFT
            and not is_moderator
            and setting("exchange.moderated", announcement.group)
        ):
            shift(by, announcement, "submit")
            emit(AnnouncementSubmitted(subject=ref(announcement)), group=announcement.group)
            return announcement
    _give_end(announcement)
    shift(by, announcement, "publish", shown_since=announcement.shown_since or now(), decision="")
    return announcement


def _give_end(announcement: Announcement) -> None:
    """Announcements do not stay for ever by oversight: without an end of its own it gets the community's."""
    check_dates(announcement, at_publication=True)
    days = setting("exchange.lifetime_days")
    if announcement.expires_at is None and days:
        announcement.expires_at = now() + timedelta(days=days)
        Announcement.objects.filter(pk=announcement.pk).update(expires_at=announcement.expires_at)


@act
def send_back(*, by: Any, announcement: Announcement, reason: str) -> None:
    """A moderator asks the author to change something first."""
    require(by, "exchange.moderate", announcement.group)
    shift(by, announcement, "send_back", decision=reason[:500])


@act
def pause_announcement(*, by: Any, announcement: Announcement) -> None:
    """Out of sight for a while; answers under way go on."""
    require(by, "exchange.change_announcement", announcement)
    shift(by, announcement, "pause")


@act
def resume_announcement(*, by: Any, announcement: Announcement) -> None:
    require(by, "exchange.change_announcement", announcement)
    check_dates(announcement, at_publication=True)
    shift(by, announcement, "resume")


@act
def close_announcement(*, by: Any, announcement: Announcement) -> None:
    """No more answers; what is under way goes on. It can be opened again."""
    require(by, "exchange.change_announcement", announcement)
    shift(by, announcement, "close", closed_by_system=False)


@act
def reopen_announcement(*, by: Any, announcement: Announcement) -> None:
    require(by, "exchange.change_announcement", announcement)
    announcement.refresh_from_db(fields=["taken"])
    if announcement.available == 0:
        raise QuantityRefused(available=0)
    check_dates(announcement, at_publication=True)
    shift(by, announcement, "reopen", closed_by_system=False)


@act
def renew_announcement(*, by: Any, announcement: Announcement, until: Any = None) -> None:
    """One click: open for as long again (or until the moment given)."""
    require(by, "exchange.change_announcement", announcement)
    announcement.expires_at = until or now() + timedelta(days=setting("exchange.lifetime_days") or rules.LIFETIME.days)
    check_dates(announcement, at_publication=True)
    shift(by, announcement, "renew", expires_at=announcement.expires_at, reminded_days=None)
