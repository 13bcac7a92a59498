"""Mail that a server sends back hours later (RFC 3464): whose it was, and whether it failed for good (core.md N-7).

Anybody can write such a mail. It counts only when it brings back what we sent: the signed link that stops a topic, which
stands in the headers of every mail about notices and which nobody but us can make.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from wezer.core.models import Member
from wezer.core.unsubscribing import read_stop

#: Nothing longer is read: a server sends back a few kilobytes.
LONGEST = 1_000_000
#: Parts and headers looked at, however many there are.
_MOST = 50
_STATUS = re.compile(r"([245])\.\d{1,3}\.\d{1,3}")
_LINK = re.compile(r"<(https?://[^>\s]{1,2000})>")


@dataclass(frozen=True, slots=True)
class Returned:
    """A mail to `member` came back for good. `reason` says how, and which mail it was: the same one counts once."""

    member: Member
    reason: str


def read_returned(mail: bytes) -> Returned | None:
    """What came back, or None when it is something else: a delay, an answer, a forgery."""
    if len(mail) > LONGEST:
        return None
    message = message_from_bytes(mail, policy=compat32)
    if message.get_content_type() != "multipart/report" or message.get_param("report-type") != "delivery-status":
        return None
    parts = list(message.walk())[:_MOST]
    status = next(_failures(parts), "")
    sent = next(_sent(parts), None)
    member = _whose(str(sent.get("List-Unsubscribe", ""))) if sent is not None and status else None
    if member is None or sent is None:
        return None
    return Returned(member, f"{status} {' '.join(str(sent.get('Message-ID', '')).split())}"[:200])


def _failures(parts: list[Message]) -> Iterator[str]:
    """The code of each recipient that the server gave up for good."""
    for part in parts:
        if part.get("Action", "").strip().casefold() == "failed":
            found = _STATUS.match(part.get("Status", "").strip())
            if found and found[1] == "5":
                yield found[0]


def _sent(parts: list[Message]) -> Iterator[Message]:
    """Our own mail, as it is brought back: whole, or its headers alone."""
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            yield message_from_bytes(payload if isinstance(payload, bytes) else b"", policy=compat32)
        elif part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
            yield from (each for each in part.get_payload() if isinstance(each, Message))


def _whose(header: str) -> Member | None:
    """The member whose mail our own signed link was in."""
    link = _LINK.search(" ".join(header.split()).replace("> <", "><"))
    if link is None:
        return None
    try:
        found = resolve(urlsplit(link[1]).path)
    except Resolver404:
        return None
    stop = read_stop(str(found.kwargs.get("token", ""))) if found.view_name == "mail:stop" else None
    return stop.member if stop else None
