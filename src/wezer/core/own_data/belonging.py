"""Coming in, groups, roles, invitations."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import (
    Application,
    ApplicationMessage,
    Belonging,
    Departure,
    Invitation,
    Member,
    ProposedInvitation,
    RoleHolding,
)
from wezer.kernel.clock import now


@own_data.add
class Belongings(OwnData):
    kind = "belonging"
    name = _("Groups")
    keeps = ("core.Belonging.member", "core.Belonging.invited_by", "core.Setting.author")

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Belonging.objects.filter(member=member).select_related("group").order_by("since", "id")
        return [
            {"group": row.group.name, "state": row.state, "since": row.since.isoformat(), "crossing": row.crossing}
            for row in rows
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        Belonging.objects.filter(member=member).update(message="", reason="")
        Departure.objects.filter(belonging__member=member).delete()


@own_data.add
class TheApplication(OwnData):
    kind = "application"
    name = _("What I said when I asked to join")
    keeps = ("core.ApplicationMessage.author", "core.Application.decided_by")  # what they wrote to other applicants

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        found = Application.objects.filter(belonging__member=member).prefetch_related("messages")
        return [
            {
                "answers": each.answers,
                "messages": [
                    {"mine": not said.is_of_team, "body": said.body, "created_at": said.created_at.isoformat()}
                    for said in each.messages.all()
                ],
            }
            for each in found
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        ApplicationMessage.objects.filter(application__belonging__member=member).delete()
        Application.objects.filter(belonging__member=member).delete()


@own_data.add
class Roles(OwnData):
    kind = "roles"
    name = _("Roles")
    keeps = ("core.RoleHolding.member",)  # the register of past holders keeps the pseudonym (core.md R-4)

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = RoleHolding.objects.filter(member=member).select_related("role__group").order_by("since", "id")
        return [
            {
                "role": row.role.name,
                "group": row.role.group.name,
                "since": row.since.isoformat(),
                "until": row.until.isoformat() if row.until else None,
            }
            for row in rows
        ]


@own_data.add
class Invitations(OwnData):
    kind = "invitations"
    name = _("Invitations")
    forgets = ("core.Invitation.member", "core.ProposedInvitation.member", "core.ProposedInvitation.inviter")
    keeps = (  # who came by it relies on it
        "core.Invitation.inviter", "core.LinkMailing.asked_by", "core.ProposedInvitation.decided_by",
    )  # fmt: skip

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = Invitation.objects.filter(inviter=member).select_related("group").order_by("created_at", "id")
        proposed = ProposedInvitation.objects.filter(inviter=member).select_related("group").order_by("id")
        sent = [
            {
                "group": row.group.name,
                "email": row.email,
                "message": row.message,
                "created_at": row.created_at.isoformat(),
            }
            for row in rows
        ]
        return sent + [
            {
                "group": row.group.name,
                "proposed": row.state,
                "message": row.message,
                "reason": row.reason,
                "created_at": row.proposed_at.isoformat(),
            }
            for row in proposed
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        Invitation.objects.filter(inviter=member, revoked_at=None).update(revoked_at=now())
        Invitation.objects.filter(inviter=member).update(message="", email="")
        ProposedInvitation.objects.filter(Q(inviter=member) | Q(member=member)).delete()
