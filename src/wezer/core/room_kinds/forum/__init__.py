"""Forum: topics to talk over, and questions with answers that are found again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.forum.acts.forgetting import forget_answers, forget_votes
from wezer.core.kinds import RoomOfItems, room_kinds


@room_kinds.add
class Forum(RoomOfItems):
    kind = "forum"
    name = gettext_lazy("Forum")
    icon = "message-circle-question-mark"
    description = gettext_lazy("Topics to talk over, and questions whose answers stay.")
    item_kinds = ("topic", "question")
    notice_kinds = ("answer_given", "answer_followed", "answer_accepted")
    may_be_closed = True
    may_be_cleared = True
    own_code = ("wezer.core.forum",)
    rights = ("core.begin_thread", "core.answer_question", "core.vote_useful", "core.pin_item")

    def live(self, room: Any, viewer: Any) -> str:
        newest = getattr(room, "newest", [])
        return _("Newest: {title}").format(title=newest[0].title) if newest else ""

    def tags(self, room: Any, viewer: Any) -> list[tuple[Any, str]]:
        waiting = [each for each in getattr(room, "newest", []) if each.kind == "question" and not each.state_label]
        return [(_("answers wanted"), "sun")] if waiting else []

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def feed(self, room: Any) -> str:
        return reverse("forum:feed", args=[room.group.slug, room.slug])

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.forum.views.room import show

        return show(request, room)

    def emptied(self, *, by: Any, room: Any) -> None:
        forget_answers(by=by, room=room)

    def erase(self, room: Any, member: Any) -> None:
        forget_votes(by=None, room=room, member=member)
