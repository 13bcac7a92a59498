from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wezer.exchange import rules
from wezer.exchange.kinds import IndicatorKind, Trade, indicator_kinds


@indicator_kinds.add
class Reciprocity(IndicatorKind):
    """1 − |in − out| / (in + out), counted in exchanges: currencies cannot be added."""

    kind = "reciprocity"
    name = _("Give and take")
    description = _("100 % when as often giving as receiving, 0 % when always the same way.")
    position = 40

    def value(self, trades: Sequence[Trade]) -> Fraction | None:
        received = sum(trade.is_received for trade in trades)
        return rules.reciprocity(len(trades) - received, received) if len(trades) >= 3 else None

    def text(self, value: Fraction) -> str:
        return _t("{percent} %").format(percent=round(value * 100))
