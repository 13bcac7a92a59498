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


class LinkMailing(models.Model):
    """Links to their own place, mailed to everybody who was brought along and has no login: how far the worker is."""

    asked_by = models.ForeignKey("core.Member", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    people = models.PositiveIntegerField()  # who waited for a link when it was asked for
    sent = models.PositiveIntegerField(default=0)
    last = models.BigIntegerField(default=0)  # number of the last member looked at
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.sent} of {self.people}"


class Application(models.Model):
    """What someone answered when asking to be admitted to a moderated community; seen by the admission team only."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    belonging = models.OneToOneField("core.Belonging", models.CASCADE, related_name="application")
    answers = models.JSONField(default=list)  # [{"question": …, "answer": …}]
    decided_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    reminded_at = models.DateTimeField(null=True, blank=True)  # of the newest question without an answer

    def __str__(self) -> str:
        return f"application {self.uid}"

    @property
    def waits_for_team(self) -> bool:
        """Whether the last word is the applicant's (their request, or an answer). Reads its prefetched messages."""
        said = sorted(self.messages.all(), key=lambda message: message.pk)
        return not said or not said[-1].is_of_team


class ApplicationMessage(models.Model):
    """A question or an answer on an application; read by the applicant and by those who admit people, nobody else."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="messages")
    author = models.ForeignKey("core.Member", models.PROTECT, related_name="+")
    is_of_team = models.BooleanField()
    body = models.TextField(max_length=4000)
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click writes once
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["application", "id"], name="application_thread")]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "key"], condition=~models.Q(key=""), name="application_message_key_once"
            )
        ]

    def __str__(self) -> str:
        return self.body[:60]


class Arrival(models.Model):
    """What someone said when signing up, kept until their address is confirmed and they become a member."""

    user = models.OneToOneField("core.User", models.CASCADE, primary_key=True, related_name="arrival")
    name = models.CharField(max_length=120)
    answers = models.JSONField(default=list)
    lines = models.JSONField(default=dict)  # {key: value} of the profile lines asked at sign-up
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    agreed = models.JSONField(default=list)  # uids of the texts accepted at sign-up
    accepted = models.JSONField(default=list)  # agreements accepted then, in the version that was read: "<uid> 2.0"
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"arrival of user {self.user_id}"
