"""Circles inside circles: of groups, the one in focus, those inside and those inside them, as far as the viewer may know of
them; of themes, whatever a package draws with them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from wezer.core.circle_rules import Ring, label, laid_out, two_lines
from wezer.core.halls import LIVING, people_number
from wezer.core.kinds import CircleSize
from wezer.core.models import Group, GroupClosure

#: So many circles are drawn inside the one in focus, largest first, and so many inside each of them.
MOST_INSIDE, MOST_WITHIN = 24, 12
#: Of names, in units of the drawing: on a desk, and on a phone, where the drawing is half as large.
FONT, PHONE_FONT = 15, 24


@dataclass(slots=True)
class Circle:
    """One on the map. `thing`: a group, a category: its name and hue are shown. `size`: None where it may not be told.
    `more`: how many inside it are not drawn."""

    thing: Any
    size: int | None = 0
    address: str = ""
    inside: list["Circle"] = field(default_factory=list)
    more: int = 0
    depth: int = 0
    ring: Ring = field(default_factory=lambda: Ring(0))

    @property
    def lines(self) -> list[str]:
        """Its name in one or two lines, as much of it as fits."""
        return self._lines(FONT)

    @property
    def is_tight(self) -> bool:
        """Its name does not fit whole on a phone, where half names would lie across each other."""
        return " ".join(self._lines(PHONE_FONT)) != self.thing.name

    def _lines(self, font: int) -> list[str]:
        if not self.inside:
            return two_lines(self.thing.name, 1.8 * self.ring.r, font)
        half = max(self.ring.r - font - 3, 0)  # at the height of the name the circle is narrower than its middle
        one = label(self.thing.name, 1.8 * math.sqrt(max(self.ring.r**2 - half**2, 0)), font)
        return [one] if one else []

    @property
    def words_y(self) -> float:
        return round(self.ring.y - self.ring.r + FONT + 5, 1) if self.inside else self.ring.y

    @property
    def shows_number(self) -> bool:
        return self.size is not None and bool(self.lines) and not self.inside and self.ring.r > 30

    @property
    def number_y(self) -> float:
        return self.ring.y + (17 if len(self.lines) < 2 else 26)


def circle_map(focus: Group, viewer: Any, size: CircleSize | None = None) -> Circle:
    """The two levels inside `focus`, laid out, sized by their people or by another measure. A group inside one that the
    viewer may not know hangs on the next above. Five statements, and one of the measure, however many groups there are."""
    known = Group.objects.visible_to(viewer).filter(state__in=LIVING)
    counted = Group.objects.filter(pk=focus.pk).annotate(people=people_number())
    setattr(focus, "people", counted.values_list("people", flat=True)[0])  # kept on the thing for who shows it
    top = Circle(focus, focus.people)  # type: ignore[attr-defined]  # just set
    top.inside, number = _inside(known, focus)
    top.more = number - len(top.inside)
    _fill(known, top.inside)
    for circle in drawn(top):
        circle.address = _address(circle, size)
    if size is not None:
        _measure(top, size, viewer)
    return joined(top)


def joined(top: Circle) -> Circle:
    """Every circle in its place."""
    _join(top)
    laid_out(top.ring)
    return top


def _address(circle: Circle, size: CircleSize | None) -> str:
    """A circle with others inside opens on the map; any other leads to its page."""
    if not (circle.depth and circle.inside):
        return str(circle.thing.get_absolute_url())
    return reverse("groups:tree-of", args=[circle.thing.slug]) + (f"?size={size.kind}" if size else "")


def _measure(top: Circle, size: CircleSize, viewer: Any) -> None:
    """Of circles without others inside: the others are as large as what lies in them."""
    circles = drawn(top)
    told = size.sizes([each.thing.pk for each in circles if not each.inside], viewer)
    for circle in circles:
        circle.size = told.get(circle.thing.pk)


def _next_below(known: QuerySet[Group], above: Any) -> QuerySet[GroupClosure]:
    """Pairs of a group and the next one inside it that is known: none that is known lies between."""
    between = GroupClosure.objects.filter(
        descendant=OuterRef("descendant"), depth__gt=0, depth__lt=OuterRef("depth"), ancestor__in=known.values("pk")
    )
    pairs = GroupClosure.objects.filter(above, depth__gt=0, descendant__in=known.values("pk"))
    return pairs.exclude(Exists(between))


def _inside(known: QuerySet[Group], focus: Group) -> tuple[list[Circle], int]:
    pairs = _next_below(known, Q(ancestor=focus))
    found = _largest(pairs.values("descendant_id"), MOST_INSIDE)
    return [Circle(group, group.people, depth=1) for group in found], pairs.count() if len(
        found
    ) == MOST_INSIDE else len(found)


def _largest(numbers: Any, most: int) -> Sequence[Any]:
    rows = Group.objects.filter(pk__in=numbers).annotate(people=people_number()).select_related("photo")
    return list(rows.order_by("-people", "name", "pk")[:most])


def _fill(known: QuerySet[Group], circles: list[Circle]) -> None:
    """What lies inside each: the largest are drawn, the others counted."""
    pairs = _next_below(known, Q(ancestor__in=[each.thing.pk for each in circles])).order_by()
    totals = dict(pairs.values("ancestor_id").annotate(n=Count("pk")).values_list("ancestor_id", "n"))
    if not totals:
        return
    rows = Group.objects.filter(pk__in=pairs.values("descendant_id")).annotate(people=people_number())
    shown = list(rows.order_by("-people", "name", "pk")[: MOST_INSIDE * MOST_WITHIN])
    around = dict(pairs.filter(descendant__in=[each.pk for each in shown]).values_list("descendant_id", "ancestor_id"))
    for circle in circles:
        mine = [each for each in shown if around.get(each.pk) == circle.thing.pk][:MOST_WITHIN]
        circle.inside = [Circle(each, each.people, depth=2) for each in mine]
        circle.more = totals.get(circle.thing.pk, 0) - len(mine)


def _join(circle: Circle) -> None:
    circle.ring = Ring(circle.size or 0)
    for each in circle.inside:
        _join(each)
        circle.ring.inside.append(each.ring)


def drawn(circle: Circle) -> list[Circle]:
    """Every circle, the outer ones first, as they are painted."""
    found, at = [], [circle]
    while at:
        found += at
        at = [inner for each in at for inner in each.inside]
    return found
