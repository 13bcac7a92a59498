"""Browsers and telephones to which a member's notices are pushed, and of which topics."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

#: Addresses of push services are long; none that is known comes near this.
LONGEST_ENDPOINT = 1000


class PushEnd(models.TextChoices):
    """Why nothing is pushed to a device any more; its member reads it, then adds it again or removes it."""

    NONE = "", "none"
    REFUSED = "refused", _("its service refused what was sent, several times")
    SESSION = "session", _("the session in which it was added was ended")


class PushDevice(models.Model):
    """One browser that a member asked to be told in. Its address is a secret: whoever knows it may send there."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="push_devices")
    name = models.CharField(max_length=80)
    endpoint = models.CharField(max_length=LONGEST_ENDPOINT, unique=True)
    p256dh = models.CharField(max_length=100)  # the browser's public key, base64url
    auth = models.CharField(max_length=40)  # the secret it shares with who sends
    is_wordless = models.BooleanField(_("without words"), default=False)  # says only that there is something
    created_at = models.DateTimeField(default=now)
    reached_at = models.DateTimeField(null=True, blank=True)  # when its service last took something for it
    tried_at = models.DateTimeField(null=True, blank=True)  # a trial is underway since
    session = models.CharField(max_length=36, blank=True)  # the mark of the browser's session it was added in
    refusals = models.PositiveSmallIntegerField(default=0)  # times in a row that its service refused
    ended = models.CharField(max_length=8, blank=True, choices=PushEnd, default=PushEnd.NONE)

    class Meta:
        indexes = [models.Index(fields=["member", "created_at"], name="push_device_of")]

    def __str__(self) -> str:
        return f"device of {self.member_id}"


class PushChoice(models.Model):
    """Whether a topic is pushed; without a group everywhere, with one there. No row: as the topic says."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="push_choices")
    topic = models.CharField(max_length=32)  # a kind of the registry `notice_topics`
    group = models.ForeignKey("core.Group", models.CASCADE, null=True, blank=True, related_name="+")
    is_pushed = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "topic"], condition=Q(group=None), name="push_choice_once"),
            models.UniqueConstraint(
                fields=["member", "topic", "group"],
                condition=Q(group__isnull=False),
                name="push_choice_once_in_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.is_pushed}"
