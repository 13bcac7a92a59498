"""Amounts of limits as people type them: with a sign, in the decimals or the hours of their currency."""

from wezer.ledger.models import DisplayFormat
from wezer.ui.forms import read_amount, read_hours


def signed_units(typed: str, scale: int, display_format: str) -> int | None:
    """Smallest units of a signed amount, None when nothing is typed. Raises ValueError."""
    text = typed.strip().replace("\u2212", "-")
    if not text:
        return None
    sign, text = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
    return sign * (read_hours(text) if display_format == DisplayFormat.HOURS_MINUTES else read_amount(text, scale))


def typed_units(units: int, scale: int, display_format: str) -> str:
    """Signed units as `signed_units` reads them."""
    sign, size = "-" if units < 0 else "", abs(units)
    if display_format == DisplayFormat.HOURS_MINUTES:
        return f"{sign}{size // 3600}:{size % 3600 // 60:02}"
    whole, rest = divmod(size, 10**scale)
    return f"{sign}{whole}.{rest:0{scale}}" if scale else f"{sign}{whole}"
