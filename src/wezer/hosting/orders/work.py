"""What the worker does with an order: reading it, writing it, taking it back. Each may be done again."""

import logging
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.speaking import speaking
from wezer.core.viewer import Viewer
from wezer.hosting.importing import running
from wezer.hosting.importing.plan import Wanted
from wezer.hosting.importing.planning import Checked
from wezer.hosting.models import BatchState, ImportBatch, ImportOrder, ImportRow, OrderState
from wezer.hosting.orders import acts, files
from wezer.kernel.refusals import Refusal
from wezer.ledger.models import Transaction

log = logging.getLogger("wezer.import")
#: Lines of a report that are kept; whoever has more has something wrong on every line.
MOST = 5000


def go_on(order: ImportOrder) -> None:
    """One step of an order, in the language of who asked for it. Whatever goes wrong is said on its page."""
    steps = {OrderState.READING: _look, OrderState.WRITING: _write, OrderState.UNDOING: _undo}
    step = steps.get(OrderState(order.state))
    if step is None:
        return
    with speaking(order.language):
        try:
            step(order)
        except Refusal as refusal:
            _tell(order, _before(order), refusal=refusal.sentence[:500])
        except FileNotFoundError:
            _tell(order, OrderState.REFUSED, refusal=str(acts.FilesGone.message))
        except Exception:
            log.exception("Import %s stopped", order.uid)
            told = _("Something broke on our side. Those who keep this house find it in its log.")
            to = OrderState.REFUSED if order.state == OrderState.READING else OrderState.FAILED
            _tell(order, to, refusal=told)


def _before(order: ImportOrder) -> OrderState:
    """Where an order stands again after a refusal."""
    if order.state == OrderState.READING:
        return OrderState.REFUSED
    if order.state == OrderState.UNDOING and order.batch is not None:
        return OrderState.WAITING if order.batch.state == BatchState.WAITING else OrderState.DONE
    return OrderState.FAILED


def _look(order: ImportOrder) -> None:
    given, wanted = _given(order)
    _tell(order, OrderState.READ, **_found(running.look(order.source, given, wanted)))


def _write(order: ImportOrder) -> None:
    given, wanted = _given(order)
    batch = running.begin(order.source, given)
    acts.remember_batch(by=Viewer.system(), order=order, batch=batch)  # the page counts while it is written
    accepted = bool(order.summary.get("accepted"))
    batch, checked = running.commit(order.source, given, wanted, accept_differences=accepted)
    to = OrderState.WAITING if batch.state == BatchState.WAITING else OrderState.DONE
    _tell(order, to, **_found(checked))
    if to == OrderState.DONE:
        files.forget(order)


def _undo(order: ImportOrder) -> None:
    assert order.batch is not None
    running.undo(order.batch.code)
    _tell(order, OrderState.UNDONE)
    files.forget(order)


def _given(order: ImportOrder) -> tuple[running.Files, Wanted]:
    return running.open_files(order.source, files.read(order)), Wanted(order.currency, dict(order.columns))


def _found(checked: Checked) -> dict[str, Any]:
    problems = sorted(checked.plan.problems, key=lambda each: (each.file, each.line))
    return {
        "summary": {
            "people": len(checked.people),
            "known": len(checked.known),
            "paper": checked.paper,
            "listings": len(checked.listings),
            "payments": len(checked.payments),
            "left": len({(each.file, each.line) for each in checked.plan.errors}),
            "problems": len(problems),
            "differences": [running.difference_sentence(each) for each in checked.differences[:500]],
        },
        "problems": [
            [each.file, each.line, each.column, each.is_error, each.sentence[:300]] for each in problems[:MOST]
        ],
    }


def _tell(order: ImportOrder, to: str, **found: Any) -> None:
    acts.tell(by=Viewer.system(), order=order, to=to, **found)


def progress(order: ImportOrder) -> tuple[int, int]:
    """(written, in all) of an order that is being written."""
    whole = sum(order.summary.get(part, 0) for part in ("people", "listings", "payments"))
    if order.batch_id is None:
        return 0, whole
    batch = ImportBatch.objects.get(pk=order.batch_id)
    made = ImportRow.objects.filter(batch=batch, is_new=True).count()
    return min(made + Transaction.objects.filter(batch=batch.code).count(), whole), whole
