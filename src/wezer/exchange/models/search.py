"""Searches a member keeps, and the secret address of their own feed."""

import secrets

from django.db import models

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


def new_token() -> str:
    return secrets.token_urlsafe(24)


class SavedSearch(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="market_searches")
    name = models.CharField(max_length=80)
    wanted = models.JSONField(default=dict)  # the filters, as in the address
    alerts = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["alerts", "id"], name="search_with_alerts")]

    def __str__(self) -> str:
        return self.name


class FeedToken(models.Model):
    """Opens the market as its member sees it, read-only, to a feed reader. Drawn anew at will."""

    member = models.OneToOneField("core.Member", models.CASCADE, related_name="market_feed")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"feed of {self.member_id}"
