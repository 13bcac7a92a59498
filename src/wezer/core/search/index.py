"""Writing the index. Called inside acts only, so that what is written and what is found never differ."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from wezer.core.maps.points import list_on_map, point_item, room_on_map
from wezer.core.markdown import signs
from wezer.core.models import Audience, Group, Item, Party, Room, SearchDoc
from wezer.core.search.normalise import tokens, tsvector
from wezer.kernel.acts import current
from wezer.kernel.ref import ref

#: The language assumed where nobody said one; both are tried by the person's query.
DEFAULT_LANGUAGE = "en"


def index_item(item: Item, *, body: str = "", tags: Iterable[str] = ()) -> None:
    """Put the item (any kind) into the index, or write its entry anew. Drafts are known but not listed."""
    _write(
        SearchDoc(
            ref=ref(item),
            kind=item.kind,
            item_id=item.pk,
            audience_id=item.audience_id,
            group_id=item.group_id,
            author_id=item.author_id,
            language=item.language,
            at=item.published_at or item.created_at,
            is_listed=item.is_published,
            is_over=item.over_at is not None,
        ),
        item.title,
        f"{body} {item.place}",
        tags,
    )
    point_item(item)


def index_party(
    party: Party,
    *,
    audience: Audience,
    body: str = "",
    tags: Iterable[str] = (),
    listed: bool = True,
    over: bool = False,
) -> None:
    """Put a member or a group into the index."""
    _write(
        SearchDoc(
            ref=ref(party),
            kind=party.kind,
            party_id=party.pk,
            audience=audience,
            group=party if isinstance(party, Group) else None,
            author_id=party.pk,
            at=party.created_at,
            is_listed=listed,
            is_over=over,
        ),
        party.name,
        body,
        tags,
    )


def kept_tags(item: Item, text: str) -> list[str]:
    """The tags that its entry has; where the entry was lost, those that its card and its words name."""
    kept = SearchDoc.objects.filter(item=item.pk).values_list("tags", flat=True).first()
    if kept is not None:
        return kept.split()
    carded = [each[0] if isinstance(each, list) else each for each in item.card.get("tags", ())]
    return [*carded, *(sign.word for sign in signs(text) if sign.kind == "tag")]


def list_in_search(item: Item) -> None:
    """Withdrawn, restored, hidden, shown again, over: the entry follows the item's own columns."""
    fresh = Item.objects.only("published_at", "over_at", "withdrawn_at", "hidden_at").get(pk=item.pk)
    SearchDoc.objects.filter(item_id=item.pk).update(is_listed=fresh.is_published, is_over=fresh.over_at is not None)
    list_on_map(item, listed=fresh.is_published and fresh.over_at is None)


def list_room_in_search(room: Room, inside: Any) -> None:
    """A room went into the bin or came back: the entries of the items `inside` (numbers) follow them. Two statements."""
    current()
    entries = SearchDoc.objects.filter(item_id__in=inside)
    shown = Item.objects.filter(pk__in=inside, published_at__isnull=False, withdrawn_at=None, hidden_at=None)
    entries.exclude(item_id__in=shown.values("pk")).update(is_listed=False)
    entries.filter(item_id__in=shown.values("pk")).update(is_listed=True)
    room_on_map(room)


def forget_in_search(**which: Any) -> None:
    """Take entries out for good, their tokens too: `forget_in_search(party=fern)`."""
    current()
    numbers = list(SearchDoc.objects.filter(**which).values_list("pk", flat=True))
    if connection.vendor == "sqlite" and numbers:
        with connection.cursor() as db:
            db.executemany("DELETE FROM core_searchtext WHERE rowid = %s", [(number,) for number in numbers])
    SearchDoc.objects.filter(pk__in=numbers).delete()


def drop_lost_words() -> None:
    """Words whose entry is gone. For acts only."""
    current()
    if connection.vendor == "sqlite":
        with connection.cursor() as db:
            db.execute("DELETE FROM core_searchtext WHERE rowid NOT IN (SELECT id FROM core_searchdoc)")


def drop_what_was_forgotten() -> None:
    """SQLite keeps the words of entries that went until it merges its index: merge it. For acts that forget a person."""
    current()
    if connection.vendor == "sqlite":
        with connection.cursor() as db:
            db.execute("INSERT INTO core_searchtext (core_searchtext) VALUES ('optimize')")


def _write(doc: SearchDoc, title: str, body: str, tags: Iterable[str]) -> None:
    current()
    language = doc.language or DEFAULT_LANGUAGE
    in_title = tokens(title, language)
    doc.title_tokens = f" {' '.join(in_title)} "
    doc.tags = "".join(f" {tag.casefold()}" for tag in tags) + " "
    text = " ".join([*in_title, *tokens(body, language), *(token for tag in tags for token in tokens(tag, language))])
    columns = [field.name for field in SearchDoc._meta.local_fields if field.name not in ("id", "ref")]
    (row,) = SearchDoc.objects.bulk_create([doc], update_conflicts=True, unique_fields=["ref"], update_fields=columns)
    _store(row.pk, text)


def _store(number: int, text: str) -> None:
    with connection.cursor() as db:
        if connection.vendor == "postgresql":
            db.execute(
                "UPDATE core_searchdoc SET tokens = %s::tsvector WHERE id = %s", [tsvector(text.split()), number]
            )
        else:
            db.execute("DELETE FROM core_searchtext WHERE rowid = %s", [number])
            db.execute("INSERT INTO core_searchtext (rowid, tokens) VALUES (%s, %s)", [number, text])
