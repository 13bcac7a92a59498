"""Papers: documents as PDF, drawn once by the worker and kept. What was issued never looks different later."""

from pathlib import Path

from django.conf import settings
from django.db import models

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Paper(models.Model):
    """The PDF of one document (`origin` is its Ref) in one language."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    origin = models.CharField(max_length=100)
    language = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "language"], name="paper_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return paper_path(self.sha256)


def paper_path(sha256: str) -> Path:
    """Write-once, under its hash, beside the pictures: what is backed up with them."""
    return Path(settings.MEDIA_ROOT) / "papers" / sha256[:2] / f"{sha256}.pdf"
