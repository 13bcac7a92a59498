"""How money is written for people: sign, separators, unit and the shape of its category.

What a currency looks like is known by the ledger, which stands above: it gives its (cached) answer to `set_source`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from django.utils.formats import get_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wezer.kernel.money import Money

MINUS = "\u2212"
NARROW_SPACE = "\u202f"  # between thousands, in French
FIRM_SPACE = "\xa0"  # before a unit: as wide as any other, so that 60 VAL is not read as one word
SHAPES = {
    "rare": '<path d="M6 0l6 6-6 6-6-6z"/>',
    "sufficient": '<circle cx="6" cy="6" r="5.4"/>',
    "abundant": '<path d="M6 .6v10.8M.6 6h10.8M2.2 2.2l7.6 7.6M9.8 2.2L2.2 9.8" stroke-width="2" stroke-linecap="round"/>',
}


@dataclass(frozen=True, slots=True)
class Looks:
    """The display facts of one currency. `display_format`: "number" or "hours_minutes" (units are seconds)."""

    code: str
    symbol: str = ""
    scale: int = 0
    category: str = "sufficient"
    display_format: str = "number"
    name: str = ""


def _unknown(code: str) -> Looks:
    return Looks(code=code, symbol=code)


_source: Callable[[str], Looks] = _unknown


def set_source(source: Callable[[str], Looks]) -> None:
    """The ledger tells here how its currencies look. `source` is asked for every amount on a page: keep it cached."""
    global _source
    _source = source


@contextmanager
def shown_by(source: Callable[[str], Looks]) -> Iterator[None]:
    """Another source for a while: the gallery's samples, a test's."""
    kept = _source
    set_source(source)
    try:
        yield
    finally:
        set_source(kept)


def describe(code: str) -> Looks:
    """How the currency `code` looks."""
    return _source(code)


def number(units: int, looks: Looks, language: str | None = None) -> str:
    """The number alone, without sign or unit, in the reader's separators: 120450 at scale 2 is "1 204,50"."""
    units = abs(units)
    if looks.display_format == "hours_minutes":
        return _hours(units, looks.scale)
    whole, rest = divmod(units, 10**looks.scale)
    text = _grouped(whole, language)
    if looks.scale:
        text += get_format("DECIMAL_SEPARATOR", language, use_l10n=True) + str(rest).rjust(looks.scale, "0")
    return text


def _grouped(whole: int, language: str | None) -> str:
    separator = get_format("THOUSAND_SEPARATOR", language, use_l10n=True)
    if separator in ("\xa0", " ", ""):
        separator = NARROW_SPACE
    return f"{whole:,}".replace(",", separator)


def _hours(units: int, scale: int) -> str:
    seconds, rest = divmod(units, 10**scale)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    text = f"{hours}:{minutes:02}"
    return f"{text}:{seconds:02}" if seconds or rest else text


def _sign(units: int, signed: bool) -> str:
    if units < 0:
        return MINUS
    return "+" if signed and units > 0 else ""


def text(money: Money | Iterable[Money], signed: bool = False, language: str | None = None) -> str:
    """Plain text for sentences, notices, titles and exports: "60 VAL", "1 204,50 €", "90 VAL and 8.00 €"."""
    if isinstance(money, Money):
        looks = describe(money.currency)
        unit = looks.symbol or looks.code
        return f"{_sign(money.units, signed)}{number(money.units, looks, language)}{FIRM_SPACE}{unit}"
    parts = [text(part, signed, language) for part in money]
    if len(parts) < 2:
        return "".join(parts)
    return _("{several} and {last}").format(several=", ".join(parts[:-1]), last=parts[-1])


def shape(category: str) -> SafeString:
    """The mark of a category, so that colour is never its only sign: diamond rare, disc sufficient, sun abundant."""
    drawn = SHAPES.get(category, SHAPES["sufficient"])
    return format_html(
        '<svg class="cat {}" viewBox="0 0 12 12" aria-hidden="true">{}</svg>',
        category,
        mark_safe(drawn),  # noqa: S308 - one of SHAPES, written here
    )


@lru_cache(maxsize=4096)
def _amount(units: int, looks: Looks, signed: bool, big: bool, language: str | None) -> SafeString:
    """The markup of one amount: a list shows the same few again and again."""
    return format_html(
        '<span class="money{}">{}<span>{}{}</span><span class="unit">{}</span></span>',
        " big" if big else "",
        shape(looks.category),
        _sign(units, signed),
        number(units, looks, language),
        looks.symbol or looks.code,
    )


def html(money: Money | Iterable[Money], signed: bool = False, big: bool = False) -> SafeString:
    """Markup for a page: one amount as `.money`, several as `.price` with "and" between them."""
    if isinstance(money, Money):
        return _amount(money.units, describe(money.currency), signed, big, get_language())
    parts = [(html(part, signed),) for part in money]
    if not parts:
        return SafeString("")
    joined = format_html_join(format_html('<span class="plus">{}</span>', _("and")), "{}", parts)
    return format_html('<span class="price{}">{}</span>', " big" if big else "", joined)
