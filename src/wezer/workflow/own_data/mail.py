"""Mail that waits for its departure, and what a person decided about arrows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member
from wezer.workflow.models import DUE_STATES, Flight, FlightState


@own_data.add
class MailOnItsWay(OwnData):
    kind = "mail_on_its_way"
    name = _("Mail on its way")
    keeps = ("workflow.ArrowSwitch.author",)
    order = 95  # before the login, whose addresses it asks for

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        address = member.user.email if member.user else None
        if not address:
            return
        waiting = Flight.objects.filter(kind="mail", state__in=[*DUE_STATES, FlightState.HELD, FlightState.RUNNING])
        gone = [each.pk for each in waiting.iterator(chunk_size=500) if address in each.payload.get("to", ())]
        Flight.objects.filter(pk__in=gone).update(state=FlightState.DONE, payload={}, error="")
