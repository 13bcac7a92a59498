"""Where matches come from: an open set, since core knows nothing of markets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from wezer.core.geo import Circle
from wezer.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, folded; and within which bounds. Whoever is asked reads only what `viewer` may."""

    words: tuple[str, ...]
    near: Circle | None = None
    members: Any = None  # a query of members' ids: those who speak the language and are free then; None: everybody
    language: str = "en"


@dataclass(slots=True)
class Found:
    """Somebody, or something of theirs, with why it is shown."""

    kind: str
    party: Any
    title: str
    url: str
    reasons: list[str] = field(default_factory=list)
    km: float | None = None


class MatchSource:
    """Something by which people are found who can do a thing (`gives`), or who need it."""

    kind: str
    name: Any  # of one: “Skill”
    icon = "wrench"
    gives = True
    order = 50
    #: The kind of the items it is made of: when it is closed, the source is absent.
    item_kind = ""

    def find(self, sought: Sought, viewer: Any, limit: int) -> Sequence[Found]:
        """In at most three statements; nobody's own."""
        raise NotImplementedError


match_sources: Registry[MatchSource] = Registry("match_sources", MatchSource)
