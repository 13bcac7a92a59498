"""What is checked of a listing, all at once: each refusal stands beside its field."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.utils import timezone

from wezer.core.acts.audiences import audience
from wezer.core.models import Audience, AudienceKind, Group
from wezer.core.posting import audiences_of
from wezer.core.rules import clean_name
from wezer.core.talk_refusals import AudienceRefused
from wezer.exchange import refusals
from wezer.exchange.models import WITHOUT_PRICE, Announcement, Asked, PriceMode
from wezer.exchange.models.announcement import LONGEST_DESCRIPTION, LONGEST_TITLE
from wezer.kernel.clock import now
from wezer.kernel.money import LARGEST, AmountInvalid, Money
from wezer.kernel.refusals import Invalid, NotFound, Refusal
from wezer.ledger.currencies import currency
from wezer.ledger.models import CurrencyState
from wezer.ledger.refusals import CurrencyNotAvailable

MOST = 1_000_000


def check_listing(
    by: Any, announcement: Announcement, content: dict[str, Any], prices: Sequence[Money | Asked] | None
) -> dict[str, Any]:
    """The content as it is stored. Raises the one refusal, or Invalid with all of them."""
    errors: list[Refusal] = []
    clean = dict(content)
    for check in (_title, _description, _category, _quantity, _place, _audience, _texts):
        _gather(errors, check, by, announcement, clean)
    seen = {
        name: clean.get(name, getattr(announcement, name, None))
        for name in ("available_from", "available_to", "expires_at")
    }
    _gather(errors, lambda *_: _dates(seen, at_publication=False))
    mode = clean.get("price_mode", announcement.price_mode)
    _gather(errors, lambda *_: _prices(announcement, mode, prices))
    if errors:
        raise errors[0] if len(errors) == 1 else Invalid(errors)
    return clean


def _gather(errors: list[Refusal], check: Any, *arguments: Any) -> None:
    try:
        check(*arguments)
    except Refusal as refusal:
        errors.append(refusal)


def _title(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    if "title" in clean:
        try:
            clean["title"] = clean_name(str(clean["title"]), most=LONGEST_TITLE, field="title")
        except Refusal:
            raise refusals.TitleInvalid(most=LONGEST_TITLE) from None


def _description(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    if len(clean.get("description") or "") > LONGEST_DESCRIPTION:
        raise refusals.DescriptionTooLong(most=LONGEST_DESCRIPTION)


def _category(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    category = clean.get("category")
    if category is not None and not category.is_open and category.pk != announcement.category_id:
        raise refusals.CategoryUnknown()


def _quantity(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    quantity = clean.get("quantity", announcement.quantity)
    least, most = clean.get("min_order", announcement.min_order), clean.get("max_order", announcement.max_order)
    infinite = clean.get("infinite", announcement.infinite)
    for name, number in (("quantity", quantity), ("min_order", least), ("max_order", most)):
        if number is not None and not 1 <= number <= MOST:
            raise refusals.QuantityRefused(field=name, available=MOST)
    if most is not None and most < least:
        raise refusals.QuantityRefused(field="max_order", available=quantity)
    if not infinite and least > quantity:
        raise refusals.QuantityRefused(field="min_order", available=quantity)


def _place(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = clean.get(name)
        if value is not None and not -most <= value <= most:
            raise refusals.KindInvalid(field=name)
    if (clean.get("latitude") is None) != (clean.get("longitude") is None):
        raise refusals.KindInvalid(field="latitude")


def _audience(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    """One can show it to those one is among, no others; and not to two parties only: that is what answers are for."""
    wanted = clean.get("audience")
    if wanted is None:
        clean.pop("audience", None)
        return
    mine = by.is_system or wanted.pk in by.audience_ids
    if not mine or wanted.kind == AudienceKind.PARTIES:
        raise refusals.KindInvalid(field="audience")
    check_audience(announcement.group, wanted)


def check_audience(place: Group | None, wanted: Audience) -> None:
    """Raises `audience` where the market's group does not publish that far: whoever may not know of a group reads nothing of
    it. What lies in the community's own may be for one group of it only, as far as that one publishes."""
    assert place is not None  # it lies in the market of a group
    of = wanted.group or place
    if of.pk != place.pk and not place.is_root:
        raise AudienceRefused()
    allowed = dict(audiences_of(of))
    if of.is_root:  # its people are all there are, by whichever name
        allowed |= dict.fromkeys((AudienceKind.GROUP, AudienceKind.BRANCH), "")
    if wanted.kind not in allowed:
        raise AudienceRefused()


def default_audience(place: Group) -> Audience:
    """The community, which is who a market is for; where its group may not be known there, the group alone."""
    allowed = [kind for kind, _words in audiences_of(place)]
    wanted = AudienceKind.COMMUNITY if AudienceKind.COMMUNITY in allowed else allowed[0]
    return audience(wanted, None if wanted == AudienceKind.COMMUNITY else place)


def _texts(by: Any, announcement: Announcement, clean: dict[str, Any]) -> None:
    for name, most in (("unit", 30), ("place", 200), ("exact_place", 200)):
        if name in clean:
            clean[name] = " ".join(str(clean[name] or "").split())
            if len(clean[name]) > most:
                raise refusals.DescriptionTooLong(field=name, most=most)


def check_dates(announcement: Announcement, *, at_publication: bool) -> None:
    """Raises `dates` unless the dates follow one another; at publication the end lies ahead."""
    names = ("available_from", "available_to", "expires_at")
    _dates({name: getattr(announcement, name) for name in names}, at_publication=at_publication)


def _dates(seen: dict[str, Any], *, at_publication: bool) -> None:
    start, end, expiry = seen["available_from"], seen["available_to"], seen["expires_at"]
    if start and end and end < start:
        raise refusals.Dates(field="available_to")
    if expiry and start and expiry <= _begin(start):
        raise refusals.Dates(field="expires_at")
    if at_publication and expiry and expiry <= now():
        raise refusals.Dates(field="expires_at")
    if at_publication and end and end < timezone.localdate(now()):
        raise refusals.Dates(field="available_to")


def _begin(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min)) if not isinstance(day, datetime) else day


def _prices(announcement: Announcement, mode: str, prices: Sequence[Money | Asked] | None) -> None:
    if mode not in PriceMode.values:
        raise refusals.KindInvalid(field="price_mode")
    if prices is None:
        if mode in (PriceMode.ALL, PriceMode.ONE) and not announcement.prices.exists():
            raise refusals.PriceInvalid()
        return
    lines = [line if isinstance(line, Asked) else Asked(line) for line in prices]
    codes = [line.money.currency for line in lines]
    needs_one = mode in (PriceMode.ALL, PriceMode.ONE)
    if len(set(codes)) < len(codes) or (needs_one and not lines) or (mode in WITHOUT_PRICE and lines):
        raise refusals.PriceInvalid()
    for line in lines:
        check_amount(line.money)
        for bound in (line.least, line.most):
            if bound is not None and not 0 <= bound <= LARGEST:
                raise AmountInvalid(field="prices", scale=currency(line.money.currency).scale)
        least, most = line.least or 0, line.most if line.most is not None else LARGEST
        if not least <= line.money.units <= most or not (line.share is None or 1 <= line.share <= 100):
            raise refusals.BoundsInvalid(currency=line.money.currency)


def check_amount(money: Money) -> None:
    """Above zero, in a currency that the market uses now."""
    one = currency(money.currency)
    if one.state != CurrencyState.ACTIVE or "marketplace" not in one.rule("usage"):
        raise CurrencyNotAvailable(field="prices", currency=one.code)
    if not 0 < money.units <= LARGEST:
        raise AmountInvalid(field="prices", scale=one.scale)


def check_present(by: Any, announcement: Announcement) -> None:
    """Whoever may not see it is told that there is nothing."""
    if not Announcement.objects.visible_to(by).filter(pk=announcement.pk).exists():
        raise NotFound()
