"""What an announcement says: checked, stored, put on its card and into search. For acts only."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from wezer.core.maps.placing import NOWHERE, point_for
from wezer.core.markdown import plain_text, render
from wezer.core.models import Item
from wezer.core.search.index import index_item
from wezer.exchange.acts.categories import tags_named
from wezer.exchange.acts.checks import check_listing
from wezer.exchange.models import WITHOUT_PRICE, Announcement, Asked, PriceLine
from wezer.kernel.money import Money
from wezer.ledger.currencies import currency


def write_listing(by: Any, announcement: Announcement, content: dict[str, Any]) -> None:
    """Check and store content on a new or known announcement, with its prices, tags, card and search entry."""
    is_new = announcement.pk is None
    prices, tags = content.pop("prices", None), content.pop("tags", None)
    if content.get("price_mode") in WITHOUT_PRICE and prices is None:
        prices = ()  # what was asked before is asked no more
    clean = check_listing(by, announcement, content, prices)
    before = announcement.place, announcement.latitude, announcement.longitude
    for name, value in clean.items():
        setattr(announcement, name, value)
    if "description" in clean:
        announcement.description_html = render(announcement.description)
    _locate(by, announcement, before)
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


def _locate(by: Any, announcement: Announcement, before: tuple[str, float | None, float | None]) -> None:
    """Its point, given or known by the place's name, so that it is found near it. An exact place to be told later is
    kept apart; everybody reads a point about a kilometre wide."""
    place, *former = before
    typed = (announcement.latitude, announcement.longitude)
    point = point_for(by, announcement.place, typed, before=(place, (former[0], former[1])))
    is_new = point != (former[0], former[1])
    announcement.latitude, announcement.longitude = point
    if point == NOWHERE or not announcement.exact_after_agreement:
        announcement.exact_latitude, announcement.exact_longitude = None, None
    elif is_new or announcement.exact_latitude is None:
        announcement.exact_latitude, announcement.exact_longitude = point
        announcement.latitude, announcement.longitude = (round(each or 0.0, 2) for each in point)


def _store_prices(announcement: Announcement, prices: Sequence[Money | Asked]) -> None:
    announcement.prices.all().delete()
    lines = [line if isinstance(line, Asked) else Asked(line) for line in prices]
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
    lines = list(announcement.prices.select_related("currency"))
    tags = list(announcement.tags.all())
    announcement.card = {
        "sense": announcement.sense,
        "state": announcement.state,
        "mode": announcement.price_mode,
        "prices": [[line.units, line.currency.code] for line in lines],
        "bounds": {line.currency.code: [line.least, line.most, line.share] for line in lines if line.asked.is_bounded},
        "unit": announcement.unit,
        "category": category.name if category else "",
        "icon": category.icon if category else ("gift" if announcement.is_offer else "hand-heart"),
        "hue": category.hue if category else None,  # never the author's, who may hide from some readers
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
    index_announcement(announcement, [tag.name for tag in tags])


def index_announcement(announcement: Announcement, tags: Sequence[str]) -> None:
    """What search finds it by: its words, its category, its tags. For acts only."""
    category = announcement.category
    index_item(announcement, body=f"{announcement.description} {category.name if category else ''}", tags=tags)
