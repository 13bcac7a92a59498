"""Invitations: which one a token opens, and whether it still does. Only the token's hash is ever kept."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from wezer.core.community import community
from wezer.core.models import (
    ACTIVE_STATES,
    Application,
    Belonging,
    BelongingState,
    Group,
    Invitation,
    Member,
    ProfileField,
)
from wezer.core.models.membership import LONGEST_INVITATION_DAYS
from wezer.core.refusals import InvitationInvalid
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

#: An invitation lasts at most so many days (core.md 5.1) and serves at most so many people.
LONGEST_DAYS = LONGEST_INVITATION_DAYS
MOST_USES = 500


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def valid_invitations() -> QuerySet[Invitation]:
    """Those that still open."""
    return Invitation.objects.select_related("group", "inviter", "member").filter(
        revoked_at=None, expires_at__gt=now(), uses__lt=F("most_uses")
    )


def find_invitation(token: str) -> Invitation:
    """The invitation of this token. One refusal for unknown, expired, revoked and used up: a guesser learns nothing."""
    found = valid_invitations().filter(token_hash=token_hash(token)).first() if len(token) <= 200 else None
    if found is None:
        raise InvitationInvalid()
    return found


def invitations_of(viewer: Any, group: Group) -> QuerySet[Invitation]:
    """What `viewer` may see and revoke: all of the group for those who decide there, else their own."""
    listed = Invitation.objects.filter(group=group).select_related("inviter", "group")
    right = "core.admit_members" if group.is_root else "core.decide_membership"
    return listed if can(viewer, right, group) else listed.filter(inviter=viewer.member)


def applications_waiting(viewer: Any) -> QuerySet[Application]:
    """Who asks to be admitted, longest waiting first; for those who admit members and the guides only (core.md A-1)."""
    waiting = Application.objects.select_related("belonging__member", "belonging__group").filter(
        belonging__state=BelongingState.APPLIED, decided_at=None
    )
    waiting = waiting.prefetch_related("messages__author")
    return (
        waiting.order_by("created_at", "id") if can(viewer, "core.welcome_newcomers", community()) else waiting.none()
    )


def without_login() -> QuerySet[Member]:
    """Members without a login whose address is known."""
    inside = Belonging.objects.filter(member=OuterRef("pk"), group=community(), state__in=ACTIVE_STATES)
    has_address = ProfileField.objects.filter(member=OuterRef("pk"), key="email")
    return Member.objects.filter(Exists(inside), Exists(has_address), user=None)


def waiting_for_a_login() -> QuerySet[Member]:
    """Those of them to whom no link is under way."""
    under_way = Invitation.objects.filter(member=OuterRef("pk"), revoked_at=None, expires_at__gt=now(), uses=0)
    return without_login().exclude(Exists(under_way)).order_by("pk")


def clean_answers(answers: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    return [
        {"question": str(each["question"])[:300], "answer": str(each["answer"]).strip()[:4000]}
        for each in answers
        if str(each.get("answer", "")).strip()
    ]
