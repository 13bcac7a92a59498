"""What was said before that looks like what somebody is writing: by most of its words, not by all of them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When

from wezer.core.models import Item, SearchDoc
from wezer.core.search.engine import expression, listed_docs
from wezer.core.search.index import DEFAULT_LANGUAGE
from wezer.core.search.normalise import Query, parse_query, query_words

#: Of one text, so many words say what it is about.
MOST_WORDS = 12


def alike(
    viewer: Any,
    typed: str,
    *,
    kinds: Sequence[str],
    language: str = DEFAULT_LANGUAGE,
    limit: int = 5,
    over: bool = False,
) -> list[Item]:
    """Items of these kinds that `viewer` may find and that share at least half of the words, in their title or with all of
    them in their text; those that share most come first. With `over` also what has ended. Two statements, none for a text
    without words."""
    query = parse_query(typed[:500])
    words = query_words(query, language)[:MOST_WORDS]
    if not words or not query.terms:
        return []
    docs = listed_docs(viewer, _any_of(query, language)).filter(kind__in=kinds, item__isnull=False)
    if not over:
        docs = docs.filter(is_over=False)
    shared = sum((_shares(ways) for ways in words), Value(0))
    everywhere = expression(Query(terms=query.terms), language)
    found = docs.annotate(shared=shared).filter(
        Q(shared__gte=(len(words) + 1) // 2)
        | Q(pk__in=SearchDoc.objects.filter(id__tokens_match=everywhere).values("pk"))
    )
    numbers = list(found.order_by("-shared", "-at", "-id").values_list("item_id", flat=True)[:limit])
    rows = {item.pk: item for item in Item.objects.filter(pk__in=numbers).select_related("author", "group", "room")}
    return [rows[number] for number in numbers if number in rows]


def _shares(ways: Sequence[str]) -> Any:
    """1 where the title has the word."""
    has = Q()
    for way in ways:
        has |= Q(title_tokens__contains=f" {way} ")
    return Case(When(has, then=Value(1)), default=Value(0), output_field=IntegerField())


def _any_of(query: Query, language: str) -> str:
    """The question of any of the words, as this database's engine takes it."""
    each = [expression(Query(terms=(term,)), language) for term in query.terms]
    either = " | " if connection.vendor == "postgresql" else " OR "
    return either.join(f"({one})" for one in each if one)


def with_any_word(
    viewer: Any, words: Sequence[str], *, kinds: Sequence[str], language: str = DEFAULT_LANGUAGE, limit: int = 20
) -> list[Item]:
    """Items of these kinds that `viewer` may find and whose title has one of the words; the newest first. Two statements,
    none without words."""
    query = parse_query(" ".join(words)[:500])
    ways = [way for each in query_words(query, language)[:MOST_WORDS] for way in each]
    if not ways or not query.terms:
        return []
    named = Q()
    for way in ways:
        named |= Q(title_tokens__contains=f" {way} ")
    docs = listed_docs(viewer, _any_of(query, language)).filter(
        named, kind__in=kinds, item__isnull=False, is_over=False
    )
    numbers = list(docs.order_by("-at", "-id").values_list("item_id", flat=True)[:limit])
    rows = {item.pk: item for item in Item.objects.filter(pk__in=numbers).select_related("author", "group", "room")}
    return [rows[number] for number in numbers if number in rows]
