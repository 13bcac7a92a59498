"""Chat: the channel of a group, where messages stand in the order in which they were said."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.chat.acts.conversations import forget_channel, open_channel
from wezer.core.chat.acts.messages import say
from wezer.core.chat.reading import last_words
from wezer.core.chat.views.conversation import show_channel
from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.core.models import Conversation, Item


@room_kinds.add
class Chat(RoomOfItems):
    kind = "chat"
    name = gettext_lazy("Chat")
    icon = "message-circle"
    description = gettext_lazy("Quick words among those of the group, live.")
    item_kinds = ("conversation",)

    def opened(self, *, by: Any, room: Any) -> None:
        open_channel(by=by, room=room)

    def live(self, room: Any, viewer: Any) -> str:
        return last_words(Conversation.objects.visible_to(viewer).filter(channel_of=room.pk))

    def opens_to(self, room: Any, viewer: Any) -> bool:
        group = room.group
        return bool(viewer.belongs_directly(group) or (viewer.belongs(group) and group.derived_may_read))

    def items(self, room: Any) -> Any:
        """The channel: it lies in the group, and names the room."""
        return Item.objects.filter(conversation__channel_of=room)

    def emptied(self, *, by: Any, room: Any) -> None:
        forget_channel(by=by, room=room)

    def fixtures(self, *, by: Any, room: Any) -> None:
        say(by=by, conversation=Conversation.objects.get(channel_of=room.pk), body=_("The water is back."))

    def render(self, request: Any, room: Any) -> Any:
        return show_channel(request, room)
