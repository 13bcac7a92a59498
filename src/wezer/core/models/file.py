"""Files: rows here, bytes under WEZER_HOME/media by their hash, served only to those who may see what they hang on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class FileState(models.TextChoices):
    RECEIVED = "received", _("being prepared")
    READY = "ready", _("ready")
    REFUSED = "refused", _("refused")


class File(models.Model):
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(
        max_length=64, db_index=True
    )  # of the bytes served: they are re-encoded, never as received
    size = models.PositiveBigIntegerField(default=0)
    type = models.CharField(max_length=100)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    description = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.RECEIVED)
    owner = models.ForeignKey("core.Party", models.PROTECT, related_name="files")
    item = models.ForeignKey("core.Item", models.CASCADE, null=True, blank=True, related_name="files")
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["item", "position"], name="file_of_item")]

    def __str__(self) -> str:
        return self.name


state_table(File, {FileState.RECEIVED: (FileState.READY, FileState.REFUSED)})
