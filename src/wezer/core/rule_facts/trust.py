"""Who trusts somebody, how old they let it be known they are, how near they live."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.crossing.voters import FULL
from wezer.core.geo import distance_km
from wezer.core.models import Age, AgeTold, AudienceKind, Group, GroupPlace, MapPoint, Member, TrustMark
from wezer.core.trust.rules import OF_AGE, years
from wezer.kernel.clock import now
from wezer.kernel.wel import NUMBER, YES_NO, Lookup, Need
from wezer.kernel.wel.types import Type


@rule_facts.add
class Trust(RuleFacts):
    kind = "trust"
    name = _("Trust")
    told = (("trusted_by(3)", _("so many of those fully in this group trust them, in general or for a role")),)

    def questions(self) -> Mapping[str, Lookup]:
        return {"trusted_by": Lookup((NUMBER,), YES_NO)}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """One statement, however much is asked. Whoever trusts has to be fully in the group still."""
        trusting = TrustMark.objects.filter(
            group=group, member__in=members, by__belongings__group=group, by__belongings__state__in=FULL
        )
        counted = dict(
            trusting.order_by()
            .values_list("member")
            .annotate(people=Count("by", distinct=True))
            .values_list("member", "people")
        )
        return {
            member.pk: {need.key: counted.get(member.pk, 0) >= need.args[0] for need in needs} for member in members
        }


@rule_facts.add
class AgeFacts(RuleFacts):
    """A birth date is its owner's: who tells a rule nothing of it is not known to be of age, and has no age."""

    kind = "age"
    name = _("Age")
    private = True
    told = (
        ("adult", _("is of age, if the person lets rules know it")),
        ("age", _("years, if the person lets rules know them, or none")),
    )

    def names(self) -> Mapping[str, Type]:
        return {"adult": YES_NO, "age": NUMBER.or_none()}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """One statement."""
        told = {row.member_id: row for row in Age.objects.filter(member__in=members).exclude(told=AgeTold.NOTHING)}
        today = now().date()
        return {
            member.pk: {need.key: _age(need.name, told.get(member.pk), today) for need in needs} for member in members
        }


def _age(name: str, row: Age | None, today: date) -> Any:
    if name == "adult":
        return row is not None and years(row.born_on, today) >= OF_AGE
    return years(row.born_on, today) if row is not None and row.told == AgeTold.YEARS else None


@rule_facts.add
class Home(RuleFacts):
    """The point that members see on the map, moved as it is for them: a rule learns no more than they do."""

    kind = "home"
    name = _("Where one lives")
    told = (("lives_within(10)", _("lives within so many kilometres of the group, by the map that members see")),)

    def questions(self) -> Mapping[str, Lookup]:
        return {"lives_within": Lookup((NUMBER,), YES_NO)}

    def values(self, needs: Sequence[Need], members: Sequence[Member], group: Group) -> Mapping[int, Mapping[str, Any]]:
        """Two statements. A group that stands nowhere, and whoever shows the members of the community no place: no."""
        home = GroupPlace.objects.filter(group__below__descendant=group).order_by("group__below__depth").first()
        shown = (AudienceKind.COMMUNITY, AudienceKind.PEERS, AudienceKind.PUBLIC)
        points = MapPoint.objects.filter(party__in=[member.pk for member in members], audience__kind__in=shown)
        far = {
            party: distance_km((home.latitude, home.longitude), (latitude, longitude))
            for party, latitude, longitude in points.values_list("party_id", "latitude", "longitude")
            if home is not None
        }
        return {
            member.pk: {need.key: member.pk in far and far[member.pk] <= need.args[0] for need in needs}
            for member in members
        }
