"""Between the market and the books: what was agreed becomes an invoice, and what the books say comes back to the two sides.

The organisation of the books is one of them: as who is paid it issues the invoice, as who pays it expects one.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.modules import is_open
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.exchange.acts.exchanges import confirm_reply_receipt, invoice_reply, pay_reply
from wezer.exchange.models import Reply, ReplyState
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref, ref
from wezer.ledger.models import Transaction, lines
from wezer.operation.acts.agreed import draft_from_agreement
from wezer.operation.acts.credits import credit_invoice
from wezer.operation.acts.invoices import cancel_invoice, issue_invoice
from wezer.operation.acts.undoing import mirror_payment
from wezer.operation.days import today
from wezer.operation.models import GONE, Books, BooksState, Direction, Invoice, InvoicePayment, InvoiceState
from wezer.workflow.arrow import arrow

#: Steps after which what was agreed is due.
DUE = ("deliver", "invoice")
NOT_YET_INVOICED = (ReplyState.ACCEPTED, ReplyState.DELIVERED)


@arrow(
    _("exchange → invoice"),
    on_fact=("exchange.reply_moved", "exchange.reply_paid"),
    key="flows.invoice_exchange",
    note=_("An exchange with the organisation of the books that is done, or paid, becomes its invoice: once."),
)
def invoice_exchange(fact: Fact) -> Any:
    if fact.name == "exchange.reply_moved" and fact.payload.get("step") not in DUE:
        return None
    wanted, reply = str(value("operation.invoices_from_replies")), _reply(fact.subject)
    if reply is None or wanted == "no" or not is_open("operation"):
        return None
    found = _books(reply)
    if found is None or reply.state in (ReplyState.CANCELLED, ReplyState.REFUNDING):
        return None
    books, direction, other = found
    system = Viewer.system()
    invoice = draft_from_agreement(
        by=system, books=books, direction=direction, party=other, title=reply.announcement.title, prices=reply.price(),
        origin=ref(reply), agreement=reply.transaction, service_at=reply.delivered_at or now(),
    )  # fmt: skip
    if invoice is None:
        return None
    if wanted == "issue" and direction == Direction.OUT and invoice.state == InvoiceState.DRAFT:
        issue_invoice(by=system, invoice=invoice)
    return reply, invoice


@arrow(
    _("exchange cancelled → credit note"),
    on_fact="exchange.reply_moved",
    key="flows.credit_exchange",
    note=_(
        "An exchange that was called off or given back leaves no invoice behind. What was noted by hand or matched with the bank waits for a person."
    ),
)
def credit_exchange(fact: Fact) -> Any:
    """An exchange that was called off or given back leaves no invoice behind: what the market had paid is mirrored, then
    the whole is credited. What was noted by hand or matched with the bank waits for a person."""
    if fact.payload.get("state") != ReplyState.CANCELLED:
        return None
    invoice = Invoice.objects.filter(origin=fact.subject, credits=None).exclude(state=InvoiceState.CANCELLED).first()
    if invoice is None:
        return None
    system = Viewer.system()
    if invoice.state == InvoiceState.DRAFT:
        cancel_invoice(by=system, invoice=invoice)
        return None
    paid = list(invoice.payments.exclude(state__in=GONE).select_related("invoice__books"))
    if not paid:
        return _credited(invoice, _("The exchange was called off."))
    given_back = [each for each in paid if _came_from_market(each) or fact.payload.get("step") == "refund"]
    if len(given_back) < len(paid):
        return None
    for each in given_back:
        mirror_payment(by=system, payment=each, reason=str(_("Given back in the market.")), day=max(today(), each.date))
    return invoice, given_back[-1]


@arrow(
    _("payment given back → credit note"),
    on_fact="operation.invoice_due_again",
    key="flows.credit_given_back",
    note=_("Once nothing paid is left in the books, the invoice of an exchange that is over is credited."),
)
def credit_given_back(fact: Fact) -> Any:
    reply, invoice = _reply_of(fact), Invoice.objects.get(uid=Ref(fact.subject).uid)
    if reply is None or reply.state != ReplyState.CANCELLED or invoice.payments.exclude(state__in=GONE).exists():
        return None
    return _credited(invoice, _("What was paid was given back."))


def _came_from_market(payment: InvoicePayment) -> bool:
    return payment.transaction_id is not None or payment.key.startswith("agreement:")


def _credited(invoice: Invoice, reason: Any) -> Any:
    if invoice.state != InvoiceState.POSTED:
        return None
    return invoice, credit_invoice(by=Viewer.system(), invoice=invoice, reason=str(reason))


@arrow(
    _("invoice → settlement asked"),
    on_fact="operation.invoice_posted",
    key="flows.ask_settlement",
    note=_("In the books with its number: the market says that settlement was asked for."),
)
def ask_settlement(fact: Fact) -> Any:
    _ask_settlement(_reply_of(fact))


def _ask_settlement(reply: Reply | None) -> None:
    if reply is not None and reply.state in NOT_YET_INVOICED and not reply.is_disputed:
        invoice_reply(by=Viewer.system(), reply=reply)


@arrow(
    _("invoice settled → receipt confirmed"),
    on_fact="operation.invoice_settled",
    key="flows.confirm_receipt",
    note=_("Nothing is left to pay in the books: nobody needs to confirm in the market what the bank has said."),
)
def confirm_receipt(fact: Fact) -> Any:
    _confirm_receipt(_reply_of(fact), str(fact.uid))


def _confirm_receipt(reply: Reply | None, key: str) -> None:
    if reply is None or reply.is_disputed:
        return
    system = Viewer.system()
    if reply.state in (*NOT_YET_INVOICED, ReplyState.INVOICED) and _is_all_outside(reply.transaction):
        pay_reply(by=system, reply=reply, key=key)
    if reply.state == ReplyState.CONFIRMING:
        confirm_reply_receipt(by=system, reply=reply)


@arrow(
    _("dispute over → what the books said meanwhile"),
    on_fact="exchange.dispute_settled",
    key="flows.after_dispute",
    note=_("Nothing moved in the market while the two sides disagreed: it goes on as agreed, and follows its invoice."),
)
def after_dispute(fact: Fact) -> None:
    invoice = Invoice.objects.filter(origin=fact.subject, credits=None, state__in=_SAYS).first()
    if invoice is None or fact.payload.get("outcome") not in ("continue", "taken_back") or not is_open("exchange"):
        return
    if invoice.state == InvoiceState.PAID:
        _confirm_receipt(_reply(fact.subject), str(fact.uid))
    else:
        _ask_settlement(_reply(fact.subject))


_SAYS = (InvoiceState.POSTED, InvoiceState.PAID)


def _is_all_outside(transaction: Transaction | None) -> bool:
    """Whether paying moves nothing that is issued here: from somebody's wallet only they pay."""
    return transaction is not None and all(line.currency.is_tracked for line in lines(transaction))


def _reply(subject: str) -> Reply | None:
    return (
        Reply._base_manager.select_related("announcement", "payer", "payee", "transaction", "terms", "group", "author")
        .filter(uid=Ref(subject).uid)
        .first()
    )


def _reply_of(fact: Fact) -> Reply | None:
    """The exchange from which the fact's invoice came."""
    origin = Invoice.objects.filter(uid=Ref(fact.subject).uid).values_list("origin", flat=True).first() or ""
    is_reply = Ref(origin).label == Reply._meta.label_lower
    return _reply(origin) if is_reply and is_open("exchange") else None


def _books(reply: Reply) -> tuple[Books, str, Any] | None:
    """Whose books it concerns, as who provides or as who receives, and the other side."""
    for entity, direction, other in (
        (reply.payee_id, Direction.OUT, reply.payer),
        (reply.payer_id, Direction.IN, reply.payee),
    ):
        books = Books.objects.filter(entity_id=entity).exclude(state="").select_related("entity").first()
        if books is not None and books.state in (BooksState.OPENING, BooksState.OPEN):
            return books, direction, other
    return None
