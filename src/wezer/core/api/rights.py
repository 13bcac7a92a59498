"""Roles, who holds them, and the rights they bundle."""

from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from pydantic import AwareDatetime, Field

from wezer.core.accounts.sudo import show_again
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import change_role, create_role, end_role, grant_role, lend_role
from wezer.core.api.common import caller, router
from wezer.core.api.groups import found_group
from wezer.core.halls import may_know
from wezer.core.models import Group, Role, RoleHolding
from wezer.core.profiles import members_visible_to
from wezer.kernel.permissions import rights as known_rights
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Short, Strict, idempotent, made, moment, show_party

Rights = Annotated[list[Short], Field(max_length=100)]
Purpose = Annotated[str, Field(max_length=2000)]
Seats = Annotated[int, Field(ge=1, le=1000)]
Months = Annotated[int, Field(ge=1, le=240)]


class RoleOut(Schema):
    uid: UID
    key: str
    name: str
    purpose: str
    rights: list[str]
    seats: int | None
    term_months: int | None
    holders: list[PartyOut]
    page: PartyOut | None
    """The group that is its page; its accountabilities are what the role answers for."""


class RoleIn(Strict):
    name: Short
    purpose: Purpose = ""
    rights: Rights = []
    seats: Seats | None = None
    term_months: Months | None = None


class RoleChange(Strict):
    """What is not sent stays as it is."""

    name: Short | None = None
    purpose: Purpose | None = None
    rights: Rights | None = None
    seats: Seats | None = None
    term_months: Months | None = None


class RightOut(Schema):
    name: str
    label: str
    risk: str
    mine: bool


def _show(role: Role) -> dict[str, Any]:
    return {
        "uid": role.uid,
        "key": role.key,
        "name": role.name,
        "purpose": role.purpose,
        "rights": role.rights,
        "seats": role.seats,
        "term_months": role.term_months,
        "page": show_party(role.page),
        "holders": [show_party(held.member) for held in role.holdings.all() if held.until is None],
    }


def _roles(group: Group | None = None) -> Any:
    rows = Role.objects.select_related("group__parent", "page").prefetch_related("holdings__member").order_by("id")
    return rows if group is None else rows.filter(group=group)


def _found(request: Any, uid: Any) -> Role:
    """A role of a group that the caller may know."""
    caller(request)
    role: Role = get_object_or_404(_roles(), uid=uid)
    if not may_know(role.group, request.viewer):
        raise Http404
    return role


@router.get("/groups/{uid}/roles", response=list[RoleOut])
def roles(request: Any, uid: UID) -> Any:
    """The roles of the group and who holds them."""
    caller(request)
    return [_show(role) for role in _roles(found_group(request, uid))[:200]]


class HoldingOut(Schema):
    member: PartyOut
    since: str | None
    until: str | None
    ends_at: str | None
    lent: bool


@router.get("/groups/{uid}/role", response=RoleOut)
def role_of_page(request: Any, uid: UID) -> Any:
    """The role whose page this group is; 404 for every other group."""
    role = get_object_or_404(_roles(), page=found_group(request, uid))
    return _show(_found(request, role.uid))


@router.get("/roles/{uid}/history", response=list[HoldingOut])
def history(request: Any, uid: UID) -> Any:
    """Who holds the role and who held it, the newest first."""
    rows = RoleHolding.objects.filter(role=_found(request, uid)).select_related("member").order_by("-since", "-id")
    return [
        {
            "member": show_party(held.member), "since": moment(held.since), "until": moment(held.until),
            "ends_at": moment(held.ends_at), "lent": held.lent_from_id is not None,
        }
        for held in rows[:200]
    ]  # fmt: skip


@router.post("/roles/{uid}/page", response=PartyOut)
def role_page(request: Any, uid: UID) -> Any:
    """Open the page of a role, for those who tend the group; one that is there is given back."""
    return show_party(open_role_page(by=request.viewer, role=_found(request, uid)))


@router.get("/groups/{uid}/rights", response=list[RightOut])
def rights(request: Any, uid: UID) -> Any:
    """The rights that a role there may bundle; one can only give those one holds there (`mine`)."""
    caller(request)
    group, viewer = found_group(request, uid), request.viewer
    return [
        {"name": each.name, "label": str(each.label), "risk": each.risk, "mine": viewer.has_right(each.name, group)}
        for each in known_rights()
        if each.by_role
    ]


class LentRoleIn(Strict):
    member: UID
    ends_at: AwareDatetime


@router.post("/groups/{uid}/roles", response=MADE(RoleOut))
@idempotent
def new_role(request: Any, uid: UID, new: RoleIn) -> Any:
    """A role of the group's own; nobody holds it yet."""
    caller(request)
    role = create_role(by=request.viewer, group=found_group(request, uid), **new.dict())
    return made(_show(_roles().get(pk=role.pk)))


@router.patch("/roles/{uid}", response=RoleOut)
def change(request: Any, uid: UID, change: RoleChange) -> Any:
    """Say it otherwise, give it other rights; whoever holds it has them at once. `seats` null: as many as wished; `term_months`
    null: until it is ended."""
    changes = {
        name: said
        for name, said in change.dict(exclude_unset=True).items()
        if said is not None or name in ("seats", "term_months")
    }
    role = _found(request, uid)
    if set(changes.get("rights", ())) - set(role.rights):
        show_again(request)
    change_role(by=request.viewer, role=role, **changes)
    return _show(_roles().get(pk=role.pk))


@router.put("/roles/{uid}/holders/{member}", response=RoleOut)
def seat(request: Any, uid: UID, member: UID) -> Any:
    """Let a member hold the role from now on; twice is once."""
    role = _found(request, uid)
    if role.rights:
        show_again(request)
    grant_role(by=request.viewer, role=role, member=get_object_or_404(members_visible_to(request.viewer), uid=member))
    return _show(_roles().get(pk=role.pk))


@router.post("/roles/{uid}/loans", response=RoleOut)
def lend(request: Any, uid: UID, new: LentRoleIn) -> Any:
    """Let somebody else hold one's own role as well, for a time: not further, never for what cannot be undone."""
    held = RoleHolding.objects.current().select_related("role__group", "member").filter(role=_found(request, uid))
    mine = get_object_or_404(held, member=caller(request))
    other = get_object_or_404(members_visible_to(request.viewer), uid=new.member)
    if mine.role.rights:
        show_again(request)
    lend_role(by=request.viewer, holding=mine, member=other, ends_at=new.ends_at)
    return _show(_roles().get(pk=mine.role_id))


@router.delete("/roles/{uid}/holders/{member}", response={204: None})
def unseat(request: Any, uid: UID, member: UID) -> Any:
    """End it: one's own, or another's with the right to give roles there."""
    held = RoleHolding.objects.select_related("role__group", "member").filter(role=_found(request, uid), until=None)
    end_role(by=request.viewer, holding=get_object_or_404(held, member__uid=member))
    return None
