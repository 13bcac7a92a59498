"""What the office's views share: who may come in, and whose books are looked at."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from wezer.kernel.permissions import can
from wezer.operation.permissions import SEE_BOOKS
from wezer.operation.queries.books import community_books
from wezer.operation.queries.recording import pause_of

View = Callable[..., Any]


def office(right: str = SEE_BOOKS) -> Callable[[View], View]:
    """A page of the office: for who holds `right`; to anyone else it is not there. `request.books` may still be None;
    `request.pause` is why recording does not go on."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            books = community_books()
            if not can(request.viewer, right, books):  # type: ignore[attr-defined]  # requests carry it in this house
                raise Http404
            request.books = books  # type: ignore[attr-defined]  # requests carry it in this house
            request.pause = pause_of(books) if books else None  # type: ignore[attr-defined]  # as above
            return view(request, *arguments, **named)  # type: ignore[no-any-return]  # a view is any callable

        return guarded

    return decorate
