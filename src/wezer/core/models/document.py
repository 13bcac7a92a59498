"""Documents: what a group keeps, in versions, each with its bytes, its hash and who brought it (core.md 12)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models.item import Item
from wezer.kernel.states import state_table


class Approval(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("document", "draft")
    PROPOSED = "proposed", pgettext_lazy("document", "proposed")
    APPROVED = "approved", pgettext_lazy("document", "approved")


class Licence(models.TextChoices):
    BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0: share it, name who made it, pass it on alike")
    BY = "cc-by-4.0", _("CC BY 4.0: share it, name who made it")
    ZERO = "cc0-1.0", _("CC0: do with it what you like")
    RESERVED = "reserved", _("All rights reserved: for its readers here")


class Retention(models.TextChoices):
    NONE = "none", pgettext_lazy("retention", "as long as it is useful")
    FIVE = "five", pgettext_lazy("retention", "five years")
    TEN = "ten", pgettext_lazy("retention", "ten years: accounts, contracts, minutes")
    ALWAYS = "always", pgettext_lazy("retention", "for good: statutes, deeds")


class Reading(models.TextChoices):
    """What the worker made of a version's words."""

    WAITING = "waiting", pgettext_lazy("words of a file", "being read")
    READ = "read", pgettext_lazy("words of a file", "read")
    UNREADABLE = "unreadable", pgettext_lazy("words of a file", "cannot be read")


class Document(Item):
    state = models.CharField(max_length=10, choices=Approval, default=Approval.DRAFT)
    body = models.TextField(_("what it is about"), max_length=2000, blank=True)
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.BY_SA)
    retention = models.CharField(max_length=10, choices=Retention, default=Retention.NONE)
    kept_until = models.DateField(null=True, blank=True)  # until then nobody withdraws it
    number = models.PositiveIntegerField(default=1)  # of the version that stands
    taken_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    taken_until = models.DateTimeField(null=True, blank=True)  # “works on it until”: a hint, over by itself
    key = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="document_key_once")]


class DocumentTag(models.Model):
    """A folder, so to speak: a document lies in as many as it has tags."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="tag_rows")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "document"], name="document_tag_once")]

    def __str__(self) -> str:
        return self.name


class DocumentVersion(models.Model):
    """Bytes never change: what is restored is a new version with the bytes of an old one."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey("core.File", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=100)
    party = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    restores = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)  # its words, for search and a first look
    reading = models.CharField(max_length=10, choices=Reading, default=Reading.WAITING)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_version_once")]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    @property
    def extension(self) -> Any:
        return self.name.rpartition(".")[2].lower()


state_table(
    Document,
    {
        Approval.DRAFT: (Approval.PROPOSED,),
        Approval.PROPOSED: (Approval.APPROVED, Approval.DRAFT),
        Approval.APPROVED: (Approval.DRAFT,),
    },
)
state_table(DocumentVersion, {Reading.WAITING: (Reading.READ, Reading.UNREADABLE)}, field="reading")
