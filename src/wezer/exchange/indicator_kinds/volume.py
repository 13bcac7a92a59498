from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wezer.exchange.kinds import IndicatorKind, Trade, indicator_kinds
from wezer.kernel.money import Money
from wezer.ui.money import text as money_text


@indicator_kinds.add
class Volume(IndicatorKind):
    """Currencies are never added together: one amount for each."""

    kind = "volume"
    name = _("Given and received in all")
    description = _("What changed hands, currency by currency.")
    position = 30
    is_number = False

    def value(self, trades: Sequence[Trade]) -> list[Money] | None:
        totals: dict[str, int] = {}
        for trade in trades:
            for money in trade.amounts:
                totals[money.currency] = totals.get(money.currency, 0) + money.units
        return [Money(units, code) for code, units in sorted(totals.items())] or None

    def text(self, value: list[Money]) -> str:
        return money_text(value)
