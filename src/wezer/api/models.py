"""Tokens, keys of requests, webhooks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class Token(models.Model):
    """Lets a program act for a member, within scopes. Only the hash of the secret is kept."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=80)
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    is_shown = models.BooleanField(default=False)  # its member showed anew who they were when they made it
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)  # saved at most every five minutes
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["member", "id"], name="token_of_member")]

    def __str__(self) -> str:
        return self.name


class RequestKey(models.Model):
    """The answer that a key got, for thirty days: the same request sent again gets it again."""

    party = models.BigIntegerField()  # as whom one acted
    key = models.CharField(max_length=100)
    path = models.CharField(max_length=300)  # method and address
    digest = models.CharField(max_length=64)  # of the body
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(default="")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "key"], name="request_key_once")]
        indexes = [models.Index(fields=["at"], name="request_key_old")]

    def __str__(self) -> str:
        return f"{self.party}: {self.key}"


class WebhookState(models.TextChoices):
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")


class Webhook(models.Model):
    """Tells another program, at its address, that something happened which its owner may see."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    owner = models.ForeignKey("core.Member", models.CASCADE, related_name="webhooks")
    name = models.CharField(_("what it is for"), max_length=80)
    url = models.URLField(_("address"), max_length=500)
    secret = models.CharField(max_length=80)  # signs what is sent; shown to the owner, who needs it to check
    facts = models.JSONField(default=list)  # names, "ledger.*" or "*"
    state = models.CharField(max_length=8, choices=WebhookState, default=WebhookState.ACTIVE)
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["owner", "id"], name="webhook_of_owner")]

    def __str__(self) -> str:
        return self.name


state_table(Webhook, {WebhookState.ACTIVE: (WebhookState.PAUSED,), WebhookState.PAUSED: (WebhookState.ACTIVE,)})
