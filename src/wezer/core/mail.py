"""How core sends mail: through the outbox that `workflow` registers, else directly.

A mail is part of the act that causes it: it is written as a flight in the same transaction (SETTLED row 50) and leaves
after the commit. Core stands below `workflow` and cannot name it, so `workflow` tells here where mail goes.
"""

from collections.abc import Callable, Collection
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

Outbox = Callable[[EmailMessage], None]

CallBack = Callable[[Collection[str]], None]

_outbox: Outbox | None = None
_call_back: CallBack | None = None


class MailAbout(EmailMessage):
    """A mail that can be called back while it waits."""

    about = ""
    """What it belongs to: when that is forgotten, `call_back(about)` ends the mail and empties it."""
    ends_quietly = False
    """Nobody vouches for its address: when it cannot be delivered it ends, and no operator is asked to look at it."""


def set_outbox(outbox: Outbox | None, call_back: CallBack | None = None) -> None:
    """`outbox(message)` keeps a mail for sending after the commit; `call_back(abouts)` ends what of that has not left. Both are
    called inside an act."""
    global _outbox, _call_back
    _outbox, _call_back = outbox, call_back


def call_back(abouts: Collection[str]) -> None:
    """Mail about these things that has not left, or is held, leaves no more: its address and its words are gone."""
    if _call_back is not None and abouts:
        _call_back(abouts)


def outbox() -> Outbox | None:
    return _outbox


def deliver(message: EmailMessage) -> None:
    """Hand the mail to the transport now. Only the worker calls this (and a process that has no outbox)."""
    get_connection(transport()).send_messages([message])


def transport() -> str:
    """The backend that really sends; `EMAIL_BACKEND` itself may be the one that only keeps the mail."""
    return str(getattr(settings, "WEZER_MAIL_TRANSPORT", settings.EMAIL_BACKEND))


def as_dict(message: EmailMessage) -> dict[str, Any]:
    """A mail as plain JSON, for an outbox that keeps it in a row. Attachments stay out: no mail of ours has any."""
    html = next((str(each[0]) for each in getattr(message, "alternatives", []) if each[1] == "text/html"), "")
    marks = {"about": message.about, "ends_quietly": message.ends_quietly} if isinstance(message, MailAbout) else {}
    return marks | {
        "subject": str(message.subject),
        "body": str(message.body),
        "html": html,
        "from": message.from_email,
        "to": list(message.to),
        "headers": {str(name): str(value) for name, value in message.extra_headers.items()},
    }


def from_dict(kept: dict[str, Any]) -> EmailMessage:
    message = EmailMultiAlternatives(kept["subject"], kept["body"], kept["from"], kept["to"], headers=kept["headers"])
    if kept.get("html"):
        message.attach_alternative(kept["html"], "text/html")
    return message
