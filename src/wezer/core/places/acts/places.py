"""Suggesting a place, and correcting it: each correction keeps what stood before."""

from dataclasses import asdict
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts.posts import chosen_audience, keep_revision, one_time
from wezer.core.forum.rules import read_tags
from wezer.core.maps.placing import NOWHERE, point_for
from wezer.core.markdown import RENDERER, excerpt, plain_text, render
from wezer.core.mentions import mentions
from wezer.core.models import (
    Audience,
    Item,
    Place,
    PlaceState,
    PlaceVote,
    Revision,
    Room,
)
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.places.events import PlaceCorrected, PlaceSuggested
from wezer.core.places.refusals import PlaceMoved, PointMissing
from wezer.core.places.rules import as_text, read_text
from wezer.core.places.sheets import Sheet, checked
from wezer.core.rooms.taking import refuse_closed
from wezer.core.search.index import index_item, kept_tags
from wezer.kernel.acts import act, attempt, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound, StaleVersion

#: How much of a description stands on the card.
EXCERPT = 200


@act
def suggest_place(*, by: Any, room: Room, audience: str = "", key: str = "", **sheet: Any) -> Place:
    """Put a place on the map, for others to confirm. `sheet` is what `Sheet` names. The same `key` sent twice by the same
    party gives the same place."""
    require(by, "core.suggest_place", room.group)
    once = one_time(by, key)
    if once and (known := Place.objects.filter(key=once).first()):
        return known
    try:
        with attempt():
            place = put_place(by, room, Sheet(**sheet), chosen_audience(room.group, audience), key=once)
    except IntegrityError:
        return Place.objects.get(key=once)
    emit(PlaceSuggested(subject=ref(place)), group=room.group, audience=place.audience)
    return place


@act
def correct_place(*, by: Any, place: Place, version: int | None = None, **sheet: Any) -> bool:
    """Say it as it is. What it said before is kept; one that was outdated is to be confirmed again. A stale `version`
    refuses; False when nothing changed."""
    require(by, "core.correct_place", place)
    if not rewrite_place(by, place, Sheet(**sheet), version=version):
        return False
    emit(PlaceCorrected(subject=ref(place)), group=place.group, audience=place.audience)
    return True


@act
def return_place(*, by: Any, place: Place, number: int) -> bool:
    """Let it say again what an earlier version said; what it says now is kept too."""
    require(by, "core.correct_place", place)
    kept = Revision.objects.filter(subject=ref(place), number=number).exclude(body="").first()
    if kept is None:
        raise NotFound()
    if not rewrite_place(by, place, Sheet(title=kept.title, **read_text(kept.body)), version=None):
        return False
    emit(PlaceCorrected(subject=ref(place), returned=True), group=place.group, audience=place.audience)
    return True


def put_place(by: Any, room: Room, said: Sheet, seen_by: Audience, **more: Any) -> Place:
    """A new place in a room. For acts only."""
    refuse_closed(room, "place")
    columns, tags = _columns(by, said, room, seen_by)
    place = Place.objects.create(
        kind="place", room=room, group=room.group, author=by.party or room.group, written_by=by.member, audience=seen_by,
        language=getattr(by.member, "language", ""), published_at=now(), state_label=PlaceState.SUGGESTED, **columns, **more,
    )  # fmt: skip
    _index(place, tags)
    return place


def rewrite_place(by: Any, place: Place, said: Sheet, *, version: int | None) -> bool:
    """Say it otherwise, keeping what stood. For acts only."""
    assert place.room is not None
    if not Place.objects.select_for_update(of=("self",)).filter(pk=place.pk).exclude(state=PlaceState.REMOVED).exists():
        raise PlaceMoved(state=PlaceState.REMOVED.label)  # taken away since it was read
    columns, tags = _columns(by, said, place.room, place.audience)
    if all(getattr(place, name) == value for name, value in columns.items() if name != "card"):
        return False
    of_item = {name: columns.pop(name) for name in ("title", "place", "card", "latitude", "longitude")}
    fresh = Item.objects.filter(pk=place.pk, version=place.version if version is None else version, withdrawn_at=None)
    if not fresh.update(version=F("version") + 1, edited_at=now(), **of_item):
        raise StaleVersion()
    keep_revision(place, number=place.version, title=place.title, body=text_of(place), by=by)
    Place.objects.filter(pk=place.pk).update(**columns)
    if move_all(Place.objects.filter(pk=place.pk), PlaceState.OUTDATED, PlaceState.SUGGESTED):
        Item.objects.filter(pk=place.pk).update(state_label=PlaceState.SUGGESTED)
        PlaceVote.objects.filter(place=place).delete()
    place.refresh_from_db()
    _index(place, tags)
    return True


def sheet_of(place: Place) -> Sheet:
    """What it says now."""
    return Sheet(
        title=place.title, category=place.category, body=place.body, address=place.place, latitude=place.latitude,
        longitude=place.longitude, hours=place.hours, link=place.link, source=place.source, licence=place.licence,
        tags=", ".join(place.tags),
    )  # fmt: skip


def text_of(place: Place) -> str:
    """What it says now, as its versions keep it."""
    return as_text(asdict(sheet_of(place)))


def reindex_place(place: Place) -> None:
    """Its entry anew, with the tags it has. For acts only."""
    _index(place, list(dict.fromkeys([*place.tags, *kept_tags(place, place.body)])))


def _columns(by: Any, said: Sheet, room: Room, seen_by: Audience) -> tuple[dict[str, Any], list[str]]:
    said = checked(said)
    point = point_for(by, said.address, (said.latitude, said.longitude))  # numbers win over the address beside them
    if point == NOWHERE:
        raise PointMissing()
    named, tags = mentions(said.body, by, group=room.group, audience=seen_by), read_tags(said.tags)
    own = {name: getattr(said, name) for name in ("category", "hours", "link", "source", "licence")}
    columns = {
        "title": said.title, "place": said.address, "latitude": point[0], "longitude": point[1], "body": said.body,
        "body_html": render(said.body, named.links), "renderer": RENDERER, "tags": tags, **own,
        "card": {"excerpt": excerpt(said.body, EXCERPT), **own},
    }  # fmt: skip
    return columns, [*tags, *named.tags]


def _index(place: Place, tags: list[str]) -> None:
    index_item(place, body=plain_text(f"{place.body}\n\n{place.hours}", LONGEST_BODY), tags=tags)
