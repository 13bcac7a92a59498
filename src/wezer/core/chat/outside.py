"""Letters to a group from outside (core.md 9): who takes them, the links of those who wrote, the names they gave."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from wezer.core.chat.refusals import AddressInvalid
from wezer.core.models import Conversation, Group, GroupState, LetterBlock, Message, OutsideLetter, Sight, User
from wezer.core.retention import kept_days
from wezer.core.settings_registry import value

#: The link by which a writer reads and answers holds so long after the last answer.
READABLE = timedelta(days=60)
#: A letter from outside, and an answer to it, is no longer.
LONGEST_LETTER = 5000
_SALTS = {"letters:confirm": "wezer.core.letter.confirm", "letters:letter": "wezer.core.letter"}


def writers_of(group: Group) -> str:
    """Who may write letters to the group as things are: anyone, members, nobody. Whom it takes from outside finds it only where
    everybody sees it."""
    said = str(value("letters.from", group))
    return "members" if said == "anyone" and group.sight != Sight.OPEN else said


def takes_from_outside(group: Group) -> bool:
    """Whether somebody outside may write to the group now."""
    return group.state == GroupState.ACTIVE and writers_of(group) == "anyone"


def link(route: str, letter: OutsideLetter) -> str:
    """The address that is mailed: nobody guesses it, nobody needs to sign in."""
    return settings.SITE_URL + path_of(route, letter)


def path_of(route: str, letter: OutsideLetter) -> str:
    """`letters:stop` goes with the token of `letters:letter`."""
    salt = _SALTS.get(route, _SALTS["letters:letter"])
    return reverse(route, args=[signing.Signer(salt=salt).sign(str(letter.uid))])


def letter_of(token: str, route: str = "letters:letter") -> OutsideLetter | None:
    """The letter whose link this is; None when nobody signed it, or the letter is gone."""
    try:
        uid = signing.Signer(salt=_SALTS[route]).unsign(token)
    except signing.BadSignature:
        return None
    return OutsideLetter.objects.select_related("group", "conversation").filter(uid=uid).first()


def checked_address(typed: str) -> str:
    """An e-mail address as it is kept."""
    email = User.objects.normalise(typed) or ""
    try:
        validate_email(email)
    except ValidationError:
        raise AddressInvalid() from None
    return email


def one_key(what: str, key: str) -> str:
    """The one-time key of a form as it is kept: “somebody” writes all of them."""
    return hashlib.sha256(f"{what}:{key}".encode()).hexdigest() if key else ""


def mailbox(email: str) -> str:
    """The address without what is added to it: a+1@… and a+2@… are read by the same person."""
    name, at, host = email.strip().lower().rpartition("@")
    return (name.partition("+")[0] or name) + at + host


def is_blocked(group: Group | int, email: str) -> bool:
    """Whoever reads that address, whatever they add to it."""
    return LetterBlock.objects.filter(group=group, email=mailbox(email)).exists()


def confirmed_within(letter: OutsideLetter) -> datetime:
    """The link that confirms the writer's address holds as long as a letter waits for it."""
    return letter.created_at + timedelta(days=kept_days("unconfirmed_letters"))


def outside_letters(rows: Iterable[Conversation]) -> dict[int, OutsideLetter]:
    """Who wrote those of these conversations that came from outside. One statement, none where none did."""
    numbers = [row.pk for row in rows if row.is_from_outside]
    found = OutsideLetter.objects.filter(conversation__in=numbers) if numbers else ()
    return {letter.conversation_id or 0: letter for letter in found}


def name_writers(rows: Iterable[Conversation]) -> None:
    """A letter from outside shows the name its writer gave, in place of “somebody”, who is its author here."""
    for row in rows:
        if row.is_from_outside:
            row.author.name = row.writer


def name_authors(messages: Iterable[Message], conversation: Conversation) -> None:
    """The same for what its writer said."""
    if conversation.is_from_outside:
        parts: list[Any] = [part for each in messages for part in (each, each.answers) if part is not None]
        for part in parts:
            if is_of_writer(part, conversation):
                part.author.name = conversation.writer


def is_of_writer(message: Message, conversation: Conversation) -> bool:
    """Whether somebody outside said this."""
    return conversation.is_from_outside and message.author_id == conversation.author_id
