"""The rights of conversations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.chat.outside import takes_from_outside
from wezer.core.chat.refusals import LettersClosedOutside
from wezer.core.models import ConversationForm, GroupState, RoomState
from wezer.core.permissions import write_in_group
from wezer.core.settings_registry import value
from wezer.kernel.permissions import can, permission


@permission("core.write_in_conversation", label=_("Write in a conversation"), writes=True)
def write_in_conversation(viewer: Any, conversation: Any) -> bool:
    """In a channel those who write in its group; between members those who are in it; a letter's author, and those who
    answer for the group."""
    if viewer.member is None or not viewer.is_inside or conversation.withdrawn_at or conversation.hidden_at:
        return False
    if conversation.form == ConversationForm.CHANNEL:
        return conversation.channel_of.state == RoomState.OPEN and write_in_group(viewer, conversation.group)
    if conversation.form == ConversationForm.DIRECT:
        return viewer.acting_for is None and conversation.audience_id in viewer.audience_ids
    return viewer.may_act_for(conversation.author_id) or can(viewer, "core.answer_letters", conversation.group)


@permission(
    "core.pin_in_conversation",
    label=_("Pin messages at the top of a chat"),
    default_roles=("gardener", "steward"),
    writes=True,
)
def pin_in_conversation(viewer: Any, conversation: Any) -> bool:
    """In a channel those whom the group trusts with it; between members, and in a letter, whoever writes there."""
    if not write_in_conversation(viewer, conversation):
        return False
    in_group = conversation.form == ConversationForm.CHANNEL
    return not in_group or viewer.has_right("core.pin_in_conversation", conversation.group)


@permission(
    "core.answer_letters",
    label=_("Answer letters in the group's name"),
    default_roles=("gardener", "steward"),
    writes=True,
)
def answer_letters(viewer: Any, group: Any) -> bool:
    return viewer.has_right("core.answer_letters", group) and group.state == GroupState.ACTIVE


@permission("core.write_letter", label=_("Write a letter to a group"), writes=True)
def write_letter(viewer: Any, group: Any) -> bool:
    """Members, where the group takes letters."""
    if viewer.member is None or not viewer.is_inside or group.state != GroupState.ACTIVE:
        return False
    return group.is_known_to(viewer) and value("letters.from", group) != "nobody"


@permission("core.write_from_outside", label=_("Write a letter to a group from outside"), refusal=LettersClosedOutside)
def write_from_outside(viewer: Any, group: Any) -> bool:
    """Whoever is not inside, where the group takes such letters."""
    return not viewer.is_inside and takes_from_outside(group)
