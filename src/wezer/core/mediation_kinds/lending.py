"""A loan over which owner and borrower disagree."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.core.lending.acts.stepping import read_by, reread
from wezer.core.lending.permissions import MEDIATE
from wezer.core.mediation.kinds import MediationKind, mediation_kinds
from wezer.core.mediation.queries import readers_of
from wezer.core.models import Loan, LoanState


@mediation_kinds.add
class OfALoan(MediationKind):
    """Its audience follows who mediates: words and pictures that hang on a loan are read by whoever reads it."""

    kind, name = "lending", _("Loan")
    model, right, right_of_sides = "core.Loan", MEDIATE, "core.take_part_in_loan"
    notices, call = "loan_", "loan_mediation"

    def rows(self) -> QuerySet[Any]:
        return Loan._base_manager.select_related("owner", "borrower", "mediator", "group", "audience")

    def disputed(self) -> QuerySet[Any]:
        return self.rows().filter(state=LoanState.DISPUTED)

    def place(self, case: Any) -> Any:
        return case.group or community()

    def caller(self, case: Any) -> Any:
        call = case.steps.filter(name="dispute").select_related("party").last()
        return call.party if call is not None else None

    def reread(self, case: Any) -> None:
        reread(case)

    def sight_changed(self, case: Any) -> None:
        read_by(case, readers_of(case))
