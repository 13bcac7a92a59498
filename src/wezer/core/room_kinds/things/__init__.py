"""Things: a shelf of what the group and its members lend."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.core.lending import permissions as _rights  # noqa: F401 - registered when the kind is
from wezer.core.models import Thing


@room_kinds.add
class ThingsRoom(RoomOfItems):
    kind = "things"
    name = _("Things to lend")
    icon = "drill"
    description = _("Tools, tents, a trailer: who has what, when it is free, and how to ask for it.")
    item_kinds = ("thing",)
    rights = ("core.lend_thing", "core.borrow_thing")
    once = True
    #: What was lent and agreed stays.
    may_be_binned = False

    def live(self, room: Any, viewer: Any) -> str:
        number = Thing.objects.listed_for(viewer).filter(room=room).count()
        return ngettext("{number} thing", "{number} things", number).format(number=number) if number else ""

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.lending.acts.things import offer_thing

        offer_thing(by=by, room=room, title=str(_("A ladder of four metres")))

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.room_kinds.things.page import show

        return show(request, room)
