"""Who stays inside by a membrane's rules, and who would fall out by others (core.md M-3)."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from wezer.core.crossing.membranes import Rules, Way, key_of
from wezer.core.crossing.rules import Ruling, rule_on
from wezer.core.models import Belonging, BelongingState, Group, Member

#: Whom a rule looks at: observers and those who leave anyway are let be.
LOOKED_AT = (BelongingState.NEWCOMER, BelongingState.MEMBER, BelongingState.PAUSED)


def touched_by_rules() -> QuerySet[Belonging]:
    """Those in days of grace, or on a pause, because a rule does not hold for them."""
    touched = Q(grace_until__isnull=False) | Q(paused_by_rule=True, state=BelongingState.PAUSED)
    return Belonging.objects.filter(touched, state__in=LOOKED_AT)


def rulings_of(rules: Rules, members: Sequence[Member], group: Group) -> dict[str, dict[int, Ruling]]:
    """What each rule of the membrane says of each member."""
    sources = {each["expression"] for way in rules.ways for each in way if each["kind"] == "rule"}
    return {source: rule_on(source, members, group) for source in sources} if members else {}


def stays(one: Belonging, ways: Sequence[Way], rulings: dict[str, Ruling]) -> bool:
    """By any way whose rules hold; one without a rule keeps whom it let in."""
    for way in ways:
        sources = [each["expression"] for each in way if each["kind"] == "rule"]
        if all(rulings[source].holds for source in sources) and (sources or one.crossing == key_of(way)):
            return True
    return False


def who_would_fall(group: Group, rules: Rules, *, limit: int = 200) -> list[Member]:
    """Those inside whom these rules would give days of grace; they are told, nobody is put out."""
    if "rule" not in rules.kinds:
        return []
    inside = Belonging.objects.filter(group=group, state__in=LOOKED_AT, paused_by_rule=False, grace_until=None)
    found = list(inside.select_related("member__photo").order_by("pk")[:5000])
    rulings = rulings_of(rules, [one.member for one in found], group)
    falling = [
        one.member
        for one in found
        if not stays(one, rules.ways, {source: each[one.member_id] for source, each in rulings.items()})
    ]
    return falling[:limit]
