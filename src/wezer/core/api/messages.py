"""Finding what was said, and what stands at the top of a conversation."""

from typing import Any

from django.shortcuts import get_object_or_404

from wezer.core.api.chat import MessageOut, found_conversation, found_message, shown_again
from wezer.core.api.common import caller, router
from wezer.core.api.findings import Words
from wezer.core.api.posts import seen_items
from wezer.core.chat.acts.becoming import remember_item
from wezer.core.chat.acts.pins import pin_message, unpin_message
from wezer.core.chat.finding import NEWEST_FIRST, Hit, hits, messages_holding, with_places
from wezer.core.chat.reading import pins
from wezer.ui.paging import page_after
from wezer.ui.rest import UID, After, Limit, Listed, PartyOut, Schema, Strict, moment, show_party


class PinOut(Schema):
    message: UID
    number: int
    author: PartyOut
    words: str
    """How it begins."""
    pinned_at: str | None
    pinned_by: PartyOut | None


class MessageFoundOut(Schema):
    message: UID
    conversation: UID
    place: str
    """What the conversation is called."""
    number: int
    author: PartyOut
    words: str
    created_at: str | None


@router.get("/messages", response=Listed[MessageFoundOut])
def find_messages(request: Any, q: Words, conversation: UID | None = None, after: After = "", limit: Limit = 20) -> Any:
    """What was said with these words in the conversations one takes part in, or in one of them; the newest first."""
    caller(request)
    where = found_conversation(request, conversation) if conversation else None
    found = messages_holding(request.viewer, q, conversation=where)
    page = page_after(with_places(found), after, size=limit, order=NEWEST_FIRST)
    return {"items": [_show(hit) for hit in hits(page.items, request.viewer)], "next": page.next or None}


def _show(hit: Hit) -> dict[str, Any]:
    return {
        "message": hit.message.uid,
        "conversation": hit.message.conversation.uid,
        "place": hit.place,
        "number": hit.message.number,
        "author": show_party(hit.message.author),
        "words": hit.words,
        "created_at": moment(hit.message.created_at),
    }


@router.get("/conversations/{uid}/pins", response=list[PinOut])
def pinned(request: Any, uid: UID) -> Any:
    """What stands at the top of the conversation, the newest pin first: twenty at most."""
    return [
        {
            "message": pin.message.uid,
            "number": pin.message.number,
            "author": show_party(pin.message.author),
            "words": pin.words,
            "pinned_at": moment(pin.message.pinned_at),
            "pinned_by": show_party(pin.message.pinned_by),
        }
        for pin in pins(found_conversation(request, uid))
    ]


@router.put("/messages/{uid}/pin", response=MessageOut)
def pin_a_message(request: Any, uid: UID) -> Any:
    """Keep it at the top of its conversation; twice is once."""
    message = found_message(request, uid)
    pin_message(by=request.viewer, message=message)
    return shown_again(request, message)


@router.delete("/messages/{uid}/pin", response=MessageOut)
def unpin_a_message(request: Any, uid: UID) -> Any:
    """Take it down from the top."""
    message = found_message(request, uid)
    unpin_message(by=request.viewer, message=message)
    return shown_again(request, message)


class BecameIn(Strict):
    item: UID


@router.post("/messages/{uid}/items", response=MessageOut)
def remember(request: Any, uid: UID, came: BecameIn) -> Any:
    """An item of one's own came of this message: from now on each leads to the other, for who may see both."""
    found = found_message(request, uid)
    remember_item(by=request.viewer, message=found, item=get_object_or_404(seen_items(request), uid=came.item))
    return shown_again(request, found)
