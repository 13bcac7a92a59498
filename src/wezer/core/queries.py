"""Reads of core that join, count or rank."""

from django.db.models import QuerySet

from wezer.core.kinds import notice_kinds
from wezer.core.models import Member, Notice


def notices_of(member: Member) -> QuerySet[Notice]:
    """A member's notices with what their sentences name."""
    return Notice.objects.filter(member=member).select_related("item", "group", "actor")


def waiting_notices(member: Member, limit: int) -> list[Notice]:
    """What waits for the member to do something, oldest first: it has waited longest."""
    kinds = [kind.kind for kind in notice_kinds if kind.waits]
    return list(notices_of(member).filter(kind__in=kinds, read_at=None).order_by("created_at", "id")[:limit])
