"""Expense claims: written by who paid, consented to by the group's role, owed, then given back or given. Once each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from wezer.core.acts.files import receive_image
from wezer.core.models import File, Group
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.money import HALF_UP, Money, divide
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.acts.payments import pay
from wezer.ledger.models import Currency
from wezer.operation.acts.invoice_lines import rate_on
from wezer.operation.acts.invoices import tell_currency
from wezer.operation.acts.partners import partner_of, tell_partner
from wezer.operation.acts.recording import record
from wezer.operation.acts.settlements import MOVED
from wezer.operation.days import today
from wezer.operation.events import ClaimMoved
from wezer.operation.models import Books, Claim, ClaimLine, ClaimState, Means, Wish
from wezer.operation.permissions import APPROVE_EXPENSE, CLAIM_EXPENSE, KEEP_BOOKS
from wezer.operation.queries.bank import known_roles
from wezer.operation.reckoning import decimal_text
from wezer.operation.refusals import (
    ClaimSelf,
    CurrencyNotValued,
    ExpenseUnknown,
    LinesMissing,
    NotADraft,
    NotOpen,
    ReasonNeeded,
)
from wezer.workflow.acts import link

DRAFTS = (ClaimState.DRAFT, ClaimState.REFUSED)
KM_ROLE = "expense_travel"


@dataclass(frozen=True, slots=True)
class Spent:
    """One thing paid: an amount with its receipt, or kilometres."""

    text: str
    day: date
    role: str = "expense_other"
    amount: int = 0
    kilometres: int | None = None
    receipt: File | None = None


@act
def write_claim(
    *,
    by: Any,
    books: Books,
    group: Group,
    lines: Sequence[Spent],
    title: str = "",
    wish: str = Wish.LEGAL,
    currency: Currency | None = None,
    key: str = "",
) -> Claim:
    """A draft of one's own. The same key gives the draft that it made before."""
    require(by, CLAIM_EXPENSE, group)
    if key and (known := Claim.objects.filter(claimant=by.member, key=key).first()):
        return known
    _check(books, lines, wish, currency)
    claim = Claim.objects.create(
        books=books, claimant=by.member, group=group, title=(title.strip() or lines[0].text)[:200], wish=wish,
        currency=currency if wish == Wish.COMMUNITY else None, key=key,
    )  # fmt: skip
    _write_lines(claim, lines)
    _tell(claim, "write")
    return claim


@act
def change_claim(
    *,
    by: Any,
    claim: Claim,
    lines: Sequence[Spent],
    group: Group,
    title: str = "",
    wish: str = Wish.LEGAL,
    currency: Currency | None = None,
    version: int | None = None,
) -> Claim:
    """As long as nobody was asked, or after it was sent back."""
    _own(by, claim)
    require(by, CLAIM_EXPENSE, group)
    _check(claim.books, lines, wish, currency)
    kept = {line.position: line.receipt for line in claim.lines.select_related("receipt")}
    lines = [
        line if line.receipt else Spent(line.text, line.day, line.role, line.amount, line.kilometres, kept.get(place))
        for place, line in enumerate(lines, 1)
    ]
    changes: dict[str, Any] = {"group": group, "title": (title.strip() or lines[0].text)[:200], "wish": wish}
    changes["currency"] = currency if wish == Wish.COMMUNITY else None
    if not move(claim, DRAFTS, ClaimState.DRAFT, version=version, **changes):
        raise NotADraft()
    _write_lines(claim, lines)
    _tell(claim, "change")
    return claim


@act
def take_receipt(*, by: Any, upload: Any) -> File:
    """A photo of a receipt: checked now, prepared by the worker, seen by whoever sees the claim."""
    return receive_image(by=by, upload=upload, description="")


@act
def submit_claim(*, by: Any, claim: Claim) -> Claim:
    """Ask those who may consent."""
    _own(by, claim)
    if not move(claim, DRAFTS, ClaimState.SUBMITTED, submitted_at=now(), reason=""):
        raise NotADraft()
    _tell(claim, "submit")
    return claim


@act
def withdraw_claim(*, by: Any, claim: Claim) -> Claim:
    """Let it go, before anybody consented."""
    _own(by, claim)
    if not move(claim, (*DRAFTS, ClaimState.SUBMITTED), ClaimState.CANCELLED):
        raise NotADraft()
    _tell(claim, "withdraw")
    return claim


@act
def approve_claim(*, by: Any, claim: Claim) -> Claim:
    """Consent: the books are told what is owed, or given. Nobody consents to their own."""
    require(by, APPROVE_EXPENSE, claim.group)
    if by.member is not None and by.member.pk == claim.claimant_id:
        raise ClaimSelf()
    changes = {"approver": by.member, "approved_at": now(), "attempt": F("attempt") + 1, "problem": ""}
    if not move(claim, ClaimState.SUBMITTED, ClaimState.RECORDING, **changes):
        raise NotOpen(state=claim.get_state_display())
    claim.refresh_from_db(fields=["attempt"])
    _record(by, claim)
    _tell(claim, "approve")
    return claim


@act
def refuse_claim(*, by: Any, claim: Claim, reason: str) -> Claim:
    """Send it back with the reason; it can be mended and asked again."""
    require(by, APPROVE_EXPENSE, claim.group)
    if not reason.strip():
        raise ReasonNeeded()
    if not move(claim, ClaimState.SUBMITTED, ClaimState.REFUSED, reason=reason.strip()[:300], approver=by.member):
        raise NotOpen(state=claim.get_state_display())
    _tell(claim, "refuse")
    return claim


@act
def repay_claim(*, by: Any, claim: Claim, means: str = Means.BANK, day: date | None = None) -> Claim:
    """Give it back: in legal money, or from the organisation's wallet in the currency that was asked for."""
    require(by, KEEP_BOOKS, claim.books)
    if not move(claim, ClaimState.OWED, ClaimState.REPAYING, problem=""):
        raise NotOpen(state=claim.get_state_display())
    day = day or today()
    payload: dict[str, Any] = {"claim": claim.recording_key, "date": day.isoformat()}
    behind: list[Any] = []
    if claim.wish == Wish.COMMUNITY:
        behind = [_pay_in_community(by, claim, day)]
        assert claim.currency is not None and claim.units
        payload |= {"currency": claim.currency.code, "units": claim.currency.text(claim.units)}
    else:
        payload["by"] = means
    record(
        books=claim.books,
        method="repay_expense",
        key=f"repay:{claim.uid}:v{claim.version}",
        payload=payload,
        depends_on=behind,
        origin=claim,
    )
    _tell(claim, "repay")
    return claim


def _pay_in_community(by: Any, claim: Claim, day: date) -> Any:
    assert claim.currency is not None
    rate = rate_on(claim.books, claim.currency, day)
    if rate is None:
        raise CurrencyNotValued(currency=claim.currency.name)
    units = divide(claim.total * rate[0], rate[1], HALF_UP)
    made = pay(
        by=by, payer=claim.books.entity, payee=claim.claimant, amounts=[Money(units, claim.currency.code)],
        memo=claim.title, key=f"claim:{claim.uid}", usage="transfers", about=ref(claim),
    )  # fmt: skip
    if made.state not in MOVED:
        raise NotOpen(state=made.get_state_display())
    Claim.objects.filter(pk=claim.pk).update(transaction=made, units=units)
    claim.transaction, claim.units = made, units
    link(source=claim, target=made, arrow="repayment")
    return tell_currency(claim.books, claim.currency)


def _record(by: Any, claim: Claim) -> None:
    partner = partner_of(by=by, party=claim.claimant)
    payload: dict[str, Any] = {
        "claimant": str(partner.uid),
        "date": today().isoformat(),
        "lines": [
            {
                "text": f"{line.text} ({line.date.isoformat()})"[:300],
                "category": line.role,
                "amount": decimal_text(line.amount, claim.books.digits),
            }
            for line in claim.lines.all()
        ],
    }
    if claim.is_waived:
        payload["waived"] = True
    record(
        books=claim.books,
        method="post_expense",
        key=claim.recording_key,
        payload=payload,
        depends_on=[tell_partner(by=by, books=claim.books, partner=partner)],
        origin=claim,
    )


def _write_lines(claim: Claim, lines: Sequence[Spent]) -> None:
    cents = int(value("operation.kilometre_cents"))
    ClaimLine.objects.filter(claim=claim).delete()
    made = [
        ClaimLine(
            claim=claim, position=place, date=line.day, text=" ".join(line.text.split())[:300],
            role=KM_ROLE if line.kilometres else line.role, kilometres=line.kilometres, receipt=line.receipt,
            amount=line.kilometres * cents if line.kilometres else line.amount,
        )
        for place, line in enumerate(lines, 1)
    ]  # fmt: skip
    ClaimLine.objects.bulk_create(made)
    claim.total = sum(line.amount for line in made)
    Claim.objects.filter(pk=claim.pk).update(total=claim.total)


def _check(books: Books, lines: Sequence[Spent], wish: str, currency: Currency | None) -> None:
    if not lines:
        raise LinesMissing()
    known = {role for role in known_roles(books) if role.startswith("expense_") and role != "expense_payable"}
    for place, line in enumerate(lines):
        if not line.text.strip():
            raise LinesMissing(field=f"lines.{place}.text")
        if not (line.kilometres or line.amount > 0):
            raise LinesMissing(field=f"lines.{place}.amount")
        if not line.kilometres and line.role not in known:
            raise ExpenseUnknown(field=f"lines.{place}.role", role=line.role)
    if wish == Wish.COMMUNITY and (currency is None or rate_on(books, currency, today()) is None):
        raise CurrencyNotValued(currency=currency.name if currency else "?")


def _own(by: Any, claim: Claim) -> None:
    require(by, CLAIM_EXPENSE, claim.group)
    if by.member is None or by.member.pk != claim.claimant_id:
        raise NotADraft()


def _tell(claim: Claim, step: str) -> None:
    emit(ClaimMoved(subject=ref(claim), step=step, state=claim.state), group=claim.group_id)
