"""Lists of invoices and what stands at their foot; a page costs the same however many there are."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, Sum
from django.utils.translation import gettext_lazy as _

from wezer.kernel.money import Money
from wezer.ledger.models import Currency
from wezer.operation.acts.settlements import legal_left
from wezer.operation.days import today
from wezer.operation.models import (
    Books,
    CommunityMoney,
    Direction,
    Invoice,
    InvoicePart,
    InvoicePayment,
    InvoiceState,
    MoneyPolicy,
    Partner,
)
from wezer.operation.queries.recording import with_signs
from wezer.operation.reckoning import Totals, signed_net, tax_of

#: The newest first.
ORDER = ("-date", "-id")


@dataclass(frozen=True, slots=True)
class Filters:
    direction: str = ""
    state: str = ""
    since: date | None = None
    until: date | None = None
    q: str = ""
    partner: Partner | None = None


def document_rows(viewer: Any) -> Any:
    """Documents with all that their page says, as few statements as there are kinds of things on it."""
    payments = InvoicePayment.objects.select_related("currency", "transaction")
    rows = with_signs(Invoice.objects.visible_to(viewer).with_parts())
    return rows.prefetch_related(Prefetch("payments", payments), "reminders", "credit_notes")


def listed(books: Books, filters: Filters) -> Any:
    """The invoices of these books that the filters let through."""
    rows = Invoice.objects.filter(books=books)
    if filters.direction:
        rows = rows.filter(direction=filters.direction)
    if filters.state == "late":
        rows = rows.filter(state=InvoiceState.POSTED, due__lt=today())
    elif filters.state:
        rows = rows.filter(state=filters.state)
    else:
        rows = rows.exclude(state=InvoiceState.CANCELLED)
    if filters.since:
        rows = rows.filter(date__gte=filters.since)
    if filters.until:
        rows = rows.filter(date__lte=filters.until)
    if filters.partner:
        rows = rows.filter(partner=filters.partner)
    if words := filters.q.strip():
        named = Partner.objects.filter(name__icontains=words).values("pk")
        rows = rows.filter(
            Q(number__icontains=words)
            | Q(title__icontains=words)
            | Q(reference__icontains=words)
            | Q(partner__in=named)
        )
    return rows.select_related("partner", "credits", "books")


@dataclass(frozen=True, slots=True)
class Foot:
    """The sums of a whole list, in one currency; credit notes count against what they take back."""

    direction: str
    currency: str
    digits: int
    number: int
    total: int
    to_pay: int


def foot_of(rows: Any) -> list[Foot]:
    """One line for each direction and currency. One statement."""
    counted = InvoiceState.DRAFT, InvoiceState.RECORDING, InvoiceState.POSTED, InvoiceState.PAID, InvoiceState.CREDITED
    found = (
        rows.filter(state__in=counted)
        .order_by()
        .values("direction", "currency", "digits")
        .annotate(
            number=Count("id"),
            given=Sum("total", filter=Q(credits=None)),
            back=Sum("total", filter=Q(credits__isnull=False)),
            left=Sum("to_pay", filter=Q(credits=None, state=InvoiceState.POSTED)),
        )
    )
    made = [
        Foot(
            row["direction"], row["currency"], row["digits"], row["number"],
            (row["given"] or 0) - (row["back"] or 0), row["left"] or 0,
        )
        for row in found
    ]  # fmt: skip
    return sorted(made, key=lambda foot: (foot.direction != Direction.OUT, foot.currency))


#: The steps of a document as people see them.
STEPS = (_("Draft"), _("In the books"), _("Settled in part"), _("Settled"))


def step_number(invoice: Invoice) -> int:
    """Where it stands among STEPS; past the last when all is done."""
    if invoice.state in (InvoiceState.DRAFT, InvoiceState.CANCELLED):
        return 1
    if invoice.state == InvoiceState.RECORDING:
        return 2
    if invoice.state in (InvoiceState.PAID, InvoiceState.CREDITED):
        return len(STEPS) + 1
    return 4 if invoice.to_pay < invoice.total else 3


def taxes_of_invoice(invoice: Invoice) -> Totals:
    """What each tax comes to, as the lines say; the engine's own sum stands on the invoice."""
    bases: dict[str, int] = {}
    net = 0
    for line in invoice.lines.all():
        net += signed_net(line)
        for name in line.taxes:
            bases[name] = bases.get(name, 0) + signed_net(line)
    return Totals(net, {name: tax_of(base, name) for name, base in bases.items()})


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part in a currency of the community: paid, or by whom it may be paid now."""

    part: InvoicePart
    payment: InvoicePayment | None

    @property
    def money(self) -> Money:
        return Money(self.part.units, self.part.currency.code)


def parts_shown(invoice: Invoice) -> list[PartShown]:
    paid = {one.currency_id: one for one in invoice.payments.all() if one.counts}
    return [PartShown(part, paid.get(part.currency_id)) for part in invoice.parts.all()]


def legal_total(invoice: Invoice) -> int:
    """What of the whole is to be paid in legal money."""
    return invoice.total - sum(part.value for part in invoice.parts.all())


def left_in_legal(invoice: Invoice) -> int:
    return max(legal_left(invoice), 0) if invoice.state == InvoiceState.POSTED and not invoice.is_credit else 0


def payable_currencies(books: Books) -> list[Currency]:
    """The community's currencies in which a part of an invoice may be agreed: those that have a value in the books."""
    rows = CommunityMoney.objects.filter(books=books, policy=MoneyPolicy.VALUED).select_related("currency")
    return [row.currency for row in rows.order_by("currency_id") if row.currency.code != books.currency]
