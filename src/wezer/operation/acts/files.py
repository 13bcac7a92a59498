"""Files that the law asks for: asked by a person, made by the worker, kept."""

from datetime import date
from importlib import import_module
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.permissions import require
from wezer.kernel.refusals import NotFound, Refusal
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import Books, FileState, StatutoryFile


class FileUnderWay(Refusal):
    code = "file_under_way"
    status = 409
    message = _("This file is being made already. It appears in the list in a moment.")


@act
def ask_file(*, by: Any, books: Books, kind: str, start: date, end: date) -> StatutoryFile:
    """Have the worker make it from the engine. Each asking is a file of its own: what was handed over stays as it was."""
    require(by, "operation.see_books", books)
    if kind not in pack_kinds[books.pack].files:
        raise NotFound()
    if StatutoryFile.objects.filter(books=books, kind=kind, start=start, end=end, state=FileState.ASKED).exists():
        raise FileUnderWay()
    file = StatutoryFile.objects.create(
        books=books, kind=kind, start=start, end=end, asked_by=getattr(by, "member", None)
    )
    import_module("wezer.operation.statutory").make_file.enqueue(number=file.pk)
    return file


@act
def file_made(*, file: StatutoryFile, name: str, size: int, sha256: str) -> None:
    move(file, FileState.ASKED, FileState.MADE, name=name, size=size, sha256=sha256, made_at=now())


@act
def file_refused(*, file: StatutoryFile, why: str) -> None:
    move(file, FileState.ASKED, FileState.REFUSED, refusal=why[:500])
