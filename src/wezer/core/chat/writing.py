"""That somebody is writing, while they are (core.md 9: typing, opt-in). It passes through the live server; nothing is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from wezer.core.chat.reading import conversations
from wezer.core.models import Block, ContactPolicy, ConversationForm
from wezer.kernel.permissions import can

#: Where people speak as themselves; a letter is answered in the group's name.
FORMS = (ConversationForm.DIRECT, ConversationForm.CHANNEL)


@dataclass(frozen=True, slots=True)
class Writing:
    name: str
    hearers: frozenset[int]  # numbers of members


def writing_in(uid: str, viewer: Any, listeners: Collection[int]) -> Writing | None:
    """Who of these members (they have this conversation open) is told that the viewer is writing there: those who show it of
    themselves, without a block in either direction. None where the viewer may not write, or does not show it."""
    found = _conversation(uid, viewer)
    if found is None or found.form not in FORMS or not can(viewer, "core.write_in_conversation", found):
        return None
    if not _shows_it(viewer):
        return None
    me = viewer.member.pk
    shown = ContactPolicy.objects.filter(member__in=set(listeners) - {me}, shows_writing=True)
    blocks = Block.objects.filter(Q(member=me) | Q(blocked=me)).values_list("member_id", "blocked_id")
    apart = {number for pair in blocks for number in pair}
    return Writing(viewer.member.name, frozenset(shown.values_list("member_id", flat=True)) - apart)


def _conversation(uid: str, viewer: Any) -> Any:
    try:
        return conversations(viewer).filter(uid=UUID(uid)).first()
    except ValueError:
        return None


def _shows_it(viewer: Any) -> bool:
    """Whether the viewer shows it, and hence sees it of others."""
    return ContactPolicy.objects.filter(member=viewer.member, shows_writing=True).exists()
