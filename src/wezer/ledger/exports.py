"""A statement as a file: CSV for spreadsheets, JSON for programs, PDF for paper."""

import json
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wezer.core.community import community
from wezer.kernel.clock import now
from wezer.ledger.models import Account
from wezer.ledger.refusals import PdfMissing
from wezer.ledger.screens import Purse
from wezer.ledger.statements import Filters, Line, all_lines, totals
from wezer.ui.sheets import as_sheet

#: Lines on a printed statement; a longer one is better read as CSV.
MOST_PRINTED = 2000


def as_csv(account: Account, filters: Filters) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark so that spreadsheets read accents; formulas are disarmed."""
    heads = [_("Date"), _("Payment"), _("With"), _("What for"), _("Amount"), _("Balance"), _("Currency")]
    return as_sheet(heads, (_cells(account, line) for line in all_lines(account, filters)))


def _cells(account: Account, line: Line) -> list[str]:
    currency = account.currency
    return [
        line.at.isoformat(timespec="seconds"),
        str(line.transaction.uid),
        line.other.name,
        line.transaction.memo,
        currency.text(line.money.units),
        currency.text(line.balance_after.units),
        currency.code,
    ]


def as_json(account: Account, filters: Filters) -> bytes:
    """The account and its movements, oldest first."""
    currency, room = account.currency, account.room_to_pay
    return json.dumps(
        {
            "account": str(account.uid),
            "holder": account.holder.name,
            "currency": currency.code,
            "balance": currency.text(account.balance),
            "reserved": currency.text(account.reserved),
            "room_to_pay": None if room is None else currency.text(room),
            **_period(account, filters),
            "entries": [_entry(account, line) for line in all_lines(account, filters)],
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def _period(account: Account, filters: Filters) -> dict[str, str]:
    """Where a period is asked for, what it began and ended with."""
    found = totals(account, filters)
    if found is None:
        return {}
    return {
        name: account.currency.text(getattr(found, name).units) for name in ("opening", "received", "paid", "closing")
    }


def _entry(account: Account, line: Line) -> dict[str, Any]:
    return {
        "at": line.at.isoformat(),
        "transaction": str(line.transaction.uid),
        "with": {"uid": str(line.other.uid), "name": line.other.name},
        "description": line.transaction.memo,
        "amount": account.currency.text(line.money.units),
        "balance_after": account.currency.text(line.balance_after.units),
        "purpose": line.purpose,
    }


def as_pdf(account: Account, filters: Filters) -> bytes:
    """A printed statement. Refused where Pango, which draws it, is not installed."""
    try:
        from weasyprint import HTML
    except OSError as missing:
        raise PdfMissing() from missing

    def refuse(url: str) -> Any:
        raise ValueError(f"a statement reads nothing from outside, not even {url}")

    html = render_to_string(
        "ledger/wallet/printed.html",
        {
            "account": account,
            "purse": Purse(account, account.currency, 0),
            "totals": totals(account, filters),
            "lines": _first(all_lines(account, filters)),
            "filters": filters,
            "community": community(),
            "at": now(),
        },
    )
    return bytes(HTML(string=html, url_fetcher=refuse).write_pdf())


def _first(lines: Iterable[Line]) -> list[Line]:
    return [line for _number, line in zip(range(MOST_PRINTED), lines, strict=False)]
