"""Audiences: the one vocabulary of "who may see it" (SETTLED row 4). An item points at one row."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from wezer.core.models.party import Party


class AudienceKind(models.TextChoices):
    PUBLIC = "public", _("everyone, also outside")
    PEERS = "peers", _("members here and in partner communities")
    COMMUNITY = "community", _("members of the community")
    BRANCH = "branch", _("the group and the groups around it")
    GROUP = "group", _("the group")
    STEWARDS = "stewards", _("those who tend the group")
    TEAM = "team", _("those who give help in the group")
    PARTIES = "parties", _("the parties concerned")


class Audience(models.Model):
    kind = models.CharField(max_length=10, choices=AudienceKind)
    group = models.ForeignKey("core.Group", models.PROTECT, null=True, blank=True, related_name="+")
    parties: "models.ManyToManyField[Party, AudienceParty]" = models.ManyToManyField(
        "core.Party", through="core.AudienceParty", related_name="+"
    )
    key = models.CharField(max_length=64, unique=True)  # "public", "group:12", "parties:3,8": one row per audience

    class Meta:
        indexes = [models.Index(fields=["group", "kind"], name="audience_of_group")]

    def __str__(self) -> str:
        return self.key


class AudienceParty(models.Model):
    audience = models.ForeignKey(Audience, models.CASCADE, related_name="named")
    party = models.ForeignKey("core.Party", models.CASCADE, related_name="named_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "audience"], name="audience_party_once")]

    def __str__(self) -> str:
        return f"{self.party_id} in {self.audience_id}"
