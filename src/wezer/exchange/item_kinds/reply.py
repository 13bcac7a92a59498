from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class ReplyKind(ItemKind):
    """Between two parties: it has its page, and no place in anybody's feed."""

    kind = "reply"
    name = _("Answer")
    icon = "handshake"
    model = "exchange.Reply"
    is_record = True
    in_feed = False

    def url(self, item: Any) -> str:
        return reverse("market:reply", args=[item.uid])
