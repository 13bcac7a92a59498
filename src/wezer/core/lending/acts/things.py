"""Things on the shelf: putting them there, changing them, not lending them for a while."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.db import IntegrityError
from django.db.models import F

from wezer.core.acts.files import receive_image, remove_file
from wezer.core.acts.posts import chosen_audience, one_time
from wezer.core.lending.events import ThingChanged, ThingOffered
from wezer.core.lending.refusals import StillLent, TooManyPictures
from wezer.core.lending.rules import LONGEST_DAYS, LONGEST_HOURS
from wezer.core.maps.placing import NOWHERE, Point, checked_point, point_for
from wezer.core.maps.points import KNOWN_TO
from wezer.core.markdown import RENDERER, excerpt, plain_text, render
from wezer.core.mentions import mentions
from wezer.core.models import (
    Audience,
    Condition,
    File,
    Group,
    GroupPlace,
    Item,
    Loan,
    LoanState,
    Room,
    Thing,
    ThingState,
)
from wezer.core.models.lending import MOST_PHOTOS, OVER
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.rooms.taking import refuse_closed
from wezer.core.rules import clean_name
from wezer.core.search.index import index_item, kept_tags, list_in_search
from wezer.core.talk_refusals import TextTooLong
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound, Refusal, StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a thing says of itself. `terms`: what each kind of `lending_terms` keeps."""

    title: str
    body: str = ""
    instructions: str = ""
    condition: str = Condition.GOOD
    most_days: int = 14
    hours: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    terms: Mapping[str, Any] | None = None


@act
def offer_thing(
    *, by: Any, room: Room, audience: str = "", key: str = "", photos: Sequence[Any] = (), **sheet: Any
) -> Thing:
    """Put a thing on a group's shelf, as one's own or as that of the group one acts for. `sheet` is what `Sheet` names.

    The same `key` sent twice by the same party gives the same thing.
    """
    group = room.group
    require(by, "core.lend_thing", group)
    refuse_closed(room, "thing")
    once = one_time(by, key)
    if once and (known := Thing.objects.filter(key=once).first()):
        return known
    seen_by = chosen_audience(group, audience)
    columns, tags = _columns(by, Sheet(**sheet), room, seen_by)
    try:
        with attempt():
            thing = Thing.objects.create(
                kind="thing", room=room, group=group, author=by.party or group, written_by=by.member, audience=seen_by,
                language=getattr(by.member, "language", ""), published_at=now(), key=once, **columns,
            )  # fmt: skip
    except IntegrityError:
        return Thing.objects.get(key=once)
    _index(thing, tags)
    if photos:
        add_thing_photos(by=by, thing=thing, uploads=photos)
    emit(ThingOffered(subject=ref(thing)), group=group, audience=seen_by)
    return thing


@act
def change_thing(*, by: Any, thing: Thing, audience: str = "", version: int | None = None, photos: Sequence[Any] = (),
                 **sheet: Any) -> Thing:  # fmt: skip
    """Say it otherwise; loans that were asked for keep the terms they were asked with. A stale `version` refuses."""
    require(by, "core.change_thing", thing)
    require_voice(by, thing)
    assert thing.group is not None and thing.room is not None  # a thing lies on the shelf of a group
    seen_by = chosen_audience(thing.group, audience) if audience else thing.audience
    said = Sheet(**{"terms": thing.terms, **sheet})
    columns, tags = _columns(by, said, thing.room, seen_by, before=thing)
    columns["card"]["photos"] = thing.card.get("photos", [])
    of_item = {name: columns.pop(name) for name in ("title", "place", "card", "latitude", "longitude")}
    fresh = Item.objects.filter(pk=thing.pk, version=thing.version if version is None else version, withdrawn_at=None)
    if not fresh.update(version=F("version") + 1, audience=seen_by, edited_at=now(), **of_item):
        raise StaleVersion()
    Thing.objects.filter(pk=thing.pk).update(**columns)
    thing.refresh_from_db()
    _index(thing, tags)
    if photos:
        add_thing_photos(by=by, thing=thing, uploads=photos)
    emit(ThingChanged(subject=ref(thing), state=thing.state), group=thing.group, audience=seen_by)
    return thing


@act
def pause_thing(*, by: Any, thing: Thing, paused: bool = True) -> bool:
    """Not lent for a while, or again. What was agreed stays agreed."""
    require(by, "core.change_thing", thing)
    there, then = (ThingState.OFFERED, ThingState.PAUSED) if paused else (ThingState.PAUSED, ThingState.OFFERED)
    return _turn(thing, (there,), then)


@act
def end_thing(*, by: Any, thing: Thing) -> bool:
    """It is lent no more: broken, given away. Refuses while somebody has it or waits for it as agreed."""
    require(by, "core.change_thing", thing)
    Thing.objects.select_for_update(of=("self",)).get(pk=thing.pk)  # or it would be handed over meanwhile
    if Loan.objects.filter(thing=thing).exclude(state__in=(*OVER, LoanState.REQUESTED)).exists():
        raise StillLent()
    return _turn(thing, (ThingState.OFFERED, ThingState.PAUSED), ThingState.GONE)


def lose_thing(thing: Thing) -> None:
    """A loan lost it. For acts only."""
    _turn(thing, (ThingState.OFFERED, ThingState.PAUSED), ThingState.GONE)


def _turn(thing: Thing, before: tuple[str, ...], after: str) -> bool:
    if not move(thing, before, after):
        return False
    over = now() if after == ThingState.GONE else None
    label = "" if after == ThingState.OFFERED else after
    Item.objects.filter(pk=thing.pk).update(state_label=label, over_at=over, version=F("version") + 1)
    list_in_search(thing)
    emit(ThingChanged(subject=ref(thing), state=after), group=thing.group_id, audience=thing.audience_id)
    return True


# ------------------------------------------------------------------ pictures


@act
def add_thing_photos(*, by: Any, thing: Thing, uploads: Sequence[Any], description: str = "") -> list[File]:
    """Up to eight in all; each is checked now and re-encoded by the worker, without its place and device."""
    require(by, "core.change_thing", thing)
    made = hang_photos(by, thing, uploads, start=thing.files.count(), most=MOST_PHOTOS, description=description)
    _refresh_photos(thing)
    return made


@act
def remove_thing_photo(*, by: Any, thing: Thing, file: File) -> None:
    require(by, "core.change_thing", thing)
    if file.item_id != thing.pk:
        raise NotFound()
    remove_file(by=by, file=file)
    _refresh_photos(thing)


def hang_photos(
    by: Any, item: Item, uploads: Sequence[Any], *, start: int, most: int, description: str = ""
) -> list[File]:
    """Pictures on an item from place `start` on, at most `most` of them there. For acts only."""
    if start % 100 + len(uploads) > most:
        raise TooManyPictures(most=most)
    made = []
    for place, upload in enumerate(uploads, start):
        try:
            made.append(receive_image(by=by, upload=upload, item=item, description=description, position=place))
        except Refusal as refusal:
            refusal.field = "photos"
            raise
    return made


def _refresh_photos(thing: Thing) -> None:
    card = {**Item.objects.values_list("card", flat=True).get(pk=thing.pk)}
    rows = thing.files.order_by("position", "pk").values_list("uid", "description")
    card["photos"] = [[str(uid), description] for uid, description in rows]
    Item.objects.filter(pk=thing.pk).update(card=card, version=F("version") + 1)
    thing.card = card


# ------------------------------------------------------------------ what is kept


def _columns(
    by: Any, said: Sheet, room: Room, audience: Audience, before: Thing | None = None
) -> tuple[dict[str, Any], list[str]]:
    body, instructions = (_text(text) for text in (said.body, said.instructions))
    assert said.condition in Condition.values and 1 <= said.most_days <= LONGEST_DAYS
    named, how = (mentions(text, by, group=room.group, audience=audience) for text in (body, instructions))
    terms = dict(said.terms or {})
    title = clean_name(said.title, most=200, field="title")
    place = clean_name(said.place, most=200, field="place") if said.place.strip() else ""
    hours = clean_name(said.hours, most=LONGEST_HOURS, field="hours") if said.hours.strip() else ""
    latitude, longitude = _point(by, said, place, room.group, audience, before)
    columns = {
        "title": title, "place": place, "latitude": latitude, "longitude": longitude,
        "body": body, "body_html": render(body, named.links), "renderer": RENDERER,
        "instructions": instructions, "instructions_html": render(instructions, how.links),
        "hours": hours, "condition": said.condition, "most_days": said.most_days, "terms": terms,
        "card": {"excerpt": excerpt(body, 200), "condition": said.condition, "terms": terms, "photos": [],
                 "hue": crc32(title.encode()) % 360},
    }  # fmt: skip
    return columns, [*named.tags]


def _point(by: Any, said: Sheet, place: str, group: Group, audience: Audience, before: Thing | None) -> Point:
    """Its own; else that of the place it names; else its group's. Where its group is, however it came to stand there, is
    told only when all who read the thing may know that."""
    stood = (before.place, (before.latitude, before.longitude)) if before else ("", NOWHERE)
    point = point_for(by, place, checked_point(said.latitude, said.longitude), before=stood)
    home = GroupPlace.objects.filter(group=group).values_list("latitude", "longitude").first() or NOWHERE
    if point == NOWHERE and not place:
        point = home
    return point if point != home or audience.kind in KNOWN_TO[group.sight] else NOWHERE


def _text(text: str) -> str:
    clean = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(clean) > LONGEST_BODY:
        raise TextTooLong(most=LONGEST_BODY)
    return clean


def index_thing(thing: Thing) -> None:
    """Its entry anew, with the tags it has. For acts only."""
    _index(thing, kept_tags(thing, thing.body))


def _index(thing: Thing, tags: list[str]) -> None:
    index_item(thing, body=plain_text(f"{thing.body}\n\n{thing.instructions}", LONGEST_BODY), tags=tags)
