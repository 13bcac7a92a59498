from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds
from wezer.core.lending.refusals import LoanUnderWay


@item_kinds.add
class LoanKind(ItemKind):
    """Between two parties: it has its page, and no place in anybody's feed."""

    kind = "loan"
    name = _("Loan")
    icon = "handshake"
    model = "core.Loan"
    is_record = True
    in_feed = False
    is_agreed = True

    def url(self, item: Any) -> str:
        return reverse("library:loan", args=[item.uid])

    def check_withdrawal(self, item: Any) -> None:
        """What two agreed upon is no one's to withdraw."""
        raise LoanUnderWay()
