"""Announcements: writing them, and every step of their life."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F

from wezer.core.acts.audiences import audience as audience_row
from wezer.core.community import community
from wezer.core.markdown import plain_text, render
from wezer.core.models import Audience, Group, Item, Room
from wezer.core.search.index import index_item, list_in_search
from wezer.core.settings_registry import value as setting
from wezer.exchange import rules
from wezer.exchange.acts.categories import tags_named
from wezer.exchange.acts.checks import check_dates, check_listing
from wezer.exchange.events import (
    AnnouncementChanged,
    AnnouncementDrafted,
    AnnouncementMoved,
    AnnouncementPublished,
    AnnouncementSubmitted,
)
from wezer.exchange.models import (
    SHOWN_STATES,
    Announcement,
    AnnouncementState,
    Category,
    PriceLine,
    PriceMode,
    Sense,
)
from wezer.exchange.refusals import InvalidTransition, QuantityRefused
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import Money
from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref, ref
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.currencies import currency
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
    prices: Sequence[Money | rules.Asked] = (),
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
        "language": language, "audience": audience or audience_row("community"),
    }  # fmt: skip
    made = Announcement(
        kind="announcement",
        sense=Sense(sense),
        author=by.party,
        written_by=by.member,
        group=where,
        room=Room.objects.filter(group=where, kind="market").first(),
        source=str(source),
        key=key,
        state_label=AnnouncementState.DRAFT,
    )
    _write(by, made, content)
    emit(AnnouncementDrafted(subject=ref(made)), group=where, audience=made.audience_id)
    if made.source:
        link(source=Ref(made.source), target=made, arrow="announcement")
    return made


@act
def change_announcement(*, by: Any, announcement: Announcement, **changes: Any) -> Announcement:
    """Change what it says. What was agreed on before stays as it was agreed."""
    require(by, "exchange.change_announcement", announcement)
    unknown = set(changes) - CHANGEABLE
    assert not unknown, f"change_announcement does not change {unknown}"
    if announcement.state in (AnnouncementState.CANCELLED, AnnouncementState.REMOVED):
        raise InvalidTransition(state=announcement.get_state_display())
    announcement.refresh_from_db(fields=["taken", "state", "closed_by_system"])
    wanted = changes.get("quantity")
    if wanted is not None and not changes.get("infinite", announcement.infinite) and wanted < announcement.taken:
        raise QuantityRefused(available=announcement.available or 0)
    announcement.edited_at = now()
    _write(by, announcement, changes)
    emit(AnnouncementChanged(subject=ref(announcement)), group=announcement.group_id, audience=announcement.audience_id)
    follow_quantity(by, announcement)
    return announcement


def _write(by: Any, announcement: Announcement, content: dict[str, Any]) -> None:
    """Check and store content on a new or known announcement, with its prices, tags, card and search entry."""
    is_new = announcement.pk is None
    prices, tags = content.pop("prices", None), content.pop("tags", None)
    clean = check_listing(by, announcement, content, prices)
    for name, value in clean.items():
        setattr(announcement, name, value)
    if "description" in clean:
        announcement.description_html = render(announcement.description)
    _blur(announcement)
    if is_new:
        announcement.save(force_insert=True)
    else:
        stored = {*clean, "description_html", "latitude", "longitude", "exact_latitude", "exact_longitude", "edited_at"}
        announcement.save(update_fields=sorted(stored))
    if prices is not None:
        _store_prices(announcement, prices)
    if tags is not None:
        announcement.tags.set(tags_named(tags, announcement.category))
    refresh_card(announcement)


def _blur(announcement: Announcement) -> None:
    """The exact point is kept apart; everybody reads a point about a kilometre wide."""
    if announcement.latitude is None or announcement.longitude is None:
        return
    if announcement.exact_after_agreement:
        announcement.exact_latitude, announcement.exact_longitude = announcement.latitude, announcement.longitude
        announcement.latitude, announcement.longitude = (
            round(announcement.latitude, 2),
            round(announcement.longitude, 2),
        )


def _store_prices(announcement: Announcement, prices: Sequence[Money | rules.Asked]) -> None:
    announcement.prices.all().delete()
    lines = [line if isinstance(line, rules.Asked) else rules.Asked(line) for line in prices]
    PriceLine.objects.bulk_create(
        PriceLine(
            announcement=announcement, currency=currency(line.money.currency), units=line.money.units,
            least=line.least, most=line.most, share=line.share, position=place,
        )
        for place, line in enumerate(lines)
    )  # fmt: skip
    setattr(announcement, "_prefetched_objects_cache", {})


def refresh_card(announcement: Announcement) -> None:
    """What lists and feeds show without asking this package's tables, and what search reads. For acts only."""
    category = announcement.category
    photos = list(announcement.files.exclude(state="refused").order_by("position", "id"))
    prices = [[line.units, line.currency.code] for line in announcement.prices.select_related("currency")]
    tags = list(announcement.tags.all())
    announcement.card = {
        "sense": announcement.sense,
        "state": announcement.state,
        "mode": announcement.price_mode,
        "prices": prices,
        "unit": announcement.unit,
        "category": category.name if category else "",
        "icon": category.icon if category else ("gift" if announcement.is_offer else "hand-heart"),
        "hue": category.hue if category else announcement.author.hue,
        "flip": bool(announcement.pk % 2),
        "photos": [[str(photo.uid), photo.description] for photo in photos],
        "tags": [[tag.name, tag.slug] for tag in tags],
        "quantity": None if announcement.infinite else announcement.quantity,
        "remote": announcement.remote,
        "left": announcement.available,
        "ends": announcement.expires_at.isoformat() if announcement.expires_at else "",
        "excerpt": plain_text(announcement.description, 160),
    }
    Item.objects.filter(pk=announcement.pk).update(card=announcement.card, version=F("version") + 1)
    body = f"{announcement.description} {category.name if category else ''}"
    index_item(announcement, body=body, tags=[tag.name for tag in tags])


@act
def publish_announcement(*, by: Any, announcement: Announcement) -> Announcement:
    """Show it to its audience; where the group's market is moderated, ask for a look first."""
    is_moderator = by.has_right("exchange.moderate", announcement.group)
    if announcement.state == AnnouncementState.REVIEW:
        require(by, "exchange.moderate", announcement.group)
    else:
        require(by, "exchange.change_announcement", announcement)
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


def shift(
    by: Any, announcement: Announcement, step: str, *, by_system: bool = False, audit: bool = False, **also: Any
) -> None:
    """Take a step of the table, show or hide the item accordingly, tell it. For acts only."""
    before, after = rules.ANNOUNCEMENT_STEPS[step]
    was = announcement.state
    if not move(announcement, before, after, **also):
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
    """Take `quantity` out of what is left, or refuse. Two at once for the last one: one gets it. For acts only."""
    if announcement.infinite:
        return
    room = {"pk": announcement.pk, "infinite": False, "taken__lte": F("quantity") - quantity}
    if not Announcement.objects.filter(**room).update(taken=F("taken") + quantity):
        announcement.refresh_from_db(fields=["taken", "quantity"])
        raise QuantityRefused(available=announcement.available or 0)
    follow_quantity(by, announcement)


def give_back(by: Any, announcement: Announcement, quantity: int) -> None:
    """What an answer held is there again. For acts only."""
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
