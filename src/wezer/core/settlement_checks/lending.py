"""What one has lent or borrowed comes back first."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.lending.queries import open_loans
from wezer.core.models import Party
from wezer.core.settlement import OpenPoint, SettlementCheck, settlement_checks


@settlement_checks.add
class LoansEnded(SettlementCheck):
    kind = "loans"
    name = gettext_lazy("Loans")
    order = 15

    def open_points(self, parties: Sequence[Party]) -> dict[int, list[OpenPoint]]:
        return {
            number: [OpenPoint(text=_words(count), url=reverse("library:loans"), action=_("Look at them"))]
            for number, count in open_loans(parties).items()
        }

    def open_points_in(self, group: Party, member: Party) -> list[OpenPoint]:
        """Of things that are lent in this group."""
        count = open_loans([member], group=group).get(member.pk)
        return [OpenPoint(text=_words(count), url=reverse("library:loans"), action=_("Look at them"))] if count else []


def _words(count: int) -> str:
    return ngettext("{number} loan is under way.", "{number} loans are under way.", count).format(number=count)
