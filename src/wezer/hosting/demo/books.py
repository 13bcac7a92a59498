"""Val-Commun keeps books: opened on New Year's Day, forty invoices in every state, expenses, an exchange that becomes one.

Told by the worker after the community answers. Everything is an act in the name of who would do it; what the engine must
write waits in the outbox until the engine is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django_tasks import task

from wezer.core.acts.roles import grant_role
from wezer.core.community import community
from wezer.core.models import Group, Member, Role
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.exchanges import deliver_reply, pay_reply
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.hosting.demo.bank import tell_bank
from wezer.hosting.demo.sales import BILLS, CLAIMS, INVOICES, PARTNERS, Sale
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.ledger.models import Currency
from wezer.operation.acts.agreed import usual_taxes
from wezer.operation.acts.claims import Spent, approve_claim, refuse_claim, submit_claim, write_claim
from wezer.operation.acts.credits import credit_invoice
from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.acts.invoices import cancel_invoice, draft_invoice, issue_invoice
from wezer.operation.acts.opening import Asked, MoneyAsked, open_books
from wezer.operation.acts.partners import make_partner, partner_of
from wezer.operation.acts.settlements import record_payment
from wezer.operation.days import today
from wezer.operation.models import Books, Claim, Invoice, InvoiceState, MoneyPolicy, Partner
from wezer.operation.permissions import APPROVE_EXPENSE
from wezer.operation.rules import Worth

TREASURER, GARDENER = "Sage", "Oak"
SIX_FOR_ONE = Worth(6, 100)


@dataclass
class Office:
    """Who acts, and in which books."""

    books: Books
    keeper: Viewer
    entity: Group

    def member(self, name: str) -> Member:
        return Member.objects.get(name=name)

    def by(self, name: str, acting_for: Any = None) -> Viewer:
        return Viewer.of(self.member(name), acting_for)


@task()
def tell_books() -> None:
    """What the worker does for a new demo; begun again it goes on where it was, for every document has its key."""
    entity = community()
    office = Office(opened(entity), Viewer.of(_treasurer(entity)), entity)
    for tell in (tell_invoices, tell_expenses, tell_exchange):
        tell(office)
    tell_bank(office.books, office.keeper)


def opened(entity: Group) -> Books:
    """The books of an association that charges VAT, open since the first of January."""
    known = Books.objects.filter(entity=entity).first()
    if known is not None:
        return known
    year = today().year
    asked = Asked(
        pack="fr_association",
        identity={
            "legal_name": "Val-Commun", "street": "3 place du Lavoir", "postcode": "26400", "city": "Val-Commun",
            "country": "FR", "registration": "303265045", "email": "office@example.org", "bank_name": "Caisse de la vallée",
            "iban": "FR7630006000011234567890189", "bic": "AGRIFRPP", "creditor_id": "FR72ZZZ123456",
            "footer": "Association loi 1901",
        },
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        prefixes={},
        tax={"tax_regime": "vat", "vat_number": "FR40303265045"},
        moneys=(MoneyAsked("VAL", MoneyPolicy.VALUED, SIX_FOR_ONE),),
    )  # fmt: skip
    return open_books(by=Viewer.of(Member.objects.get(name=GARDENER)), entity=entity, asked=asked)


def _treasurer(entity: Group) -> Member:
    keeper = Member.objects.get(name=TREASURER)
    for key in ("treasurer", "wallet"):
        role = Role.objects.get(group=entity, key=key)
        if not role.holdings.filter(member=keeper, until=None).exists():
            grant_role(by=Viewer.system(), role=role, member=keeper)
    return keeper


# --- invoices ---


def tell_invoices(office: Office) -> None:
    """In the order of their days, as numbers want it."""
    partners = {name: _partner(office, name, fields) for name, fields in PARTNERS.items()}
    days = _days(len(INVOICES) + len(BILLS))
    for place, sale in enumerate(sorted([*INVOICES, *BILLS], key=lambda sale: sale.moment)):
        partner = partners.get(sale.partner) or partner_of(by=office.keeper, party=office.member(sale.partner))
        _tell_sale(office, sale, partner, days[place], f"demo-{place}")


def _partner(office: Office, name: str, fields: dict[str, str]) -> Partner:
    known = Partner.objects.filter(name=name, party=None).first()
    return known or make_partner(by=office.keeper, books=office.books, name=name, kind="organisation", **fields)


def _days(many: int) -> list[date]:
    """So many days from New Year's to yesterday, evenly."""
    start = date(today().year, 1, 3)
    span = max(1, (today() - start).days - 1)
    return [min(today(), start + timedelta(days=span * place // max(1, many - 1))) for place in range(many)]


def _tell_sale(office: Office, sale: Sale, partner: Partner, day: date, key: str) -> None:
    by, books = office.keeper, office.books
    taxes = usual_taxes(books, sale.direction) if sale.is_out else ("vat_20",)
    lines = [
        LineOf(text, price, quantity * 10**4, unit=unit, role=sale.role, taxes=taxes, nature=sale.nature)
        for text, price, quantity, unit in sale.lines
    ]
    parts = [PartOf(Currency.objects.get(code="VAL"), sale.val)] if sale.val else []
    invoice = draft_invoice(
        by=by, books=books, partner=partner, direction=sale.direction, lines=lines, parts=parts, day=day,
        title=sale.title, reference=sale.reference, key=key,
    )  # fmt: skip
    if invoice.state != InvoiceState.DRAFT or sale.fate == "draft":
        return
    if sale.fate == "cancelled":
        cancel_invoice(by=by, invoice=invoice)
        return
    issue_invoice(by=by, invoice=invoice)
    FATES[sale.fate](office, invoice, day)


def _paid(office: Office, invoice: Invoice, day: date) -> None:
    legal = invoice.total - sum(part.value for part in invoice.parts.all())
    record_payment(
        by=office.keeper, invoice=invoice, amount=legal, day=_later(day, 17), reference=f"VIR {invoice.pk:05}"
    )


def _part(office: Office, invoice: Invoice, day: date) -> None:
    record_payment(by=office.keeper, invoice=invoice, amount=invoice.total // 2, day=_later(day, 12))


def _credited(office: Office, invoice: Invoice, day: date) -> None:
    credit_invoice(by=office.keeper, invoice=invoice, reason="It was not needed after all.", day=day)


def _later(day: date, days: int) -> date:
    return min(today(), day + timedelta(days=days))


def _left(office: Office, invoice: Invoice, day: date) -> None:
    """Nothing more happens: open, or by now past its day."""


FATES: dict[str, Callable[[Office, Invoice, date], None]] = {
    "paid": _paid, "part": _part, "credited": _credited, "open": _left,
}  # fmt: skip


# --- expenses ---


def tell_expenses(office: Office) -> None:
    """What members paid: asked back, sent back, owed, given back, given."""
    for place, claim in enumerate(CLAIMS):
        member = office.member(claim.by)
        by = Viewer.of(member)
        group = Group.objects.filter(name=claim.group).first() or office.entity
        if not (by.belongs(group) and can(office.by(GARDENER), APPROVE_EXPENSE, group)):
            group = office.entity  # where somebody looks at it: a chapter decides over its money by itself
        currency = Currency.objects.get(code="VAL") if claim.wish == "community" else None
        lines = [
            Spent(text, today() - timedelta(days=days), role, amount, kilometres)
            for text, days, role, amount, kilometres in claim.lines
        ]
        made = write_claim(
            by=by, books=office.books, group=group, lines=lines, title=claim.title, wish=claim.wish, currency=currency,
            key=f"demo-{place}",
        )  # fmt: skip
        _tell_claim(office, by, made, claim.fate)


def _tell_claim(office: Office, by: Viewer, claim: Claim, fate: str) -> None:
    if fate == "draft" or claim.state != "draft":
        return
    submit_claim(by=by, claim=claim)
    looks = office.by(GARDENER)
    if fate == "refused":
        refuse_claim(by=looks, claim=claim, reason="The receipt is missing: please add its photo.")
    elif fate != "submitted":
        approve_claim(by=looks, claim=claim)


# --- an exchange that becomes an invoice ---


def tell_exchange(office: Office) -> None:
    """The community lets its hall for 60 VAL and 50 EUR: agreed, done and paid in VAL; the euros are on their way."""
    if Invoice.objects.filter(title=HALL).exists():
        return
    keeper = office.by(TREASURER, office.entity)
    words = "Tables for sixty, a kitchen, and the stage. Cleaned by who used it."
    made = announce(
        by=keeper, sense="offer", title=HALL, description=words, infinite=True, unit="evening",
        prices=[Money(60, "VAL"), Money(5000, "EUR")],
    )  # fmt: skip
    publish_announcement(by=keeper, announcement=made)
    for name, pays in (("Fern", True), ("Basil", False)):
        reply = reply_to_announcement(by=office.by(name), announcement=made, message="For our spring dance.")
        accept_reply(by=keeper, reply=reply)
        deliver_reply(by=keeper, reply=reply)
        if pays:
            pay_reply(by=office.by(name), reply=reply, key=f"demo-hall-{name}")


HALL = "The village hall for an evening"
