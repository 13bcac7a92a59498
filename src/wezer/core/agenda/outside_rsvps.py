"""People without an account who come to an event (core.md 11): which events take them, and the links that are mailed to them."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from wezer.core.agenda.happenings import Happening
from wezer.core.agenda.refusals import RsvpsNotForAll
from wezer.core.models import Audience, AudienceKind, EventEntry, OutsideRsvp, OutsideRsvpState
from wezer.core.retention import kept_days

#: On the list at the door.
MOST_LISTED = 500
_SIGNER = signing.Signer(salt="wezer.core.rsvp")


def refuse_narrow(plan: Any, seen_by: Audience, is_unlisted: bool) -> None:
    """Raise where a plan takes people without an account to something that is not for everyone."""
    opens_to_all = is_unlisted or seen_by.kind == AudienceKind.PUBLIC
    if plan.outside_rsvp and not (opens_to_all and plan.entry == EventEntry.OPEN):
        raise RsvpsNotForAll()


def link(rsvp: OutsideRsvp) -> str:
    """The address that is mailed: nobody guesses it, nobody needs to sign in. It confirms, shows, and takes back."""
    return str(settings.SITE_URL) + path_of(rsvp)


def path_of(rsvp: OutsideRsvp) -> str:
    return reverse("rsvp:rsvp", args=[_SIGNER.sign(str(rsvp.uid))])


def rsvp_of(token: str) -> OutsideRsvp | None:
    """The answer whose link this is; None when nobody signed it, or it is gone, or forgotten."""
    try:
        uid = _SIGNER.unsign(token)
    except signing.BadSignature:
        return None
    found = OutsideRsvp.objects.select_related("event_date__event__group", "event_date__event__audience")
    return found.filter(uid=uid).exclude(email="").first()


def confirmed_within(rsvp: OutsideRsvp) -> datetime:
    """The link confirms as long as an answer waits for it."""
    return rsvp.created_at + timedelta(days=kept_days("unconfirmed_rsvps"))


def outside_rsvps_of(found: Happening) -> list[OutsideRsvp]:
    """Who comes without an account, confirmed, for those who tend the event. One statement."""
    if found.row is None:
        return []
    rows = OutsideRsvp.objects.filter(event_date=found.row, state=OutsideRsvpState.CONFIRMED)
    return list(rows.order_by("name", "pk")[:MOST_LISTED])
