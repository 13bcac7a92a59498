"""Setting up: what the wizard was told so far, how far the engine is made, the years and months of the books."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.states import state_table


class OpeningDraft(models.Model):
    """Answers of the wizard before the books are opened; whoever sets up the books may go on with them."""

    entity = models.OneToOneField("core.Group", models.CASCADE, related_name="+")
    said = models.JSONField(default=dict)  # step → its answers
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.entity_id}: {', '.join(self.said)}"


class EngineStage(models.TextChoices):
    WAITING = "waiting", _("not begun")
    MAKING = "making", _("being prepared")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be prepared")


class EngineState(models.Model):
    """One row: how far the making of the engine's database has come, for pages that wait for it."""

    stage = models.CharField(max_length=8, choices=EngineStage, default=EngineStage.WAITING)
    done = models.PositiveSmallIntegerField(default=0)  # of `total` modules
    total = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=1000, blank=True)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.stage} {self.done}/{self.total}"


class YearState(models.TextChoices):
    OPENING = "opening", _("being opened")
    OPEN = "open", _("open")
    CLOSING = "closing", _("being closed")
    CLOSED = "closed", _("closed")


class BookYear(models.Model):
    """A fiscal year; its series of numbers begin with `prefixes`."""

    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="years")
    name = models.CharField(max_length=20)
    start = models.DateField()
    end = models.DateField()
    prefixes = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=YearState, default=YearState.OPENING)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["books", "start"], name="book_year_once")]

    def __str__(self) -> str:
        return self.name


class BookPeriod(models.Model):
    """A month of a year: nothing is posted in it once it is closed."""

    year = models.ForeignKey(BookYear, models.CASCADE, related_name="periods")
    start = models.DateField()
    end = models.DateField()
    state = models.CharField(max_length=8, choices=YearState, default=YearState.OPENING)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "start"], name="book_period_once")]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m}"


_YEAR: dict[str, tuple[str, ...]] = {
    YearState.OPENING: (YearState.OPEN,),
    YearState.OPEN: (YearState.CLOSING,),
    YearState.CLOSING: (YearState.CLOSED, YearState.OPEN),
}
state_table(BookYear, _YEAR)
state_table(BookPeriod, {**_YEAR, YearState.OPEN: (YearState.CLOSING, YearState.CLOSED)})  # a year closes its months
state_table(
    EngineState,
    {
        EngineStage.WAITING: (EngineStage.MAKING, EngineStage.READY),
        EngineStage.MAKING: (EngineStage.READY, EngineStage.FAILED),
        EngineStage.READY: (EngineStage.MAKING,),
        EngineStage.FAILED: (EngineStage.MAKING, EngineStage.READY),
    },
    field="stage",
)
