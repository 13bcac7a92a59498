"""Splitting a group."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wezer.core.acts.splitting import split_group
from wezer.core.api.common import router
from wezer.core.api.groups import GroupOut, found_group, show_group
from wezer.core.models import Member
from wezer.core.profiles import members_visible_to
from wezer.core.split_refusals import NotInIt
from wezer.core.splitting import share_lines, split_preview
from wezer.kernel.permissions import require
from wezer.ui.rest import MADE, UID, PartyOut, Schema, Short, Strict, idempotent, made, show_party


class SplitMemberIn(Strict):
    """Who is not named stays."""

    member: UID
    how: Literal["going", "both"]


class SplitShareIn(Strict):
    """`key`: one of those that `GET …/split` names; `amount` as people write it (“12.50”)."""

    key: Short
    amount: Short


class SplitPlanIn(Strict):
    members: Annotated[list[SplitMemberIn], Field(max_length=2000)] = []
    shares: Annotated[list[SplitShareIn], Field(max_length=50)] = []


class SplitIn(SplitPlanIn):
    """A new group by name and type, or `into`: one that lies beside and that one tends as well. `version`: of the group, as
    it was looked at."""

    into: UID | None = None
    name: Annotated[str, Field(max_length=120)] = ""
    type: Annotated[str, Field(max_length=16)] = ""
    purpose: Annotated[str, Field(max_length=2000)] = ""
    rooms: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=30)] = []
    version: int | None = None


class ShareLineOut(Schema):
    key: str
    name: str
    there: str


class SplitLookOut(Schema):
    """What would change; nothing has."""

    going: list[PartyOut]
    both: list[PartyOut]
    staying: int
    shares: list[str]
    version: int


def _members(request: Any, said: SplitPlanIn, how: str) -> list[Member]:
    wanted = [one.member for one in said.members if one.how == how]
    found = list(members_visible_to(request.viewer).filter(uid__in=wanted))
    if len(found) < len(set(wanted)):
        raise NotInIt(name=str(next(uid for uid in wanted if uid not in {one.uid for one in found})))
    return found


def _plan(request: Any, said: SplitPlanIn) -> dict[str, Any]:
    return {
        "going": _members(request, said, "going"),
        "both": _members(request, said, "both"),
        "shares": {one.key: one.amount for one in said.shares},
    }


@router.get("/groups/{uid}/split", response=list[ShareLineOut])
def what_can_go_along(request: Any, uid: UID) -> Any:
    """Of what a part may take something along, when one splits the group."""
    found = found_group(request, uid)
    require(request.viewer, "core.end_group", found)
    return [{"key": one.key, "name": one.label, "there": one.there} for one in share_lines(request.viewer, found)]


@router.post("/groups/{uid}/split/preview", response=SplitLookOut)
def look_at_split(request: Any, uid: UID, said: SplitPlanIn) -> Any:
    """What splitting it so would change."""
    found = found_group(request, uid)
    require(request.viewer, "core.end_group", found)
    look = split_preview(request.viewer, found, **_plan(request, said))
    return {
        "going": [show_party(one) for one in look.going],
        "both": [show_party(one) for one in look.both],
        "staying": look.staying,
        "shares": look.shares,
        "version": found.version,
    }


@router.post("/groups/{uid}/split", response=MADE(GroupOut))
@idempotent
def split(request: Any, uid: UID, said: SplitIn) -> Any:
    """Split a part off: all of it, or nothing. Answers with the group in which the part is."""
    found = found_group(request, uid)
    part = split_group(
        by=request.viewer,
        group=found,
        into=found_group(request, said.into) if said.into else None,
        name=said.name,
        type=said.type,
        purpose=said.purpose,
        rooms=said.rooms,
        version=said.version,
        **_plan(request, said),
    )
    return made(show_group(found_group(request, part.uid)))
