"""Links between things, flights that leave after the commit, and how far the worker has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class Link(models.Model):
    """`source` became or brought forth `target` (both are Refs): by which arrow, told by which fact."""

    source = models.CharField(max_length=100)
    target = models.CharField(max_length=100)
    arrow = models.CharField(max_length=80, blank=True)
    fact = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target", "arrow"], name="link_once")]
        indexes = [models.Index(fields=["target", "source"], name="link_backward")]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class FlightState(models.TextChoices):
    PENDING = "pending", _("waiting")
    RUNNING = "running", _("on its way")
    RETRY = "retry", _("will be tried again")
    HELD = "held", _("held")
    DONE = "done", _("done")


#: What has not arrived yet; `held` waits for a person.
DUE_STATES = (FlightState.PENDING, FlightState.RETRY)
NOT_DONE = (*DUE_STATES, FlightState.RUNNING, FlightState.HELD)


class Flight(models.Model):
    """Something that must happen after the commit, once: an arrow, a mail, a webhook, a receiver that failed.

    `key` is unique for ever: drawing the same flight twice changes nothing. After its tries a flight is `held` for a
    person to look at, never dropped by itself, unless its kind ends quietly.
    """

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    kind = models.CharField(max_length=20)  # of the registry `flight_kinds`
    name = models.CharField(max_length=120)  # the arrow, the receiver, the webhook, the sort of mail
    fact = models.UUIDField(null=True, blank=True)
    key = models.CharField(max_length=200, unique=True)
    depends_on = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="waiting"
    )  # flies after these
    state = models.CharField(max_length=8, choices=FlightState, default=FlightState.PENDING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=now)  # when due; while running: when whoever took it is taken for dead
    error = models.CharField(max_length=1000, blank=True)
    dropped_because = models.CharField(max_length=300, blank=True)  # a person gave it up, and why
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_at", "id"], condition=~Q(state__in=["done", "held"]), name="flight_due"),
            models.Index(fields=["id"], condition=Q(state="held"), name="flight_held"),
            models.Index(fields=["kind", "done_at"], condition=Q(state="done"), name="flight_old"),
            models.Index(fields=["kind", "name", "id"], name="flight_of_name"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_held(self) -> bool:
        return self.state == FlightState.HELD


class FactCursor(models.Model):
    """How far a consumer has read the facts: (xid, id), never an id alone (SETTLED row 10)."""

    consumer = models.CharField(max_length=40, unique=True)
    xid = models.BigIntegerField(default=0)
    last_id = models.BigIntegerField(default=0)
    # The farthest it ever was: what lies before was told, and is not told again wherever the cursor is set (core.md I-11).
    told_xid = models.BigIntegerField(default=0)
    told_id = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.consumer} at {self.xid}/{self.last_id}"


class ScheduledJob(models.Model):
    """When a scheduled job runs next, and how its last run ended."""

    name = models.CharField(max_length=120, unique=True)
    next_at = models.DateTimeField(default=now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return self.name


class WorkerSeen(models.Model):
    """A sign of life of each worker process."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class ArrowSwitch(models.Model):
    """An arrow that the community has switched off (or on again)."""

    arrow = models.CharField(max_length=80, unique=True)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=now)
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.arrow}: {'on' if self.is_on else 'off'}"


state_table(
    Flight,
    {
        FlightState.PENDING: (FlightState.RUNNING, FlightState.RETRY, FlightState.HELD, FlightState.DONE),
        FlightState.RUNNING: (FlightState.PENDING, FlightState.RETRY, FlightState.HELD, FlightState.DONE),
        FlightState.RETRY: (FlightState.RUNNING, FlightState.HELD, FlightState.DONE),
        FlightState.HELD: (FlightState.RETRY, FlightState.DONE),
    },
)
