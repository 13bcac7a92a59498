"""Keeping what the nightly check has found."""

from typing import Any

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.operation.models import Books, BooksCheck

KEPT = 30


@act
def keep_check(*, books: Books, entries: int, differences: list[dict[str, Any]]) -> BooksCheck:
    """The newest thirty are kept."""
    made = BooksCheck.objects.create(books=books, at=now(), entries=entries, differences=differences)
    old = BooksCheck.objects.filter(books=books).order_by("-at", "-id").values_list("pk", flat=True)[KEPT:]
    BooksCheck.objects.filter(pk__in=list(old)).delete()
    return made
