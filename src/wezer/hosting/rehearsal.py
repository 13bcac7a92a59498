"""Three people who only play: brought in as any import, and taken out as one."""

import csv
from io import StringIO

from django.utils.translation import gettext as _

from wezer.hosting.importing import running
from wezer.hosting.importing.plan import Wanted
from wezer.hosting.importing.planning import currencies_here
from wezer.hosting.models import BatchState, ImportBatch
from wezer.kernel.clock import now
from wezer.ledger.currencies import currencies

SOURCE = "community-forge"
#: Begins the numbers of those who only play: nobody else's begin so.
MARK = "rehearsal-"


def currency_to_try() -> str:
    """The first currency of the community's own in which members pay each other; empty when there is none."""
    return next((each.code for each in currencies() if each.state == "active" and each.kind == "mutual_credit"), "")


def the_batch() -> ImportBatch | None:
    """Those who play at the moment."""
    rows = ImportBatch.objects.filter(rows__key__startswith=MARK).exclude(state=BatchState.UNDONE)
    return rows.distinct().first()


def bring_in_samples(code: str) -> ImportBatch:
    batch, _checked = running.commit(SOURCE, running.open_files(SOURCE, _files(code)), Wanted(code))
    return batch


def _files(code: str) -> list[tuple[str, str, bytes]]:
    of = next(each for each in currencies_here() if each.code == code)
    amounts = ("1:00", "0:30") if of.is_time else ("60", "25")
    day = f"{now():%d-%m-%Y}"
    names = {key: _("{plant} (rehearsal)").format(plant=plant) for key, plant in _players().items()}
    members = [["uid", "first_name", "created"], *([f"{MARK}{key}", name, day] for key, name in names.items())]
    offers = [["author", "title", "description"], [f"{MARK}1", _("Bread from my oven"), _("Sourdough, on Fridays.")],
              [f"{MARK}2", _("Bicycles mended"), _("Bring it in the evening, take it home in the morning.")]]  # fmt: skip
    wants = [
        ["author", "title", "description"],
        [f"{MARK}3", _("Somebody to prune a pear tree"), _("Tall and neglected.")],
    ]
    paid = [["payer", "payee", "created", "description", "amount", "currency"],
            [f"{MARK}3", f"{MARK}1", day, _("Bread"), amounts[0], code],
            [f"{MARK}1", f"{MARK}2", day, _("A new tyre"), amounts[1], code]]  # fmt: skip
    sheets = {"members": members, "offers": offers, "wants": wants, "transactions": paid}
    return [(role, f"{role}.csv", _csv(rows)) for role, rows in sheets.items()]


def _players() -> dict[str, str]:
    return {"1": _("Thyme"), "2": _("Mallow"), "3": _("Sorrel")}


def _csv(rows: list[list[str]]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
