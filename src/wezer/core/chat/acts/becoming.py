"""Remembering that an item came of a message."""

from typing import Any

from wezer.core.chat.acts.messages import require_seen, tick
from wezer.core.chat.events import MessageBecame
from wezer.core.chat.refusals import CameOfAnother, MessageGone
from wezer.core.models import Item, Message, MessageItem
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def remember_item(*, by: Any, message: Message, item: Item) -> MessageItem:
    """An item of one's own came of this message: each leads to the other from now on. Twice is once."""
    conversation = message.conversation
    require_seen(by, conversation)
    if message.withdrawn_at is not None or message.hidden_at is not None:
        raise MessageGone()
    if not by.may_act_for(item.author_id):
        raise NotAllowed()
    tie, is_new = MessageItem.objects.get_or_create(item_id=item.pk, defaults={"message": message})
    if tie.message_id != message.pk:
        raise CameOfAnother()
    if is_new:
        tick(conversation)
        Message.objects.filter(pk=message.pk).update(changed=conversation.clock)
        place: dict[str, Any] = {"group": item.group_id, "audience": item.audience_id} if item.published_at else {}
        emit(MessageBecame(subject=ref(item), origin=ref(tie)), **place)
    return tie
