"""Payments of the market belong to the answer whose terms they pay."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.exchange.acts.exchanges import tick_cancellation
from wezer.exchange.models import Reply
from wezer.ledger.agreed import AgreementKind, agreement_kinds


@agreement_kinds.add
class OfTheMarket(AgreementKind):
    """An answer on which two agreed: its boxes are the ones both tick to cancel."""

    kind = "market"
    name = _("Exchange in the market")

    def of(self, transaction: Any) -> Any:
        return Reply._base_manager.filter(transaction=transaction)

    def is_disputed(self, agreement: Any) -> bool:
        return bool(agreement.is_disputed)

    def cancel(self, *, by: Any, agreement: Any) -> bool | None:
        return tick_cancellation(by=by, reply=agreement)
