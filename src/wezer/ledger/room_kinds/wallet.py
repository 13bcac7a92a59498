"""The door to a group's wallet."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.ledger.screens import opens_wallet


@room_kinds.add
class WalletRoom(RoomOfItems):
    kind = "wallet"
    name = _("Wallet")
    icon = "wallet"
    description = _("What the group holds, receives and pays.")
    once = True
    may_be_binned = False

    def url(self, room: Any) -> str:
        return reverse("wallet:of", args=[room.group.uid])

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those for whom its page is there: who acts for the group, and who may see a balance of it."""
        return opens_wallet(viewer, room.group)

    def may_open(self, group: Any) -> bool:
        return bool(group.has_wallet)
