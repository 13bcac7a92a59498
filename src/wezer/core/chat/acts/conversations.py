"""Opening conversations, and reading them."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError

from wezer.core.acts.audiences import audience, audience_of
from wezer.core.chat.events import ConversationOpened
from wezer.core.chat.reaching import MOST_PEOPLE, blocked_by, out_of_reach
from wezer.core.chat.refusals import BlockedByYou, HearingUnknown, NotReachable, PeopleMissing
from wezer.core.models import (
    Attendance,
    Audience,
    Conversation,
    ConversationForm,
    File,
    Hears,
    Member,
    Message,
    MessageReaction,
    Notice,
    Revision,
    Room,
)
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

#: Kinds of notices that reading the conversation settles.
NOTICES = ("direct_message", "letter", "letter_answer", "chat_answer", "chat_mention", "chat_message")


@act
def open_channel(*, by: Any, room: Room) -> Conversation:
    """The conversation of a chat room, opened with the room."""
    seen_by = audience("group", room.group)
    return open_conversation(
        by, ConversationForm.CHANNEL, seen_by, author=room.group, group=room.group, channel_of=room
    )


@act
def forget_channel(*, by: Any, room: Room) -> None:
    """The room's days in the bin are over: its messages lose their words, what they said before, pictures and reactions."""
    for conversation in Conversation.objects.filter(channel_of=room):
        forget_words(conversation)


@act
def open_direct(*, by: Any, members: Sequence[Member]) -> Conversation:
    """The conversation between `by` and these members; the same people always find the same one.

    Nobody is drawn into a conversation by someone whose messages they do not take.
    """
    if by.member is None or by.acting_for is not None or not by.is_inside:
        raise NotAllowed()
    people = {member.pk: member for member in [by.member, *members]}
    if not 2 <= len(people) <= MOST_PEOPLE:
        raise PeopleMissing(most=MOST_PEOPLE - 1)
    key = ",".join(map(str, sorted(people)))[:64] if len(people) == 2 else _key_of_many(people)
    if known := Conversation.objects.filter(people_key=key).first():
        return known
    others = [member for number, member in people.items() if number != by.member.pk]
    _require_reach(by, others)
    try:
        with attempt():
            made = open_conversation(
                by, ConversationForm.DIRECT, audience_of(parties=people.values()), author=by.member, people_key=key
            )
            Attendance.objects.bulk_create(Attendance(conversation=made, member_id=number) for number in sorted(people))
    except IntegrityError:
        return Conversation.objects.get(people_key=key)
    by.forget()  # an audience more
    return made


def _key_of_many(people: dict[int, Member]) -> str:
    return hashlib.sha256(",".join(map(str, sorted(people))).encode()).hexdigest()


def _require_reach(by: Any, others: Sequence[Member]) -> None:
    for member in blocked_by(by, others):
        raise BlockedByYou(name=member.name)
    for member in out_of_reach(by, others):
        raise NotReachable(name=member.name)


@act
def read_conversation(*, by: Any, conversation: Conversation, number: int) -> None:
    """The member has read up to this message: their place moves forward, never back, and what told them of the conversation is
    settled once they have read it all."""
    if by.member is None or not Conversation.objects.visible_to(by).filter(pk=conversation.pk).exists():
        return
    number = min(number, conversation.newest)
    mine, is_new = Attendance.objects.get_or_create(
        conversation=conversation, member=by.member, defaults={"seen": number}
    )
    if not is_new and mine.seen >= number:
        return
    Attendance.objects.filter(pk=mine.pk, seen__lt=number).update(seen=number)
    if number < conversation.newest:
        return
    waiting = Notice.objects.filter(member=by.member, item_id=conversation.pk, kind__in=NOTICES, read_at=None)
    waiting.update(read_at=now())


@act
def choose_hearing(*, by: Any, conversation: Conversation, hears: str) -> None:
    """Of what is said here the member wants to be told this much, from now on: everything, what answers or names them, nothing."""
    if by.member is None or not Conversation.objects.visible_to(by).filter(pk=conversation.pk).exists():
        raise NotAllowed()
    if hears not in Hears.values:
        raise HearingUnknown()
    Attendance.objects.update_or_create(
        conversation=conversation, member=by.member, defaults={"hears": hears},
        create_defaults={"hears": hears, "seen": conversation.newest},
    )  # fmt: skip


def open_conversation(by: Any, form: str, seen_by: Audience, **more: Any) -> Conversation:
    """The row of a conversation of any form, and its fact. Inside an act."""
    moment = now()
    made = Conversation.objects.create(
        kind="conversation",
        form=form,
        audience=seen_by,
        written_by=by.member,
        language=getattr(by.member, "language", ""),
        created_at=moment,
        published_at=moment,
        newest_at=moment,
        **more,
    )
    emit(ConversationOpened(subject=ref(made)), group=made.group_id, audience=seen_by)
    return made


def forget_words(conversation: Conversation) -> None:
    """Its messages lose their words, what they said before, pictures and reactions. Inside an act."""
    said = Message.objects.filter(conversation=conversation)
    names = [f"{Message._meta.label_lower}/{uid}" for uid in said.values_list("uid", flat=True)]
    for start in range(0, len(names), 500):
        Revision.objects.filter(subject__in=names[start : start + 500]).delete()
    MessageReaction.objects.filter(message__conversation=conversation).delete()
    File.objects.filter(item=conversation.pk).delete()
    said.update(body="", body_html="", tokens="", pictures=[], pinned_at=None, pinned_by=None)
