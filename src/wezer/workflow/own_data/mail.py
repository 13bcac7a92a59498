"""Mail that waits for its departure, and what a person decided about arrows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member
from wezer.workflow.acts.flights import end_unsent
from wezer.workflow.models import NOT_DONE, Flight


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
        waiting = Flight.objects.filter(kind="mail", state__in=NOT_DONE)
        gone = [each.pk for each in waiting.iterator(chunk_size=500) if address in each.payload.get("to", ())]
        end_unsent(flights=Flight.objects.filter(pk__in=gone))
