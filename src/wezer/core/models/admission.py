"""How people come in: invitations and applications."""

from django.db import models

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Invitation(models.Model):
    """A link that opens a membrane. Only a hash of its token is kept."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="invitations")
    inviter = models.ForeignKey("core.Member", models.PROTECT, related_name="+")
    email = models.EmailField(blank=True)  # bound to this address, or to nobody
    member = models.ForeignKey("core.Member", models.CASCADE, null=True, blank=True, related_name="invitations")
    message = models.TextField(max_length=2000, blank=True)
    most_uses = models.PositiveIntegerField(default=1)
    uses = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(uses__lte=models.F("most_uses")), name="invitation_uses")
        ]

    def __str__(self) -> str:
        return f"invitation to {self.group_id}"


class Application(models.Model):
    """What someone answered when asking to be admitted to a moderated community; seen by the admission team only."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    belonging = models.OneToOneField("core.Belonging", models.CASCADE, related_name="application")
    answers = models.JSONField(default=list)  # [{"question": …, "answer": …}]
    decided_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"application {self.uid}"


class Arrival(models.Model):
    """What someone said when signing up, kept until their address is confirmed and they become a member."""

    user = models.OneToOneField("core.User", models.CASCADE, primary_key=True, related_name="arrival")
    name = models.CharField(max_length=120)
    answers = models.JSONField(default=list)
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"arrival of user {self.user_id}"
