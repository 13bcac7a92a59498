"""What every page of the shell knows. Nothing here asks the database: what is costly is read lazily by the template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from wezer.ui import theme
from wezer.ui.shell import SECTIONS, Space, Start, spaces, starts


@dataclass(frozen=True, slots=True)
class Community:
    """How the community presents itself in the shell; core fills it from its settings (cached)."""

    name: str = "WeZer"
    note: str = ""
    icon: str = "leaf"
    hue: int = 150
    plum_hue: int = theme.PLUM_HUE
    sun_hue: int = theme.SUN_HUE
    url: str = "/"
    language: str = ""
    accessibility: str = ""  # how far the pages conform, as it is declared


def _plain() -> Community:
    return Community()


_community: Callable[[], Community] = _plain


def set_community(source: Callable[[], Community]) -> Callable[[], Community]:
    """Core tells here how the community looks. It is asked on every page: keep it cached. Gives back the one before."""
    global _community
    before, _community = _community, source
    return before


def community() -> Community:
    return _community()


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's own choices for the screen."""

    theme: str = ""
    density: str = ""
    keys: bool = True
    quiet: bool = False  # of this browser alone: what a screen reader says of conversations that are open


Teller = Callable[[Any], Any]
_tellers: dict[str, Teller] = {}


def tell(name: str) -> Callable[[Teller], Teller]:
    """Register what the shell shows of a viewer: "preferences" (Preferences), "unread_notices" and "unread_messages"
    (numbers), "badge" (the Party under the avatar button), "notices_url", "messages_url", "help_url", "menu" (list of Start),
    "band" (what holds on every page for them).

        @tell("unread_notices")
        def unread(viewer): return viewer.unread_notices
    """

    def register(teller: Teller) -> Teller:
        _tellers[name] = teller
        return teller

    return register


def told(name: str, viewer: Any, default: Any = None) -> Any:
    return _tellers[name](viewer) if name in _tellers and viewer is not None else default


class Link(NamedTuple):
    """A space as a menu draws it."""

    key: str
    href: str
    icon: str
    label: str
    news: int  # how many things are new there
    here: bool  # the page lies in it
    section: str
    tab: bool


class Shell:
    """Read by `ui/page.html` as `shell`; every part is worked out when the template first asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.viewer = getattr(request, "viewer", None)

    @cached_property
    def community(self) -> Community:
        return community()

    @cached_property
    def signed_in(self) -> bool:
        return self.viewer is not None and not getattr(self.viewer, "is_anonymous", True)

    @cached_property
    def band(self) -> Any:
        """What holds on every page for this viewer: a dict of text, icon, url, action."""
        return told("band", self.viewer)

    @property
    def acting_for(self) -> Any:
        """The group for whom this page acts."""
        return getattr(self.viewer, "acting_for", None)

    @property
    def as_oneself(self) -> str:
        """Back to oneself: where one is, for nobody else; home, where only a form leads here."""
        if self.request.method != "GET":
            return "/?acting_for="
        query = self.request.GET.copy()
        query["acting_for"] = ""
        return f"{self.request.path}?{query.urlencode()}"

    @cached_property
    def theme_url(self) -> str:
        return theme.address(self.community.plum_hue, self.community.sun_hue)

    @property
    def canvas(self) -> dict[str, str]:
        return theme.CANVAS

    @cached_property
    def preferences(self) -> Preferences:
        """What the member settled, unless this very browser was told otherwise."""
        settled: Preferences = told("preferences", self.viewer) or Preferences()
        chosen = self.request.COOKIES
        theme_here, density_here = chosen.get("theme", settled.theme), chosen.get("density", settled.density)
        return Preferences(
            theme=theme_here if theme_here in ("light", "dark") else "",
            density=density_here if density_here == "compact" else "",
            keys=settled.keys and chosen.get("keys") != "off",
            quiet=chosen.get("quiet") == "on",
        )

    @cached_property
    def entries(self) -> list[Link]:
        """The spaces this viewer sees, each with its count and whether it is the one we are in."""
        shown: list[Space] = spaces.shown_to(self.viewer)
        here = max(
            (s for s in shown if s.holds(self.request.path)), key=lambda s: len(s.prefix or s.href), default=None
        )
        return [
            Link(s.key, s.href, s.icon, str(s.label), s.count(self.viewer), s is here, s.section, s.tab) for s in shown
        ]

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        found = []
        for key, title in SECTIONS.items():
            entries = [entry for entry in self.entries if entry.section == key]
            if entries:
                found.append({"title": str(title), "entries": entries, "key": key or "first"})
        return found

    @cached_property
    def tabs(self) -> list[Link]:
        """The bottom bar of phones, in the order of the side menu."""
        return [entry for section in self.sections for entry in section["entries"] if entry.tab][:4]

    @cached_property
    def starts(self) -> list[Start]:
        return starts.shown_to(self.viewer)

    @cached_property
    def badge(self) -> Any:
        return told("badge", self.viewer) or getattr(self.viewer, "member", None)

    @cached_property
    def unread_notices(self) -> int:
        return told("unread_notices", self.viewer, 0) or 0

    @cached_property
    def unread_messages(self) -> int:
        return told("unread_messages", self.viewer, 0) or 0

    @cached_property
    def notices_url(self) -> str:
        return told("notices_url", self.viewer, "") or ""

    @cached_property
    def messages_url(self) -> str:
        return told("messages_url", self.viewer, "") or ""

    @cached_property
    def help_url(self) -> str:
        """Help on this page; empty where nobody gives any."""
        return self._to_help(told("help_url", self.viewer, "") or "")

    @cached_property
    def ask_url(self) -> str:
        """Where one asks somebody about what was just refused here."""
        return self._to_help(f"{told('help_url', self.viewer, '')}ask/" if self.help_url else "")

    def _to_help(self, address: str) -> str:
        match = getattr(self.request, "resolver_match", None)
        return f"{address}?page={match.view_name if match else ''}" if address else ""

    @cached_property
    def menu(self) -> list[Start]:
        return told("menu", self.viewer, []) or []

    @cached_property
    def language(self) -> str:
        return get_language() or "en"

    @cached_property
    def direction(self) -> str:
        return "rtl" if get_language_bidi() else "ltr"

    @cached_property
    def htmx_config(self) -> str:
        """htmx puts no style of its own in the page (ours hides indicators), and keeps focus where it was."""
        return '{"includeIndicatorCSS": false, "defaultTimeout": 20000}'

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The few sentences that behaviours say by themselves."""
        return {
            "offline": _("The connection is lost. What you typed is kept; try again in a moment."),
            "copied": _("Copied."),
            "draft": _("Your draft was kept."),
        }


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, made when the page asks for it."""
    return {"shell": SimpleLazyObject(lambda: Shell(request))}
