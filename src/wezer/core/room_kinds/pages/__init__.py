"""Pages: the public site of a group."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.kinds import RoomOfItems, RoomSetting, room_kinds
from wezer.core.pages import permissions as _rights  # noqa: F401 - registered when the kind is


@room_kinds.add
class Pages(RoomOfItems):
    kind = "pages"
    name = gettext_lazy("Site")
    icon = "globe"
    description = gettext_lazy("The public pages of the group: who you are, what you do, how one comes in.")
    item_kinds = ("page",)
    rights = ("core.tend_pages",)
    settings_schema = (
        RoomSetting(
            "is_front_door",
            bool,
            True,
            gettext_lazy("Strangers are met by the first page"),
            gettext_lazy("Once everyone may read it. Otherwise they see the hall."),
        ),
    )
    #: The addresses of its pages name the group.
    once = True
    may_be_closed = True
    own_code = ("wezer.core.pages",)

    def live(self, room: Any, viewer: Any) -> str:
        number = len(getattr(room, "newest", []))
        more = "+" if number > 4 else ""
        words = ngettext("{number} page", "{number} pages", number)
        return words.format(number=f"{number}{more}") if number else ""

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.pages.acts import make_page, show_page
        from wezer.core.viewer import Viewer

        system = Viewer.system()  # a group's site is tended by a few
        first = make_page(by=system, room=room, title=_("Welcome"), body=_("We meet on Tuesdays."), is_first=True)
        show_page(by=system, page=first)
        make_page(by=system, room=room, title=_("What comes next"), body=_("To be written."), parent=first)

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.pages.views import show_room

        return show_room(request, room)
