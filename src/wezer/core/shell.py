"""What core tells the shell: its spaces, how the community looks, and what is the viewer's own."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wezer.core.community import community, member_count
from wezer.core.models import Group
from wezer.ui.context import Community, Preferences, set_community, tell
from wezer.ui.shell import Space, spaces

spaces.add(Space(key="home", label=_("Home"), icon="house", url="home:home", order=10, tab=True))
spaces.add(Space(key="groups", label=_("Groups"), icon="users-round", url="groups:list", order=20, prefix="/g/", tab=True))
spaces.add(Space(key="directory", label=_("Members"), icon="book-user", url="members:directory", order=30, prefix="/m/"))


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
    return int(viewer.unread)


@tell("notices_url")
def notices_url(viewer: Any) -> str:
    return reverse("notices:list")
