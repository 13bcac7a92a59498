"""What core tells the shell: its spaces, how the community looks, and what is the viewer's own."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from wezer.core import audit_words as _words_of_the_log  # noqa: F401
from wezer.core import console as _lists_of_the_console  # noqa: F401  (its registry is known from the start)
from wezer.core.accessibility import STATES, statement
from wezer.core.community import community, member_count
from wezer.core.helpdesk.reading import help_room
from wezer.core.models import Group
from wezer.core.modules import closed_addresses, closed_item_kinds
from wezer.core.panels import enters_garden, is_inside
from wezer.core.queries import notices_of
from wezer.core.settings_registry import value
from wezer.ui.context import Community, Preferences, set_community, tell
from wezer.ui.shell import Space, Start, set_closed, spaces
from wezer.ui.words import PLACES, set_source

spaces.add(Space(key="home", label=_("Home"), icon="house", url="home:home", order=10, tab=True))
spaces.add(
    Space(key="groups", label=_("Groups"), icon="users-round", url="groups:list", order=20, prefix="/g/", tab=True)
)
spaces.add(
    Space(
        key="agenda",
        label=_("Agenda"),
        icon="calendar-days",
        url="agenda:mine",
        order=25,
        prefix="/agenda/",
        visible=is_inside,
    )
)
spaces.add(
    Space(key="library", label=_("Library"), icon="book-open", url="library:things", order=27, prefix="/library/",
          visible=is_inside)
)  # fmt: skip
spaces.add(
    Space(key="directory", label=_("Members"), icon="book-user", url="members:directory", order=30, prefix="/m/")
)
spaces.add(Space(key="chat", label=_("Conversations"), icon="message-circle", url="chat:list", order=15, prefix="/c/"))
spaces.add(Space(key="map", label=_("Map"), icon="map", url="map:map", section="know", order=70))
spaces.add(
    Space(
        key="garden",
        label=_("Garden"),
        icon="sprout",
        url="garden:home",
        section="run",
        order=90,
        prefix="/garden/",
        visible=enters_garden,
    )
)


def _community() -> Community:
    try:
        root = community()
    except Group.DoesNotExist:
        return Community()
    number = member_count()
    return Community(
        name=root.name,
        note=ngettext("{number} member", "{number} members", number).format(number=number),
        icon=root.icon or "leaf",
        hue=root.hue,
        plum_hue=value("community.plum_hue"),
        sun_hue=value("community.sun_hue"),
        language=value("community.language"),
        accessibility=str(STATES[statement().state]),
        url=reverse("home:home"),
    )


set_community(_community)


@tell("preferences")
def preferences(viewer: Any) -> Preferences | None:
    member = viewer.member
    return Preferences(theme=member.theme, density=member.density, keys=member.shortcuts) if member else None


@tell("badge")
def badge(viewer: Any) -> Any:
    return viewer.member


@tell("unread_notices")
def unread_notices(viewer: Any) -> int:
    """Read with the rest of the viewer's standing; counted anew where some notices are of what is closed."""
    if viewer.unread and closed_item_kinds():
        return int(notices_of(viewer).filter(read_at=None).count())
    return int(viewer.unread)


@tell("notices_url")
def notices_url(viewer: Any) -> str:
    return reverse("notices:list")


@tell("help_url")
def help_url(viewer: Any) -> str:
    """Every page leads to its help, where the community has a help desk."""
    return reverse("help:home") if viewer.member is not None and help_room() is not None else ""


SEEN_AS = {
    "member": _("You read this page as any member would. Nothing can be sent from it."),
    "visitor": _("You read this page as a visitor would. Nothing can be sent from it."),
}


@tell("band")
def band(viewer: Any) -> dict[str, Any] | None:
    """Whoever may not write for a time is told why there is no field to write in."""
    if viewer.seen_as:
        said = SEEN_AS[viewer.seen_as]
        return {"text": said, "icon": "eye", "url": reverse("garden:see_as"), "action": _("Look at another page")}
    if viewer.glass is not None:
        return under_glass(viewer.glass.opening)
    if viewer.member is None or not viewer.is_restricted:
        return None
    said = _("For a time you read here, and in some places or everywhere do not write.")
    return {"text": said, "icon": "lock", "url": reverse("me:decisions"), "action": _("Read why")}


def under_glass(opening: Any) -> dict[str, Any]:
    """Whoever reads in a group they are not in reads on each page that they do, and until when."""
    words = _(
        "You are not in {group}: you read here until {time}, and its people see what you read. Nothing can be sent from here."
    )
    until = date_format(localtime(opening.until), "SHORT_DATETIME_FORMAT")
    url = reverse("groups:glass", args=[opening.group.slug])
    said = str(words).format(group=opening.group.name, time=until)
    return {"text": said, "icon": "eye", "url": url, "action": _("End it")}


@tell("menu")
def menu(viewer: Any) -> list[Start]:
    if viewer.member is None:
        return []
    return [
        Start(key="page", label=_("My page"), icon="circle-user", url=viewer.member.get_absolute_url()),
        Start(key="settings", label=_("My settings"), icon="settings-2", url="me:profile"),
        Start(key="safety", label=_("Passkeys and codes"), icon="fingerprint", url="mfa_index"),
    ]


def _own_word(key: str, plural: bool, language: str) -> str | None:
    """The community's own word for `key`, from its setting `words`."""
    try:
        words = value("words").get(language or get_language() or "en", {})
    except Group.DoesNotExist:
        return None
    return words.get(key, {}).get("many" if plural else "one")


set_source(_own_word)
set_closed(closed_addresses)
PLACES.update(member="members:directory", group="groups:list", circle="groups:list", community="groups:list")
