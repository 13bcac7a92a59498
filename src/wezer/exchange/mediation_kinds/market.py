"""An exchange over which payer and payee disagree."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.core.mediation.kinds import MediationKind, mediation_kinds
from wezer.exchange.acts.stepping import reread
from wezer.exchange.models import Reply
from wezer.exchange.permissions import MEDIATE


@mediation_kinds.add
class OfAnExchange(MediationKind):
    """Who reads it is asked of the row (`Reply.objects.visible_to`): nothing follows when that changes."""

    kind, name = "market", _("Exchange")
    model, right, right_of_sides = "exchange.Reply", MEDIATE, "exchange.dispute_reply"
    notices, call = "exchange.", "exchange.mediate"

    def rows(self) -> QuerySet[Any]:
        return Reply._base_manager.select_related("payer", "payee", "mediator", "disputed_by", "group")

    def disputed(self) -> QuerySet[Any]:
        return self.rows().filter(disputed_at__isnull=False)

    def place(self, case: Any) -> Any:
        return community()

    def caller(self, case: Any) -> Any:
        return case.disputed_by

    def reread(self, case: Any) -> None:
        reread(case)
