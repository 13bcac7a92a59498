"""Offers of those who can, wants of those who need."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.geo import distance_km
from wezer.core.matching.kinds import Found, MatchSource, Sought, match_sources
from wezer.core.search.alike import with_any_word
from wezer.exchange.models import Announcement, Sense


class _OfMarket(MatchSource):
    sense: str
    item_kind = "announcement"
    order = 40

    def find(self, sought: Sought, viewer: Any, limit: int) -> list[Found]:
        items = with_any_word(viewer, sought.words, kinds=["announcement"], language=sought.language, limit=limit * 4)
        rows = Announcement.objects.filter(pk__in=[item.pk for item in items], sense=self.sense)
        rows = rows.exclude(author_id__in=viewer.own_party_ids)
        if sought.members is not None:
            rows = rows.filter(author__in=sought.members)
        found = []
        for one in rows.select_related("author__photo").order_by("-published_at", "-id"):
            km = _far(one, sought)
            if sought.near is None or km is not None:
                reasons = [str(one.place)] if one.place else []
                found.append(Found(self.kind, one.author, one.title, one.get_absolute_url(), reasons, km))
        return found[:limit]


def _far(one: Announcement, sought: Sought) -> float | None:
    """How far it is from the middle; None where it has no point, or lies outside."""
    if sought.near is None or one.latitude is None or one.longitude is None:
        return None
    km = distance_km((sought.near.latitude, sought.near.longitude), (one.latitude, one.longitude))
    return km if km <= sought.near.km else None


@match_sources.add
class Offers(_OfMarket):
    kind = "offer"
    name = _("Offer")
    icon = "gift"
    sense = Sense.OFFER


@match_sources.add
class Wants(_OfMarket):
    kind = "want"
    name = _("Want")
    icon = "megaphone"
    gives = False
    sense = Sense.WANT
