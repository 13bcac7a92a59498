"""The rights of core. Most follow from a role held in the group or around it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.agenda.refusals import RsvpsClosed
from wezer.core.change_refusals import DecidedByVote
from wezer.core.changing import decides_by_vote
from wezer.core.crossing.inviting import may_invite, why_not
from wezer.core.crossing.refusals import NotFullyIn
from wezer.core.founding import open_vote, running_vote
from wezer.core.kinds import item_kinds
from wezer.core.models import AudienceKind, Group, GroupState, RoomState
from wezer.core.reach import nearest_who_have
from wezer.core.refusals import DecidesAlone, DecidesItself, OnlyReads
from wezer.core.settings_registry import value
from wezer.core.viewer import BREAK_GLASS, TEND
from wezer.kernel.permissions import permission
from wezer.kernel.refusals import Refusal


def why_sovereign(right: str) -> Any:
    """Says of a right that stops at a group which decides such things by itself who can be asked instead."""

    def why(viewer: Any, group: Any) -> Refusal | None:
        if not isinstance(group, Group) or not viewer.holds_around(right, group):
            return None
        nearest = nearest_who_have(right, [group])[group.pk]
        names = ", ".join(member.name for member in nearest[:5])
        return DecidesItself(name=group.name, who=names) if names else DecidesAlone(name=group.name)

    return why


def _why_not_invite(viewer: Any, group: Any) -> Refusal | None:
    return (why_not(group) if isinstance(group, Group) else None) or why_sovereign("core.invite_to_group")(
        viewer, group
    )


def _of(domain: str, right: str) -> dict[str, Any]:
    return {"domain": domain, "why": why_sovereign(right)}


def why_only_reads(viewer: Any, subject: Any) -> Refusal | None:
    """Says of what one writes somewhere that one is on a pause there, or has not accepted an agreement."""
    group = subject if isinstance(subject, Group) else getattr(subject, "group", None)
    return OnlyReads() if viewer.member is not None and viewer.only_reads(group) else None


def why_not_fully(viewer: Any, subject: Any) -> Refusal | None:
    """Says of what only those do who are fully in a group that one is new there, observes, or belongs by a group inside."""
    group = subject if isinstance(subject, Group) else getattr(subject, "group", None)
    if (refusal := why_only_reads(viewer, group)) is not None:
        return refusal
    if group is None or viewer.member is None or not viewer.belongs(group) or _is_fully_in(viewer, group):
        return None
    return NotFullyIn(name=group.name)


def writes_fully(viewer: Any, group: Group) -> bool:
    """Who writes there and belongs directly and fully: events, documents and articles are not for newcomers yet, nor for
    who observes or belongs by a group inside (core.md 6.1)."""
    return write_in_group(viewer, group) and _is_fully_in(viewer, group)


def _is_fully_in(viewer: Any, group: Group) -> bool:
    """Directly and fully; in the community itself, whoever belongs by a group inside alone is as much in as one can be."""
    return viewer.belongs_fully(group) or bool(group.is_root and not viewer.belongs_directly(group))


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


def _why_voted_on(viewer: Any, group: Any) -> Refusal | None:
    """Says of what those in the group vote on that it is proposed."""
    if not isinstance(group, Group) or not viewer.has_right("core.tend_group", group) or not decides_by_vote(group):
        return None
    return DecidedByVote(name=group.name)


def _why_not_membrane(viewer: Any, group: Any) -> Refusal | None:
    return _why_voted_on(viewer, group) or why_sovereign("core.tend_group")(viewer, group)


@permission(
    "core.change_membrane",
    label=_("Change what one has to fulfil to enter"),
    domain="membership",
    why=_why_not_membrane,
)
def change_membrane(viewer: Any, group: Group) -> bool:
    """Those who tend it; from around it only where it does not decide over who is in it by itself. Where those in it vote
    on that, nobody alone."""
    if viewer.is_system:
        return True
    return viewer.has_right("core.tend_group", group, domain="membership") and not decides_by_vote(group)


@permission("core.propose_change", label=_("Propose another membrane, purpose or reach to those who vote on it"))
def propose_change(viewer: Any, group: Group) -> bool:
    """Those who tend the group itself; while nobody does, those around it. Where it is decided by a vote of those in it."""
    if viewer.member is None or group.state not in (GroupState.ACTIVE, GroupState.PAUSED):
        return False
    return bool(viewer.has_right_within(TEND, group)) and decides_by_vote(group)


@permission("core.propose_room", label=_("Propose a room to those who tend the group"))
def propose_room(viewer: Any, group: Group) -> bool:
    if viewer.member is None or viewer.only_reads(group):
        return False
    return group.state == GroupState.ACTIVE and bool(viewer.belongs_directly(group))


@permission(
    "core.decide_membership",
    label=_("Decide who enters the group"),
    default_roles=("gardener", "steward"),
    **_of("membership", "core.decide_membership"),
)
def decide_membership(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.decide_membership", group)


@permission(
    "core.invite_to_group",
    label=_("Invite people to the group"),
    default_roles=("gardener", "steward"),
    domain="membership",
    why=_why_not_invite,
)
def invite_to_group(viewer: Any, group: Group) -> bool:
    """Whom the membrane lets invite: role holders, all who are fully in, or nobody; where it asks for a yes first, whoever
    may propose. Nobody is invited to the page of a role: its holders are its people."""
    if group.state not in (GroupState.ACTIVE, GroupState.DRAFT) or group.type == "role":
        return False
    return may_invite(viewer, group)


@permission(
    "core.welcome_newcomers", label=_("Welcome newcomers: accompany them, read what applicants say"), risk="personal",
    default_roles=("gardener", "steward", "guide"), **_of("membership", "core.welcome_newcomers"),
)  # fmt: skip
def welcome_newcomers(viewer: Any, group: Group) -> bool:
    """Guides; those who decide who enters; at the community's door those who admit people."""
    if viewer.has_right("core.welcome_newcomers", group):
        return True
    return admit_members(viewer, None) if group.is_root else decide_membership(viewer, group)


@permission("core.accept_agreement", label=_("Accept an agreement of the group"))
def accept_agreement(viewer: Any, agreement: Any) -> bool:
    """Members who may know the group: those inside, and those about to enter."""
    return viewer.member is not None and viewer.is_inside and agreement.group.is_known_to(viewer)


@permission("core.vouch_for_entry", label=_("Vouch for somebody who wants to come in"))
def vouch_for_entry(viewer: Any, crossing: Any) -> bool:
    """Who is fully in the group, for somebody else."""
    group = crossing.belonging.group
    return bool(viewer.member) and viewer.belongs_fully(group) and crossing.belonging.member_id != viewer.member.pk


@permission("core.vote_on_entry", label=_("Vote on somebody who wants to come in"))
def vote_on_entry(viewer: Any, crossing: Any) -> bool:
    """Who was fully in the group when the vote began, and still is."""
    return vouch_for_entry(viewer, crossing) and viewer.member.pk in crossing.electors


@permission(
    "core.grant_roles",
    label=_("Grant roles in the group"),
    default_roles=("gardener", "steward"),
    gives_rights=True,
    **_of("membership", "core.grant_roles"),
)
def grant_roles(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.grant_roles", group)


@permission(
    "core.export_members",
    label=_("Take the list of members away as a file"),
    risk="personal",
    default_roles=("gardener", "secretary"),
)
def export_members(viewer: Any, group: Group | None) -> bool:
    """Of the community, or of a group: by a role held there or around it."""
    return viewer.has_right("core.export_members", group)


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


@permission(
    BREAK_GLASS,
    label=_("Open a group for reading in an emergency, told to it"),
    risk="personal",
    default_roles=("gardener",),
    domain="membership",
    why=why_sovereign(BREAK_GLASS),
)
def break_glass(viewer: Any, group: Group) -> bool:
    """By a role held around it; not into a group that decides by itself who is in it."""
    return viewer.member is not None and viewer.has_right(BREAK_GLASS, group)


@permission("core.report_thing", label=_("Report what breaks the agreements"))
def report_thing(viewer: Any, subject: Any = None) -> bool:
    """Every member, of what they see."""
    return viewer.member is not None and bool(viewer.is_inside)


@permission("core.create_group", label=_("Create a group inside this one"), default_roles=("gardener", "steward"))
def create_group(viewer: Any, parent: Group) -> bool:
    """Those who tend it; a conversation may be opened by whoever belongs directly."""
    return viewer.has_right("core.create_group", parent) or (viewer.is_inside and viewer.belongs_fully(parent))


@permission("core.end_group", label=_("Open a draft, merge or dissolve the group"), risk="irreversible")
def end_group(viewer: Any, group: Group) -> bool:
    """Those who tend the group itself; those around it while nobody does."""
    return not group.is_root and bool(viewer.has_right_within(TEND, group))


@permission("core.decide_group", label=_("Decide on a group that is proposed"))
def decide_group(viewer: Any, group: Group) -> bool:
    """Those who may open groups in the one around it by a role there; nobody alone while a vote on it runs."""
    if group.parent_id is None or group.state != GroupState.PROPOSED:
        return False
    if not viewer.has_right("core.create_group", group.parent_id) or not group.is_known_to(viewer):
        return False
    return open_vote(group) is None


@permission("core.vote_on_group", label=_("Vote on a proposed group, or on a change of one’s own"))
def vote_on_group(viewer: Any, group: Group) -> bool:
    """Those who were fully in it when the vote began, and are; of a proposed group: in the one around it."""
    if viewer.member is None or group.parent_id is None:
        return False
    electorate = group.parent_id if group.state == GroupState.PROPOSED else group
    if not viewer.belongs_fully(electorate) or not group.is_known_to(viewer):
        return False
    vote = running_vote(group)
    return vote is not None and viewer.member.pk in vote.electors


@permission("core.second_group", label=_("Found a proposed group together"))
def second_group(viewer: Any, group: Group) -> bool:
    """Whoever is directly in the group around it, where founders open groups."""
    if group.parent_id is None or group.state != GroupState.PROPOSED or viewer.belongs_directly(group):
        return False
    if viewer.only_reads(group.parent_id):
        return False
    is_near = bool(viewer.belongs_directly(group.parent_id)) and group.is_known_to(viewer)
    return is_near and value("groups.creation", group.parent_id) == "founders"


@permission("core.change_sovereignty", label=_("Say what the group decides by itself"), why=_why_voted_on)
def change_sovereignty(viewer: Any, group: Group) -> bool:
    """Those who tend the group itself: rights from around it cannot take away what keeps them out. Where those in it vote on
    that, nobody alone."""
    if group.is_root or not viewer.has_right_within(TEND, group):
        return False
    return viewer.is_system or not decides_by_vote(group)


@permission(
    "core.act_for_group",
    label=_("Act in the group's name"),
    risk="money",
    default_roles=("wallet",),
    **_of("money", "core.act_for_group"),
)
def act_for_group(viewer: Any, group: Group) -> bool:
    return viewer.may_act_for(group)


@permission("core.write_in_group", label=_("Write in the group"), writes=True, why=why_only_reads)
def write_in_group(viewer: Any, group: Group) -> bool:
    """Who belongs directly; those who belong through a group below, where the group says so."""
    if viewer.member is None or group.state != GroupState.ACTIVE:
        return False
    if viewer.only_reads(group):
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


@permission("core.comment_item", label=_("Comment and react"), writes=True, why=why_only_reads)
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
    if (item.kind in item_kinds and item_kinds[item.kind].is_place) or item.card.get("comments") is False:
        return False
    if item.room_id and item.room.state != RoomState.OPEN:
        return False
    if viewer.only_reads(item.group) or (item.group is not None and item.group.state != GroupState.ACTIVE):
        return False
    if item.audience.kind == AudienceKind.GROUP and item.group is not None:
        return write_in_group(viewer, item.group)
    return item.audience_id in viewer.audience_ids or viewer.may_act_for(item.author_id)


@permission(
    "core.mention_many", label=_("Mention a group of more than thirty people"), default_roles=("gardener", "steward")
)
def mention_many(viewer: Any, group: Group) -> bool:
    return viewer.has_right("core.mention_many", group)


@permission("core.create_event", label=_("Put an event into a calendar"), writes=True, why=why_not_fully)
def create_event(viewer: Any, group: Group) -> bool:
    """Who is fully in the group (core.md 6.1)."""
    return writes_fully(viewer, group)


@permission("core.change_event", label=_("Change or cancel an event"))
def change_event(viewer: Any, event: Any) -> bool:
    """Its author, and those who tend its group and read it."""
    if event.withdrawn_at is not None:
        return False
    if viewer.may_act_for(event.author_id):
        return True
    reads = event.is_published and event.reaches(viewer)
    return bool(reads and event.group is not None and tend_group(viewer, event.group))


@permission("core.answer_event", label=_("Say whether one comes to an event"))
def answer_event(viewer: Any, event: Any) -> bool:
    """Members who read it, in their own name."""
    if viewer.member is None or not viewer.is_inside or not event.is_published:
        return False
    return event.reaches(viewer) or viewer.may_act_for(event.author_id)


@permission("core.answer_event_outside", label=_("Say without an account that one comes"), refusal=RsvpsClosed)
def answer_event_outside(viewer: Any, event: Any) -> bool:
    return not viewer.is_inside and event.takes_outside


@permission("core.erase_for", label=_("Ask that a member without a login be forgotten"), risk="irreversible")
def erase_for(viewer: Any, member: Any) -> bool:
    """Those who admit members, for who cannot sign in to ask."""
    return member is not None and member.user_id is None and viewer.has_right("core.admit_members")
