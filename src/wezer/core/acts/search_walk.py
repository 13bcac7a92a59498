"""Writing the whole index anew, a few entries at a time, beside whatever else happens (core.md S-1).

A walk that was stopped goes on where it stood. Each step locks the items that it reads, so that nothing older than what
somebody writes meanwhile stands in the index afterwards.
"""

from typing import Any

from django.apps import apps

from wezer.core.acts.members import index_member
from wezer.core.kinds import item_kinds
from wezer.core.models import ACTIVE_STATES, Belonging, IndexWalk, Party
from wezer.core.search.groups import index_group
from wezer.core.search.index import drop_lost_words
from wezer.core.search.whole import indexed_groups, indexed_items, indexed_members
from wezer.kernel.acts import act
from wezer.kernel.clock import now


@act
def begin_walk(*, by: Any) -> IndexWalk:
    """The walk that was not finished, else a new one."""
    return IndexWalk.objects.filter(ended_at=None).order_by("pk").last() or IndexWalk.objects.create(begun_at=now())


@act
def walk_on(*, by: Any, walk: IndexWalk, limit: int = 100) -> bool:
    """The next entries, items first, then members and groups. False when there is none left: the walk is over."""
    walk = IndexWalk.objects.select_for_update().get(pk=walk.pk)
    if walk.ended_at is not None:
        return False
    number, written = _write_items(walk.item, limit)
    column = "item"
    if not number:
        number, written = _write_parties(walk.party, limit)
        column = "party"
    if not number:
        drop_lost_words()
        IndexWalk.objects.filter(pk=walk.pk).update(ended_at=now())
        return False
    IndexWalk.objects.filter(pk=walk.pk).update(**{column: number, "written": walk.written + written})
    return True


def _write_items(after: int, limit: int) -> tuple[int, int]:
    """The number of the last one, 0 when there is none; and how many entries were written."""
    rows = indexed_items().filter(pk__gt=after).select_for_update(of=("self",)).order_by("pk")
    numbers = list(rows.values_list("pk", "kind")[:limit])
    written = 0
    for pk, kind in numbers:
        own = apps.get_model(item_kinds[kind].model)._base_manager.filter(pk=pk).first()
        if own is not None:
            item_kinds[kind].reindex(own)
            written += 1
    return (numbers[-1][0] if numbers else 0), written


def _write_parties(after: int, limit: int) -> tuple[int, int]:
    rows = list(Party.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:limit])
    members = list(indexed_members().filter(pk__in=rows).select_for_update(of=("self",)).order_by("pk"))
    inside = Belonging.objects.filter(member__in=members, group__parent=None, state__in=ACTIVE_STATES)
    active = set(inside.values_list("member_id", flat=True))
    for member in members:
        index_member(member, listed=member.pk in active)
    groups = list(indexed_groups().filter(pk__in=rows))
    for group in groups:
        index_group(group)
    return (rows[-1] if rows else 0), len(members) + len(groups)
