"""Lists of the bank and of SEPA as files for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wezer.operation.amounts import plain
from wezer.ui.sheets import disarmed


def _sheet(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark; formulas are disarmed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([disarmed(str(cell)) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def lines_csv(rows: Any) -> bytes:
    heads = [_("Date"), _("Amount"), _("Name"), _("Text"), _("IBAN"), _("Reference"), _("State"), _("Why"), _("File")]
    return _sheet(
        heads,
        (
            (
                line.date.isoformat(), plain(line.amount, line.books), line.name, line.text, line.iban, line.reference,
                line.state, line.why, line.statement.name,
            )
            for line in rows.iterator(chunk_size=500)
        ),
    )  # fmt: skip


def batches_csv(rows: Any) -> bytes:
    heads = [_("Number"), _("Kind"), _("Date"), _("State"), _("Payments"), _("Refused"), _("Total")]
    return _sheet(
        heads,
        (
            (row.number, row.kind, row.date.isoformat(), row.state, row.count, row.failed, plain(row.total, row.books))
            for row in rows.iterator(chunk_size=500)
        ),
    )


def mandates_csv(rows: Any) -> bytes:
    heads = [_("Reference"), _("Who"), _("IBAN"), _("Signed on"), _("For"), _("State"), _("Code")]
    return _sheet(
        heads,
        (
            (row.identification, row.partner.name, row.iban, row.signed.isoformat(), row.kind, row.state, row.returned)
            for row in rows.iterator(chunk_size=500)
        ),
    )
