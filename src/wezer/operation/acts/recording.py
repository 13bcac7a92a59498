"""The outbox: what must be written in the books, committed with the change that asks for it (operation.md §6)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.acts import act, current
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import Ref, ref
from wezer.kernel.refusals import Conflict
from wezer.operation.events import RecordingDropped
from wezer.operation.gateway import check
from wezer.operation.gateway.errors import KeyConflict
from wezer.operation.models import Books, BooksState, EngineSign, Recording
from wezer.operation.permissions import KEEP_BOOKS
from wezer.workflow.acts.flights import draw_behind, fly_again, give_up
from wezer.workflow.kinds import Draft
from wezer.workflow.models import Flight, FlightState

KIND = "books"


@act
def record(
    *,
    books: Books,
    method: str,
    key: str,
    payload: dict[str, Any],
    depends_on: Iterable[Flight | str] = (),
    origin: models.Model | str = "",
    confirm: Sequence[str] = (),
) -> Flight:
    """Let the worker call `method` of the gateway once the running act is committed; the flight says how it went.

    `key` is made from the fact (`invoice:<uid>:v1`): the same key and content again is the same flight, other content
    is refused. `depends_on`: flights, or keys of recordings, that must be in the books before. `origin`: the record it
    belongs to, whose `recorded_kinds` hear of the outcome. What is malformed is refused here, beside its field.
    """
    entity = str(books.entity.uid)
    digest = check(method, key, payload, entity=entity)
    draft = Draft(
        KIND,
        method,
        _flight_key(key),
        payload={
            "entity": entity,
            "method": method,
            "key": key,
            "payload": payload,
            "digest": digest,
            "actor": _actor(),
            "origin": str(origin if isinstance(origin, str) else ref(origin)),
            "confirm": list(confirm),
        },
    )
    flight, is_new = draw_behind(draft=draft, behind=[*_flights(depends_on), *_opening(books, method)])
    if is_new:
        Recording.objects.create(flight=flight, books=books, method=method, origin=draft.payload["origin"])
    elif flight.payload.get("digest") != digest:
        raise KeyConflict(detail=f"key {key}")
    return flight


def _flight_key(key: str) -> str:
    return f"{KIND}:{key}"


def _actor() -> str:
    """Who acts, by uid: the member, else the instance itself."""
    member = getattr(current().by, "member", None)
    return str(member.uid) if member is not None else "wezer"


def _flights(named: Iterable[Flight | str]) -> list[Flight]:
    named = list(named)
    keys = {_flight_key(each) for each in named if isinstance(each, str)}
    found = list(Flight.objects.filter(key__in=keys)) if keys else []
    if unknown := keys - {flight.key for flight in found}:
        raise LookupError(f"no recording has the key {', '.join(sorted(unknown))}")
    return [*found, *(each for each in named if isinstance(each, Flight))]


def _opening(books: Books, method: str) -> list[Flight]:
    """While the books are being opened everything else waits for that, whoever forgot to say so."""
    if books.state != BooksState.OPENING or method == "open_books":
        return []
    opening = Recording.objects.filter(books=books, method="open_books").exclude(flight__state=FlightState.DONE)
    return [each.flight for each in opening.select_related("flight")]


class OtherQuestion(Conflict):
    code = "other_question"
    message = _("The books ask something else by now. Read the question again before you say yes to it.")


@act
def record_again(*, by: Any, recording: Recording, confirm: Sequence[str] = ()) -> None:
    """Let a held recording try again; `confirm` says yes to the questions that were asked, as they were asked."""
    require(by, KEEP_BOOKS, recording.books)
    flight = Flight.objects.select_for_update(of=("self",)).get(pk=recording.flight_id)
    if confirm:
        asked = flight.payload.get("refusal", {}).get("asked", [])
        if sorted(confirm) != sorted(asked):
            raise OtherQuestion()
        keep_payload(flight=flight, payload={**flight.payload, "confirm": [*flight.payload["confirm"], *confirm]})
    fly_again(flight=flight)


@act
def drop_recording(*, by: Any, recording: Recording, reason: str) -> None:
    """Give up what will never be in the books, and say why; its record hears of it."""
    require(by, KEEP_BOOKS, recording.books)
    give_up(flight=recording.flight, reason=reason)
    emit(
        RecordingDropped(subject=Ref(recording.origin), key=recording.flight.payload["key"]),
        group=recording.books.entity_id,
        audit=True,
    )


@act
def keep_payload(*, flight: Flight, payload: dict[str, Any]) -> None:
    """What was answered or refused stays beside what was asked."""
    flight.payload = payload
    Flight.objects.filter(pk=flight.pk).update(payload=payload)


@act
def note_engine(*, is_up: bool, why: str = "") -> None:
    """The worker says how it finds the engine; pages read this and never ask the engine themselves."""
    sign, is_new = EngineSign.objects.get_or_create(pk=1, defaults={"is_up": is_up, "why": why[:300], "since": now()})
    if not is_new and (sign.is_up, sign.why) != (is_up, why[:300]):
        EngineSign.objects.filter(pk=1).update(is_up=is_up, why=why[:300], since=now())
