"""Prices in words: what is asked, and between what an answer may propose."""

from django.utils.translation import gettext as _

from wezer.exchange.models import Asked
from wezer.kernel.money import HALF_EVEN, Money, divide
from wezer.ui.money import text


def bounds_words(line: Asked, quantity: int = 1) -> str:
    """“between 40 VAL and 80 VAL”, for the whole quantity; what is asked, where nothing else bounds it."""
    code, least, most = line.money.currency, line.least, line.most
    if line.share:
        least = max(least or 0, divide(line.money.units * line.share, 100, HALF_EVEN))
    if least and most is not None:
        return _("between {least} and {most}").format(
            least=text(Money(least * quantity, code)), most=text(Money(most * quantity, code))
        )
    if least:
        return _("at least {least}").format(least=text(Money(least * quantity, code)))
    if most is not None:
        return _("at most {most}").format(most=text(Money(most * quantity, code)))
    return text(line.money * quantity)


def line_words(line: Asked) -> str:
    """What an answer may propose instead, said beside the price; empty where nothing is said."""
    code = line.money.currency
    if line.share and line.least is None:
        share = _("at least {share} per cent of it in {currency}").format(share=line.share, currency=code)
        if line.most is None:
            return share
        return _("{share}, at most {most}").format(share=share, most=text(Money(line.most, code)))
    return bounds_words(line) if line.is_bounded else ""
