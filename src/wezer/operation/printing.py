"""Reports on paper, drawn by the worker for who asked, kept for a day or two (wezer.ledger throws old prints away)."""

import uuid
from datetime import date
from typing import Any

from django_tasks import task

from wezer.core.speaking import speaking
from wezer.ledger.jobs import prints
from wezer.operation.models import BookAccount, Books
from wezer.operation.report_files import as_paper
from wezer.operation.reports import Filters, report_kinds


@task()
def print_report(books: int, kind: str, start: str, end: str, account: str, journal: str, language: str) -> str:
    """Draw a report; the answer is the file's name in `prints()`."""
    found = Books.objects.select_related("entity").get(pk=books)
    chosen = BookAccount.objects.filter(books=found, code=account).first() if account else None
    filters = Filters(date.fromisoformat(start), date.fromisoformat(end), chosen, journal)
    with speaking(language):
        drawn = as_paper(report_kinds[kind], found, filters)
    path = prints() / f"{uuid.uuid4().hex}.pdf"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(drawn)
    return path.name


def asked_with(books: Books, kind: str, filters: Filters, language: str) -> dict[str, Any]:
    """The arguments of the task, which are JSON."""
    return {
        "books": books.pk,
        "kind": kind,
        "start": filters.start.isoformat(),
        "end": filters.end.isoformat(),
        "account": filters.account.code if filters.account else "",
        "journal": filters.journal,
        "language": language,
    }
