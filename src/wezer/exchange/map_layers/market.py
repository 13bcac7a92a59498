"""Offers and wants on the map, by category."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import MapLayer, map_layers
from wezer.exchange.models import Sense
from wezer.exchange.queries.categories import Tree


class _Announcements(MapLayer):
    sense: str
    item_kind = "announcement"
    picture = ("market:circles", _("Offers and wants as circles"))

    def takes(self, item: Any) -> bool:
        return super().takes(item) and bool(item.sense == self.sense)

    def theme(self, item: Any) -> str:
        return str(item.category.uid) if item.category else ""

    def is_rough(self, item: Any) -> bool:
        return bool(item.exact_after_agreement)

    def themes(self) -> list[tuple[str, Any]]:
        return [(str(branch.category.uid), branch.indented) for branch in Tree.read().walk()]

    def within(self, theme: str) -> list[str]:
        tree = Tree.read()
        chosen = tree.named(theme)
        return [str(tree.by_id[number].uid) for number in tree.below(chosen.pk)] if chosen else []


@map_layers.add
class OffersLayer(_Announcements):
    kind = "offers"
    name = _("Offers")
    one = _("Offer")
    icon = "gift"
    tone = "good"
    order = 40
    sense = Sense.OFFER
    schema = "Offer"
    pair, pair_by = "AtomBasedResource", "offeredBy"


@map_layers.add
class WantsLayer(_Announcements):
    kind = "wants"
    name = _("Wants")
    one = _("Want")
    icon = "hand-heart"
    tone = "mineral"
    order = 50
    sense = Sense.WANT
    schema = "Demand"
    pair, pair_by = "AtomBasedResource", "neededBy"
