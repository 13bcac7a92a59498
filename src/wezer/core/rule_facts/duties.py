"""What is missing of somebody's duties (core.md 5.3)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.models import UNMET, DutyRound, Group, Member
from wezer.kernel.clock import now
from wezer.kernel.wel import NUMBER, Need
from wezer.kernel.wel.types import Type


@rule_facts.add
class Duties(RuleFacts):
    """Rounds of the last year that fell short and were neither made up nor let pass."""

    kind = "duties"
    name = _("Duties")
    told = (("duty.debt", _("so many periods of the last year in which a duty of this group fell short")),)
    private = True

    def names(self) -> Mapping[str, Type]:
        return {"duty.debt": NUMBER}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """One statement."""
        since = now().date() - timedelta(days=366)
        missing = DutyRound.objects.filter(
            duty__group=group, member__in=members, state__in=UNMET, ends_on__gte=since, duty__ended_at=None
        )
        rows = missing.order_by().values_list("member").annotate(number=Count("pk")).values_list("member", "number")
        counted = dict(rows)
        return {member.pk: {need.key: counted.get(member.pk, 0) for need in needs} for member in members}
