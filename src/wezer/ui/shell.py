"""The shell's registries: the spaces of the side menu and what the Start button offers.

A package adds its own from its `shell.py`, which is imported at start:

    from wezer.ui.shell import Space, spaces
    spaces.add(Space(key="market", label=_("Market"), icon="store", url="market:list", section="exchange", order=10))
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy as _

Visible = Callable[[Any], bool]
Count = Callable[[Any], int]

#: The sections of the side menu, in order; the first has no title.
SECTIONS: dict[str, Any] = {
    "": "",
    "exchange": _("Exchange"),
    "act": _("Decide and do"),
    "know": _("Know"),
    "run": _("Run"),
}


def everyone(viewer: Any) -> bool:
    return True


def members(viewer: Any) -> bool:
    """Whoever is signed in as a member."""
    return viewer is not None and not getattr(viewer, "is_anonymous", True)


def no_count(viewer: Any) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Space:
    """One entry of the side menu. `prefix` tells which page addresses belong to it besides its own address.

    `visible` and `count` get the viewer and must not query the database for every page: read what the viewer already
    holds, or a cached number. `tab`: also in the bottom bar of phones (four fit).
    """

    key: str
    label: Any
    icon: str
    url: str
    section: str = ""
    order: int = 50
    visible: Visible = members
    count: Count = no_count
    prefix: str = ""
    tab: bool = False

    @property
    def href(self) -> str:
        return _address(self.url)

    def holds(self, path: str) -> bool:
        """Whether the page at `path` lies in this space."""
        return any(path == root if root == "/" else path.startswith(root) for root in (self.href, self.prefix) if root)


@dataclass(frozen=True, slots=True)
class Start:
    """One entry of the Start menu: something a member begins."""

    key: str
    label: Any
    icon: str
    url: str
    note: Any = ""
    order: int = 50
    visible: Visible = members

    @property
    def href(self) -> str:
        return _address(self.url)


def _address(url: str) -> str:
    """The address of a route name or a plain path; empty when the community has not opened that route."""
    return url if url.startswith("/") else _reversed(url, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=1000)
def _reversed(name: str, routes: str, prefix: str) -> str:
    """Every page asks for all of them, twice; routes do not change while a process runs."""
    try:
        return reverse(name, routes)
    except NoReverseMatch:
        return ""


def _nothing() -> Callable[[str], bool]:
    return lambda href: False


_closed: Callable[[], Callable[[str], bool]] = _nothing


def set_closed(made: Callable[[], Callable[[str], bool]]) -> Callable[[], Callable[[str], bool]]:
    """Core tells here which addresses belong to modules that the community has closed: their entries are absent. `made`
    gives, once for each menu, what tells an address.

    Gives back what was told before.
    """
    global _closed
    before, _closed = _closed, made
    return before


class Entry(Protocol):
    key: str
    order: int
    visible: Visible

    @property
    def href(self) -> str: ...


E = TypeVar("E", Space, Start)


class Entries(Generic[E]):
    """An ordered open set of entries; adding one under a known key replaces it."""

    def __init__(self) -> None:
        self._entries: dict[str, E] = {}

    def add(self, entry: E) -> E:
        self._entries[entry.key] = entry
        return entry

    def remove(self, key: str) -> None:
        self._entries.pop(key, None)

    def __getitem__(self, key: str) -> E:
        return self._entries[key]

    def __iter__(self) -> Iterator[E]:
        return iter(sorted(self._entries.values(), key=lambda entry: (entry.order, entry.key)))

    def shown_to(self, viewer: Any) -> list[E]:
        """What this viewer sees: what is not open, or not theirs, is absent rather than greyed."""
        is_closed = _closed()
        return [entry for entry in self if entry.visible(viewer) and entry.href and not is_closed(entry.href)]


spaces: Entries[Space] = Entries()
starts: Entries[Start] = Entries()
