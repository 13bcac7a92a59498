"""Many places at once, out of a file: read, shown, written in parts, taken back."""

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import F

from wezer.core.acts.posts import chosen_audience
from wezer.core.models import (
    Comment,
    Item,
    Place,
    PlaceImport,
    PlaceImportState,
    PlaceVote,
    Revision,
    Room,
    RoomState,
)
from wezer.core.places.acts.places import put_place, rewrite_place
from wezer.core.places.events import PlacesImported, PlacesTakenBack
from wezer.core.places.files import MOST_BYTES, Problem, Row, read_file
from wezer.core.places.refusals import ImportMoved, SourceMissing
from wezer.core.places.rules import read_text
from wezer.core.places.sheets import Sheet, line
from wezer.core.search.index import list_in_search
from wezer.core.talk_refusals import RoomNotOpen
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal, StaleVersion
from wezer.kernel.states import check_listed

S = PlaceImportState
#: So many places in one transaction.
PART = 100


@act
def read_places(*, by: Any, room: Room, file: Any, source: str, licence: str = "", audience: str = "") -> PlaceImport:
    """Read a file and keep what it would bring; nothing of it stands anywhere yet. `file` is anything with `read()`."""
    require(by, "core.import_places", room.group)
    if room.state != RoomState.OPEN:
        raise RoomNotOpen()
    named, under = line(source, "source"), line(licence, "licence")
    if not named:
        raise SourceMissing()
    seen_by = chosen_audience(room.group, audience)
    found = read_file(file.read(MOST_BYTES + 1))
    stood = _stood(room, named, found.rows)
    rows = [
        {
            "id": row.id,
            "digest": row.digest,
            "does": _does(stood.get(_origin(room, named, row.id)), row),
            **asdict(row.sheet),
        }
        for row in found.rows
    ]
    return PlaceImport.objects.create(
        room=room, written_by=by.member, source=named, licence=under, audience=seen_by, rows=rows,
        problems=[_told(problem) for problem in found.problems], created_at=now(),
    )  # fmt: skip


@act
def write_places(*, by: Any, order: PlaceImport) -> bool:
    """Put the next part of them on the map. True once all stand; said again until then, also after a stop in between."""
    kept = _locked(by, order, (S.READ, S.WRITING))
    group = kept.room.group
    require(by, "core.import_places", group)
    if kept.room.state != RoomState.OPEN:
        raise RoomNotOpen()
    kept.audience = chosen_audience(group, kept.audience.kind)  # it may publish less far than when this was read
    for number, row in enumerate(kept.rows[kept.at : kept.at + PART], kept.at + 1):
        try:
            with attempt():
                _write(by, kept, row)
        except Refusal as refusal:
            kept.problems.append(_told(Problem(number, row["title"], refusal)))
    kept.at = min(kept.at + PART, len(kept.rows))
    is_done = kept.at == len(kept.rows)
    _becomes(kept, S.DONE if is_done else S.WRITING)
    if is_done:
        kept.rows, kept.written_at = [], now()
        emit(PlacesImported(subject=ref(kept.room), number=len(kept.done)), group=kept.room.group)
    kept.save()
    return is_done


@act
def take_places_back(*, by: Any, order: PlaceImport) -> bool:
    """Undo the next part: what came goes, what was changed says again what it said; what others have touched since stays.
    True once all is undone."""
    kept = _locked(by, order, (S.DONE, S.WRITING, S.UNDOING))
    for uid, version in kept.done[-PART:]:
        try:
            with attempt():
                _take_back(by, uid, version)
        except Refusal:
            kept.left += 1
    kept.done = kept.done[:-PART]
    _becomes(kept, S.UNDOING if kept.done else S.UNDONE)
    kept.rows = []
    if not kept.done:
        emit(PlacesTakenBack(subject=ref(kept.room), left=kept.left), group=kept.room.group)
    kept.save()
    return not kept.done


@act
def drop_import(*, by: Any, order: PlaceImport) -> None:
    """Throw away what was only read."""
    _locked(by, order, (S.READ,)).delete()


@act
def drop_old_imports(*, by: Any, before: datetime) -> int:
    """Throw away what was only read, and not since then; how many files."""
    return PlaceImport.objects.filter(state=S.READ, created_at__lt=before).delete()[0]


@act
def empty_map(*, by: Any, room: Room) -> None:
    """A room that is emptied: what was read into it, and what was said of its places."""
    PlaceImport.objects.filter(room=room).delete()
    PlaceVote.objects.filter(place__room=room).delete()


def _locked(by: Any, order: PlaceImport, states: tuple[str, ...]) -> PlaceImport:
    """The row as it is now, and nobody else's until the end of the act. Its room is held as well: two files of one source
    are written one after the other, so that the second knows what the first brought."""
    rows = PlaceImport.objects.select_for_update(of=("self", "room"), no_key=True)
    kept = rows.select_related("room__group", "audience").get(pk=order.pk)
    require(by, "core.tend_group", kept.room.group)
    if kept.state not in states:
        raise ImportMoved(state=kept.get_state_display())
    return kept


def _write(by: Any, order: PlaceImport, row: dict[str, Any]) -> None:
    said = {name: row[name] for name in Sheet.__dataclass_fields__}
    sheet = Sheet(**{**said, "source": said["source"] or order.source, "licence": said["licence"] or order.licence})
    origin = _origin(order.room, order.source, row["id"])
    place = _place(origin=origin)
    if place is None:
        made = put_place(by, order.room, sheet, order.audience, origin=origin, origin_digest=row["digest"])
        order.done.append([str(made.uid), 0])
        order.made += 1
        return
    if place.origin_digest == row["digest"] or not place.stands or place.withdrawn_at:
        order.known += 1  # what members corrected since, or took away, is not undone by the same words
        return
    before = place.version
    if rewrite_place(by, place, sheet, version=None):
        order.done.append([str(place.uid), before])
    Place.objects.filter(pk=place.pk).update(origin_digest=row["digest"])
    order.changed += 1


def _take_back(by: Any, uid: str, version: int) -> None:
    """Raises StaleVersion when somebody has touched it since: corrected it, judged it, or said something to it."""
    Place.objects.select_for_update(of=("self",)).get(uid=uid)  # who touches it now comes before this, or after it
    place = _place(uid=uid)
    assert place is not None  # rows of items stay
    stood = Revision.objects.filter(subject=ref(place), number=version).first()
    if place.version != version + 1 or place.withdrawn_at or (version and stood is None):
        raise StaleVersion()
    since = stood.replaced_at if stood else place.created_at
    voices = PlaceVote.objects.filter(place=place, at__gte=since)
    if voices.exists() or Comment.objects.filter(item=place, created_at__gte=since, withdrawn_at=None).exists():
        raise StaleVersion()
    if stood:
        rewrite_place(by, place, Sheet(title=stood.title, **read_text(stood.body)), version=place.version)
        Place.objects.filter(pk=place.pk).update(origin_digest="")
        return
    if not Item.objects.filter(pk=place.pk, version=place.version, withdrawn_at=None).update(
        withdrawn_at=now(), version=F("version") + 1
    ):
        raise StaleVersion()
    Place.objects.filter(pk=place.pk).update(origin="")  # the same file brings it anew
    list_in_search(place)


def _place(**which: Any) -> Place | None:
    return Place.objects.select_related("room", "group", "audience").filter(**which).first()


def _stood(room: Room, source: str, rows: list[Row]) -> dict[str, Place]:
    origins = [_origin(room, source, row.id) for row in rows]
    return {place.origin: place for place in Place.objects.filter(origin__in=origins)}


def _does(stood: Place | None, row: Row) -> str:
    if stood is None:
        return "new"
    return "same" if stood.origin_digest == row.digest or not stood.stands or stood.withdrawn_at else "change"


def _origin(room: Room, source: str, own: str) -> str:
    """By what the same thing of the same source is known again."""
    return sha256(f"{room.uid}\n{source.casefold()}\n{own}".encode()).hexdigest()


def _told(problem: Problem) -> dict[str, Any]:
    return {
        "number": problem.number, "name": problem.name, "code": problem.refusal.code, "message": problem.refusal.sentence,
    }  # fmt: skip


def _becomes(kept: PlaceImport, state: str) -> None:
    """It is locked, and saved with what else has changed."""
    check_listed(PlaceImport, "state", [kept.state], state)
    kept.state = state  # states: as checked
