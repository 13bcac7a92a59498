"""Trust and age: the same as their pages."""

from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.models import Age, Role, TrustMark
from wezer.core.profiles import members_visible_to
from wezer.core.trust.acts import give_trust, say_age, set_role_trust, take_trust_back
from wezer.kernel.permissions import require
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    idempotent,
    listed,
    made,
    show_party,
)
from wezer.ui.rest import moment as _moment

Told = Literal["nothing", "adult", "years"]


class TrustIn(Strict):
    """`role`: for which role; without it in general."""

    member: UID
    role: UID | None = None
    shown_to: Literal["both", "group", "community"] = "both"


class TrustOut(Schema):
    uid: UID
    group: PartyOut
    member: PartyOut
    by: PartyOut
    role: UID | None
    shown_to: str
    at: str


class RoleTrustIn(Strict):
    """`percent` of those fully in, at most `cap` people; null: the role is not given by trust."""

    percent: Annotated[int, Field(ge=1, le=100)] | None = None
    cap: Annotated[int, Field(ge=1, le=500)] = 500


class RoleTrustOut(Schema):
    percent: int | None
    cap: int


class AgeIn(Strict):
    born_on: date | None = None
    told: Told = "nothing"


class AgeOut(Schema):
    born_on: date | None
    told: str


def _show(mark: TrustMark) -> dict[str, Any]:
    return {
        "uid": mark.uid,
        "group": show_party(mark.group),
        "member": show_party(mark.member),
        "by": show_party(mark.by),
        "role": mark.role.uid if mark.role else None,
        "shown_to": mark.shown_to,
        "at": _moment(mark.at),
    }


@router.get("/groups/{uid}/trust", response=Listed[TrustOut])
def trust(request: Any, uid: UID, after: After = "", limit: Limit = 20) -> Any:
    """What one may know of trust in a group."""
    group = found_group(request, uid)
    require(request.viewer, "core.see_trust", group)
    rows = TrustMark.objects.visible_to(request.viewer).filter(group=group)
    return listed(rows.select_related("group", "member", "by", "role"), after, limit, _show, order=("-at", "-id"))


@router.post("/groups/{uid}/trust", response=MADE(TrustOut))
@idempotent
def give(request: Any, uid: UID, new: TrustIn) -> Any:
    """Trust somebody; saying it again changes who may know."""
    group = found_group(request, uid)
    member = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    role = get_object_or_404(Role, uid=new.role, group=group) if new.role else None
    return made(_show(give_trust(by=request.viewer, group=group, member=member, role=role, shown_to=new.shown_to)))


@router.delete("/trust/{uid}", response={204: None})
def take_back(request: Any, uid: UID) -> None:
    """No longer."""
    take_trust_back(by=request.viewer, mark=get_object_or_404(TrustMark, uid=uid, by=caller(request)))


@router.put("/groups/{uid}/roles/{role}/trust", response=RoleTrustOut)
def give_role_by_trust(request: Any, uid: UID, role: UID, said: RoleTrustIn) -> Any:
    """So many have to trust somebody that the role is theirs."""
    found = get_object_or_404(Role.objects.select_related("group"), uid=role, group=found_group(request, uid))
    if said.percent and found.rights:
        show_again(request)
    set_role_trust(by=request.viewer, role=found, percent=said.percent, cap=said.cap)
    return {"percent": found.trust_percent, "cap": found.trust_cap}


@router.get("/me/age", response=AgeOut)
def my_age(request: Any) -> Any:
    """One's birth date, and what rules may know of it."""
    return _age(Age.objects.filter(member=caller(request)).first())


@router.put("/me/age", response=AgeOut)
def set_my_age(request: Any, said: AgeIn) -> Any:
    """Say it, or without a date: keep nothing."""
    return _age(say_age(by=request.viewer, born_on=said.born_on, told=said.told))


def _age(row: Age | None) -> dict[str, Any]:
    return {"born_on": row.born_on if row else None, "told": row.told if row else "nothing"}
