"""Writing and changing what carries a text: topics and questions here; tickets and help articles use it too."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import IntegrityError, models
from django.db.models import F

from wezer.core.acts.posts import chosen_audience, clean_text, confirm_many, keep_revision, one_time
from wezer.core.forum.events import TextEdited
from wezer.core.forum.rules import read_tags
from wezer.core.markdown import RENDERER, excerpt, plain_text, render
from wezer.core.mentions import Mentions, mentions
from wezer.core.models import Audience, Item, ItemAnswer, Room
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.models.written import WrittenItem
from wezer.core.rooms.taking import refuse_closed
from wezer.core.rules import clean_name
from wezer.core.search.index import index_item, kept_tags
from wezer.kernel.acts import attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion

W = TypeVar("W", bound=WrittenItem)
#: How much of a text stands on its card.
EXCERPT = 280
#: As many answers' words are found with what they answer.
MOST_INDEXED = 50


def write_down(
    model: type[W], *, by: Any, kind: str, room: Room, title: str, body: str, tags: str, seen_by: Audience, key: str,
    confirmation: str = "", draft: bool = False, **more: Any,
) -> tuple[W, Mentions, bool]:  # fmt: skip
    """The item as it is kept, whom it names, and whether it is new: the same `key` of the same party gives the same."""
    refuse_closed(room, kind)
    once, rows = one_time(by, key), _rows(model)
    if once and (known := rows.filter(key=once).first()):
        return known, Mentions(), False
    text, named_tags = clean_text(body), read_tags(tags)
    named = mentions(text, by, group=room.group, audience=seen_by)
    if not draft:
        confirm_many(by, named, confirmation)
    try:
        with attempt():
            made = rows.create(
                kind=kind, room=room, group=room.group, author=by.party or room.group, written_by=by.member, audience=seen_by,
                title=clean_name(title, most=200, field="title"), body=text, body_html=render(text, named.links), renderer=RENDERER,
                tags=named_tags, key=once, card=_card(text, [*named_tags, *named.tags]), published_at=None if draft else now(),
                **{"language": getattr(by.member, "language", ""), **more},
            )  # fmt: skip
    except IntegrityError:
        return rows.get(key=once), Mentions(), False
    index_text(made, named.tags)
    return made, named, True


def rewrite(
    item: WrittenItem,
    *,
    by: Any,
    title: str,
    body: str,
    tags: str,
    audience: str,
    version: int | None,
    confirmation: str,
    goes_out: bool = False,
) -> bool:
    """Say it otherwise; what it said before is kept. False when nothing changed. `goes_out`: it is not out yet, and will
    be without anybody saying yes again to whom it names."""
    text, named_tags = clean_text(body), read_tags(tags)
    heading = clean_name(title, most=200, field="title")
    assert item.group is not None  # it lies in a room of a group
    seen_by = chosen_audience(item.group, audience) if audience else item.audience
    before = mentions(item.body, by, group=item.group, audience=item.audience)
    named = mentions(text, by, group=item.group, audience=seen_by)
    is_out = item.published_at is not None
    if is_out or goes_out:
        confirm_many(by, Mentions(groups=[each for each in named.groups if each not in before.groups]), confirmation)
    if (text, heading, seen_by.pk, named_tags) == (item.body, item.title, item.audience_id, item.tags):
        return False
    fresh = Item.objects.filter(pk=item.pk, version=item.version if version is None else version, withdrawn_at=None)
    card = {**item.card, **_card(text, [*named_tags, *named.tags])}
    if not fresh.update(
        version=F("version") + 1, title=heading, audience=seen_by, card=card, edited_at=now() if is_out else None
    ):
        raise StaleVersion()
    keep_revision(item, number=item.version, title=item.title, body=item.body, by=by)
    changes = {"body": text, "body_html": render(text, named.links), "renderer": RENDERER, "tags": named_tags}
    type(item)._default_manager.filter(pk=item.pk).update(**changes)
    item.refresh_from_db()
    index_text(item, named.tags)
    new = tuple(ref(member) for member in named.members if member not in before.members)
    if is_out:
        emit(TextEdited(subject=ref(item), members=new), group=item.group, audience=item.audience)
    return True


def index_text(item: WrittenItem, in_text: Iterable[str] = ()) -> None:
    """What search finds it by: its own words, and those of the answers that its readers see."""
    shown = ItemAnswer.objects.filter(item_id=item.pk, withdrawn_at=None, hidden_at=None).order_by("-useful", "pk")
    texts = [item.body, *shown.values_list("body", flat=True)[:MOST_INDEXED]]
    words = " ".join(plain_text(text, LONGEST_BODY) for text in texts)
    index_item(item, body=words, tags=[*item.card.get("tags", ()), *in_text])


def reindex_text(item: WrittenItem) -> None:
    """Its entry anew, with the tags that its text gave it."""
    index_text(item, kept_tags(item, item.body))


def _rows(model: type[W]) -> "models.Manager[W]":
    rows: models.Manager[W] = model._default_manager  # type: ignore[assignment]  # typed by its parent
    return rows


def refs(things: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(ref(thing) for thing in things)


def _card(text: str, tags: Sequence[str]) -> dict[str, Any]:
    return {"excerpt": excerpt(text, EXCERPT), "tags": list(dict.fromkeys(tag.casefold() for tag in tags))}
