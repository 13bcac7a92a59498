"""Lists as files for spreadsheets."""

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from wezer.operation.models import Invoice
from wezer.operation.reckoning import decimal_text
from wezer.ui.sheets import disarmed


def invoices_csv(rows: Any) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark so that spreadsheets read accents; formulas are disarmed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        [
            _("Number"), _("Direction"), _("State"), _("Date"), _("Due"), _("Who"), _("About"), _("Reference"), _("Currency"),
            _("Before tax"), _("Tax"), _("Total"), _("Left to pay"),
        ]
    )  # fmt: skip
    for row in rows.iterator(chunk_size=500):
        writer.writerow([disarmed(cell) for cell in _cells(row)])
    return ("\ufeff" + text.getvalue()).encode()


def _cells(row: Invoice) -> list[str]:
    sign = -1 if row.is_credit else 1
    amounts = [
        decimal_text(units, row.digits) for units in (sign * row.net, sign * row.tax, sign * row.total, row.to_pay)
    ]
    return [
        row.number, row.direction, row.state, row.date.isoformat(), row.due.isoformat(), row.partner.name, row.title,
        row.reference, row.currency, *amounts,
    ]  # fmt: skip
