"""Asking for an import, for its commit, for its undoing; and what the worker found."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wezer.hosting.importing.acts import ImportUnderway, the_turn
from wezer.hosting.models import BUSY_STATES, ImportBatch, ImportOrder, OrderState
from wezer.hosting.orders import files
from wezer.hosting.permissions import may_import
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.refusals import Conflict, NotFound


class FilesGone(Conflict):
    code = "import_files_gone"
    message = _("Its files were thrown away meanwhile. Send them again.")


@act
def order_import(
    *, by: Any, source: str, given: Sequence[files.Given], currency: str = "", columns: dict[str, str] | None = None
) -> ImportOrder:
    """Keep the files and have the worker read them. Nothing of them is written yet."""
    _require(by)
    the_turn()  # two who ask at the same instant: the second reads what the first has written
    if ImportOrder.objects.filter(state__in=BUSY_STATES).exists():
        raise ImportUnderway()
    order = ImportOrder.objects.create(
        author=by.member, source=source, currency=currency, columns=columns or {}, language=get_language() or "",
        files=[[role, name[:200]] for role, name, _content in given], created_at=now(), asked_at=now(),
    )  # fmt: skip
    files.keep(order, given)
    _ask(order)
    return order


@act
def ask_to_write(*, by: Any, order: ImportOrder, accept_differences: bool = False) -> None:
    """Have it written, or gone on with. Differences of balances wait unless they are accepted."""
    _require(by)
    if not files.are_there(order):
        raise FilesGone()
    stuck = (OrderState.WRITING,) if order.is_stuck else ()
    before = (OrderState.READ, OrderState.WAITING, OrderState.FAILED, *stuck)
    summary = {**order.summary, "accepted": accept_differences}
    if not move(order, before, OrderState.WRITING, asked_at=now(), summary=summary, refusal=""):
        raise ImportUnderway()
    _ask(order)


@act
def ask_to_undo(*, by: Any, order: ImportOrder) -> None:
    """Have it taken back, while nothing depends on it."""
    _require(by)
    stuck = (OrderState.UNDOING,) if order.is_stuck else ()
    before = (OrderState.DONE, OrderState.WAITING, OrderState.FAILED, *stuck)
    if order.batch_id is None or not move(order, before, OrderState.UNDOING, asked_at=now(), refusal=""):
        raise ImportUnderway()
    _ask(order)


@act
def drop_order(*, by: Any, order: ImportOrder) -> None:
    """Throw away what was only read: the files, and the report."""
    _require(by)
    if order.batch_id is not None or order.state not in (OrderState.READ, OrderState.REFUSED):
        raise ImportUnderway()
    order.delete()
    transaction.on_commit(lambda: files.forget(order))


@act
def remember_batch(*, by: Any, order: ImportOrder, batch: ImportBatch) -> None:
    order.batch = batch
    order.save(update_fields=["batch"])


@act
def tell(*, by: Any, order: ImportOrder, to: str, **found: Any) -> None:
    """What the worker found: how it stands now."""
    move(order, order.state, to, **found)


@act
def forget_files(*, by: Any, order: ImportOrder) -> None:
    """Nobody came back: what was only read counts for nothing any more."""
    move(order, (OrderState.READ, OrderState.REFUSED), OrderState.REFUSED, problems=[], refusal=str(FilesGone.message))
    transaction.on_commit(lambda: files.forget(order))


def _require(by: Any) -> None:
    if not may_import(by):
        raise NotFound()


def _ask(order: ImportOrder) -> None:
    from wezer.hosting.jobs import go_on

    go_on.enqueue(order.pk)
