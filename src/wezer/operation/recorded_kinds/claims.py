"""What the books answered about expense claims."""

from typing import Any

from wezer.kernel.ref import Ref
from wezer.operation.acts import hearing
from wezer.operation.kinds import RecordedKind, recorded_kinds
from wezer.operation.models import Claim


class OfClaim(RecordedKind):
    origin = "operation.claim"

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.claim_recorded(claim=_claim(flight), method=self.method, result=result)

    def refused(self, flight: Any, refusal: Any) -> None:
        hearing.claim_refused(claim=_claim(flight), why=refusal.sentence)

    def dropped(self, flight: Any, reason: str) -> None:
        hearing.claim_dropped(claim=_claim(flight), method=self.method, why=reason)


def _claim(flight: Any) -> Claim:
    return Claim.objects.select_related("books").get(uid=Ref(flight.payload["origin"]).uid)


@recorded_kinds.add
class ExpensePosted(OfClaim):
    kind, method = "operation.expense_posted", "post_expense"


@recorded_kinds.add
class ExpenseRepaid(OfClaim):
    kind, method = "operation.expense_repaid", "repay_expense"
