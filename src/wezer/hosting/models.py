"""What the host keeps: which imports were made, and what each line of them became."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table

#: After this long without an end, an order may be asked for again.
PATIENCE = timedelta(minutes=15)


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


class ImportTurn(models.Model):
    """Whose turn it is to write or to undo an import: one row, held until a moment, so that only one runs at a time and
    one that died keeps nobody waiting for long."""

    holder = models.CharField(max_length=36, blank=True)
    until = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="import_turn_alone")]

    def __str__(self) -> str:
        return self.holder


class OrderState(models.TextChoices):
    READING = "reading", _("being read")
    READ = "read", _("read, not written yet")
    REFUSED = "refused", _("cannot be read")
    WRITING = "writing", _("being written")
    WAITING = "waiting", _("waits for its differences to be accepted")
    FAILED = "failed", _("stopped in the middle")
    DONE = "done", _("done")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


#: The worker is at it.
BUSY_STATES = (OrderState.READING, OrderState.WRITING, OrderState.UNDOING)


class ImportOrder(models.Model):
    """An import that a gardener asked for on a page: its files wait beside the media until it is over."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    author = models.ForeignKey("core.Member", models.PROTECT, related_name="+")
    source = models.CharField(max_length=20)
    currency = models.CharField(max_length=12, blank=True)
    columns = models.JSONField(default=dict)  # our name → the file's own column
    files = models.JSONField(default=list)  # [[role, name, place]], in order
    language = models.CharField(max_length=12, blank=True)  # of the report
    state = models.CharField(max_length=8, choices=OrderState, default=OrderState.READING)
    batch = models.ForeignKey(ImportBatch, models.SET_NULL, null=True, related_name="orders")
    summary = models.JSONField(default=dict)
    problems = models.JSONField(default=list)  # [[file, line, column, is_error, sentence]]
    refusal = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=now)
    asked_at = models.DateTimeField(default=now)  # when the worker was last asked to do something

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="import_order_by_state")]

    def __str__(self) -> str:
        return f"{self.source} {self.uid}"

    @property
    def is_busy(self) -> bool:
        return self.state in BUSY_STATES

    @property
    def is_stuck(self) -> bool:
        """Whoever wrote it may have died: it can be asked for again."""
        return self.is_busy and self.asked_at < now() - PATIENCE


state_table(
    ImportBatch,
    {
        BatchState.RUNNING: (BatchState.WAITING, BatchState.DONE, BatchState.UNDOING),
        BatchState.WAITING: (BatchState.DONE, BatchState.UNDOING),
        BatchState.DONE: (BatchState.UNDOING,),
        BatchState.UNDOING: (BatchState.UNDONE,),
    },
)
_ENDS = (OrderState.DONE, OrderState.WAITING, OrderState.FAILED, OrderState.REFUSED)
state_table(
    ImportOrder,
    {
        OrderState.READING: (OrderState.READ, OrderState.REFUSED),
        OrderState.READ: (OrderState.WRITING, OrderState.REFUSED),
        OrderState.WRITING: _ENDS,
        OrderState.WAITING: (OrderState.WRITING, OrderState.UNDOING),
        OrderState.FAILED: (OrderState.WRITING, OrderState.UNDOING),
        OrderState.DONE: (OrderState.UNDOING,),
        OrderState.UNDOING: (OrderState.UNDONE, *_ENDS),
    },
)
