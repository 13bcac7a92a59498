"""Price and deposit of a thing that is lent belong to its loan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Loan, LoanState
from wezer.kernel.ref import Ref
from wezer.ledger.agreed import AgreementKind, agreement_kinds


@agreement_kinds.add
class OfALoan(AgreementKind):
    """A loan: while it is disputed, price and deposit wait for what both accept, or for who mediates."""

    kind = "lending"
    name = _("Loan")

    def of(self, transaction: Any) -> Any:
        return Loan._base_manager.filter(uid=Ref(transaction.about).uid)

    def is_disputed(self, agreement: Any) -> bool:
        return bool(agreement.state == LoanState.DISPUTED)
