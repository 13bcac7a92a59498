"""What the office does when something happened: it settles what the ledger moved, and tells whoever is concerned."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.models import Member, Party
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref
from wezer.operation.acts.settlements import follow_agreement
from wezer.operation.models import Claim, Invoice
from wezer.operation.permissions import APPROVE_EXPENSE, KEEP_BOOKS
from wezer.operation.queries.people import holders, people_behind
from wezer.operation.threads import title_of


@receiver("ledger.payment_made", "ledger.transaction_moved", "ledger.payment_signed")
def settle_agreement(fact: Fact) -> None:
    """What both sides had agreed on was paid, wherever they paid it."""
    for invoice in Invoice.objects.filter(agreement__uid=Ref(fact.subject).uid):
        follow_agreement(by=Viewer.system(), invoice=invoice, means=value("operation.receipts_go_to"))


def _invoice(fact: Fact) -> Invoice | None:
    rows = Invoice.objects.select_related("partner__party", "books", "credits")
    return rows.filter(uid=Ref(fact.subject).uid).first()


def _tell(fact: Fact, kind: str, members: list[Member], thing: Any, title: str, **detail: Any) -> None:
    members = [member for member in members if member.pk != fact.actor]
    if members:
        actor = Party.objects.filter(pk=fact.actor).first() if fact.actor else None
        notify(
            by=Viewer.system(), members=members, kind=f"operation.{kind}", fact=fact, actor=actor, subject=fact.subject,
            detail={"title": title, "url": thing.get_absolute_url(), **detail},
        )  # fmt: skip


@receiver("operation.invoice_posted")
def tell_invoice(fact: Fact) -> None:
    """Who receives it reads it in their own space."""
    if (invoice := _invoice(fact)) and invoice.is_out:
        kind = "credit_note" if invoice.is_credit else "invoice"
        _tell(fact, kind, people_behind(invoice.partner.party), invoice, title_of(invoice))


@receiver("operation.invoice_settled", "operation.invoice_credited")
def tell_settled(fact: Fact) -> None:
    done = ("operation.invoice", "operation.overdue", "operation.reminder")
    settle_notices(by=Viewer.system(), fact=fact, kind=done, subject=fact.subject)
    if (invoice := _invoice(fact)) and fact.name == "operation.invoice_settled":
        _tell(fact, "settled", people_behind(invoice.partner.party), invoice, title_of(invoice))


@receiver("operation.invoice_overdue")
def tell_overdue(fact: Fact) -> None:
    """Both sides: who owes, and who keeps the books."""
    if invoice := _invoice(fact):
        keepers = holders(KEEP_BOOKS, invoice.books.entity_id)
        _tell(fact, "overdue", [*people_behind(invoice.partner.party), *keepers], invoice, title_of(invoice))


@receiver("operation.invoice_reminded")
def tell_reminder(fact: Fact) -> None:
    if invoice := _invoice(fact):
        _tell(fact, "reminder", people_behind(invoice.partner.party), invoice, title_of(invoice))


@receiver("operation.claim_moved")
def tell_claim(fact: Fact) -> None:
    claim = Claim.objects.select_related("claimant", "group", "books").filter(uid=Ref(fact.subject).uid).first()
    if claim is None:
        return
    step = str(fact.payload.get("step"))
    if step != "submit":
        settle_notices(by=Viewer.system(), fact=fact, kind="operation.claim_asked", subject=fact.subject)
    if step == "submit":
        asked = [one for one in holders(APPROVE_EXPENSE, claim.group_id) if one.pk != claim.claimant_id]
        _tell(fact, "claim_asked", asked, claim, claim.title)
    elif step in ("approve", "refuse"):
        _tell(fact, "claim_approved" if step == "approve" else "claim_refused", [claim.claimant], claim, claim.title)
    elif step == "recorded" and claim.state in ("repaid", "waived"):
        _tell(fact, f"claim_{claim.state}", [claim.claimant], claim, claim.title)
