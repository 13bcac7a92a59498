"""Letters to groups, and addresses outside from which a group takes none."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.api.chat import ConversationOut, found_conversation, listed_conversations, show_conversations
from wezer.core.api.common import router
from wezer.core.api.groups import found_group
from wezer.core.chat.acts.letters import write_letter
from wezer.core.chat.acts.outside import block_writer, unblock_writer
from wezer.core.chat.reading import letters_to
from wezer.core.models import LetterBlock
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, After, Limit, Listed, Schema, Strict, Text, idempotent, made, moment


class LetterBlockOut(Schema):
    """An address outside from which a group takes no letters."""

    uid: UID
    email: str
    created_at: str | None


class LetterBlockIn(Strict):
    email: Annotated[str, Field(max_length=254)]


class GroupLetterIn(Strict):
    title: Annotated[str, Field(max_length=200)]
    body: Text


def _show_block(block: LetterBlock) -> dict[str, Any]:
    return {"uid": block.uid, "email": block.email, "created_at": moment(block.created_at)}


@router.get("/groups/{uid}/letters", response=Listed[ConversationOut])
def letters(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """The letters to a group, for those who answer them."""
    group = found_group(request, uid)
    require(request.viewer, "core.answer_letters", group)
    return listed_conversations(letters_to(group, request.viewer), after, limit, request.viewer)


@router.post("/groups/{uid}/letters", response=MADE(ConversationOut))
@idempotent
def send_letter(request: Any, uid: UID, new: GroupLetterIn) -> Any:
    """Write to those who tend a group."""
    group = found_group(request, uid)
    letter = write_letter(by=request.viewer, group=group, title=new.title, body=new.body, key=request.key)
    return made(show_conversations([found_conversation(request, letter.uid)], request.viewer)[0])


@router.get("/groups/{uid}/letter-blocks", response=list[LetterBlockOut])
def letter_blocks(request: Any, uid: UID) -> Any:
    """The addresses outside from which a group takes no letters, for those who answer letters."""
    group = found_group(request, uid)
    require(request.viewer, "core.answer_letters", group)
    return [_show_block(each) for each in LetterBlock.objects.filter(group=group).order_by("email")[:200]]


@router.post("/groups/{uid}/letter-blocks", response=MADE(LetterBlockOut))
@idempotent
def block_address(request: Any, uid: UID, new: LetterBlockIn) -> Any:
    """Take no letters from an address outside; its writer is not told."""
    return made(_show_block(block_writer(by=request.viewer, group=found_group(request, uid), email=new.email)))


@router.delete("/groups/{uid}/letter-blocks/{block}", response={204: None})
def unblock_address(request: Any, uid: UID, block: UID) -> Any:
    """Take letters from there again."""
    found = get_object_or_404(LetterBlock, uid=block, group=found_group(request, uid))
    unblock_writer(by=request.viewer, block=found)
    return None
