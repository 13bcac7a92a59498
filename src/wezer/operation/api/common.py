"""What the parts of the books' API share: the router, whose books, and how amounts are written."""

from typing import Any

from wezer.kernel.permissions import require, right
from wezer.operation.amounts import plain
from wezer.operation.models import Books
from wezer.operation.permissions import SEE_BOOKS
from wezer.operation.queries.books import community_books
from wezer.operation.refusals import BooksMissing
from wezer.ui.rest import Router

router = Router(tags=["Books"])


def books_read(request: Any) -> Books:
    """The community's books for reading: a token that may only read is enough. Refused, they are not there."""
    books = community_books()
    known = right(SEE_BOOKS)
    if not (request.viewer.is_system or known.check(request.viewer, books)):
        raise known.refusal()
    return _there(books)


def books_written(request: Any, name: str) -> Books:
    """The same for writing: asks the right, as the act will once more."""
    books = community_books()
    require(request.viewer, name, books)
    return _there(books)


def _there(books: Books | None) -> Books:
    if books is None:
        raise BooksMissing()
    return books


def money_out(units: int, books: Books) -> dict[str, str]:
    return {"amount": plain(units, books), "currency": books.currency}
