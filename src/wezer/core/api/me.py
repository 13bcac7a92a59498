"""Oneself and the other members."""

from typing import Annotated, Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from pydantic import Field

from wezer.core.accounts.sudo import show_again
from wezer.core.acts.endorsements import endorse_skill, take_endorsement_back
from wezer.core.acts.member_list import take_member_list
from wezer.core.acts.profile import set_preferences, set_profile_field
from wezer.core.api.common import Slug, Words, caller, router
from wezer.core.api.groups import found_group
from wezer.core.community import community
from wezer.core.halls import looks_into
from wezer.core.http import csv_file
from wezer.core.models import Group, Look, Member, ProfileField
from wezer.core.profile_fields import profile_keys
from wezer.core.profiles import (
    audience_choices,
    audience_key,
    default_audience,
    members_visible_to,
    profile_of,
)
from wezer.core.refusals import AudienceUnknown
from wezer.core.skills import endorsements_of, skills_of
from wezer.core.who_looked import looks_at
from wezer.kernel.permissions import require
from wezer.ui.rest import (
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Strict,
    listed,
    moment,
    show_party,
)

#: What answers with a file says of itself.
CSV = {"responses": {200: {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}}}}


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
    """One line of one's profile; `audience`: nobody, stewards, group:<uid>, community, public, as the line allows."""

    value: Any = None
    audience: Annotated[str, Field(max_length=60)] | None = None


class ProfileLineOut(Schema):
    """One line of one's own profile: what it says, who reads it, who may be let read it."""

    key: str
    label: str
    kind: str
    value: Any
    audience: str
    audiences: list[str]


class PreferencesIn(Strict):
    """What is not sent stays; an empty text is “as the device, the browser, the community say”."""

    language: Annotated[str, Field(max_length=12)] | None = None
    timezone: Annotated[str, Field(max_length=60)] | None = None
    theme: Annotated[str, Field(max_length=12)] | None = None
    density: Annotated[str, Field(max_length=12)] | None = None
    shortcuts: bool | None = None
    first_steps: bool | None = None


class PreferencesOut(Schema):
    language: str
    timezone: str
    theme: str
    density: str
    shortcuts: bool
    first_steps: bool


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


@router.get("/me/preferences", response=PreferencesOut)
def preferences(request: Any) -> Any:
    """How one reads the pages."""
    return _preferences(caller(request))


@router.patch("/me/preferences", response=PreferencesOut)
def change_preferences(request: Any, sent: PreferencesIn) -> Any:
    """Change how one reads the pages."""
    caller(request)
    return _preferences(set_preferences(by=request.viewer, **sent.dict()))


def _preferences(member: Member) -> dict[str, Any]:
    return {name: getattr(member, name) for name in PreferencesOut.model_fields}


@router.get("/me/profile", response=list[ProfileLineOut])
def my_profile(request: Any) -> Any:
    """Every line of one's profile, written or not, with who reads it."""
    member = caller(request)
    rows = {row.key: row for row in ProfileField.objects.filter(member=member).select_related("audience__group")}
    groups = list(Group.objects.filter(pk__in=request.viewer.direct_group_ids, parent__isnull=False).order_by("name"))
    uids = {f"group:{group.pk}": f"group:{group.uid}" for group in groups}
    return [_line(field, rows.get(field.key), member, groups, uids) for field in profile_keys() if field.key != "photo"]


def _line(field: Any, row: ProfileField | None, member: Member, groups: list[Group], uids: Any) -> dict[str, Any]:
    said = member.name if field.key == "name" else (row.value if row else None)
    if row is not None and row.audience is not None and row.audience.group is not None:
        uids = {f"group:{row.audience.group_id}": f"group:{row.audience.group.uid}", **uids}
    chosen = audience_key(row.audience) if row else default_audience(field)
    return {
        "key": field.key,
        "label": str(field.label),
        "kind": field.kind,
        "value": said,
        "audience": _outside(chosen, uids),
        "audiences": [_outside(key, uids) for key, _words in audience_choices(field, member, groups)],
    }


def _outside(key: str, uids: dict[str, str]) -> str:
    """The key of an audience without database numbers."""
    return "stewards" if key.startswith("stewards:") else uids.get(key, key)


def audience_of(said: str | None) -> str | None:
    """The same, the other way round: what the act takes."""
    kind, _colon, uid = (said or "").partition(":")
    if kind == "stewards":
        return f"stewards:{community().pk}"
    if kind != "group":
        return said
    try:
        return f"group:{Group.objects.values_list('pk', flat=True).get(uid=UUID(uid))}"
    except (ValueError, Group.DoesNotExist):
        raise AudienceUnknown() from None


@router.put("/me/profile/{key}", response={204: None})
def set_line(request: Any, key: Slug, line: ProfileLineIn) -> Any:
    """Write one line of one's profile, or remove it (value null)."""
    caller(request)
    set_profile_field(by=request.viewer, key=key, value=line.value, audience=audience_of(line.audience))
    return None


@router.get("/members", response=Listed[MemberOut])
def members(request: Any, q: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """The members one may know, by name."""
    found = members_visible_to(request.viewer)
    if q.strip():
        found = found.filter(name__icontains=q.strip())
    return listed(found, after, limit, show_party, order=("name", "id"))


@router.post("/members/file", openapi_extra=CSV)
def members_file(request: Any) -> Any:
    """The list of members as CSV, with the lines that one may read of each: for holders of `core.export_members`. It stands in
    the log, and each member sees it."""
    require(request.viewer, "core.export_members", community())
    show_again(request)
    return csv_file(take_member_list(by=request.viewer), "members.csv")


@router.post("/groups/{uid}/members/file", openapi_extra=CSV)
def members_file_of_group(request: Any, uid: UID) -> Any:
    """The list of who is directly in a group, in the same way: for who holds the right there or around it."""
    group = found_group(request, uid)
    require(request.viewer, "core.export_members", group)
    show_again(request)
    return csv_file(take_member_list(by=request.viewer, group=group), f"{group.slug}.csv")


@router.get("/members/{uid}", response=ProfileOut)
def member(request: Any, uid: UID) -> Any:
    """A member's profile: the lines one may read, nothing else."""
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    return profile_of(found, request.viewer).as_dict()


class LookOut(Schema):
    """Somebody whose role lets them read what others may not did so."""

    by: PartyOut
    lines: list[str]
    """Keys of the profile lines that were read; empty for a look into a group."""
    in_list: bool
    """They went along in a file of the members, of the community or of a group."""
    at: str


def show_look(look: Look) -> dict[str, Any]:
    return {"by": show_party(look.by), "lines": look.lines, "in_list": look.is_list, "at": moment(look.at)}


@router.get("/me/looks", response=Listed[LookOut])
def who_looked(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Who read lines of one's profile that only holders of a role may read, or took the list of members, newest first."""
    return listed(looks_at(caller(request)), after, limit, show_look, order=("-at", "-id"))


@router.get("/groups/{uid}/looks", response=list[LookOut])
def who_looked_in(request: Any, uid: UID) -> Any:
    """The last times that somebody's role let them look into this secret group: for those who are in it."""
    return [show_look(look) for look in looks_into(found_group(request, uid), request.viewer)]


class EndorsementOut(Schema):
    term: str
    by: PartyOut
    at: str


class EndorsementIn(Strict):
    term: Annotated[str, Field(max_length=80)]


@router.get("/members/{uid}/endorsements", response=list[EndorsementOut])
def endorsements(request: Any, uid: UID) -> Any:
    """Who says of the member that they can do what they name among the skills one may read."""
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    shown = {skill.key: skill.term for skill in skills_of(profile_of(found, request.viewer), request.viewer)}
    rows = endorsements_of(found, list(shown))
    return [{"term": shown[row.term], "by": show_party(row.by), "at": moment(row.at)} for row in rows]


@router.post("/members/{uid}/endorsements", response={204: None})
def endorse(request: Any, uid: UID, sent: EndorsementIn) -> Any:
    """Say of a member that they can do what they name; twice changes nothing."""
    caller(request)
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    endorse_skill(by=request.viewer, member=found, term=sent.term)
    return None


@router.delete("/members/{uid}/endorsements", response={204: None})
def take_back(request: Any, uid: UID, term: Words) -> Any:
    """Say it no longer."""
    caller(request)
    found = get_object_or_404(members_visible_to(request.viewer), uid=uid)
    take_endorsement_back(by=request.viewer, member=found, term=term)
    return None
