"""What stands at the top of a conversation: few messages, that everyone there finds again."""

from typing import Any

from wezer.core.chat.acts.messages import NOT_PINNED, require_seen, require_welcome, tick, where
from wezer.core.chat.events import MessagePinned, MessageUnpinned
from wezer.core.chat.refusals import MessageGone, TooManyPins
from wezer.core.models import Conversation, Message
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref

#: More would be a list to search in.
MOST_PINS = 20


@act
def pin_message(*, by: Any, message: Message) -> None:
    """Keep a message at the top of its conversation; twice is once. What was taken back or hidden has no place there, and
    between two nobody pins whose words are not welcome."""
    conversation = _require_pins(by, message)
    require_welcome(by, conversation)
    tick(conversation, pins=True)  # from here on nobody else pins: the places are counted once
    now_there = Message.objects.filter(conversation=conversation).exclude(pinned_at=None)
    if now_there.filter(pk=message.pk).exists():
        return
    if now_there.count() >= MOST_PINS:
        raise TooManyPins(most=MOST_PINS)
    pinned = {"pinned_at": now(), "pinned_by": by.member, "changed": conversation.clock}
    if not Message.objects.filter(pk=message.pk, withdrawn_at=None, hidden_at=None).update(**pinned):
        raise MessageGone()
    emit(MessagePinned(subject=ref(conversation), message=ref(message)), **where(conversation))


@act
def unpin_message(*, by: Any, message: Message) -> None:
    """Take it down from the top; it stays where it was said."""
    conversation = _require_pins(by, message)
    tick(conversation, pins=True)
    pinned = Message.objects.filter(pk=message.pk).exclude(pinned_at=None)
    if pinned.update(**NOT_PINNED, changed=conversation.clock):
        emit(MessageUnpinned(subject=ref(conversation), message=ref(message)), **where(conversation))


def _require_pins(by: Any, message: Message) -> Conversation:
    conversation = message.conversation
    require_seen(by, conversation)
    require(by, "core.pin_in_conversation", conversation)
    return conversation
