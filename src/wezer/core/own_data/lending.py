"""Things that are lent: a loan concerns two, and goes on naming the pseudonym."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Loan, LoanStep, Member, Wish


@own_data.add
class Loans(OwnData):
    kind = "loans"
    name = _("What I lent and borrowed")
    keeps = (
        "core.Loan.owner", "core.Loan.borrower", "core.Loan.offered_by", "core.Loan.mediator", "core.Loan.mediator_named_by",
        "core.Loan.mediator_unwanted_by", "core.LoanStep.party", "core.LoanStep.written_by",
    )  # fmt: skip

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        mine = Loan.objects.filter(Q(owner=member) | Q(borrower=member)).select_related("thing").order_by("pk")
        return [
            {
                "thing": each.thing.title,
                "borrowed": each.borrower_id == member.pk,
                "from": each.starts_on.isoformat(),
                "until": each.ends_on.isoformat(),
                "state": each.state,
            }
            for each in mine.iterator(chunk_size=500)
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        if wish == Wish.DELETE:
            LoanStep.objects.filter(party=member).update(words="")
