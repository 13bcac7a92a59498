"""Somebody has to tend the community."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.acts.care import TENDING
from wezer.core.models import Party, RoleHolding
from wezer.core.settlement import OpenPoint, SettlementCheck, settlement_checks


@settlement_checks.add
class SomebodyTends(SettlementCheck):
    """Circles without a steward are tended by those around them; around the community there is nobody."""

    kind = "tending"
    name = gettext_lazy("Somebody tends the community")
    order = 10

    def open_points(self, parties: Sequence[Party]) -> dict[int, list[OpenPoint]]:
        tending = RoleHolding.objects.current().filter(role__group__parent=None, role__key__in=TENDING, lent_from=None)
        holders = set(tending.values_list("member_id", flat=True))
        if len(holders) != 1:
            return {}
        said = OpenPoint(
            text=_("Nobody else tends the community: give the role of gardener to somebody."),
            url=reverse("garden:members"),
            action=_("Choose somebody"),
        )
        return {party.pk: [said] for party in parties if party.pk in holders}
