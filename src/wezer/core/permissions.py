"""The rights of core. Most follow from a role held in the group or around it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import item_kinds
from wezer.core.models import AudienceKind, Group, GroupState, RoomState
from wezer.core.settings_registry import value
from wezer.kernel.permissions import permission


@permission("core.tend_community", label=_("Tend the community: words, modules, colours"), default_roles=("gardener",))
def tend_community(viewer: Any, community: Group | None) -> bool:
    return viewer.has_right("core.tend_community")


@permission(
    "core.admit_members", label=_("Admit people to the community"), risk="personal", default_roles=("gardener",)
)
def admit_members(viewer: Any, community: Group | None) -> bool:
    return viewer.has_right("core.admit_members")


@permission(
    "core.tend_group", label=_("Tend the group: purpose, membrane, rooms"), default_roles=("gardener", "steward")
)
def tend_group(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.tend_group", group)


@permission("core.propose_room", label=_("Propose a room to those who tend the group"))
def propose_room(viewer: Any, group: Group) -> bool:
    return viewer.member is not None and group.state == GroupState.ACTIVE and viewer.belongs_directly(group)


@permission("core.decide_membership", label=_("Decide who enters the group"), default_roles=("gardener", "steward"))
def decide_membership(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.decide_membership", group)


@permission("core.invite_to_group", label=_("Invite people to the group"), default_roles=("gardener", "steward"))
def invite_to_group(viewer: Any, group: Group) -> bool:
    """Role holders; in an open group, whoever is directly in it."""
    return viewer.has_right("core.invite_to_group", group) or (
        group.membrane == "open" and viewer.belongs_directly(group)
    )


@permission("core.grant_roles", label=_("Grant roles in the group"), default_roles=("gardener", "steward"))
def grant_roles(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.grant_roles", group)


@permission("core.set_levels", label=_("Set the levels of members"), default_roles=("gardener",))
def set_levels(viewer: Any, member: Any) -> bool:
    return viewer.has_right("core.set_levels")


@permission("core.suspend_members", label=_("Suspend members"), risk="personal", default_roles=("gardener",))
def suspend_members(viewer: Any, community: Group | None) -> bool:
    return viewer.has_right("core.suspend_members")


@permission(
    "core.moderate", label=_("Hide what breaks the agreements"), default_roles=("gardener", "steward", "moderator")
)
def moderate(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.moderate", group)


@permission("core.create_group", label=_("Create a group inside this one"), default_roles=("gardener", "steward"))
def create_group(viewer: Any, parent: Group) -> bool:
    """Those who tend it; a conversation may be opened by whoever belongs directly."""
    return viewer.has_right("core.create_group", parent) or (viewer.is_inside and viewer.belongs_directly(parent))


@permission("core.act_for_group", label=_("Act in the group's name"), risk="money", default_roles=("wallet",))
def act_for_group(viewer: Any, group: Group) -> bool:
    return viewer.may_act_for(group)


@permission("core.write_in_group", label=_("Write in the group"))
def write_in_group(viewer: Any, group: Group) -> bool:
    """Who belongs directly; those who belong through a group below, where the group says so."""
    if viewer.member is None or group.state != GroupState.ACTIVE:
        return False
    derived = viewer.belongs(group) and (group.derived_may_write or group.is_root)
    return viewer.belongs_directly(group) or derived


@permission("core.enter_group", label=_("Enter the group"))
def enter_group(viewer: Any, group: Group) -> bool:
    """Members who may know that it exists, and are not in it yet. (An invitation tells; answering it is not asked here.)"""
    if not viewer.is_inside or group.state != GroupState.ACTIVE or viewer.belongs_directly(group):
        return False
    return group.is_known_to(viewer)


@permission("core.invite_to_community", label=_("Invite people to the community"), default_roles=("gardener",))
def invite_to_community(viewer: Any, group: Group | None) -> bool:
    """Those who admit people; every member where the community says so (`invitation.members_may`)."""
    if viewer.has_right("core.invite_to_community"):
        return True
    return viewer.member is not None and viewer.is_inside and bool(value("invitation.members_may"))


@permission("core.comment_item", label=_("Comment and react"))
def comment_item(viewer: Any, item: Any) -> bool:
    """Members who read it. What is for the group alone is also answered by those who may write there alone; what the
    group tells to others (around it, the community, everyone) is answered by any of them who is a member."""
    if (
        viewer.member is None
        or not viewer.is_inside
        or item.published_at is None
        or item.withdrawn_at
        or item.hidden_at
    ):
        return False
    if item.kind in item_kinds and item_kinds[item.kind].is_place:
        return False
    if item.room_id and item.room.state != RoomState.OPEN:
        return False
    if item.group is not None and item.group.state != GroupState.ACTIVE:
        return False
    if item.audience.kind == AudienceKind.GROUP and item.group is not None:
        return write_in_group(viewer, item.group)
    return item.audience_id in viewer.audience_ids or viewer.may_act_for(item.author_id)


@permission(
    "core.mention_many", label=_("Mention a group of more than thirty people"), default_roles=("gardener", "steward")
)
def mention_many(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.mention_many", group)


@permission("core.create_event", label=_("Put an event into a calendar"))
def create_event(viewer: Any, group: Group) -> bool:
    """Who belongs directly to the group (core.md 6.1)."""
    return write_in_group(viewer, group) and (viewer.belongs_directly(group) or group.is_root)


@permission("core.change_event", label=_("Change or cancel an event"))
def change_event(viewer: Any, event: Any) -> bool:
    """Its author, and those who tend its group and read it."""
    if event.withdrawn_at is not None:
        return False
    if viewer.may_act_for(event.author_id):
        return True
    reads = event.is_published and event.audience_id in viewer.audience_ids
    return bool(reads and event.group is not None and tend_group(viewer, event.group))


@permission("core.answer_event", label=_("Say whether one comes to an event"))
def answer_event(viewer: Any, event: Any) -> bool:
    """Members who read it, in their own name."""
    if viewer.member is None or not viewer.is_inside or not event.is_published:
        return False
    return event.audience_id in viewer.audience_ids or viewer.may_act_for(event.author_id)


@permission("core.erase_for", label=_("Ask that a member without a login be forgotten"), risk="irreversible")
def erase_for(viewer: Any, member: Any) -> bool:
    """Those who admit members, for who cannot sign in to ask."""
    return member is not None and member.user_id is None and viewer.has_right("core.admit_members")
