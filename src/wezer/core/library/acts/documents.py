"""Documents: adding, versions, restoring, what is said of them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core import images
from wezer.core.acts.files import keep_bytes
from wezer.core.acts.posts import chosen_audience, one_time
from wezer.core.acts.space import claim_space
from wezer.core.library import rules
from wezer.core.library.acts.receiving import check_room, taken_in
from wezer.core.library.events import DocumentAdded, DocumentDescribed, DocumentRead, DocumentVersionAdded
from wezer.core.library.refusals import (
    RetentionShortened,
    SameContent,
    TooManyTags,
    VersionUnknown,
)
from wezer.core.library.types import BY_TYPE, FileType, sniff
from wezer.core.markdown import excerpt
from wezer.core.models import (
    Approval,
    Document,
    DocumentTag,
    DocumentVersion,
    File,
    FileState,
    Item,
    Licence,
    Reading,
    Retention,
    Room,
)
from wezer.core.rooms.taking import refuse_closed
from wezer.core.rules import clean_name
from wezer.core.search.index import index_item
from wezer.core.talk_refusals import TextTooLong
from wezer.kernel.acts import act, attempt, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, StaleVersion
from wezer.ui.times import day_text

LONGEST_BODY = 2000
MOST_TAGS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What is said of a document. Without a title it is called as its file. `dated`: from when it is kept."""

    title: str = ""
    body: str = ""
    tags: str | Iterable[str] = ""
    licence: str = Licence.BY_SA
    retention: str = Retention.NONE
    dated: date | None = None


@act
def add_document(
    *, by: Any, room: Room, file: Any, audience: str = "", note: str = "", key: str = "", **cover: Any
) -> Document:
    """Put a file into a group's library, for the group unless a wider audience is chosen. `cover` is what `Cover` names.

    The same `key` sent twice by the same party gives the same document.
    """
    group = room.group
    require(by, "core.add_document", group)
    if by.party is None:
        raise NotAllowed()
    refuse_closed(room, "document")
    once = one_time(by, key)
    if once and (known := Document.objects.filter(key=once).first()):
        return known
    content, name, kind = taken_in(group, file)
    said = Cover(**{**cover, "title": cover.get("title") or name.rpartition(".")[0]})
    seen_by, columns = chosen_audience(group, audience), _columns(said, None)
    try:
        with attempt():
            document = Document.objects.create(
                kind="document", room=room, group=group, author=by.party, written_by=by.member, audience=seen_by,
                language=getattr(by.member, "language", ""), published_at=now(), state_label=Approval.DRAFT, key=once,
                **columns,
            )  # fmt: skip
    except IntegrityError:
        return Document.objects.get(key=once)
    _keep_tags(document, _tags(said.tags))
    _keep_version(by, document, 1, content, name, kind, note)
    emit(DocumentAdded(subject=ref(document)), group=group, audience=seen_by)
    return document


@act
def add_version(*, by: Any, document: Document, file: Any, note: str = "") -> DocumentVersion:
    """Bring a new version: it stands from now on, and waits for approval anew. Who was said to work on it no longer is."""
    require(by, "core.write_document", document)
    assert document.group is not None  # a document lies in the library of a group
    content, name, kind = taken_in(document.group, file)
    standing = _lock(document)
    if hashlib.sha256(content).hexdigest() == standing.sha256:
        raise SameContent()
    return _follow(by, document, content, name, kind, note, None)


@act
def restore_version(*, by: Any, document: Document, number: int) -> DocumentVersion:
    """What an old version held stands again, as a new version: nothing that was is lost."""
    require(by, "core.write_document", document)
    old = DocumentVersion.objects.filter(document=document, number=number, file__isnull=False).first()
    if old is None:
        raise VersionUnknown()
    check_room(document.group, old.size)  # the group's row first, as whoever brings a version takes it
    if old.number == _lock(document).number:
        raise VersionUnknown()
    content = images.kept_path(old.sha256).read_bytes()
    return _follow(by, document, content, old.name, sniff(content, old.name), "", number)


@act
def describe_document(
    *, by: Any, document: Document, audience: str = "", version: int | None = None, **cover: Any
) -> Document:
    """Say otherwise what it is, who reads it, how long it is kept. A stale `version` (of the item) refuses."""
    require(by, "core.change_document", document)
    require_voice(by, document)
    assert document.group is not None
    seen_by = chosen_audience(document.group, audience) if audience else document.audience
    said = Cover(**{"title": document.title, **cover})
    columns = _columns(said, document)
    of_item = {name: columns.pop(name) for name in ("title", "card")}
    of_item["card"] = {**document.card, **of_item["card"]}
    fresh = Item.objects.filter(
        pk=document.pk, version=document.version if version is None else version, withdrawn_at=None
    )
    if not fresh.update(version=F("version") + 1, audience=seen_by, edited_at=now(), **of_item):
        raise StaleVersion()
    Document.objects.filter(pk=document.pk).update(**columns)
    document.refresh_from_db()
    _keep_tags(document, _tags(said.tags))
    index_document(document)
    emit(DocumentDescribed(subject=ref(document)), group=document.group, audience=seen_by)
    return document


@act
def keep_words(*, by: Any, version: DocumentVersion, text: str | None) -> None:
    """The worker read the words inside: they are found from now on. None: they cannot be read."""
    reading = Reading.UNREADABLE if text is None else Reading.READ
    rows = DocumentVersion.objects.filter(pk=version.pk, reading=Reading.WAITING)
    if not rows.update(text=text or "", reading=reading):
        return
    document = Document.objects.select_related("group").get(pk=version.document_id)
    if document.number == version.number:
        index_document(document)
    told = DocumentRead(subject=ref(document), number=version.number, readable=text is not None)
    emit(told, group=document.group_id, audience=document.audience_id)


def index_document(document: Document) -> None:
    """Its own words and those inside the version that stands. For acts only."""
    version = DocumentVersion.objects.filter(document=document, number=document.number).first()
    tags = document.tag_rows.values_list("name", flat=True)
    words = f"{document.body}\n{version.name if version else ''}\n{version.text if version else ''}"
    index_item(document, body=words, tags=list(tags))


# ------------------------------------------------------------------ bytes


def _lock(document: Document) -> DocumentVersion:
    """One new version after the other; the one that stands."""
    fresh = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    document.number, document.state = fresh.number, fresh.state  # states: as read anew
    return DocumentVersion.objects.get(document=document, number=fresh.number)


def _follow(
    by: Any, document: Document, content: bytes, name: str, kind: FileType, note: str, restores: int | None
) -> DocumentVersion:
    number = document.number + 1
    own = Document.objects.filter(pk=document.pk)
    move_all(own, list(Approval), Approval.DRAFT, number=number, taken_by=None, taken_until=None)
    document.number, document.state = number, Approval.DRAFT  # states: as it was moved
    Item.objects.filter(pk=document.pk).update(version=F("version") + 1, state_label=Approval.DRAFT, edited_at=now())
    made = _keep_version(by, document, number, content, name, kind, note, restores)
    told = DocumentVersionAdded(subject=ref(document), number=number, restores=restores or 0)
    emit(told, group=document.group_id, audience=document.audience_id)
    return made


def _keep_version(
    by: Any,
    document: Document,
    number: int,
    content: bytes,
    name: str,
    kind: FileType,
    note: str,
    restores: int | None = None,
) -> DocumentVersion:
    claim_space(document, len(content), field="file")
    sha256 = keep_bytes(content)
    file = File.objects.create(
        name=name, sha256=sha256, size=len(content), type=kind.type, state=FileState.READY, owner_id=document.author_id,
        item=document, position=number,
    )  # fmt: skip
    version = DocumentVersion.objects.create(
        document=document, number=number, file=file, name=name, sha256=sha256, size=len(content), type=kind.type,
        party=by.party, written_by=by.member, note=" ".join(note.split())[:500], restores=restores, at=now(),
    )  # fmt: skip
    card = {**document.card, "name": name, "size": len(content), "type": BY_TYPE[kind.type], "number": number}
    Item.objects.filter(pk=document.pk).update(card=card)
    document.card = card
    index_document(document)
    _ask_worker(version.pk)
    return version


def _ask_worker(number: int) -> None:
    from wezer.core.jobs import read_document

    read_document.enqueue(number)


# ------------------------------------------------------------------ what is said of it


def _columns(said: Cover, before: Document | None) -> dict[str, Any]:
    body = said.body.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(body) > LONGEST_BODY:
        raise TextTooLong(most=LONGEST_BODY)
    assert said.licence in Licence.values and said.retention in Retention.values
    day = now().date()
    is_same = before is not None and said.dated is None and said.retention == before.retention
    begun = said.dated or (before.created_at.date() if before is not None else day)
    kept_until = before.kept_until if before is not None and is_same else rules.kept_until(said.retention, begun)
    held = before.kept_until if before is not None else None
    if held is not None and held > day and (kept_until is None or kept_until < held):
        raise RetentionShortened(day=day_text(held))
    return {
        "title": clean_name(said.title, most=200, field="title"), "body": body, "licence": said.licence,
        "retention": said.retention, "kept_until": kept_until,
        "card": {"excerpt": excerpt(body, 200), "tags": _tags(said.tags)},
    }  # fmt: skip


def _tags(typed: str | Iterable[str]) -> list[str]:
    parts: Sequence[str] = typed.split(",") if isinstance(typed, str) else list(typed)
    names = list(dict.fromkeys(" ".join(each.split()).lstrip("#").casefold() for each in parts if each.strip()))
    if len(names) > MOST_TAGS or any(not 1 <= len(each) <= 40 for each in names):
        raise TooManyTags(most=MOST_TAGS)
    return names


def _keep_tags(document: Document, names: list[str]) -> None:
    document.tag_rows.exclude(name__in=names).delete()
    DocumentTag.objects.bulk_create(
        [DocumentTag(document=document, name=name) for name in names], ignore_conflicts=True
    )
