"""Beginning a conversation with its first words: to members, or as a letter to a group, which all who tend it read together
and answer in its name."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F

from wezer.core.acts.audiences import audience
from wezer.core.chat.acts.conversations import open_conversation, open_direct
from wezer.core.chat.acts.messages import known_message, say
from wezer.core.chat.events import LetterAssigned
from wezer.core.chat.refusals import LettersClosed, NotAnswering
from wezer.core.models import Conversation, ConversationForm, Group, Member
from wezer.core.rules import clean_name
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound


@act
def write_to(
    *, by: Any, members: Sequence[Member], body: str, key: str = "", pictures: Iterable[Any] = ()
) -> Conversation:
    """Write to one or several members, in the conversation that these people have; it is opened with its first message,
    or not at all."""
    conversation = open_direct(by=by, members=members)
    say(by=by, conversation=conversation, body=body, key=key, pictures=pictures)
    return conversation


@act
def write_letter(*, by: Any, group: Group, title: str, body: str, key: str = "") -> Conversation:
    """A letter to those who tend a group. The same `key` twice is one letter."""
    if not group.is_known_to(by):
        raise NotFound()
    if not can(by, "core.write_letter", group):
        raise LettersClosed()
    if known := known_message(by, key):
        return known.conversation
    heading = clean_name(title, most=200, field="title")
    made = open_conversation(
        by, ConversationForm.LETTER, audience("stewards", group), author=by.party, group=group, title=heading
    )
    say(by=by, conversation=made, body=body, key=key)
    return made


@act
def assign_letter(*, by: Any, conversation: Conversation, member: Member | None) -> None:
    """Say who of those who answer takes this letter on; None: nobody yet."""
    require(by, "core.answer_letters", conversation.group)
    if member is not None and not can(Viewer.of(member), "core.answer_letters", conversation.group):
        raise NotAnswering(name=member.name)
    Conversation.objects.filter(pk=conversation.pk).update(assigned=member, clock=F("clock") + 1)
    emit(
        LetterAssigned(subject=ref(conversation), member=str(ref(member)) if member else ""),
        group=conversation.group_id,
        audience=conversation.audience_id,
    )
