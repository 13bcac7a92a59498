"""How core sends mail: through the outbox that `workflow` registers, else directly.

A mail is part of the act that causes it: it is written as a flight in the same transaction (SETTLED row 50) and leaves
after the commit. Core stands below `workflow` and cannot name it, so `workflow` tells here where mail goes.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection

Outbox = Callable[[EmailMessage], None]

_outbox: Outbox | None = None


def set_outbox(outbox: Outbox | None) -> None:
    """`outbox(message)` keeps a mail for sending after the commit; it is called inside an act."""
    global _outbox
    _outbox = outbox


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
    return {
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
