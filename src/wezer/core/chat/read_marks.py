"""Who has read what one wrote, and where one stopped reading (core.md 9: nobody shows it who has not said so)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from wezer.core.models import Attendance, Conversation, Member, Message


def read_by(conversation: Conversation, viewer: Any) -> list[Member]:
    """Who has read the last message of the viewer, between members, of those who show it; nobody, unless the viewer shows it
    too. One statement, none elsewhere."""
    if not conversation.is_direct or viewer.member is None:
        return []
    own = Message.objects.filter(conversation=OuterRef("conversation"), written_by=viewer.member, withdrawn_at=None)
    readers = (
        Attendance.objects.filter(conversation=conversation, member__contact__shows_reading=True)
        .annotate(last=Subquery(own.order_by("-number").values("number")[:1]))
        .filter(seen__gte=F("last"))
        .exclude(member__blocks__blocked=viewer.member)
        .select_related("member")
        .order_by("pk")
    )
    found = [row.member for row in readers]
    others = [member for member in found if member.pk != viewer.member.pk]
    return others if len(others) < len(found) else []


def place_in(conversation: Conversation, viewer: Any) -> tuple[int | None, bool]:
    """The number of the last message the viewer has read (None when they have never been there), and whether they show that
    they are writing. One statement."""
    here = FilteredRelation("attendances", condition=Q(attendances__conversation=conversation))
    mine = Member.objects.filter(pk=viewer.member.pk).annotate(here=here)
    seen, shows = mine.values_list("here__seen", "contact__shows_writing").get()
    return seen, bool(shows)


def where_news_begin(rows: Sequence[Message], seen: int | None, viewer: Any) -> int:
    """The number of the first message on a screen that others said since the viewer was there; 0 where nothing stands above
    it that they know."""
    if not seen:
        return 0
    mine = viewer.own_party_ids
    return next((row.number for row in rows if row.number > seen and row.author_id not in mine), 0)
