"""Mail that comes back, rooms that are out of order, groups without room for files."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.models import MailPlan
from wezer.core.panels import HealthSign, health_signs
from wezer.core.rooms.health import disabled_rooms
from wezer.core.space import nearly_full_groups


@health_signs.add
class ReturnedMail(HealthSign):
    kind, name, order = "returned_mail", gettext_lazy("Returned mail"), 20

    def read(self, viewer: Any) -> dict[str, Any]:
        number = MailPlan.objects.filter(paused_at__isnull=False).count()
        if not number:
            return {"state": "good", "text": _("Every address takes its mail.")}
        said = ngettext(
            "{number} member's address takes no mail: ask them for another.",
            "{number} members' addresses take no mail: ask them for others.", number,
        )  # fmt: skip
        return {"state": "sun", "text": said.format(number=number), "url": reverse("garden:members")}


@health_signs.add
class Rooms(HealthSign):
    kind, name, order = "rooms", gettext_lazy("Rooms"), 40

    def read(self, viewer: Any) -> dict[str, Any]:
        number = disabled_rooms().count()
        if not number:
            return {"state": "good", "text": _("Every room is in order.")}
        said = ngettext("{number} room is out of order.", "{number} rooms are out of order.", number)
        return {"state": "alert", "text": said.format(number=number), "url": reverse("garden:rooms")}


@health_signs.add
class RoomForFiles(HealthSign):
    kind, name, order = "room_for_files", gettext_lazy("Room for files"), 45

    def read(self, viewer: Any) -> dict[str, Any]:
        full = nearly_full_groups()
        if not full:
            return {"state": "good", "text": _("Every group has room for its files.")}
        said = ngettext(
            "{number} group has little room left for files: {names}.",
            "{number} groups have little room left for files: {names}.", len(full),
        )  # fmt: skip
        names = ", ".join(group.name for group in full[:3])
        return {"state": "sun", "text": said.format(number=len(full), names=names), "url": reverse("groups:settings", args=[full[0].slug]) + "#space"}  # fmt: skip
