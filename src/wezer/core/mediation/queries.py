"""Who may mediate between two sides, and where nobody may."""

from typing import Any

from django.urls import reverse

from wezer.core.mediation.kinds import kind_of, mediation_kinds
from wezer.core.models import Member
from wezer.core.queries import members_acting_for
from wezer.core.reach import who_has
from wezer.core.viewer import Viewer
from wezer.kernel.ref import Ref


def case_of(subject: str) -> Any:
    """What a fact is about, if it may be disputed."""
    name = Ref(subject)
    for kind in mediation_kinds:
        if kind.model.lower() == name.label:
            return kind.rows().filter(uid=name.uid).first()
    return None


def people_of(case: Any) -> list[Member]:
    """Those who are, or act for, its two sides."""
    return [member for party in case.sides for member in members_acting_for(party.pk)]


def is_a_side(member: Member, case: Any) -> bool:
    return member in people_of(case)


def mediators_of(case: Any) -> list[Member]:
    """Who holds the right, but for the two sides. Few statements, however large the community."""
    own, kind = people_of(case), kind_of(case)
    return [member for member in who_has(kind.right, kind.place(case)) if member not in own]


def may_mediate(case: Any) -> bool:
    """Whether somebody may: by mandate, or because both named them and they accepted. Nobody counts on who has not been here
    for long."""
    if any(member.dormant_at is None for member in mediators_of(case)):
        return True
    return case.mediator_accepted_at is not None and stands(case)


def stands(case: Any) -> bool:
    """Whether somebody is named who may: they have not left, nor come to be one of the two sides."""
    named = case.mediator
    return named is not None and Viewer.of(named).is_inside and not is_a_side(named, case)


def readers_of(case: Any) -> list[Member]:
    """Who reads it besides its two sides, as long as they disagree: who may mediate, and whom both asked to."""
    if not case.is_disputed:
        return []
    asked = [case.mediator] if case.mediator_agreed_at is not None and stands(case) else []
    return [*mediators_of(case), *asked]


def mediation_context(case: Any, viewer: Any, at: str) -> dict[str, Any]:
    """What the page of a dispute says about it; `at`: the address below which its steps are taken."""
    mine = {party.pk for party in case.sides if viewer.may_act_for(party)}
    named, is_member = case.mediator, viewer.member is not None and viewer.member.pk == case.mediator_id
    is_open = named is not None and case.mediator_agreed_at is None
    is_taken = case.mediator_accepted_at is not None and bool(mine) and stands(case)
    return {
        "case": case,
        "mediation_at": at,
        "nobody_mediates": not may_mediate(case),
        "may_name": bool(mine) and not is_taken,
        "may_agree": is_open and bool(mine - {case.mediator_named_by_id}),
        "may_unname": is_open and bool(mine),
        "may_release": is_taken and bool(mine - {case.mediator_unwanted_by_id}),
        "may_take_back_release": is_taken and case.mediator_unwanted_by_id in mine,
        "is_asked": is_member and case.mediator_agreed_at is not None and case.mediator_accepted_at is None,
        "may_step_back": is_member and case.mediator_accepted_at is not None,
    }


def where_roles_are_given(group: Any) -> str:
    return reverse("groups:settings", args=[group.slug]) + "#roles"
