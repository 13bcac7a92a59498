"""Saying something, saying it otherwise, taking it back; reactions to it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts import gifts
from wezer.core.acts.files import receive_image
from wezer.core.acts.posts import clean_text, confirm_many, keep_revision, one_time
from wezer.core.chat.acts.outside_mail import answer_by_mail
from wezer.core.chat.events import (
    MessageEdited,
    MessageHidden,
    MessageReacted,
    MessageSaid,
    MessageShown,
    MessageWithdrawn,
)
from wezer.core.chat.outside import is_of_writer
from wezer.core.chat.reaching import blocked_by, is_between_two, others_in, out_of_reach
from wezer.core.chat.refusals import BlockedByYou, EditedTooLate, MessageGone, NoPicturesOutside, NotReachable
from wezer.core.markdown import RENDERER, render
from wezer.core.mentions import Mentions, mentions
from wezer.core.models import Attendance, Conversation, File, Message, MessageReaction, Party, Revision
from wezer.core.models.chat import NOT_READ_YET
from wezer.core.reactions import Gift
from wezer.core.search.column import column_of
from wezer.core.search.index import DEFAULT_LANGUAGE
from wezer.core.talk_refusals import ReasonMissing
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound

#: A message can be changed for so long (core.md 9).
EDITABLE = timedelta(hours=24)
MOST_PICTURES = 8
#: What no longer stands at the top of its conversation.
NOT_PINNED: dict[str, Any] = {"pinned_at": None, "pinned_by": None}


@act
def say(
    *,
    by: Any,
    conversation: Conversation,
    body: str,
    answers: Message | None = None,
    key: str = "",
    pictures: Iterable[Any] = (),
    confirmation: str = "",
) -> Message:
    """Say something in a conversation, or answer a message there. The same `key` twice gives the same message, so that a
    page may send again whatever it does not know to have arrived."""
    require_seen(by, conversation)
    if known := known_message(by, key):
        return known
    require(by, "core.write_in_conversation", conversation)
    require_welcome(by, conversation)
    if answers is not None and (answers.conversation_id != conversation.pk or answers.withdrawn_at):
        raise MessageGone()
    listed = list(pictures)[:MOST_PICTURES]
    if listed and conversation.is_from_outside:
        raise NoPicturesOutside()
    text = clean_text(body) if body.strip() or not listed else ""
    named = mentions(text, by, group=conversation.group, audience=conversation.audience)
    confirm_many(by, named, confirmation)
    try:
        with attempt():
            message = _write(by, conversation, text, named, answers, one_time(by, key))
    except IntegrityError:  # the same key at the same moment
        return Message.objects.get(author=_speaker(by, conversation), key=one_time(by, key))
    _hang(by, message, listed)
    if conversation.is_from_outside:
        answer_by_mail(conversation, message)
    emit(
        MessageSaid(
            subject=ref(conversation),
            message=ref(message),
            answers=ref(answers) if answers is not None else "",
            members=tuple(ref(member) for member in named.members),
            groups=tuple(ref(group) for group in named.groups),
        ),
        group=conversation.group_id,
        audience=conversation.audience_id,
    )
    return message


def known_message(by: Any, key: str) -> Message | None:
    """What this party said before under this key."""
    if not key or by.party is None:
        return None
    return Message.objects.select_related("conversation").filter(key=one_time(by, key)).first()


def _write(
    by: Any, conversation: Conversation, text: str, named: Mentions, answers: Message | None, key: str
) -> Message:
    tick(conversation, said=True)
    message = Message.objects.create(
        conversation=conversation,
        number=conversation.newest,
        changed=conversation.clock,
        author=_speaker(by, conversation),
        written_by=by.member,
        answers=answers,
        body=text,
        body_html=render(text, named.links),
        renderer=RENDERER,
        tokens=column_of(text, _language(by)),
        key=key,
        created_at=conversation.newest_at,
    )
    if by.member is not None:
        _have_read(by, message)
    return message


def _language(by: Any) -> str:
    return getattr(by.member, "language", "") or DEFAULT_LANGUAGE


def _have_read(by: Any, message: Message) -> None:
    """Whoever speaks has read what stands above."""
    place = {"conversation_id": message.conversation_id, "member": by.member}
    if not Attendance.objects.filter(**place).update(seen=message.number):
        Attendance.objects.create(**place, seen=message.number)


def tick(conversation: Conversation, *, said: bool = False, pins: bool = False) -> None:
    """Count one change. The row stays locked until the commit: numbers become visible in their order, without a gap."""
    moved: dict[str, Any] = {"clock": F("clock") + 1}
    if said:
        moved |= {"newest": F("newest") + 1, "newest_at": now()}
    if pins:
        moved["pins_changed"] = F("clock") + 1
    Conversation.objects.filter(pk=conversation.pk).update(**moved)
    conversation.refresh_from_db(fields=["clock", "newest", "newest_at", "pins_changed"])


def _speaker(by: Any, conversation: Conversation) -> Party:
    """A letter is answered in the group's name; elsewhere each speaks for themselves, or for whom they act."""
    if conversation.is_letter and not by.may_act_for(conversation.author_id):
        assert conversation.group is not None  # every letter has one
        return Party.objects.get(pk=conversation.group.pk)
    return by.party  # type: ignore[no-any-return]  # a viewer who may write has one


def _hang(by: Any, message: Message, pictures: list[Any]) -> None:
    if pictures:
        made = [receive_image(by=by, upload=one, item=message.conversation) for one in pictures]
        message.pictures = [str(file.uid) for file in made]
        message.save(update_fields=["pictures"])


@act
def edit_message(*, by: Any, message: Message, body: str, confirmation: str = "") -> Message:
    """Change what one said, within a day; what it said before is kept and readers see that it was changed."""
    conversation = _require_own(by, message)
    require_voice(by, conversation)
    if message.created_at < now() - EDITABLE:
        raise EditedTooLate(hours=EDITABLE // timedelta(hours=1))
    text = clean_text(body)
    if text == message.body:
        return message
    named = mentions(text, by, group=conversation.group, audience=conversation.audience)
    confirm_many(by, named, confirmation)
    tick(conversation, pins=message.pinned_at is not None)
    keep_revision(message, number=Revision.objects.filter(subject=ref(message)).count() + 1, body=message.body, by=by)
    message.body, message.body_html, message.renderer = text, render(text, named.links), RENDERER
    message.tokens = column_of(text, _language(by))
    message.edited_at, message.changed = now(), conversation.clock
    message.save(update_fields=["body", "body_html", "renderer", "tokens", "edited_at", "changed"])
    _quoted_anew(message)
    emit(MessageEdited(subject=ref(conversation), message=ref(message)), **where(conversation))
    return message


@act
def withdraw_message(*, by: Any, message: Message) -> None:
    """Take back what one said: its words, what it said before, its pictures and its pin go at once, its place stays."""
    conversation = _require_own(by, message)
    tick(conversation, pins=message.pinned_at is not None)
    Revision.objects.filter(subject=ref(message)).delete()
    File.objects.filter(uid__in=message.pictures).delete()
    MessageReaction.objects.filter(message=message).delete()
    message.body, message.body_html, message.tokens, message.pictures = "", "", "", []
    message.withdrawn_at, message.changed = now(), conversation.clock
    message.save(update_fields=["body", "body_html", "tokens", "pictures", "withdrawn_at", "changed"])
    Message.objects.filter(pk=message.pk).update(**NOT_PINNED)
    _quoted_anew(message)
    emit(MessageWithdrawn(subject=ref(conversation), message=ref(message)), **where(conversation))


def _quoted_anew(message: Message) -> None:
    """Its answers quote it as it is: a page that is open reads them again."""
    Message.objects.filter(answers=message.pk).update(changed=message.conversation.clock)


@act
def read_older_messages(*, by: Any, limit: int = 500) -> bool:
    """Let messages be found that were said before there was a search, or whose words were replaced. True when more wait."""
    rows = list(Message.objects.filter(NOT_READ_YET).select_related("written_by").order_by("pk")[:limit])
    for row in rows:
        language = getattr(row.written_by, "language", "") or DEFAULT_LANGUAGE
        Message.objects.filter(pk=row.pk, body=row.body).update(tokens=column_of(row.body, language))
    return len(rows) == limit


@act
def hide_message(*, by: Any, message: Message, reason: str) -> None:
    """A moderator of the group hides it, with a reason its author reads. Between members nobody moderates."""
    conversation = _require_moderator(by, message)
    if not reason.strip():
        raise ReasonMissing()
    tick(conversation, pins=message.pinned_at is not None)
    hidden = {"hidden_at": now(), "hidden_reason": reason.strip()[:500], "changed": conversation.clock}
    if Message.objects.filter(pk=message.pk, hidden_at=None).update(**hidden, **NOT_PINNED):
        _quoted_anew(message)
        emit(MessageHidden(subject=ref(conversation), message=ref(message)), **where(conversation), audit=True)


@act
def show_message(*, by: Any, message: Message) -> None:
    """A moderator takes the hiding back."""
    conversation = _require_moderator(by, message)
    tick(conversation)
    Message.objects.filter(pk=message.pk).update(hidden_at=None, hidden_reason="", changed=conversation.clock)
    _quoted_anew(message)
    emit(MessageShown(subject=ref(conversation), message=ref(message)), **where(conversation), audit=True)


@act
def react(*, by: Any, message: Message, kind: str, give: bool = True, confirmation: str = "") -> bool:
    """Give a reaction to a message, or take it back; True when that changed anything. `confirmation`: of what it costs."""
    conversation = message.conversation
    require_seen(by, conversation)
    require(by, "core.write_in_conversation", conversation)
    if give:
        gifts.require_open(kind)
        if is_of_writer(message, conversation):
            gifts.refuse_more(by, gift_of(message, kind))
    tick(conversation)
    message.refresh_from_db(fields=["withdrawn_at", "hidden_at"])  # taken back or hidden at this very moment
    if message.withdrawn_at is not None or (give and message.hidden_at is not None):
        raise MessageGone()
    mine, gift = {"message": message, "party": by.party, "kind": kind}, gift_of(message, kind)
    if give:
        _made, changed = MessageReaction.objects.get_or_create(**mine, defaults={"created_at": now()})
    else:
        changed = bool(MessageReaction.objects.filter(**mine).delete()[0])
    if changed:
        gifts.give(by, message, gift, confirmation) if give else gifts.take(by, message, gift)
        Message.objects.filter(pk=message.pk).update(changed=conversation.clock)
        told = MessageReacted(subject=ref(conversation), message=ref(message), reaction=kind, given=give)
        emit(told, **where(conversation))
    elif not give:
        gifts.require_known(kind)
    return changed


def gift_of(message: Message, kind: str) -> Gift:
    return Gift(kind, ref(message), message.author, message.written_by_id)  # type: ignore[attr-defined]  # made by Django


def where(conversation: Conversation) -> dict[str, Any]:
    return {"group": conversation.group_id, "audience": conversation.audience_id}


def require_seen(by: Any, conversation: Conversation) -> None:
    if not Conversation.objects.visible_to(by).filter(pk=conversation.pk).exists():
        raise NotFound()


def require_welcome(by: Any, conversation: Conversation) -> None:
    """Between two, each message asks again whether the other takes it."""
    if by.is_system or not is_between_two(conversation):
        return
    others = others_in(conversation, by)
    for member in blocked_by(by, others):
        raise BlockedByYou(name=member.name)
    for member in out_of_reach(by, others, conversation):
        raise NotReachable(name=member.name)


def _require_own(by: Any, message: Message) -> Conversation:
    conversation = message.conversation
    require_seen(by, conversation)
    own = message.written_by_id is not None and by.member is not None and message.written_by_id == by.member.pk
    if not (by.is_system or own or by.may_act_for(message.author_id)):
        raise NotAllowed()
    if message.withdrawn_at is not None:
        raise MessageGone()
    return conversation


def _require_moderator(by: Any, message: Message) -> Conversation:
    """Whoever moderates the group, whether or not they read the channel: what is reported comes to them."""
    conversation = message.conversation
    if conversation.channel_of_id is None:
        raise NotAllowed()
    require(by, "core.moderate", conversation.group)
    return conversation
