"""What the bank says happened: statements as they were imported, their lines, and what each line was matched with.

Amounts are minor units of the books' currency; money in is positive.
"""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table
from wezer.operation.roles import role_name


class StatementState(models.TextChoices):
    RECORDING = "recording", _("being recorded")
    KEPT = "kept", _("recorded")


class BankStatement(models.Model):
    """One imported file. `digest` knows it again; its bytes are kept as they came."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="statements")
    account = models.CharField(max_length=60, default="bank")  # a role
    state = models.CharField(max_length=9, choices=StatementState, default=StatementState.RECORDING)
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    layout = models.JSONField(default=dict, blank=True)  # how a table of text was read
    number = models.CharField(max_length=35, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    opening = models.BigIntegerField(null=True)
    closing = models.BigIntegerField(null=True)
    starts = models.DateField()
    ends = models.DateField()
    problem = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["books", "digest"], name="bank_statement_once")]
        indexes = [models.Index(fields=["books", "-ends", "-id"], name="bank_statement_by_end")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("office:statement", args=[self.uid])

    @property
    def recording_key(self) -> str:
        return f"statement:{self.uid}"

    @property
    def path(self) -> Path:
        return statement_path(self.digest)


def statement_path(digest: str) -> Path:
    """Write-once, under its hash, beside what else is kept and backed up."""
    return Path(settings.MEDIA_ROOT) / "statements" / digest[:2] / digest


class LineState(models.TextChoices):
    NEW = "new", _("to match")
    MATCHING = "matching", _("being recorded")
    MATCHED = "matched", _("matched")
    IGNORED = "ignored", _("left out")


class BankLine(models.Model):
    """One movement, `position` its number in the file. `attempt` counts how often it was sent to the books."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.PROTECT, related_name="bank_lines")
    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    date = models.DateField()
    amount = models.BigIntegerField()
    text = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=140, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    reference = models.CharField(max_length=70, blank=True)
    code = models.CharField(max_length=4, blank=True)  # why the bank gave a payment back
    print = models.CharField(max_length=32, db_index=True)  # knows a movement again that another file brought
    state = models.CharField(max_length=8, choices=LineState, default=LineState.NEW)
    version = models.PositiveIntegerField(default=1)
    attempt = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=300, blank=True)  # why it is left out, or what the match rests on
    entry = models.UUIDField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "position"], name="bank_line_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="bank_line_moves"),
        ]
        indexes = [
            models.Index(fields=["books", "state", "-date", "-id"], name="bank_line_by_state"),
            models.Index(fields=["books", "-date", "-id"], name="bank_line_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.amount}"

    def get_absolute_url(self) -> str:
        return reverse("office:bank-line", args=[self.uid])

    @property
    def recording_key(self) -> str:
        return f"match:{self.uid}:v{self.attempt}"

    @property
    def is_in(self) -> bool:
        return self.amount > 0

    @property
    def is_open(self) -> bool:
        return self.state == LineState.NEW

    @property
    def words(self) -> str:
        """Who and what, as far as the bank says."""
        return " · ".join(part for part in (self.name, self.text or self.reference) if part) or "–"


class TargetKind(models.TextChoices):
    """The gateway's names."""

    DOCUMENT = "document", _("open document")
    PARTY = "party", _("partner, oldest first")
    ACCOUNT = "account", _("account")
    BATCH = "batch", _("batch of payments")
    RETURNED = "returned", _("payment given back")
    RECORDED = "recorded", _("recorded already")


class BankMatch(models.Model):
    """What (a part of) a line was matched with. Undone matches stay, with the day of their undoing."""

    line = models.ForeignKey(BankLine, models.CASCADE, related_name="matches")
    attempt = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=TargetKind)
    amount = models.BigIntegerField()  # without sign
    target = models.CharField(max_length=120)  # the gateway's reference
    partner = models.ForeignKey("operation.Partner", models.PROTECT, null=True, related_name="+")
    label = models.CharField(max_length=200)
    undone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["line", "attempt", "position"], name="bank_match_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="bank_match_positive"),
        ]
        indexes = [models.Index(fields=["target"], name="bank_match_of_target")]

    def __str__(self) -> str:
        return f"{self.amount} → {self.label}"


class MatchRule(models.Model):
    """What was decided before for lines like this one: the same account number, or the same words, on the same side."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="match_rules")
    sign = models.SmallIntegerField()  # 1 money in, -1 money out
    sameness = models.CharField(max_length=120)  # `iban:…` or `words:…`
    role = models.CharField(max_length=60, blank=True)
    partner = models.ForeignKey("operation.Partner", models.CASCADE, null=True, blank=True, related_name="+")
    uses = models.PositiveIntegerField(default=1)
    used_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["books", "sign", "sameness"], name="match_rule_once")]
        indexes = [models.Index(fields=["books", "-used_at", "-id"], name="match_rule_by_use")]

    def __str__(self) -> str:
        return f"{self.sameness} → {self.role or self.partner_id}"

    @property
    def words(self) -> str:
        """The account number or the words that lines must have."""
        return self.sameness.partition(":")[2]

    @property
    def is_of_account(self) -> bool:
        return self.sameness.startswith("iban:")

    @property
    def is_in(self) -> bool:
        return self.sign > 0

    @property
    def target_words(self) -> str:
        """The account or the partner it leads to."""
        if self.role:
            return str(role_name(self.role))
        return self.partner.name if self.partner else ""


state_table(BankStatement, {StatementState.RECORDING: (StatementState.KEPT,)})
state_table(
    BankLine,
    {
        LineState.NEW: (LineState.MATCHING, LineState.IGNORED),
        LineState.MATCHING: (LineState.MATCHED, LineState.NEW),
        LineState.MATCHED: (LineState.MATCHING,),
        LineState.IGNORED: (LineState.NEW,),
    },
)
