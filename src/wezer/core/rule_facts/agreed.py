"""Whether somebody accepted an agreement as it is now."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.agreements import who_accepted_now
from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.models import Group, GroupClosure, Member
from wezer.kernel.wel import TEXT, YES_NO, Lookup, Need


@rule_facts.add
class Agreed(RuleFacts):
    """Of this group, else of the nearest around it that has one of this key. One that is nowhere is unknown."""

    kind = "agreed"
    name = _("Agreements")
    told = (('agreed("charter")', _("has accepted this agreement of the group, or of one around it, as it is now")),)

    def questions(self) -> Mapping[str, Lookup]:
        return {"agreed": Lookup((TEXT,), YES_NO)}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """One statement, and two for each agreement asked."""
        around = GroupClosure.objects.filter(descendant=group).order_by("depth").values_list("ancestor_id", flat=True)
        found: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
        nearest = list(around)
        for need in needs:
            done = who_accepted_now(need.args[0], list(found), nearest)
            for number, values in found.items() if done is not None else ():
                values[need.key] = number in (done or ())
        return found
