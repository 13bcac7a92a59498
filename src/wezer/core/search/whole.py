"""Whether the index is whole: all that can be read is found, and nothing is found that cannot be read."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wezer.core.kinds import item_kinds
from wezer.core.models import Group, Item, Member, SearchDoc
from wezer.core.search.engine import entries_without_words, words_without_entry


def indexed_items() -> QuerySet[Item]:
    """Items whose entry can be written: what was published or has one, of a kind that is searched, unless its words were
    forgotten."""
    kinds = [kind.kind for kind in item_kinds if kind.is_searched and kind.model]
    forgotten = Q(title="", card={}, withdrawn_at__isnull=False)
    known = Q(published_at__isnull=False) | Exists(SearchDoc.objects.filter(item=OuterRef("pk")))
    return Item.objects.filter(known, kind__in=kinds).exclude(forgotten)


def indexed_groups() -> QuerySet[Group]:
    """All but the community itself, which has an entry from when somebody changes it."""
    has_one = Exists(SearchDoc.objects.filter(party=OuterRef("pk")))
    return Group.objects.filter(Q(parent__isnull=False) | has_one)


def indexed_members() -> QuerySet[Member]:
    return Member.objects.filter(erased_at=None)


def faults() -> Iterator[str]:
    """What differs, in plain sentences. Seven statements."""
    entry = SearchDoc.objects.filter(item=OuterRef("pk"))
    party = SearchDoc.objects.filter(party=OuterRef("pk"))
    items = SearchDoc.objects.filter(item__isnull=False)
    unseen = Q(item__withdrawn_at__isnull=False) | Q(item__hidden_at__isnull=False) | Q(item__published_at=None)
    counted = (
        (indexed_items().filter(~Exists(entry), withdrawn_at=None).count(), "items are published and have no entry"),
        (indexed_members().filter(~Exists(party)).count(), "members have no entry"),
        (indexed_groups().filter(~Exists(party)).count(), "groups have no entry"),
        (items.exclude(audience=F("item__audience")).count(), "entries are for others than their items"),
        (items.filter(unseen, is_listed=True).count(), "entries are found though their items are not shown"),
        (entries_without_words(), "entries have lost their words"),
        (words_without_entry(), "texts belong to no entry"),
    )
    yield from (f"search: {number} {words}." for number, words in counted if number)
