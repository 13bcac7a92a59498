"""Files that the law asks for: made once by the worker from the engine, then kept (SETTLED row 8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class FileState(models.TextChoices):
    ASKED = "asked", _("being made")
    MADE = "made", _("made")
    REFUSED = "refused", _("refused")


class StatutoryFile(models.Model):
    """One file of one kind over a period; its bytes lie beside the community's other files, under its uid."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="files")
    kind = models.CharField(max_length=20)
    start = models.DateField()
    end = models.DateField()
    state = models.CharField(max_length=8, choices=FileState, default=FileState.ASKED)
    name = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    refusal = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=now)
    made_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or f"{self.kind} {self.start}"


state_table(StatutoryFile, {FileState.ASKED: (FileState.MADE, FileState.REFUSED)})
