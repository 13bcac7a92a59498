from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds
from wezer.exchange.refusals import BetweenTwo


@item_kinds.add
class ReplyKind(ItemKind):
    """Between two parties: it has its page, and no place in anybody's feed."""

    kind = "reply"
    name = _("Answer")
    icon = "handshake"
    model = "exchange.Reply"
    is_record = True
    in_feed = False
    is_agreed = True

    def url(self, item: Any) -> str:
        return reverse("market:reply", args=[item.uid])

    def check_withdrawal(self, item: Any) -> None:
        """The other side relies on it; a draft, which nobody else has seen, may go."""
        if item.published_at is not None:
            raise BetweenTwo()
