"""What the screen says waits for a member, or happened to them."""

from django.db import models
from django.db.models import Q

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class MailState(models.TextChoices):
    """Where the mail, or the push, about a notice stands; whether it was read here is `read_at` (core.md N-8)."""

    NONE = "", "none"
    QUEUED = "queued", "queued"
    DELIVERED = "delivered", "delivered"  # handed to the outbox, whose flights are tried again and shown
    FAILED = "failed", "failed"  # pushed, and after its tries no device took it
    CANCELLED = "cancelled", "cancelled"  # read elsewhere, right lost, gone, or no address takes it


class Notice(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)  # a kind of the registry `notice_kinds`
    fact = models.UUIDField(null=True, blank=True)  # told by which fact: a consumer that runs twice tells once
    subject = models.CharField(max_length=100, blank=True)  # Ref
    item = models.ForeignKey("core.Item", models.CASCADE, null=True, blank=True, related_name="+")
    group = models.ForeignKey("core.Group", models.CASCADE, null=True, blank=True, related_name="+")
    actor = models.ForeignKey("core.Party", models.CASCADE, null=True, blank=True, related_name="+")
    detail = models.JSONField(default=dict)  # what the kind's sentence needs
    count = models.PositiveIntegerField(default=1)  # how many were grouped (core.md N-3)
    created_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.CharField(max_length=8, blank=True)  # by which channel beside the page: "", digest, now
    mail_state = models.CharField(max_length=10, blank=True, choices=MailState, default=MailState.NONE)
    mailed_at = models.DateTimeField(null=True, blank=True)
    push_state = models.CharField(max_length=10, blank=True, choices=MailState, default=MailState.NONE)
    push_at = models.DateTimeField(null=True, blank=True)  # when it may be pushed; afterwards: when it was

    class Meta:
        indexes = [
            models.Index(fields=["mail", "member"], condition=Q(mail_state="queued"), name="notice_to_mail"),
            models.Index(fields=["push_at"], condition=Q(push_state="queued"), name="notice_to_push"),
            models.Index(fields=["member", "created_at", "id"], name="notice_list"),
            models.Index(fields=["member"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["subject", "kind"], name="notice_about"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fact", "kind", "member"], name="notice_once_per_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.member_id}"


state_table(Notice, {MailState.QUEUED: (MailState.DELIVERED, MailState.CANCELLED)}, field="mail_state")
state_table(
    Notice,
    {
        MailState.QUEUED: (MailState.DELIVERED, MailState.CANCELLED),
        MailState.DELIVERED: (MailState.FAILED,),
        MailState.FAILED: (MailState.DELIVERED,),
    },
    field="push_state",
)
