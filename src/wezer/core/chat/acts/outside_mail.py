"""Mail to people outside who wrote to a group: to confirm their address, and when the group answers."""

from collections.abc import Iterable
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wezer.core.chat.outside import READABLE, link
from wezer.core.community import community
from wezer.core.mail import MailAbout, call_back
from wezer.core.models import Conversation, Group, Message, OutsideLetter, OutsideLetterState
from wezer.core.retention import kept
from wezer.core.speaking import speaking
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotFound


def mail_confirmation(letter: OutsideLetter) -> None:
    """It repeats nothing of what was typed: whoever gave an address that is not theirs sends nobody their words. For acts only."""
    with speaking(letter.language):
        subject = _("Your letter to {group}: one more step").format(group=letter.group.name)
        told: dict[str, object] = {"confirm": link("letters:confirm", letter), "time": kept("unconfirmed_letters")}
        _send(letter, subject, "confirm", told, {})


def answer_by_mail(conversation: Conversation, message: Message) -> None:
    """The group's answer goes to its writer, and their link holds anew. Refused when they had the letter forgotten at this very
    moment. For acts only, under the conversation's lock."""
    letter = OutsideLetter.objects.select_related("group").filter(conversation=conversation.pk).first()
    if letter is None:
        raise NotFound()
    read_on(letter)
    if letter.stopped_at is not None or "@" not in letter.email:
        return
    stop = link("letters:stop", letter)
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    with speaking(letter.language):
        subject = _("{group} answered: {title}").format(group=letter.group.name, title=letter.title)
        context = {"message": message, "read": link("letters:letter", letter), "stop": stop}
        _send(letter, subject[:180], "answer", context, headers)


def read_on(letter: OutsideLetter) -> None:
    """Its writer's link holds anew from today."""
    letter.readable_until = now() + READABLE
    OutsideLetter.objects.filter(pk=letter.pk).update(readable_until=letter.readable_until)


def call_letters_back(uids: Iterable[UUID]) -> None:
    """Mail about these letters that has not left goes with them. For acts only."""
    call_back([_about(uid) for uid in uids])


def _about(uid: UUID) -> str:
    return f"letter:{uid}"


def _send(letter: OutsideLetter, subject: str, name: str, context: dict[str, object], headers: dict[str, str]) -> None:
    body = render_to_string(
        f"core/letters/email/{name}.txt", {**context, "letter": letter, "group": letter.group, "community": community()}
    )
    headers = {**headers, "Auto-Submitted": "auto-generated", "X-WeZer-Kind": "letter"}
    mail = MailAbout(subject, body, sender(letter.group), [letter.email], headers=headers)
    mail.about = _about(letter.uid)
    mail.ends_quietly = letter.state == OutsideLetterState.WAITING  # an address that somebody typed, maybe none
    mail.send()


def sender(group: Group) -> str:
    """The community's address, under the group's name."""
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    name = group.name.replace("\\", "").replace('"', "'")
    return f'"{name}" <{address}>'
