"""What waits to be recorded, what is held and why, and what a person may do about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.operation.acts.recording import drop_recording, record_again
from wezer.operation.models import Recording
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.queries.recording import (
    done_recordings,
    held_recordings,
    shown_recordings,
    waiting_recordings,
)
from wezer.operation.views.common import office
from wezer.ui.http import answer, show
from wezer.ui.paging import page_of

PAGE, CARDS, CARD = "recording/recording.html", "recording/_held.html", "recording/_held_one.html"
RECENT = 15


@office()
def index(request: Any) -> HttpResponse:
    """Held first, then what is on its way, then what was recorded last."""
    books = request.books
    context: dict[str, Any] = {"books": books}
    if books:
        page = page_of(held_recordings(books), request, order=("-id",))
        context |= {"page": page, "held": shown_recordings(page, request.viewer)}
        if request.headers.get("HX-Request-Type") != "partial":
            waiting = list(waiting_recordings(books).order_by("id")[: RECENT + 1])
            context |= {
                "waiting": shown_recordings(waiting[:RECENT], request.viewer),
                "number": waiting_recordings(books).count() if len(waiting) > RECENT else len(waiting),
                "done": shown_recordings(done_recordings(books).order_by("-id")[:RECENT], request.viewer),
            }
    return show(request, f"operation/{PAGE}", f"operation/{CARDS}", context)


@office(KEEP_BOOKS)
@require_POST
def again(request: Any, uid: str) -> HttpResponse:
    """Try again, and say yes to what the books ask."""
    recording = _found(request, uid)
    record_again(by=request.viewer, recording=recording, confirm=request.POST.getlist("confirm"))
    return _changed(request, recording, _("It will be recorded in a moment."))


@office(KEEP_BOOKS)
@require_POST
def drop(request: Any, uid: str) -> HttpResponse:
    """Give it up, and say why."""
    recording = _found(request, uid)
    drop_recording(by=request.viewer, recording=recording, reason=request.POST.get("reason", ""))
    return _changed(request, recording, _("It is given up: it will not be in the books."))


def _found(request: Any, uid: str) -> Recording:
    return get_object_or_404(Recording.objects.select_related("flight", "books"), books=request.books, flight__uid=uid)


def _changed(request: Any, recording: Recording, said: str) -> HttpResponse:
    recording.flight.refresh_from_db()
    [shown] = shown_recordings([recording], request.viewer)
    return answer(
        request, f"operation/{CARD}", {"each": shown, "books": request.books}, page="office:recording", said=said
    )
