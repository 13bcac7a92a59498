"""Entering the back office."""

from typing import Any

from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.events import BackOfficeEntered
from wezer.operation.models import Books
from wezer.operation.permissions import OPEN_BACK_OFFICE


@act
def enter_back_office(*, by: Any, books: Books) -> None:
    """Told for the audit: inside, one may write in the books whatever an accountant may."""
    require(by, OPEN_BACK_OFFICE, books)
    emit(BackOfficeEntered(subject=ref(books.entity)), group=books.entity, audit=True)
