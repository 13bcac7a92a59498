"""Mail to somebody without an account who says that they come to an event."""

from collections.abc import Iterable
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wezer.core.agenda.happenings import Happening
from wezer.core.agenda.outside_rsvps import link
from wezer.core.chat.acts.outside_mail import sender
from wezer.core.community import community
from wezer.core.mail import MailAbout, call_back
from wezer.core.models import Event, OutsideRsvp
from wezer.core.retention import kept
from wezer.core.speaking import speaking


def mail_rsvp(rsvp: OutsideRsvp, event: Event) -> None:
    """It repeats nothing of what was typed: whoever gave an address that is not theirs sends nobody their words. For acts only."""
    context = {"event": event, "on": rsvp.event_date, "link": link(rsvp), "community": community()}
    with speaking(rsvp.language):
        subject = _("Do you come? One more step: {title}").format(title=event.title)[:180]
        body = render_to_string("core/agenda/email/rsvp.txt", {**context, "time": kept("unconfirmed_rsvps")})
    _send(rsvp, event, "rsvp", subject, body)


def mail_change(rsvp: OutsideRsvp, event: Event, shown: Happening | None) -> None:
    """That what they come to has another day, hour or place, that one registers for it elsewhere, or that it does not take
    place. For acts only."""
    shown = None if shown is None or shown.is_off else shown
    context = {
        "event": event, "shown": shown, "day": rsvp.event_date.starts_on, "link": link(rsvp), "community": community(),
    }  # fmt: skip
    with speaking(rsvp.language):
        words = _("Changed: {title}") if shown else _("Does not take place: {title}")
        subject = words.format(title=event.title)[:180]
        body = render_to_string("core/agenda/email/rsvp_changed.txt", context)
    _send(rsvp, event, "rsvp_changed", subject, body)


def _send(rsvp: OutsideRsvp, event: Event, kind: str, subject: str, body: str) -> None:
    assert event.group is not None  # an event lies in a room of a group
    headers = {"Auto-Submitted": "auto-generated", "X-WeZer-Kind": kind}
    mail = MailAbout(subject, body, sender(event.group), [rsvp.email], headers=headers)
    mail.about = _about(rsvp.uid)
    mail.ends_quietly = True  # an address that somebody typed, maybe none
    mail.send()


def call_rsvps_back(uids: Iterable[UUID]) -> None:
    """Mail about these answers that has not left goes with them. For acts only."""
    call_back([_about(uid) for uid in uids])


def _about(uid: UUID) -> str:
    return f"rsvp:{uid}"
