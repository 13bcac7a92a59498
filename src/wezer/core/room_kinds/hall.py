"""The hall: the group's own page, with a door to each of its rooms. Every group has it; nobody opens or closes it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import RoomOfItems, room_kinds


@room_kinds.add
class Hall(RoomOfItems):
    kind = "hall"
    name = _("Hall")
    icon = "house"
    description = _("Where one comes in: the doors of the group's rooms, who holds what, what happened lately.")
    once = True
    may_be_binned = False

    def url(self, room: Any) -> str:
        return reverse("groups:hall", args=[room.group.slug])

    def may_open(self, group: Any) -> bool:
        return False
