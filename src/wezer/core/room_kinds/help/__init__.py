"""Help desk: ask, be answered by whoever knows, and find the articles that came of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wezer.core.forum.acts.forgetting import forget_answers, forget_votes
from wezer.core.helpdesk.acts.desks import open_desk
from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.core.models import Sight


@room_kinds.add
class HelpDesk(RoomOfItems):
    kind = "help"
    name = _("Help desk")
    icon = "life-buoy"
    description = _("Ask for help: neighbours first, the team when nobody could.")
    item_kinds = ("ticket", "help_article")
    notice_kinds = ("help_wanted", "help_expired")
    rights = ("core.ask_for_help", "core.give_help", "core.take_ticket", "core.write_article")
    once = True
    may_be_closed = True
    may_be_cleared = True
    own_code = ("wezer.core.helpdesk",)

    def opened(self, *, by: Any, room: Any) -> None:
        open_desk(by=by, room=room)

    def live(self, room: Any, viewer: Any) -> str:
        waiting = [each for each in getattr(room, "newest", []) if each.kind == "ticket" and not each.state_label]
        number = len(waiting)
        return (
            ngettext("{number} waits for help", "{number} wait for help", number).format(number=number)
            if number
            else ""
        )

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Members who may know of the group: help is for whoever comes."""
        return bool(viewer.belongs(room.group) or (viewer.is_inside and room.group.sight != Sight.SECRET))

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.helpdesk.views.desk import show

        return show(request, room)

    def emptied(self, *, by: Any, room: Any) -> None:
        forget_answers(by=by, room=room)

    def erase(self, room: Any, member: Any) -> None:
        forget_votes(by=None, room=room, member=member)
