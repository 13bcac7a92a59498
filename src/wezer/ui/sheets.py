"""Tables as files that spreadsheets read."""

import csv
import io
from collections.abc import Iterable


def as_sheet(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark so that spreadsheets read accents; formulas are disarmed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([str(head) for head in heads])
    for row in rows:
        writer.writerow([disarmed(str(cell)) for cell in row])
    return ("\ufeff" + text.getvalue()).encode()


def disarmed(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets a leading apostrophe, unless it is a plain number."""
    if cell[:1] in ("=", "+", "-", "@", "\t") and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdecimal() and cell.isascii()
