"""Events to which one registers elsewhere, at an address outside (core.md 11): nothing is asked of who comes to them here."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from wezer.core.agenda.refusals import RegistersElsewhere, RegistrationAddressInvalid, RegistrationApart
from wezer.core.models import Event, EventEntry, EventState, Rsvp
from wezer.core.profile_fields import ValueInvalid, links
from wezer.core.rules import host_of

#: Where one registers from now on: what `EventChanged` and `EventContinued` tell.
ELSEWHERE, HERE = "elsewhere", "here"


def checked_registration(typed: str) -> str:
    """One https address, or none. It names nobody before its host, which is shown to who follows it."""
    try:
        found = links(typed)
        hosts = [host_of(address) for address in found]
    except (ValueError, ValueInvalid):
        raise RegistrationAddressInvalid() from None
    if not found:
        return ""
    parts = urlsplit(found[0])
    if len(found) > 1 or not hosts[0] or parts.scheme != "https" or "@" in parts.netloc:
        raise RegistrationAddressInvalid()
    return found[0]


def refuse_both(plan: Any, entry: str, event: Event | None) -> None:
    """Raise where a plan that registers elsewhere asks something of those who come here."""
    asked = [
        (plan.capacity, _("Places")), (plan.most_guests, _("Guests")), (plan.price, _("Price")),
        (plan.online_address, _("Online address")), (entry != EventEntry.OPEN, _("Who may come")),
        (plan.outside_rsvp, _("Coming without an account")),
        (event is not None and event.state == EventState.TENTATIVE, _("Dates that are offered")),
    ]  # fmt: skip
    if both := ", ".join(name for is_asked, name in asked if is_asked):
        raise RegistrationApart(both=both)


def require_registration_here(event: Event) -> None:
    """Raise where one registers elsewhere: nobody is asked here."""
    if event.registration_address:
        raise RegistersElsewhere(host=event.registration_host)


def turned(before: str, after: str) -> str:
    """Where one registers now, if not where one did: elsewhere or here. Another address elsewhere is still elsewhere."""
    if bool(before) == bool(after):
        return ""
    return ELSEWHERE if after else HERE


def kept_answer(event: Event, found: Any, viewer: Any) -> Rsvp | None:
    """What the viewer had answered here before one registered elsewhere. One statement, none for most."""
    if not event.registration_address or found.row is None or viewer.member is None:
        return None
    return Rsvp.objects.filter(event_date=found.row, member=viewer.member).first()
