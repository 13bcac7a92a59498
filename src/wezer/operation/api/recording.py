"""What waits to be recorded, and what is held."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.operation.acts.recording import drop_recording, record_again
from wezer.operation.api.common import books_read, books_written, router
from wezer.operation.models import Recording
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.recording import (
    Shown,
    done_recordings,
    held_recordings,
    recording_pause,
    shown_recordings,
    waiting_recordings,
)
from wezer.ui.paging import page_after
from wezer.ui.rest import UID, After, Limit, Listed, Schema, Strict, moment

LISTS = {"held": held_recordings, "waiting": waiting_recordings, "done": done_recordings}


class HeldOut(Schema):
    """Why it is held. `questions`: what `confirm` must say to record it all the same."""

    code: str
    message: str
    field: str | None
    detail: str
    questions: list[str]


class RecordingOut(Schema):
    uid: UUID
    key: str
    method: str
    title: str
    origin: str
    state: str
    tries: int
    number: str
    created_at: str
    given_up: str
    held: HeldOut | None


class PauseOut(Schema):
    """Whether recording goes on; while not everything waits untried."""

    paused: bool
    since: str | None


class AgainIn(Strict):
    confirm: list[Annotated[str, Field(max_length=300)]] = Field(default_factory=list, max_length=20)


class RecordingDropIn(Strict):
    reason: Annotated[str, Field(max_length=300)]


def show_recording(each: Shown) -> dict[str, Any]:
    refusal = each.refusal
    return {
        "uid": each.flight.uid,
        "key": each.flight.payload["key"],
        "method": each.recording.method,
        "title": f"{each.what}: {each.about}" if each.about else each.what,
        "origin": each.recording.origin,
        "state": each.flight.state,
        "tries": each.flight.tries,
        "number": each.number,
        "created_at": moment(each.flight.created_at),
        "given_up": each.flight.dropped_because,
        "held": {**refusal.as_dict(), "questions": each.questions} if refusal else None,
    }


@router.get("/recordings", response=Listed[RecordingOut])
def recordings(
    request: Any, state: Literal["held", "waiting", "done"] = "held", after: After = "", limit: Limit = 20
) -> Any:
    """What is held for a person, what is on its way, or what is in the books; newest first."""
    page = page_after(LISTS[state](books_read(request)), after, size=limit, order=("-id",))
    shown = shown_recordings(page.items, request.viewer)
    return {"items": [show_recording(each) for each in shown], "next": page.next or None}


@router.get("/recording", response=PauseOut)
def pause(request: Any) -> Any:
    """Does recording go on?"""
    books_read(request)
    found = recording_pause()
    return {"paused": found is not None, "since": moment(found.since) if found else None}


@router.post("/recordings/{uid}/retry", response=RecordingOut)
def retry(request: Any, uid: UID, sent: AgainIn) -> Any:
    """Let a held recording try again; `confirm` says yes to its questions."""
    found = _found(request, uid)
    record_again(by=request.viewer, recording=found, confirm=sent.confirm)
    return _now(request, found)


@router.post("/recordings/{uid}/drop", response=RecordingOut)
def drop(request: Any, uid: UID, sent: RecordingDropIn) -> Any:
    """Give it up, and say why: it will not be in the books."""
    found = _found(request, uid)
    drop_recording(by=request.viewer, recording=found, reason=sent.reason)
    return _now(request, found)


def _found(request: Any, uid: Any) -> Recording:
    books = books_written(request, KEEP_BOOKS)
    return get_object_or_404(Recording.objects.select_related("flight", "books"), books=books, flight__uid=uid)


def _now(request: Any, recording: Recording) -> Any:
    recording.flight.refresh_from_db()
    return show_recording(shown_recordings([recording], request.viewer)[0])
