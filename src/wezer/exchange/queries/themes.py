"""The market by its themes: how much is offered and wanted in each category, as far as the viewer may find it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.circle_map import MOST_INSIDE, MOST_WITHIN, Circle, joined
from wezer.exchange.models import Category, Sense
from wezer.exchange.queries.categories import Tree
from wezer.exchange.queries.market import newest_sorts

#: Of the newest so many: what is counted does not grow with the market.
MOST = 2_000


@dataclass(slots=True)
class Numbers:
    """Of a category and everything below it."""

    offers: int = 0
    wants: int = 0

    def of(self, sense: str) -> int:
        """Offers, wants, or both together."""
        return {Sense.OFFER: self.offers, Sense.WANT: self.wants}[Sense(sense)] if sense else self.all

    @property
    def all(self) -> int:
        return self.offers + self.wants


@dataclass(frozen=True, slots=True)
class Theme:
    """A line of the table."""

    category: Category
    depth: int
    numbers: Numbers

    @property
    def indent(self) -> str:
        return "\u2003" * self.depth

    @property
    def address(self) -> str:
        return address_of(self.category)

    @property
    def offers_address(self) -> str:
        return address_of(self.category, Sense.OFFER)

    @property
    def wants_address(self) -> str:
        return address_of(self.category, Sense.WANT)


def address_of(category: Category, sense: str = "") -> str:
    """The market, of this category and what lies in it."""
    asked = {"category": str(category.uid), **({"sense": str(sense)} if sense else {})}
    return f"{reverse('market:list')}?{urlencode(asked)}"


class Themes:
    """The whole tree with its numbers. Three statements, however large the market is."""

    def __init__(self, viewer: Any) -> None:
        self.tree = Tree.read()
        self.everything = Numbers()
        self._of = {number: Numbers() for number in self.tree.by_id}
        rows = newest_sorts(viewer, MOST)
        self.is_whole = len(rows) < MOST
        for category, sense in rows:
            self._count(self.everything, sense)
            for above in self.tree.path(self.tree.by_id.get(category or 0)):
                self._count(self._of[above.pk], sense)

    @staticmethod
    def _count(numbers: Numbers, sense: str) -> None:
        if sense == Sense.OFFER:
            numbers.offers += 1
        else:
            numbers.wants += 1

    def lines(self) -> Iterator[Theme]:
        for branch in self.tree.walk():
            yield Theme(branch.category, branch.depth, self._of[branch.category.pk])

    def circles(self, sense: str = "") -> Circle:
        """The two upper levels of the tree, laid out; what lies deeper counts in the one around it."""
        everything = Category(name=_("Market"))
        top = Circle(everything, self.everything.of(sense), reverse("market:list"))
        top.inside, top.more = self._inside(None, sense, 1, MOST_INSIDE)
        for each in top.inside:
            each.inside, each.more = self._inside(each.thing.pk, sense, 2, MOST_WITHIN)
        return joined(top)

    def _inside(self, parent: int | None, sense: str, depth: int, most: int) -> tuple[list[Circle], int]:
        """The largest, and how many are not drawn."""
        found = [
            Circle(each, self._of[each.pk].of(sense), address_of(each, sense), depth=depth)
            for each in self.tree.children.get(parent, ())
            if each.is_open
        ]
        found.sort(key=lambda circle: (-(circle.size or 0), circle.thing.name))
        return found[:most], len(found[most:])
