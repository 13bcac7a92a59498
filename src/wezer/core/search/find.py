"""Reading the index: the audience filter is part of the query, before ranking and counting (core.md S-2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils.dateparse import parse_date
from django.utils.timezone import make_aware

from wezer.core.models import Item, Party, SearchDoc
from wezer.core.models.veil import named_outside
from wezer.core.search.engine import expression, listed_docs
from wezer.core.search.index import DEFAULT_LANGUAGE
from wezer.core.search.near import circle
from wezer.core.search.normalise import Query, beginnings, parse_query, query_words
from wezer.kernel.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: an item or a party, as its card shows it."""

    kind: str
    item: Item | None
    party: Party | None

    @property
    def title(self) -> str:
        """The title, the name, or how an untitled one begins."""
        if self.item is not None:
            return self.item.title or str(self.item.card.get("excerpt", ""))
        return self.party.name if self.party else ""

    @property
    def words(self) -> str:
        """How the text below its title begins; nothing where that is the title already."""
        return str(self.item.card.get("excerpt", "")) if self.item is not None and self.item.title else ""


@dataclass(frozen=True, slots=True)
class Found:
    hits: list[Hit]
    counts: dict[str, int]  # kind → number, over everything the viewer may see
    next: str  # opaque place of the next page, empty at the end
    others: int = 0  # how many more match on the other side: of what is over, or of what is not

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def search(
    viewer: Any,
    text: str,
    *,
    language: str = DEFAULT_LANGUAGE,
    kinds: Sequence[str] = (),
    over: bool = False,
    after: str = "",
    limit: int = 20,
) -> Found:
    """What `viewer` may see of what matches: hits in the title first, then the newest. Any text is safe.

    With `over` what has ended (closed announcements), else what has not. One statement for the matches and their counts, one
    or two for what the cards show.
    """
    query = parse_query(text)
    matching = matches(viewer, query, language)
    if matching is None:
        return Found([], {}, "")
    numbers, rows = _read(_ranked(matching, query, language), over, kinds, _read_place(after), limit + 1)
    counts = {kind: number for (is_over, kind), number in numbers.items() if is_over == over}
    more, rows = len(rows) > limit, rows[:limit]
    others = sum(number for (is_over, _kind), number in numbers.items() if is_over != over)
    return Found(_hits(rows), counts, _place(rows[-1]) if more else "", others)


def matches(viewer: Any, query: Query, language: str = DEFAULT_LANGUAGE) -> QuerySet[SearchDoc] | None:
    """The index rows that match and that `viewer` may see; None when the query asks for nothing."""
    filters, wanted = _filters(query, viewer), expression(query, language)
    if not wanted and not filters:
        return None
    return listed_docs(viewer, wanted).filter(filters)


def matching_items(viewer: Any, text: str, language: str = DEFAULT_LANGUAGE) -> QuerySet[SearchDoc]:
    """Ids of the items that match, for lists that filter by text (`pk__in=matching_items(…)`)."""
    found = matches(viewer, parse_query(text), language)
    rows = SearchDoc.objects.none() if found is None else found
    return rows.filter(item__isnull=False).values("item_id")  # type: ignore[return-value]  # a queryset of ids serves as one


def suggest(viewer: Any, typed: str, *, limit: int = 8) -> list[SearchDoc]:
    """Index rows whose title has a word beginning like the last word typed, newest first, with what they name."""
    query = parse_query(typed)
    if not query.terms:
        return []
    docs = listed_docs(viewer).filter(is_over=False)
    for words in query_words(query, DEFAULT_LANGUAGE, completing=True):
        docs = docs.filter(_in_title(f" {word} " for word in words))
    if query.unfinished:
        begun, whole = beginnings(query.unfinished)
        docs = docs.filter(_in_title([*(f" {start}" for start in begun), *(f" {word} " for word in whole)]))
    return list(docs.select_related("item", "party").order_by("-at", "-id")[:limit])


def _filters(query: Query, viewer: Any) -> Q:
    found = Q()
    for name, values in query.filters.items():
        for value in values:
            found &= _near(viewer, value) if name == "near" else _filter(name, value)
    if "by" in query.filters and viewer.is_anonymous:  # what one may not read, one does not find by (core.md P-2)
        found &= Q(author__kind="group") | Q(author__in=named_outside())
    return found


def _near(viewer: Any, typed: str) -> Q:
    """Items whose point lies in the circle; none when nobody here has told where that is."""
    around = circle(viewer, typed)
    if around is None:
        return Q(pk__in=[])
    items = Item.objects.filter(around.near()).annotate(km=around.kilometres()).filter(km__lte=around.km)
    return Q(item_id__in=items.values("pk"))


def _filter(name: str, value: str) -> Q:
    if name == "tag":
        return Q(tags__contains=f" {value.casefold()} ")
    if name == "group":
        return Q(group__slug__iexact=value) | Q(group__name__icontains=value)
    if name == "by":
        return Q(author__name__icontains=value)
    if name == "in":
        return Q(kind__iexact=value)
    if name == "before" and (day := day_of(value)):
        return Q(at__lt=day)
    return Q()


def day_of(text: str) -> datetime | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    # The first and last years have days that no zone can tell.
    return make_aware(datetime.combine(day, time.min)) if day and 1 < day.year < 9999 else None


def _ranked(docs: QuerySet[SearchDoc], query: Query, language: str) -> QuerySet[SearchDoc]:
    in_title = Q()
    for words in query_words(query, language):
        in_title &= _in_title(f" {word} " for word in words)
    hit = (
        Case(When(in_title, then=Value(True)), default=Value(False), output_field=BooleanField())
        if in_title
        else Value(True)
    )
    return docs.annotate(hit=hit)


def _in_title(ways: Iterable[str]) -> Q:
    return reduce(or_, (Q(title_tokens__contains=way) for way in ways), Q())


class _Row(NamedTuple):
    """A match: `at` as the database keeps it."""

    id: int
    kind: str
    hit: bool
    at: Any
    item: int | None
    party: int | None


# What matches is found once: counted by kind, and its best shown. `after` and `kinds` narrow what is shown alone.
_BOTH = """WITH found AS MATERIALIZED ({found})
SELECT 1 AS is_count, is_over, kind, COUNT(*) AS id, NULL AS hit, NULL AS at, NULL AS item, NULL AS party FROM found GROUP BY is_over, kind
UNION ALL SELECT * FROM (SELECT 0 AS is_count, is_over, kind, id, hit, at, item_id AS item, party_id AS party FROM found
WHERE is_over = %s{narrow} ORDER BY hit DESC, at DESC, id DESC LIMIT %s) AS best"""


def _read(
    docs: QuerySet[Any], over: bool, kinds: Sequence[str], after: tuple[bool, datetime, int] | None, limit: int
) -> tuple[dict[tuple[bool, str], int], list[_Row]]:
    """How many match, by whether they are over and by kind; and the best of those asked for. One statement."""
    try:
        found, given = (
            docs.order_by().values("id", "kind", "is_over", "hit", "at", "item_id", "party_id").query.sql_with_params()
        )
    except EmptyResultSet:  # a filter that nothing can meet
        return {}, []
    narrow, values = "", list[Any]()
    if kinds:
        narrow, values = f" AND kind IN ({', '.join(['%s'] * len(kinds))})", [*kinds]
    if after:
        hit, moment, last = after
        narrow += " AND (hit, at, id) < (%s, %s, %s)"
        values += [hit, connection.ops.adapt_datetimefield_value(moment), last]
    with connection.cursor() as db:
        db.execute(_BOTH.format(found=found, narrow=narrow), [*given, over, *values, limit])
        told = db.fetchall()
    numbers = {(bool(is_over), kind): number for is_count, is_over, kind, number, *_none in told if is_count}
    rows = [_Row(number, kind, bool(hit), *rest) for is_count, _over, kind, number, hit, *rest in told if not is_count]
    return numbers, sorted(rows, key=lambda row: (row.hit, row.at, row.id), reverse=True)


def _place(row: _Row) -> str:
    at = row.at if isinstance(row.at, datetime) else datetime.fromisoformat(row.at).replace(tzinfo=UTC)
    return f"{int(row.hit)}.{at.isoformat()}.{row.id}".replace("+", "~")


def _read_place(place: str) -> tuple[bool, datetime, int] | None:
    """The place a list goes on after; nonsense is the beginning."""
    try:
        hit, rest = place.replace("~", "+").split(".", 1)
        at, number = rest.rsplit(".", 1)
        moment, last = datetime.fromisoformat(at).astimezone(UTC), int(number)
    except (ValueError, OverflowError):
        return None
    return (hit == "1", moment, last) if 0 <= last < 2**63 else None


def _hits(rows: list[_Row]) -> list[Hit]:
    """What the cards show. A statement for the items, one for parties, where there are some."""
    items, parties = [row.item for row in rows if row.item], [row.party for row in rows if row.party]
    item_of = {item.pk: item for item in _items(items)} if items else {}
    party_of = {party.pk: party for party in _parties(parties)} if parties else {}
    return [Hit(row.kind, item_of.get(row.item or 0), party_of.get(row.party or 0)) for row in rows]


_items = Compiled(lambda numbers: Item.objects.filter(pk__in=numbers).select_related("author__photo", "group"))
_parties = Compiled(lambda numbers: Party.objects.filter(pk__in=numbers).select_related("group", "member"))
