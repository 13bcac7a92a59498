"""Devices to which a member's notices are pushed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, PushChoice
from wezer.core.push.choosing import devices_of, service_of


@own_data.add
class Pushing(OwnData):
    kind = "pushes"
    name = _("Devices that are told")
    forgets = ("core.PushDevice.member", "core.PushChoice.member")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        """Without the addresses and keys of the devices: whoever reads them could send there."""
        rows = PushChoice.objects.filter(member=member).select_related("group").order_by("id")
        return {
            "devices": [
                {
                    "name": device.name,
                    "service": service_of(device),
                    "wordless": device.is_wordless,
                    "ended": device.ended,
                    "since": device.created_at.isoformat(),
                    "reached_at": device.reached_at.isoformat() if device.reached_at else None,
                }
                for device in devices_of(member)
            ],
            "topics": [
                {"topic": row.topic, "group": row.group.name if row.group else None, "pushed": row.is_pushed}
                for row in rows
            ],
        }
