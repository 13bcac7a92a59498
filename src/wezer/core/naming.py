"""Names that look alike: who chooses one is told, so that nobody is taken for another (core.md 21)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from wezer.core.models import Group, Member, Party
from wezer.core.models.appearance import look
from wezer.core.profiles import members_visible_to


def names_alike(viewer: Any, name: str, but: Party | None = None) -> QuerySet[Party]:
    """Members and groups that `viewer` may see and whose name looks like this one; nobody's is like their own."""
    found = _seen(viewer).filter(look=look(name)).exclude(look="").order_by("name", "pk")
    return found.exclude(pk=but.pk) if but is not None else found


def taken_for(viewer: Any, members: Iterable[Member]) -> dict[int, list[Party]]:
    """By member: those whose name looks like theirs, of whom `viewer` may see. One statement."""
    members = list(members)
    found = list(_seen(viewer).filter(look__in={each.look for each in members} - {""}).order_by("name", "pk"))
    return {each.pk: [one for one in found if one.look == each.look and one.pk != each.pk] for each in members}


def _seen(viewer: Any) -> QuerySet[Party]:
    members, groups = members_visible_to(viewer), Group.objects.visible_to(viewer)
    return Party.objects.filter(Q(pk__in=members.order_by().values("pk")) | Q(pk__in=groups.order_by().values("pk")))
