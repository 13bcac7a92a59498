from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wezer.exchange.kinds import IndicatorKind, Trade, indicator_kinds


@indicator_kinds.add
class Trades(IndicatorKind):
    kind = "trades"
    name = _("Exchanges")
    description = _("How many exchanges came to their end.")
    position = 10
    when_silent = 0

    def value(self, trades: Sequence[Trade]) -> int | None:
        return len(trades) or None
