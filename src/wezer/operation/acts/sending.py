"""Documents that leave: the invoice to its partner, reminders, and the moment at which one is late."""

from typing import Any

from django.conf import settings
from django.db.models import F

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.papers import language_of
from wezer.operation.days import day_of, today
from wezer.operation.events import InvoiceOverdue, InvoiceReminded, InvoiceSent
from wezer.operation.models import Invoice, InvoiceReminder, InvoiceState
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.refusals import NotOpen, OfBackOffice, PartnerAddressless
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft


@act
def send_invoice(*, by: Any, invoice: Invoice, word: str = "", key: str = "") -> Invoice:
    """By mail, with its paper; again as often as somebody asks for it."""
    require(by, KEEP_BOOKS, invoice.books)
    if invoice.is_of_back_office:
        raise OfBackOffice()
    if invoice.state not in (InvoiceState.POSTED, InvoiceState.PAID, InvoiceState.CREDITED) or not invoice.is_out:
        raise NotOpen(state=invoice.get_state_display())
    _mail(invoice, "invoice", word, key or f"{invoice.version}")
    Invoice.objects.filter(pk=invoice.pk).update(sent_at=now(), version=F("version") + 1)
    emit(InvoiceSent(subject=ref(invoice)))
    return invoice


@act
def remind(*, by: Any, invoice: Invoice, word: str = "") -> InvoiceReminder:
    """A friendly word that something waits; each is counted, and two at once are one."""
    require(by, KEEP_BOOKS, invoice.books)
    invoice = (
        Invoice.objects.select_for_update(of=("self",)).select_related("books", "partner__party").get(pk=invoice.pk)
    )
    if invoice.is_of_back_office:
        raise OfBackOffice()
    if invoice.state != InvoiceState.POSTED or not invoice.is_out or invoice.is_credit:
        raise NotOpen(state=invoice.get_state_display())
    level = invoice.reminders.count() + 1
    last = invoice.reminders.last()
    if last is not None and day_of(last.at) == today():
        return last
    made = InvoiceReminder.objects.create(
        invoice=invoice, level=level, at=now(), to=invoice.partner.email, made_by=by.member
    )
    _mail(invoice, "reminder", word, f"reminder{level}")
    emit(InvoiceReminded(subject=ref(invoice), level=level))
    return made


@act
def tell_overdue(*, by: Any, limit: int = 200) -> int:
    """What became late since yesterday is told once. For the timetable."""
    rows = Invoice.objects.select_for_update(of=("self",)).filter(
        state=InvoiceState.POSTED, overdue_at=None, due__lt=today(), credits=None, to_pay__gt=0
    )
    late = list(rows.order_by("due", "id")[:limit])
    Invoice.objects.filter(pk__in=[one.pk for one in late]).update(overdue_at=now())
    for invoice in late:
        emit(InvoiceOverdue(subject=ref(invoice), origin=invoice.origin))
    return len(late)


def _mail(invoice: Invoice, letter: str, word: str, name: str) -> None:
    if not invoice.partner.email:
        raise PartnerAddressless(partner=invoice.partner.name)
    payload = {
        "origin": str(ref(invoice)),
        "language": language_of(invoice),
        "to": invoice.partner.email,
        "letter": letter,
        "word": word.strip()[:1000],
        "url": f"{settings.SITE_URL}{invoice.get_absolute_url()}" if invoice.partner.party_id else "",
    }
    draw_flights(drafts=[Draft("document_mail", letter, f"document_mail:{ref(invoice)}:{name}", payload=payload)])
