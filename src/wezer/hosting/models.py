"""What the host keeps: which imports were made, and what each line of them became."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now


class BatchState(models.TextChoices):
    RUNNING = "running", _("being written")
    WAITING = "waiting", _("waits for its differences to be accepted")
    DONE = "done", _("done")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


class ImportBatch(models.Model):
    """One import. Its people and announcements stay out of sight until its balances are those of the source."""

    code = models.CharField(max_length=40, unique=True)
    source = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)  # of the files: the same files go on with the batch they began
    state = models.CharField(max_length=8, choices=BatchState, default=BatchState.RUNNING)
    created_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.code


class ImportRow(models.Model):
    """One thing of a batch, by its name in the source. `is_new`: made by this batch, so undone with it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=12)  # person, belonging, listing
    key = models.CharField(max_length=200)
    ref = models.CharField(max_length=100)
    is_new = models.BooleanField(default=True)
    no_mail = models.BooleanField(default=False)  # a paper member: somebody should ask how to reach them

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "kind", "key"], name="import_row_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
