"""Talk: a stream of posts, with comments and reactions. Copy this folder to begin a room kind of your own."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.kernel.clock import now


@room_kinds.add
class Talk(RoomOfItems):
    kind = "talk"
    name = gettext_lazy("Talk")
    icon = "messages-square"
    description = gettext_lazy("News, questions and thanks, with comments.")
    item_kinds = ("post",)
    may_be_closed = True
    own_code = ("wezer.core.views.posts", "wezer.core.polls", "wezer.core.previews")

    def live(self, room: Any, viewer: Any) -> str:
        newest = getattr(room, "newest", [])
        if not newest:
            return _("Nobody has said anything yet. Say hello.")
        words = newest[0].title or " ".join(newest[0].card.get("excerpt", "").split())
        words = words if len(words) <= 90 else f"{words[:89].rsplit(' ', 1)[0]}…"
        return _("{name}: “{words}”").format(name=newest[0].author.name, words=words)

    def tags(self, room: Any, viewer: Any) -> list[tuple[Any, str]]:
        recent = [item for item in getattr(room, "newest", []) if item.published_at > now() - timedelta(days=7)]
        if not recent:
            return []
        text = ngettext("{number} this week", "{number} this week", len(recent))
        return [(text.format(number=f"{len(recent)}+" if len(recent) > 4 else len(recent)), "sun")]

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.acts.posts import publish_post

        publish_post(by=by, room=room, title=_("The first courgettes"), body=_("Two crates stand in the shed."))

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.room_kinds.talk.page import show

        return show(request, room)
