"""What members hear of a conversation: what they chose there, else what is usual (core.md 10).

Usual is everything between members and in letters. In a channel it is what answers or names them; everything for who
follows its room.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from wezer.core.models import Attendance, Conversation, ConversationForm, Follow, Hears, Member


def chosen_in(conversation: Conversation) -> dict[int, str]:
    """What its members chose, by their number. One statement."""
    rows = Attendance.objects.filter(conversation=conversation).exclude(hears="")
    return dict(rows.values_list("member_id", "hears"))


def listening(conversation: Conversation) -> list[Member]:
    """Who hears everything in a channel, unless they chose otherwise meanwhile. One statement."""
    chose = Attendance.objects.filter(conversation=conversation, hears=Hears.ALL).values("member")
    follow = Follow.objects.filter(room=conversation.channel_of_id).values("member")
    return list(Member.objects.filter(pk__in=chose).union(Member.objects.filter(pk__in=follow)))


def is_told(choice: str, *, addressed: bool) -> bool:
    """Whether somebody with this choice is told of a message that is for them anyway; `addressed`: it answers or names them."""
    return choice != Hears.NOTHING and (choice != Hears.MENTIONS or addressed)


def hears(rows: Sequence[Conversation], viewer: Any) -> dict[int, str]:
    """What the viewer hears of each conversation, by its number. One statement."""
    if viewer.member is None:
        return {}
    chosen = Attendance.objects.filter(conversation=OuterRef("pk"), member=viewer.member).values("hears")
    follows = Follow.objects.filter(member=viewer.member, room=OuterRef("channel_of"))
    found = Conversation.objects.filter(pk__in=[row.pk for row in rows]).annotate(
        chosen=Subquery(chosen[:1]), is_followed=Exists(follows)
    )
    said = found.values_list("pk", "form", "chosen", "is_followed")
    return {number: chose or _usual(form, is_followed) for number, form, chose, is_followed in said}


def _usual(form: str, is_followed: bool) -> str:
    return str(Hears.MENTIONS if form == ConversationForm.CHANNEL and not is_followed else Hears.ALL)
