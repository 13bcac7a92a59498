from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class ConversationKind(ItemKind):
    kind = "conversation"
    name = _("Conversation")
    icon = "message-circle"
    model = "core.Conversation"
    in_feed = False
    is_place = True

    def url(self, item: Any) -> str:
        return reverse("chat:conversation", args=[item.uid])
