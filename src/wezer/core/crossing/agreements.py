"""Reading agreements: those in force, what somebody has not accepted yet, who accepted what."""

from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from wezer.core.community import community
from wezer.core.models import ACTIVE_STATES, Acceptance, Agreement, AgreementText, Belonging, Group, Member
from wezer.kernel.compiled import Compiled


def agreements_of(group: Group) -> QuerySet[Agreement]:
    return Agreement.objects.filter(group=group, ended_at=None).order_by("created_at", "id")


def with_numbers(found: QuerySet[Agreement], viewer: Any) -> QuerySet[Agreement]:
    """With how many accepted the present major version among those inside, of how many, and whether the viewer did."""
    present = Acceptance.objects.filter(agreement=OuterRef("pk"), major=OuterRef("major"))
    inside = Belonging.objects.filter(group=OuterRef("group"), state__in=ACTIVE_STATES).order_by()
    number = inside.values("group").annotate(n=Count("pk")).values("n")
    accepted = (
        present.filter(member__belongings__group=OuterRef("group"), member__belongings__state__in=ACTIVE_STATES)
        .order_by().values("agreement").annotate(n=Count("pk")).values("n")
    )  # fmt: skip
    return found.annotate(
        accepted=Coalesce(Subquery(accepted, output_field=IntegerField()), 0),
        people=Coalesce(Subquery(number, output_field=IntegerField()), 0),
        mine=Exists(present.filter(member=viewer.member)),
    )


def unaccepted(group: Group, member: Member | None, *, asked: bool = True) -> list[Agreement]:
    """What of the group's agreements the member has not accepted as it is now."""
    found: list[Agreement] = _unaccepted(group.pk, member.pk if member else 0)
    return [each for each in found if each.is_asked or each.is_limiting] if asked else found


def _not_accepted(group: Any, member: int) -> QuerySet[Agreement]:
    done = Acceptance.objects.filter(agreement=OuterRef("pk"), major=OuterRef("major"), member=member)
    return agreements_of(group).filter(~Exists(done))


_unaccepted = Compiled(_not_accepted)


def asked_at_the_door() -> list[Agreement]:
    """What the community asks everybody to accept who signs up."""
    return list(agreements_of(community()).filter(is_asked=True)[:20])


def present_text(agreement: Agreement) -> AgreementText:
    return AgreementText.objects.get(agreement=agreement, major=agreement.major, minor=agreement.minor)


def acceptances_of(agreement: Agreement, major: int) -> QuerySet[Acceptance]:
    """Who inside accepted a major version."""
    found = Acceptance.objects.filter(agreement=agreement, major=major)
    inside = Belonging.objects.filter(group=agreement.group_id, state__in=ACTIVE_STATES).values("member")
    return found.filter(member__in=inside).select_related("member__photo", "text")


def who_accepted_now(key: str, members: list[int], groups_nearest_first: list[int]) -> set[int] | None:
    """Members who accepted the present major version of the agreement of this key nearest around; None: there is none."""
    found = {
        each.group_id: each for each in Agreement.objects.filter(group__in=groups_nearest_first, key=key, ended_at=None)
    }
    agreement = next((found[number] for number in groups_nearest_first if number in found), None)
    if agreement is None:
        return None
    done = Acceptance.objects.filter(agreement=agreement, major=F("agreement__major"), member__in=members)
    return set(done.values_list("member_id", flat=True))
