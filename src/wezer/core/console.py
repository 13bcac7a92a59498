"""The gardener's console: what in the community asks for a hand, in short lists that packages add.

# exchange/garden_lists/disputes.py
@garden_lists.add
class Disputes(GardenList):
    kind, name, icon = "disputes", _("Disputes"), "scale"
    def rows(self, viewer): ...
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from wezer.core.panels import health_signs
from wezer.kernel.registry import Registry

#: So many rows of each list stand on the console; whether there are more shows by the one beyond.
SHOWN = 5
#: Signs of health are read once in so many seconds.
HEALTH_SECONDS = 60
WORST = ("alert", "sun", "good")


@dataclass(frozen=True, slots=True)
class Row:
    """Something that asks for a hand: what, since when or until when, and where to lend it."""

    text: str
    url: str
    note: str = ""
    at: datetime | None = None
    party: Any = None


class GardenList:
    """A list of the console. Found in `<package>/garden_lists/*.py`."""

    kind: str
    name: Any
    icon = "sprout"
    order = 50
    #: The right, held in the community, that lets one see it.
    right = "core.tend_community"
    #: What is said when nothing is on it.
    nothing: Any = ""

    def is_for(self, viewer: Any) -> bool:
        return bool(viewer.has_right(self.right))

    def rows(self, viewer: Any) -> Sequence[Row]:
        """At most `SHOWN` + 1, what has waited longest first. One statement."""
        raise NotImplementedError

    def url(self) -> str:
        """Where all of them stand; empty when this is all there is."""
        return ""


garden_lists: Registry[GardenList] = Registry("garden_lists", GardenList)


@dataclass(frozen=True, slots=True)
class Shown:
    """A list as the console shows it."""

    kind: GardenList
    rows: list[Row]
    has_more: bool
    url: str

    @property
    def number(self) -> str:
        """How many ask for a hand: counted as far as the console looks."""
        return f"{len(self.rows)}+" if self.has_more else str(len(self.rows))


def lists_for(viewer: Any) -> list[Shown]:
    """The lists that this viewer may see; those with something on them first."""
    found = []
    for kind in sorted(garden_lists, key=lambda each: each.order):
        if kind.is_for(viewer):
            rows = list(kind.rows(viewer)[: SHOWN + 1])
            found.append(Shown(kind, rows[:SHOWN], len(rows) > SHOWN, kind.url()))
    return sorted(found, key=lambda each: not each.rows)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of health as it was read."""

    name: str
    state: str
    text: str
    url: str = ""


def signs(viewer: Any, *, fresh: bool = False) -> list[Sign]:
    """Every sign of health, read within the last minute; nothing in them is personal."""
    key = f"wezer:signs:{get_language()}"
    kept: list[Sign] | None = None if fresh else cache.get(key)
    if kept is None:
        read = [(each, each.read(viewer)) for each in sorted(health_signs, key=lambda sign: sign.order)]
        kept = [Sign(str(each.name), said["state"], str(said["text"]), said.get("url", "")) for each, said in read]
        cache.set(key, kept, HEALTH_SECONDS)
    return kept


def worst(found: Sequence[Sign]) -> str:
    """The state of the whole: that of its worst sign."""
    states = {each.state for each in found}
    return next((state for state in WORST if state in states), "good")
