"""Payments, and what is set around them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member
from wezer.ledger.acts.schedules import stop_schedule
from wezer.ledger.acts.tickets import end_ticket
from wezer.ledger.exports import as_csv
from wezer.ledger.models import WALLET, Account, Schedule, ScheduleState, Ticket, TicketState, Transaction
from wezer.ledger.statements import Filters


@own_data.add
class Payments(OwnData):
    """Payments and what led to them: the other side relies on them, so they go on naming the pseudonym."""

    kind = "payments"
    name = _("My payments")
    keeps = (
        "ledger.Account.holder", "ledger.Transaction.party", "ledger.Transaction.initiator", "ledger.Transaction.payer",
        "ledger.Transaction.payee", "ledger.TransactionLog.actor", "ledger.TransactionLog.acting_for",
        "ledger.Signature.signer", "ledger.Ticket.payee", "ledger.Ticket.author", "ledger.Schedule.payer",
        "ledger.Schedule.payee", "ledger.Schedule.author",
    )  # fmt: skip

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        accounts = Account.objects.filter(holder=member).select_related("currency").order_by("pk")
        mine = Transaction.objects.filter(Q(payer=member) | Q(payee=member)).select_related("payer", "payee")
        return {
            "accounts": [
                {
                    "uid": str(each.uid),
                    "currency": each.currency.code,
                    "balance": each.currency.text(each.balance),
                    "state": each.state,
                }
                for each in accounts
            ],
            "payments": [
                {
                    "uid": str(each.uid),
                    "at": each.created_at.isoformat(),
                    "payer": each.payer.name,
                    "payee": each.payee.name,
                    "state": each.state,
                    "for": each.memo,
                }
                for each in mine.order_by("pk").iterator(chunk_size=500)
            ],
        }

    def files(self, member: Member, viewer: Any) -> Iterator[tuple[str, bytes]]:
        """A statement of each account, for spreadsheets."""
        accounts = Account.objects.filter(holder=member, purpose=WALLET).select_related("currency").order_by("pk")
        for account in accounts:
            yield f"payments-{slugify(account.currency.code)}.csv", as_csv(account, Filters())

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """What was still to be paid by itself ends."""
        mine = Schedule.objects.filter(Q(payer=member) | Q(payee=member))
        for schedule in mine.filter(state=ScheduleState.ACTIVE):
            stop_schedule(schedule)
        for ticket in Ticket.objects.filter(payee=member, state=TicketState.OPEN):
            end_ticket(ticket, TicketState.CANCELLED)


@own_data.add
class WalletRules(OwnData):
    kind = "wallet_rules"
    name = _("How my wallet answers")
    forgets = (
        "ledger.RequestPolicy.party", "ledger.RequestPolicy_trusted.party", "ledger.CodeTries.party",
    )  # fmt: skip
    keeps = (
        "ledger.AuthorisationRule.party", "ledger.AuthorisationRule.author", "ledger.CurrencyVersion.author",
        "ledger.LimitRule.member", "ledger.LimitRule.author",
    )  # fmt: skip
