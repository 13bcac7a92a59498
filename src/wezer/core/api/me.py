"""Oneself and the other members."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.acts.profile import set_profile_field
from wezer.core.api.common import Slug, Words, caller, router
from wezer.core.models import Group
from wezer.core.profiles import members_visible_to, profile_of
from wezer.ui.rest import (
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    listed,
    show_party,
)


class MeOut(Schema):
    uid: UID
    name: str
    acting_for: PartyOut | None
    language: str
    timezone: str
    unread: int
    groups: list[PartyOut]
    acts_for: list[PartyOut]


class MemberOut(Schema):
    uid: UID
    kind: str
    name: str


class ProfileOut(Schema):
    uid: UID
    name: str
    profile: dict[str, Any]


class ProfileLineIn(Strict):
    """One line of one's profile; `audience` as on the page (nobody, stewards, group, community, peers, public)."""

    value: Any = None
    audience: Annotated[str, Field(max_length=40)] | None = None


@router.get("/me", response=MeOut)
def me(request: Any) -> Any:
    """Who calls, for whom they may act, and how much is unread."""
    member, viewer = caller(request), request.viewer
    groups = {group.pk: group for group in Group.objects.filter(pk__in=viewer.direct_group_ids | viewer.own_party_ids)}
    return {
        "uid": member.uid,
        "name": member.name,
        "acting_for": show_party(viewer.acting_for),
        "language": member.language,
        "timezone": member.timezone,
        "unread": viewer.unread,
        "groups": [show_party(group) for number, group in sorted(groups.items()) if number in viewer.direct_group_ids],
        "acts_for": [show_party(group) for number, group in sorted(groups.items()) if number in viewer.own_party_ids],
    }


@router.put("/me/profile/{key}", response={204: None})
def set_line(request: Any, key: Slug, line: ProfileLineIn) -> Any:
    """Write one line of one's profile, or remove it (value null)."""
    caller(request)
    set_profile_field(by=request.viewer, key=key, value=line.value, audience=line.audience)
    return None


@router.get("/members", response=Listed[MemberOut])
def members(request: Any, q: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """The members one may know, by name."""
    found = members_visible_to(request.viewer)
    if q.strip():
        found = found.filter(name__icontains=q.strip())
    return listed(found, after, limit, show_party, order=("name", "id"))


@router.get("/members/{uid}", response=ProfileOut)
def member(request: Any, uid: UID) -> Any:
    """A member's profile: the lines one may read, nothing else."""
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    return profile_of(found, request.viewer).as_dict()
