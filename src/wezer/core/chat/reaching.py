"""Who may write to whom (core.md 9): each member says it for themselves, and a block is nobody else's business."""

from collections.abc import Iterable, Sequence
from typing import Any

from wezer.core.chat.refusals import PersonUnknown
from wezer.core.models import (
    ACTIVE_STATES,
    Attendance,
    Belonging,
    Block,
    ContactPolicy,
    Conversation,
    ConversationForm,
    Member,
    Message,
    Party,
    Writers,
)

#: A conversation between members has at most so many of them.
MOST_PEOPLE = 20


def out_of_reach(viewer: Any, members: Sequence[Member], conversation: Conversation | None = None) -> list[Member]:
    """Those of `members` whom the viewer may not write to: away, having blocked them, or open to others only.

    Whoever has written in this conversation themselves is answered whatever they say of writers; a block still holds.
    """
    numbers = [member.pk for member in members]
    here = set(
        Belonging.objects.filter(
            member__in=numbers, member__user__isnull=False, group__parent=None, state__in=ACTIVE_STATES
        ).values_list("member_id", flat=True)
    )
    closed = set(Block.objects.filter(member__in=numbers, blocked=viewer.member).values_list("member_id", flat=True))
    said = dict(ContactPolicy.objects.filter(member__in=numbers).values_list("member_id", "writers"))
    careful = {number for number, writers in said.items() if writers != Writers.MEMBERS}
    if careful:
        closed |= careful - _near(viewer, said) - _heard(conversation, careful)
    return [member for member in members if member.pk not in here or member.pk in closed]


def _near(viewer: Any, said: dict[int, str]) -> set[int]:
    asking = [number for number, writers in said.items() if writers == Writers.GROUPS]
    shared = Belonging.objects.filter(
        member__in=asking, group__in=viewer.direct_group_ids, group__parent__isnull=False, state__in=ACTIVE_STATES
    )
    return set(shared.values_list("member_id", flat=True))


def _heard(conversation: Conversation | None, members: Iterable[int]) -> set[int]:
    if conversation is None:
        return set()
    spoken = Message.objects.filter(conversation=conversation, written_by__in=list(members))
    return set(spoken.values_list("written_by_id", flat=True).distinct())


def blocked_by(viewer: Any, members: Sequence[Member]) -> list[Member]:
    """Those of `members` whom the viewer has blocked."""
    mine = set(
        Block.objects.filter(member=viewer.member, blocked__in=[member.pk for member in members]).values_list(
            "blocked_id", flat=True
        )
    )
    return [member for member in members if member.pk in mine]


def deaf_to(party: Party) -> frozenset[int]:
    """Members who do not want to hear from this party. Nobody blocks a group."""
    if party.is_group:
        return frozenset()
    return frozenset(Block.objects.filter(blocked=party.pk).values_list("member_id", flat=True))


def others_in(conversation: Conversation, viewer: Any) -> list[Member]:
    """The other people of a conversation between members."""
    rows = Attendance.objects.filter(conversation=conversation).select_related("member__photo").order_by("pk")
    return [row.member for row in rows if viewer.member is None or row.member_id != viewer.member.pk]


def is_between_two(conversation: Conversation) -> bool:
    return conversation.form == ConversationForm.DIRECT and conversation.people_key.count(",") == 1


def members_named(typed: str, chosen: Sequence[Member] = ()) -> list[Member]:
    """The members whose names stand in a text, a comma between them. `chosen` says which of two with one name is meant.

    Raises PersonUnknown for a name that nobody here has, or several.
    """
    known = {member.name.casefold(): member for member in chosen}
    found = []
    for name in filter(None, (" ".join(each.split()) for each in typed.split(","))):
        if name.casefold() in known:
            found.append(known[name.casefold()])
            continue
        inside = Member.objects.filter(
            name__iexact=name, belongings__group__parent=None, belongings__state__in=ACTIVE_STATES
        )
        same = list(inside[:2])
        if len(same) != 1:
            raise PersonUnknown(name=name)
        found.append(same[0])
        if len(found) > MOST_PEOPLE:
            break
    return found
