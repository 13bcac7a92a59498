"""How a member wants to hear of things: which channel for which topic, and when mail may come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now


class Channel(models.TextChoices):
    """The ways by which a topic is told, each with those before it."""

    OFF = "off", _("not at all")
    HERE = "here", _("here only")
    DIGEST = "digest", _("here and in the summary")
    NOW = "now", _("here and by e-mail at once")


class NoticeChoice(models.Model):
    """A member's channel for a topic; without a group everywhere, with one there. No row: as the topic says."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="notice_choices")
    topic = models.CharField(max_length=32)  # a kind of the registry `notice_topics`
    group = models.ForeignKey("core.Group", models.CASCADE, null=True, blank=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "topic"], condition=Q(group=None), name="notice_choice_once"),
            models.UniqueConstraint(
                fields=["member", "topic", "group"],
                condition=Q(group__isnull=False),
                name="notice_choice_once_in_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.channel}"


class Rhythm(models.TextChoices):
    NEVER = "never", _("never")
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")


class MailPlan(models.Model):
    """When a member's mail comes, in their own time zone, and whether their address takes it; when they are reminded of
    events."""

    member = models.OneToOneField("core.Member", models.CASCADE, primary_key=True, related_name="mail_plan")
    rhythm = models.CharField(_("summary"), max_length=8, choices=Rhythm, default=Rhythm.DAILY)
    weekday = models.PositiveSmallIntegerField(default=0)  # 0 is Monday; of a weekly summary
    hour = models.PositiveSmallIntegerField(default=7)
    quiet_from = models.PositiveSmallIntegerField(null=True, blank=True)  # hours of the member's day
    quiet_to = models.PositiveSmallIntegerField(null=True, blank=True)
    quiet_until = models.DateTimeField(null=True, blank=True)
    remind_week = models.BooleanField(default=False)  # before an event that they come to
    remind_day = models.BooleanField(default=True)
    remind_hours = models.BooleanField(default=False)
    next_digest_at = models.DateTimeField(null=True, blank=True)
    last_digest_at = models.DateTimeField(null=True, blank=True)
    bounces = models.PositiveSmallIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True, blank=True)
    bounce_reason = models.CharField(max_length=200, blank=True)
    paused_at = models.DateTimeField(
        null=True, blank=True
    )  # too many bounces: nothing is sent until the member says so
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["next_digest_at"], name="mail_plan_due")]

    def __str__(self) -> str:
        return f"mail of {self.member_id}"
