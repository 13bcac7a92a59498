"""Places on core's pages that the packages above fill: tabs of a member's page, parts of an item's page, sections of the
settings and of the garden, signs of health (SETTLED row 14).

    # exchange/shell.py
    @party_panels.add
    class OffersAndWants(PartyPanel):
        kind = "offers"
        name = _("Offers and wants")
        def context(self, party, viewer): ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models import Party
from wezer.kernel.registry import Registry
from wezer.ui.shell import Entries, Space


class PartyPanel:
    """A tab of a member's page (or of a group's). Found in `<package>/party_panels/*.py`, or registered in `shell.py`."""

    kind: str
    name: Any
    icon = ""
    order = 50
    template = ""  # given `party`, `viewer` and what `context` returns
    #: Also drawn, shorter, on the first tab ("In brief"): this template with the same context.
    brief_template = ""
    #: Drawn in the column beside the first tab.
    aside_template = ""

    def is_shown(self, party: Party, viewer: Any) -> bool:
        """Whether this viewer sees the tab at all. Must not ask the database."""
        return bool(viewer.is_inside)

    def context(self, party: Party, viewer: Any, request: Any = None) -> dict[str, Any]:
        """What the full tab needs."""
        return {}

    def brief(self, party: Party, viewer: Any) -> dict[str, Any]:
        """What the first tab's part needs; at most two statements."""
        return {}


class ItemPanel:
    """A part of every item's page: the thread of life, what settles it. Found in `<package>/item_panels/*.py`."""

    kind: str
    name: Any
    order = 50
    template = ""

    def is_shown(self, item: Any, viewer: Any) -> bool:
        return True

    def context(self, item: Any, viewer: Any) -> dict[str, Any]:
        return {}


class PartyAction:
    """A button at the head of a member's or group's page: pay, write. Found in `<package>/party_actions/*.py`."""

    kind: str
    name: Any
    icon = ""
    order = 50
    primary = False

    def url(self, party: Party, viewer: Any) -> str:
        """Where it leads, or an empty string when it does not concern this viewer."""
        return ""


class HealthSign:
    """A line of the garden's page on health. Found in `<package>/health_signs/*.py`."""

    kind: str
    name: Any
    order = 50

    def read(self, viewer: Any) -> dict[str, Any]:
        """{"state": "good" | "sun" | "alert", "text": …, "url": …}."""
        return {"state": "good", "text": ""}


class ItemPanels(Registry[ItemPanel]):
    def show(self, item: Any, viewer: Any, request: Any = None) -> list[str]:
        """The HTML of each panel that has something to say about `item`, rendered (and escaped) by its template."""
        shown = [panel for panel in sorted(self, key=lambda panel: panel.order) if panel.is_shown(item, viewer)]
        parts = [
            render_to_string(
                panel.template, {"item": item, "viewer": viewer, **panel.context(item, viewer)}, request=request
            )
            for panel in shown
        ]
        return [html for html in parts if html.strip()]


party_panels: Registry[PartyPanel] = Registry("party_panels", PartyPanel)
item_panels: ItemPanels = ItemPanels("item_panels", ItemPanel)
party_actions: Registry[PartyAction] = Registry("party_actions", PartyAction)
health_signs: Registry[HealthSign] = Registry("health_signs", HealthSign)


@dataclass(frozen=True)
class Section:
    """One entry beside the settings or in the garden; packages add theirs from `shell.py`."""

    key: str
    label: Any
    icon: str
    url: str
    order: int = 50
    visible: Callable[[Any], bool] = lambda viewer: True
    prefix: str = ""

    @property
    def href(self) -> str:
        return Space(key=self.key, label=self.label, icon=self.icon, url=self.url).href


me_sections: Entries[Any] = Entries()
garden_sections: Entries[Any] = Entries()


def tends(viewer: Any) -> bool:
    return viewer is not None and viewer.has_right("core.tend_community")


def admits(viewer: Any) -> bool:
    return viewer is not None and viewer.has_right("core.admit_members")


def gardens(viewer: Any) -> bool:
    """Whoever has anything to do in the garden."""
    return viewer is not None and any(
        viewer.has_right(right) for right in ("core.tend_community", "core.admit_members")
    )


def moderates(viewer: Any) -> bool:
    """Decides about what is reported in the whole community, or about those whom it is closed to."""
    return viewer is not None and any(viewer.has_right(right) for right in ("core.moderate", "core.suspend_members"))


def enters_garden(viewer: Any) -> bool:
    return gardens(viewer) or moderates(viewer)


def is_member(viewer: Any) -> bool:
    return viewer is not None and viewer.member is not None


def is_inside(viewer: Any) -> bool:
    return is_member(viewer) and bool(viewer.is_inside)


for _section in (
    Section("profile", _("Profile"), "user-round", "me:profile", 10, is_member),
    Section("preferences", _("Pages and language"), "sliders-horizontal", "me:preferences", 20, is_member),
    Section("notices", _("Notices"), "bell", "me:notices", 30, is_member),
    Section("following", _("What I follow"), "bookmark", "me:following", 35, is_inside),
    Section("duties", _("My duties"), "list-checks", "me:duties", 36, is_inside),
    Section("contact", _("Who may write to me"), "message-circle", "chat:contact", 32, is_member),
    Section("invitations", _("Invitations"), "user-plus", "me:invitations", 40, is_member),
    Section("security", _("Passkeys and codes"), "fingerprint", "mfa_index", 50),
    Section("password", _("Password"), "key-round", "account_change_password", 55),
    Section("email", _("E-mail"), "mail", "account_email", 60),
    Section("sessions", _("Sessions"), "monitor", "usersessions_list", 70),
    Section("decisions", _("Reports and decisions"), "scale", "me:decisions", 75, is_member),
    Section("data", _("My data"), "database", "me:data", 80, is_member),
    Section("leaving", _("Leaving"), "log-out", "me:leaving", 90, is_inside),
):
    me_sections.add(_section)

for _section in (
    Section("console", _("At a glance"), "sprout", "garden:home", 1, tends),
    Section("journey", _("The journey"), "route", "journey:home", 5, tends),
    Section("identity", _("Identity"), "palette", "garden:identity", 10, tends),
    Section("admission", _("Admission"), "door-open", "garden:admission", 20, tends),
    Section("waiting", _("Who waits"), "hourglass", "garden:waiting", 30, admits),
    Section("invitations", _("Invitations"), "user-plus", "garden:invitations", 40, admits),
    Section("reports", pgettext_lazy("moderation", "Reports"), "flag", "garden:reports", 45, moderates),
    Section("members", _("Members"), "users-round", "garden:members", 50, gardens),
    Section("profile", _("Profiles"), "user-round", "garden:profile_lines", 51, tends),
    Section("roles", _("Roles"), "key-round", "garden:roles", 52, tends),
    Section("levels", _("Levels"), "sprout", "garden:levels", 53, tends),
    Section("security", _("Security"), "shield-check", "garden:security", 55, tends),
    Section("leaving", _("Who leaves"), "log-out", "garden:leaving", 55, gardens),
    Section("consents", _("What people agree to"), "signature", "garden:consents", 57, gardens),
    Section("register", _("Register of processing"), "scroll-text", "garden:register", 58, gardens),
    Section("retention", _("How long things are kept"), "hourglass", "garden:retention", 59, gardens),
    Section("breach", _("If data got out"), "shield-alert", "garden:breach", 60, gardens),
    Section("erasures", _("Who is forgotten"), "user-x", "garden:erasures", 56, gardens),
    Section("accessibility", _("Accessibility"), "accessibility", "garden:accessibility", 61, tends),
    Section("words", _("Words"), "languages", "garden:words", 60, tends),
    Section("reactions", _("Reactions"), "smile", "garden:reactions", 62, tends),
    Section("map", _("Map"), "map", "garden:map", 65, tends),
    Section("modules", _("Modules"), "layout-grid", "garden:modules", 70, tends),
    Section("rooms", _("Rooms"), "door-open", "garden:rooms", 72, tends),
    Section("health", _("Health"), "heart-pulse", "garden:health", 90, tends),
    Section("log", _("The log"), "scroll-text", "garden:log", 92, tends),
):
    garden_sections.add(_section)
