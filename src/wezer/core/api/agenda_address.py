"""The secret address of one's agenda as iCalendar."""

from typing import Any

from django.urls import reverse

from wezer.core.acts.agenda_address import give_up_address, renew_address
from wezer.core.api.common import caller, router
from wezer.ui.rest import Schema


class AgendaAddressOut(Schema):
    """A secret: whoever has it reads the member's agenda. It is told this one time."""

    address: str


@router.put("/me/agenda-address", response=AgendaAddressOut)
def agenda_address(request: Any) -> Any:
    """A new secret address of one's agenda as iCalendar; the one before opens nothing any more."""
    caller(request)
    secret = renew_address(by=request.viewer)
    return {"address": request.build_absolute_uri(reverse("agenda:feed", args=[secret]))}


@router.delete("/me/agenda-address", response={204: None})
def no_agenda_address(request: Any) -> Any:
    """No address opens one's agenda any more."""
    caller(request)
    give_up_address(by=request.viewer)
    return None
