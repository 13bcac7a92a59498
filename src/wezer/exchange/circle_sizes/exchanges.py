"""How many exchanges were paid in the market of a group, where that tells of nobody."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import CircleSize, circle_sizes
from wezer.core.transparency.kinds import FEWEST
from wezer.exchange.models import Reply, ReplyState
from wezer.kernel.clock import now

YEAR = timedelta(days=365)


@circle_sizes.add
class ExchangesSize(CircleSize):
    """Exchanges paid in the group's market within a year. Told where at least five paid, or five were paid."""

    kind = "exchanges"
    name = _("Exchanges of a year")
    caption = _(
        "The larger a circle, the more exchanges were paid in its market within a year. Where fewer than five people took "
        "part, no number is told."
    )

    def sizes(self, groups: Sequence[int], viewer: Any) -> Mapping[int, int]:
        paid = Reply.objects.filter(announcement__group__in=groups, paid_at__gte=now() - YEAR)
        counted = paid.exclude(state=ReplyState.CANCELLED).order_by().values_list("announcement__group")
        rows = counted.annotate(
            number=Count("pk"), payers=Count("payer", distinct=True), payees=Count("payee", distinct=True)
        )
        return {group: number for group, number, payers, payees in rows if max(payers, payees) >= FEWEST}
