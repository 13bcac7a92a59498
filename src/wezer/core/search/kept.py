"""What is new among what the searches find that members keep (core.md S-5)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wezer.core.models import Item, KeptSearch
from wezer.core.search.find import matches
from wezer.core.search.index import DEFAULT_LANGUAGE
from wezer.core.search.normalise import parse_query
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now

#: So many a member keeps, and so many finds of one are told at once; the page of the search has the rest.
MOST, MOST_TOLD = 30, 10
#: Each is looked through so often.
EVERY = timedelta(days=1)


def new_finds(search: KeptSearch, until: datetime) -> Sequence[Item]:
    """The newest that match, oldest first. Two statements."""
    viewer = Viewer.of(search.member)
    docs = matches(viewer, parse_query(search.q), search.member.language or DEFAULT_LANGUAGE)
    if docs is None:
        return []
    docs = docs.filter(item__isnull=False, is_over=False, at__gt=search.told_until, at__lte=until)
    if search.kind:
        docs = docs.filter(kind=search.kind)
    docs = docs.exclude(author__in=viewer.own_party_ids).order_by("-at", "-id")
    numbers = list(docs.values_list("item_id", flat=True)[:MOST_TOLD])
    return list(Item.objects.filter(pk__in=numbers).select_related("group", "author").order_by("published_at", "pk"))


def due_searches(limit: int = 200) -> list[KeptSearch]:
    """Those that were not looked through for a day. One statement."""
    due = KeptSearch.objects.filter(alerts=True, told_until__lte=now() - EVERY)
    return list(due.select_related("member").order_by("told_until", "pk")[:limit])
