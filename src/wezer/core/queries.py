"""Reads of core that join, count or rank."""

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Q, QuerySet

from wezer.core.channels import kinds_of_words
from wezer.core.community import community
from wezer.core.kinds import notice_kinds
from wezer.core.models import (
    Belonging,
    Block,
    Group,
    Item,
    Member,
    Notice,
    Party,
    Room,
    RoomState,
)
from wezer.core.modules import closed_item_kinds, closed_notice_kinds, what_is_closed
from wezer.core.reach import who_has
from wezer.core.viewer import ACT_FOR, InPlaces
from wezer.kernel.compiled import Compiled
from wezer.kernel.models import Fact


def notices_of(viewer: Any) -> QuerySet[Notice]:
    """A member's own notices with what their sentences name: without those of what they may not read any more (I-7), of
    words of whom they have blocked, of what the community has closed."""
    rows = Notice.objects.filter(member=viewer.member).select_related("item", "group", "actor")
    rows = rows.filter(Q(item=None) | Q(item__in=Item.objects.visible_to(viewer)))
    blocked = Block.objects.filter(member=viewer.member).values("blocked")
    rows = rows.exclude(kind__in=kinds_of_words(), actor__in=blocked)
    return rows.exclude(pk__in=closed_notices(viewer).values("pk"))


def closed_notices(viewer: Any) -> QuerySet[Notice]:
    """Those of what the community has closed: they come back with it."""
    of_items = Q(item__kind__in=closed_item_kinds())
    return Notice.objects.filter(member=viewer.member).filter(Q(kind__in=closed_notice_kinds()) | of_items)


#: So many of what waits are read at once.
MOST_WAITING = 100


def _waiting_for(member: int, audiences: Any, own: Any) -> QuerySet[Notice]:
    kinds = [kind.kind for kind in notice_kinds if kind.waits]
    found = notices_of(InPlaces(member, audiences, own)).filter(kind__in=kinds, read_at=None)
    return found.order_by("created_at", "id")[:MOST_WAITING]


_waiting = Compiled(_waiting_for, varies_by=what_is_closed)


def waiting_notices(viewer: Any) -> list[Notice]:
    """What waits for the member to do something, oldest first: it has waited longest."""
    return _waiting(viewer.member.pk, viewer.audience_ids, viewer.own_party_ids)


def actor_of(fact: Fact) -> Party | None:
    """Who did it, as others hear of it: for whom somebody acted, else they themselves."""
    number = fact.acting_for or fact.actor
    found: Party | None = _party.first(number) if number else None
    return found


_party = Compiled(lambda party: Party.objects.filter(pk=party))


def members_acting_for(party: int) -> list[Member]:
    """The member themselves; for a group, those who hold a role with its wallet, there or in a group around it."""
    return _member(party) or who_has(ACT_FOR, party)


_member = Compiled(lambda party: Member.objects.filter(pk=party))


def members_with_right(right: str) -> list[Member]:
    """Whoever holds a role of the community itself that bundles this right."""
    return who_has(right, community())


def members_who_may(right: str, group: Group) -> list[Member]:
    """Whoever holds a role in the group, or around it, that bundles this right and reaches so far."""
    return who_has(right, group)


def belonging_of(group: Group, member: Member) -> Belonging | None:
    """As it is now, whatever its state."""
    found: Belonging | None = _belonging.first(group.pk, member.pk)
    return found


_belonging = Compiled(lambda group, member: Belonging.objects.filter(group=group, member=member))


def told_lately(kind: str, fact: Fact, days: int = 7) -> bool:
    """Whether anybody was told of another fact about the same subject within so many days: alerts do not repeat."""
    recent = Notice.objects.filter(kind=kind, subject=fact.subject, created_at__gt=fact.at - timedelta(days=days))
    return recent.exclude(fact=fact.uid).exists()


def community_talk() -> Room | None:
    """The room where one speaks to the whole community; kept in the process for a little while."""

    def read() -> Room | None:
        rooms = Room.objects.filter(group__parent=None, kind="talk", state=RoomState.OPEN)
        return rooms.select_related("group").first()

    return cache.get_or_set("wezer:community:talk", read, 30)
