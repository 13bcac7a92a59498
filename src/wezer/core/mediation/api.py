"""The same steps for programs, under whatever is disputed."""

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from wezer.core.mediation.acts import (
    accept_mediation,
    agree_to_mediator,
    decline_mediation,
    name_mediator,
    release_mediator,
    take_back_release,
)
from wezer.core.mediation.refusals import MediatorMissing, MediatorUnfit
from wezer.core.models import Member
from wezer.ui.rest import party_or_refuse, show_party

MediationStep = Literal[
    "mediator", "mediator-agreement", "mediator-acceptance", "mediator-withdrawal", "mediator-release", "release-withdrawal"
]  # fmt: skip
STEPS: dict[str, Callable[[Any, Any, UUID | None], None]] = {
    "mediator": lambda by, case, member: name_mediator(by=by, case=case, member=_member(member)),
    "mediator-agreement": lambda by, case, member: agree_to_mediator(by=by, case=case, seen=str(member or "")),
    "mediator-acceptance": lambda by, case, member: accept_mediation(by=by, case=case),
    "mediator-withdrawal": lambda by, case, member: decline_mediation(by=by, case=case),
    "mediator-release": lambda by, case, member: release_mediator(by=by, case=case),
    "release-withdrawal": lambda by, case, member: take_back_release(by=by, case=case),
}


def show_mediator(case: Any) -> dict[str, Any]:
    """Whom the two sides named for this case alone, and whether they have accepted."""
    return {"mediator": show_party(case.mediator), "mediates": case.mediator_accepted_at is not None}


def _member(uid: UUID | None) -> Member:
    if uid is None:
        raise MediatorMissing()
    party = party_or_refuse(uid, "member")
    found = Member.objects.filter(pk=party.pk).first()
    if found is None:
        raise MediatorUnfit(name=party.name)
    return found
