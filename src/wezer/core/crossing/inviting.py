"""Who invites into a group, as its membrane says, and what waits there for a yes."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.crossing.kinds import Knob
from wezer.core.crossing.refusals import NobodyInvites
from wezer.core.models import Group, ProposalState, ProposedInvitation
from wezer.kernel.permissions import can

HOLDERS, MEMBERS, CONFIRMED, NOBODY = "holders", "members", "confirmed", "nobody"

KNOB = Knob(
    str, HOLDERS, gettext_lazy("Who invites"),
    gettext_lazy("What is sent already is not taken back by a change: it may be answered until its day, and what waits for a yes may still get one."),
    choices=(
        (HOLDERS, gettext_lazy("Those who have the right by a role; where one walks in, all who are fully in")),
        (MEMBERS, gettext_lazy("All who are fully in; whom one of them invites comes in, unless several who decide, vouching, a vote or a rule is asked for")),
        (CONFIRMED, gettext_lazy("All who are fully in; those who decide who enters say yes first")),
        (NOBODY, gettext_lazy("Nobody, for now")),
    ),
)  # fmt: skip


def inviting_of(group: Group) -> str:
    """The mode that holds. No statement."""
    return str(group.membrane_rules.get("inviting", HOLDERS))


def in_words(mode: str) -> str:
    return {
        HOLDERS: _("Those who hold the right to invite do"),
        MEMBERS: _("All who are fully in may invite"),
        CONFIRMED: _("All who are fully in may invite, once those who decide who enters say yes"),
        NOBODY: _("Nobody is invited for now"),
    }[mode]


def may_invite(viewer: Any, group: Group) -> bool:
    """By the mode of the group; whether it is one that takes people in, the right itself asks."""
    mode = inviting_of(group)
    if mode == NOBODY:
        return bool(viewer.is_system)
    if viewer.has_right("core.invite_to_group", group):
        return True
    everybody = mode in (MEMBERS, CONFIRMED) or group.membrane == "open"
    return bool(everybody and viewer.belongs_fully(group))


def why_not(group: Group) -> NobodyInvites | None:
    return NobodyInvites(name=group.name) if inviting_of(group) == NOBODY else None


def asks_first(viewer: Any, group: Group) -> bool:
    """Whether an invitation by this viewer waits for a yes."""
    if inviting_of(group) != CONFIRMED:
        return False
    return not any(viewer.has_right(right, group) for right in ("core.invite_to_group", "core.decide_membership"))


def proposals_of(viewer: Any, group: Group) -> QuerySet[ProposedInvitation]:
    """Those that `viewer` reads: all of the group for those who decide who enters, else their own."""
    found = ProposedInvitation.objects.filter(group=group).select_related("group", "member__photo", "inviter__photo")
    return found if can(viewer, "core.decide_membership", group) else found.filter(inviter_id=viewer.member_id)


def waiting_for_a_yes(viewer: Any, group: Group) -> QuerySet[ProposedInvitation]:
    """Longest waiting first. One statement."""
    return proposals_of(viewer, group).filter(state=ProposalState.WAITING).order_by("proposed_at", "id")
