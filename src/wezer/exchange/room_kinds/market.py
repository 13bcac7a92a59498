"""The market of a group: the same list, narrowed to what is announced there."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import RoomOfItems, room_kinds


@room_kinds.add
class Market(RoomOfItems):
    kind = "market"
    name = gettext_lazy("Market")
    icon = "store"
    description = gettext_lazy("What this group offers and asks for.")
    item_kinds = ("announcement",)
    once = True
    may_be_binned = False

    def live(self, room: Any, viewer: Any) -> str:
        newest = getattr(room, "newest", [])
        if not newest:
            return _("Nothing offered or asked for yet.")
        return _("{name}: “{title}”").format(name=newest[0].author.name, title=newest[0].title)

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.acts.audiences import audience
        from wezer.exchange.acts.announcements import announce, publish_announcement

        made = announce(
            by=by,
            sense="offer",
            price_mode="free",
            title=_("Ten seedlings"),
            group=room.group,
            audience=audience("group", room.group),
        )
        publish_announcement(by=by, announcement=made)

    def render(self, request: Any, room: Any) -> Any:
        from wezer.exchange.views.rooms import show

        return show(request, room)
