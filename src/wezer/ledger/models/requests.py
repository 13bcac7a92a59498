"""Asking to be paid: what a payer wants done with requests, and tickets for a payer not known yet (exchange.md B.7)."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table

if TYPE_CHECKING:
    from wezer.core.models import Party


class Answer(models.TextChoices):
    ASK = "ask", _("always ask me")
    TRUSTED = "trusted", _("pay at once whom I trust")
    AUTOMATIC = "automatic", _("always pay at once")
    SILENCE = "silence", _("pay after some days without an answer")


class RequestPolicy(models.Model):
    """How a payer answers requests. A request itself is a Transaction of path "request" in state pending."""

    party = models.OneToOneField("core.Party", models.CASCADE, related_name="request_policy")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.ASK)
    silence_days = models.PositiveSmallIntegerField(default=7)
    trusted: "models.ManyToManyField[Party, models.Model]" = models.ManyToManyField("core.Party", related_name="+")

    def __str__(self) -> str:
        return f"{self.party_id}: {self.answer}"


class TicketState(models.TextChoices):
    OPEN = "open", _("open")
    PROCESSED = "processed", _("paid")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("expired")


class Ticket(models.Model):
    """A request whose payer is whoever shows the code. `secret` is in the QR code, `code` is short enough to type. `open` with
    a transaction it waits for that one's signatures, and nobody else can pay it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    payee = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    amounts = models.JSONField()
    description = models.CharField(max_length=500, blank=True)
    code = models.CharField(max_length=12)
    secret = models.UUIDField(unique=True)
    state = models.CharField(max_length=10, choices=TicketState, default=TicketState.OPEN)
    transaction = models.OneToOneField("ledger.Transaction", models.PROTECT, null=True, related_name="ticket")
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(state="open"), name="ticket_code_once_while_open")
        ]

    def __str__(self) -> str:
        return str(self.uid)

    def money(self) -> list[Money]:
        return [Money(units, code) for units, code in self.amounts]


class CodeTries(models.Model):
    """Wrong ticket codes typed by one party. Five lock it until the ticket of the last try would have expired."""

    party = models.OneToOneField("core.Party", models.CASCADE, related_name="+")
    count = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.party_id}: {self.count}"


state_table(Ticket, {TicketState.OPEN: (TicketState.PROCESSED, TicketState.CANCELLED, TicketState.EXPIRED)})
