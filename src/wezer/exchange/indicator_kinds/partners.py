from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wezer.exchange.kinds import IndicatorKind, Trade, indicator_kinds


@indicator_kinds.add
class Partners(IndicatorKind):
    kind = "partners"
    name = _("With how many others")
    description = _("How many different members and groups these exchanges were with.")
    position = 20
    when_silent = 0

    def value(self, trades: Sequence[Trade]) -> int | None:
        return len({trade.partner for trade in trades}) or None
