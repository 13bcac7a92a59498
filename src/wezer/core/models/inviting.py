"""Invitations into a group that somebody of it proposed, and that wait for those who decide who enters."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("waits for a yes")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("not confirmed")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("nobody answered in time")
    OVER = "over", _("no longer needed")


class ProposedInvitation(models.Model):
    """Whom a member would like to invite. The person hears of it when it is confirmed, and not before."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="proposed_invitations")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    inviter = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    message = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    version = models.PositiveIntegerField(default=1)
    reason = models.TextField(max_length=2000, blank=True)  # of a no, read by whoever proposed it
    decided_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    until = models.DateTimeField()  # so long it waits
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "member"], condition=models.Q(state="waiting"), name="proposed_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["state", "until"], name="proposal_ending")]

    def __str__(self) -> str:
        return f"invitation of {self.member_id} to {self.group_id}: {self.state}"


state_table(
    ProposedInvitation,
    {
        ProposalState.WAITING: (
            ProposalState.CONFIRMED,
            ProposalState.REFUSED,
            ProposalState.WITHDRAWN,
            ProposalState.EXPIRED,
            ProposalState.OVER,
        )
    },
)
