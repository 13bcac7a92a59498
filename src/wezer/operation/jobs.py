"""What the worker does for the office by itself."""

import os
from datetime import timedelta
from importlib import import_module
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import continuous, scheduled
from wezer.kernel.permissions import can
from wezer.operation.acts.sending import tell_overdue
from wezer.operation.engine.making import keep_up
from wezer.operation.engine.readiness import why_not
from wezer.operation.integrity import check_books
from wezer.operation.mirroring import catch_up_all
from wezer.operation.models import Books, BooksState
from wezer.operation.permissions import OPEN_BACK_OFFICE
from wezer.operation.queries.books import community_books


@continuous(seconds=2, words=_("Carry over what was posted in the back office."))
def mirror() -> bool:
    """Carry over what was posted in the back office; what WeZer itself records is carried over at once."""
    return catch_up_all()


@continuous(seconds=3, words=_("Make the engine of the books ready."))
def prepare_engine() -> None:
    """The first making of the books' engine. Only in a worker that stays: what runs once must not begin it."""
    if os.environ.get("WEZER_PROCESS") != "worker":
        return
    keep_up()


@scheduled(every=timedelta(hours=24), words=_("Check that the books add up, and agree with pages and ledger."))
def check_all_books() -> None:
    for books in Books.objects.filter(state=BooksState.OPEN).select_related("entity"):
        if not why_not():
            check_books(books)


@scheduled(every=timedelta(hours=6), words=_("Tell what is past its day."))
def watch_due_days() -> None:
    while tell_overdue(by=Viewer.system()):
        pass


@scheduled(every=timedelta(hours=1), words=_("Shut the back office to who lost the right."), rests=False)
def close_back_office() -> None:
    """They are refused at the door at once; this also puts their user of the engine to sleep."""
    if (books := community_books()) is None:
        return
    users = import_module("wezer.operation.engine.users")
    known = users.logins()
    members = {str(member.uid): member for member in Member.objects.filter(uid__in=[UUID(login) for login in known])}
    gone = [
        login for login in known if login not in members or not can(Viewer.of(members[login]), OPEN_BACK_OFFICE, books)
    ]
    if gone:
        users.shut_out(gone)
