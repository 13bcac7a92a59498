"""Invitations: made, sent, revoked, accepted. Accepting one into a group also lets into the community."""

import secrets
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.acts.activation import bind_login
from wezer.core.acts.door import come_in_invited, knock, suffices
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import come_by_invitation
from wezer.core.community import community
from wezer.core.crossing.acts.attempts import standing_inside
from wezer.core.crossing.inviting import asks_first
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.refusals import ConfirmedFirst, MembraneNotMet
from wezer.core.events import InvitationAccepted, InvitationCreated, InvitationRevoked
from wezer.core.exclusion.refusals import ExcludedHere
from wezer.core.invitations import LONGEST_DAYS, MOST_USES, token_hash
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Group, Invitation, Member, User, UserState
from wezer.core.refusals import ExpiryInvalid, InvitationInvalid, MembraneClosed, UsesInvalid, ValueInvalid
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def create_invitation(
    *,
    by: Any,
    group: Group | None = None,
    email: str = "",
    most_uses: int = 1,
    days: int = 30,
    message: str = "",
) -> tuple[Invitation, str]:
    """A link that lets `most_uses` people in; bound to `email`, it is sent there and serves that address alone.

    Returns the invitation and its token, which is not kept. Nothing tells whether the address is already known (A-3).
    """
    group = group or community()
    require(by, "core.invite_to_community", group)
    if not group.is_root:
        require(by, "core.invite_to_group", group)
        if asks_first(by, group):
            raise ConfirmedFirst(name=group.name)
    email = _address(email)
    if not 1 <= days <= LONGEST_DAYS:
        raise ExpiryInvalid(most=LONGEST_DAYS)
    if not 1 <= most_uses <= (1 if email else MOST_USES):
        raise UsesInvalid(most=MOST_USES)
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        token_hash=token_hash(token),
        group=group,
        inviter=by.member,
        email=email,
        message=message.strip()[:2000],
        most_uses=most_uses,
        expires_at=now() + timedelta(days=days),
    )
    emit(InvitationCreated(subject=ref(group), invitation=str(invitation.uid)), group=group, audit=True)
    if email:
        _send(invitation, token)
    return invitation, token


@act
def revoke_invitation(*, by: Any, invitation: Invitation) -> None:
    """Close it at once: one's own, or any for those who decide about entering. Revoking twice changes nothing."""
    if by.member is None or by.member.pk != invitation.inviter_id:
        right = "core.admit_members" if invitation.group.is_root else "core.decide_membership"
        require(by, right, invitation.group)
    if Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=now()):
        emit(
            InvitationRevoked(subject=ref(invitation.group), invitation=str(invitation.uid)),
            group=invitation.group, audit=True,
        )  # fmt: skip


@act
def accept_invitation(
    *, by: Any, invitation: Invitation, user: User | None = None, name: str = "", language: str = ""
) -> Member:
    """Let the person in by this invitation: into the community, and into the group it is for.

    `by` is the member who accepts; for somebody who is not a member yet, the system with `user` and `name`. Refused
    alike when it was used up, revoked, has expired, or was forwarded from another address.
    """
    member = by.member or (getattr(user, "member", None) if user else None)
    login = user or (member.user if member else None)
    if login is None:
        raise NotAllowed()
    if invitation.email and invitation.email not in _confirmed_addresses(login):
        raise InvitationInvalid()
    root = community()
    inside = Belonging.objects.filter(member=member, group=root).first() if member else None
    if inside and inside.state == BelongingState.SUSPENDED:  # a person decided otherwise
        raise InvitationInvalid()
    if member and Belonging.objects.filter(member=member, group=invitation.group, state__in=ACTIVE_STATES).exists():
        return member  # already there: the invitation keeps its place for somebody else
    _use(invitation)
    if member is None and invitation.member is not None and invitation.member.user_id is None:
        member = bind_login(invitation.member, login)
    elif member is None:
        member = _add_invited(name, login, language)
    elif inside is None or not inside.is_active:
        come_in_invited(member, invitation.inviter)
    if not invitation.group.is_root and _is_inside(member):
        # a rule that does not hold, a group that is over or excluded them: they are in the community, not there
        with suppress(MembraneNotMet, MembraneClosed, ExcludedHere), attempt():
            come_by_invitation(member, invitation.group)
    Belonging.objects.filter(
        member=member, group__in=[root, invitation.group], invited_by=None, crossing="invitation"
    ).update(invited_by=invitation.inviter)
    emit(
        InvitationAccepted(subject=ref(invitation.group), invitation=str(invitation.uid), member=ref(member)),
        group=invitation.group, audit=True,
    )  # fmt: skip
    if hasattr(by, "forget"):
        by.forget()
    return member


def _add_invited(name: str, login: User, language: str) -> Member:
    """In at once, or waiting for what the community asks besides an invitation."""
    rules = rules_of(community())
    enters = suffices(rules)
    standing = standing_inside(rules, community()) if enters else {"state": BelongingState.APPLIED}
    member = add_member(
        by=Viewer.system(), name=name, user=login, crossing="invitation", language=language, **standing
    )  # fmt: skip
    if not enters:
        knock(member, [], invited=True)
    return member


def _is_inside(member: Member) -> bool:
    return Belonging.objects.filter(member=member, group=community(), state__in=ACTIVE_STATES).exists()


def _use(invitation: Invitation) -> None:
    """Take one of its places; two people at once on the last one: one of them gets it."""
    taken = Invitation.objects.filter(
        pk=invitation.pk, revoked_at=None, expires_at__gt=now(), uses__lt=F("most_uses")
    ).update(uses=F("uses") + 1)
    if not taken:
        raise InvitationInvalid()


def _confirmed_addresses(user: User) -> set[str]:
    from allauth.account.models import EmailAddress

    found = {
        each.lower() for each in EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    }
    if (
        not found
        and user.state == UserState.ACTIVE
        and user.email
        and not EmailAddress.objects.filter(user=user).exists()
    ):
        return {user.email.lower()}  # a login made by the community itself, never by sign-up
    return found


def _address(email: str) -> str:
    email = User.objects.normalise(email) or ""
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise ValueInvalid(field="email", why=_("this is not an e-mail address")) from None
    return email


def _send(invitation: Invitation, token: str) -> None:
    context = {
        "invitation": invitation,
        "community": community(),
        "url": settings.SITE_URL + reverse("join:invitation", args=[token]),
    }
    subject = _("{inviter} invites you to {group}").format(inviter=invitation.inviter.name, group=invitation.group.name)
    EmailMessage(subject, render_to_string("core/join/email/invitation.txt", context), to=[invitation.email]).send()
