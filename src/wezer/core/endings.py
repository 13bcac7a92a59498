"""Which groups end by themselves, and when: a project on its closing date, a conversation in which nobody says anything
(core.md 4.1). Nothing is changed here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from wezer.core.mail_times import zone_of
from wezer.core.models import ACTIVE_STATES, Belonging, Comment, Conversation, Group, GroupState, Item
from wezer.core.models.group import LIVING
from wezer.core.settings_registry import value
from wezer.kernel.clock import now

#: So long before the end those who tend the group hear of it.
BEFORE = timedelta(days=7)
#: Kinds of groups that have a closing date, and those that end when nobody says anything.
CLOSING, FALLING_SILENT = ("project",), ("talk",)
#: No group falls silent sooner.
SHORTEST_SILENCE = 30


@dataclass(frozen=True, slots=True)
class Ending:
    on: date
    why: str  # "date" or "silence"
    is_told: bool  # those who tend it know
    is_due: bool


def here(moment: datetime) -> date:
    """The day of a moment where the community is."""
    return moment.astimezone(zone_of(str(value("community.timezone")))).date()


def groups_near_their_end() -> Iterator[Group]:
    """Those that may end within a week, and those that were told so."""
    soon = here(now()) + BEFORE
    yield from Group.objects.filter(
        type__in=CLOSING, state__in=(GroupState.ACTIVE, GroupState.PAUSED), closes_on__lte=soon
    ).order_by("pk")
    long_ago = now() + BEFORE - timedelta(days=SHORTEST_SILENCE)
    yield from _silent().filter(stirred__lt=long_ago).order_by("pk")
    yield from _silent().filter(stirred__gte=long_ago, ending_told_at__isnull=False).order_by("pk")


def ending_of(group: Group) -> Ending | None:
    """How the group ends within a week, if it does."""
    today = here(now())
    if group.type in CLOSING and group.closes_on is not None:
        near = group.state in (GroupState.ACTIVE, GroupState.PAUSED) and group.closes_on <= today + BEFORE
        told = group.ending_told_at is not None
        return Ending(group.closes_on, "date", told, group.closes_on <= today) if near else None
    days = value("groups.idle_days", group) if group.type in FALLING_SILENT else 0
    stirred = _silent().filter(pk=group.pk).values_list("stirred", flat=True).first() if days else None
    if stirred is None:
        return None
    on = here(stirred) + timedelta(days=days)
    if on > today + BEFORE:
        return None
    told_at = group.ending_told_at
    told = told_at is not None and told_at > stirred
    on = max(on, here(told_at if told and told_at else now()) + BEFORE)  # a week after, however long it was silent
    return Ending(on, "silence", told, told and on <= today)


def _silent() -> QuerySet[Any]:
    """Open conversations in which no other goes on, with when something last happened: somebody wrote, answered, came in,
    or the group was opened."""
    mine: dict[str, Any] = {"group": OuterRef("pk")}

    def newest(rows: Any, moment: str, of: str = "group") -> Any:
        found = rows.order_by().values(of).annotate(at=Max(moment)).values("at")
        return Coalesce(Subquery(found), "created_at")

    return Group.objects.filter(type__in=FALLING_SILENT, state=GroupState.ACTIVE).exclude(
        children__state__in=LIVING
    ).annotate(
        stirred=Greatest(
            "created_at",
            Coalesce("opened_at", "created_at"),
            newest(Item.objects.filter(**mine), "published_at"),
            newest(Conversation.objects.filter(**mine), "newest_at"),
            newest(Comment.objects.filter(item__group=OuterRef("pk")), "created_at", of="item__group"),
            newest(Belonging.objects.filter(**mine, state__in=ACTIVE_STATES), "since"),
        )
    )  # fmt: skip
