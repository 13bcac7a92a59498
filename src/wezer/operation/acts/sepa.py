"""Mandates and files for the bank: what is due is chosen, the books make the file, and the bank's answer is told them."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from stdnum import bic as bic_numbers
from stdnum import iban as iban_numbers

from wezer.kernel.acts import act, move
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.operation.acts.dates import check_day
from wezer.operation.acts.partners import tell_partner
from wezer.operation.acts.recording import record
from wezer.operation.days import today
from wezer.operation.events import MandateMoved, SepaBatchMoved
from wezer.operation.matching import Open
from wezer.operation.models import (
    BatchKind,
    BatchState,
    Books,
    ItemState,
    Mandate,
    MandateKind,
    MandateState,
    Partner,
    SepaBatch,
    SepaItem,
)
from wezer.operation.money import to_decimal
from wezer.operation.permissions import KEEP_BOOKS
from wezer.operation.refusals import (
    BatchNotOpen,
    CodeUnknown,
    CreditorMissing,
    DayPast,
    IbanMissing,
    ItemGone,
    MandateEnded,
    MandateMissing,
    MandateTaken,
    NothingChosen,
    NumberInvalid,
    OwnAccountMissing,
    SignedLater,
)
from wezer.workflow.models import Flight

CODE = re.compile(r"[A-Z]{2}[0-9]{2}\Z")
METHODS = {BatchKind.COLLECT: "sepa_collect", BatchKind.PAY: "sepa_pay"}


# --- mandates ---


@act
def add_mandate(
    *,
    by: Any,
    books: Books,
    partner: Partner,
    identification: str,
    iban: str,
    signed: date,
    bic: str = "",
    kind: str = MandateKind.RECURRENT,
) -> Mandate:
    """What a person has signed: from this account, by this reference. The books are told at once."""
    require(by, KEEP_BOOKS, books)
    if not iban_numbers.is_valid(iban):
        raise NumberInvalid(field="iban")
    if bic and not bic_numbers.is_valid(bic):
        raise NumberInvalid(field="bic")
    if signed > today():
        raise SignedLater()
    identification = identification.strip()
    if Mandate.objects.filter(books=books, identification=identification).exists():
        raise MandateTaken()
    mandate = Mandate.objects.create(
        books=books, partner=partner, identification=identification, iban=iban_numbers.compact(iban),
        bic=bic_numbers.compact(bic) if bic else "", signed=signed, kind=kind, made_by=by.member,
    )  # fmt: skip
    tell_mandate(mandate, behind=[tell_partner(by=by, books=books, partner=partner)])
    emit(MandateMoved(subject=ref(mandate), state=mandate.state))
    return mandate


@act
def end_mandate(*, by: Any, mandate: Mandate) -> Mandate:
    """It collects nothing any more. What was signed stays on record."""
    require(by, KEEP_BOOKS, mandate.books)
    if not move(mandate, (MandateState.ACTIVE, MandateState.RETURNED), MandateState.ENDED, returned=""):
        raise MandateEnded()
    tell_mandate(mandate)
    emit(MandateMoved(subject=ref(mandate), state=mandate.state))
    return mandate


@act
def use_again(*, by: Any, mandate: Mandate) -> Mandate:
    """The bank gave a payment back, and it was talked over: the mandate is good again."""
    require(by, KEEP_BOOKS, mandate.books)
    if not move(mandate, MandateState.RETURNED, MandateState.ACTIVE, returned=""):
        raise MandateEnded()
    tell_mandate(mandate)
    emit(MandateMoved(subject=ref(mandate), state=mandate.state))
    return mandate


def tell_mandate(mandate: Mandate, behind: Sequence[Flight] = ()) -> Flight:
    """Let the books know the mandate as it is now; once for each change. For acts only."""
    payload = {
        "uid": str(mandate.uid),
        "party": str(mandate.partner.uid),
        "iban": mandate.iban,
        "bic": mandate.bic,
        "identification": mandate.identification,
        "signed": mandate.signed.isoformat(),
        "kind": mandate.kind,
        "state": "ended" if mandate.state == MandateState.ENDED else "active",
        "returned": mandate.returned,
    }
    return record(
        books=mandate.books,
        method="ensure_mandate",
        key=f"mandate:{mandate.uid}:v{mandate.version}",
        payload={name: value for name, value in payload.items() if value},
        depends_on=behind,
        origin=mandate,
    )


# --- files ---


@act
def make_batch(
    *, by: Any, books: Books, kind: str, chosen: Sequence[Open], day: date, account: str = "bank", key: str = ""
) -> SepaBatch:
    """Let the books make a file of what was chosen. The same key gives the batch that it made before."""
    require(by, KEEP_BOOKS, books)
    known = SepaBatch.objects.filter(books=books, key=key).first() if key else None
    if known is not None:
        return known
    if not chosen:
        raise NothingChosen()
    if not today() <= day <= today() + timedelta(days=366):
        raise DayPast()
    check_day(books, day)
    own = _tell_own_account(books, account, collects=kind == BatchKind.COLLECT)
    partners = Partner.objects.in_bulk([each.partner for each in chosen])
    mandates = _mandates(books, chosen, partners) if kind == BatchKind.COLLECT else {}
    _refuse_on_their_way(books, chosen)
    batch = SepaBatch.objects.create(
        books=books, kind=kind, date=day, account=account, total=sum(each.amount for each in chosen), key=key,
        made_by=by.member,
    )  # fmt: skip
    items = SepaItem.objects.bulk_create(
        [
            SepaItem(
                batch=batch, partner=partners[each.partner], mandate=mandates.get(each.partner),
                document=each.document, label=each.label[:140], amount=each.amount,
            )
            for each in chosen
        ]
    )  # fmt: skip
    behind = [own, *(tell_partner(by=by, books=books, partner=each) for each in partners.values())]
    behind += [_told_mandate(each) for each in mandates.values()]
    _record(batch, items, [each for each in behind if each is not None])
    emit(SepaBatchMoved(subject=ref(batch), state=batch.state))
    return batch


def _tell_own_account(books: Books, account: str, *, collects: bool) -> Flight:
    if not books.iban:
        raise OwnAccountMissing()
    if collects and not books.creditor_id:
        raise CreditorMissing()
    payload = {"account": account, "iban": books.iban, "bic": books.bic, "creditor_id": books.creditor_id}
    payload = {name: value for name, value in payload.items() if value}
    digest = hashlib.sha256("|".join(payload.values()).encode()).hexdigest()[:16]
    return record(
        books=books, method="ensure_bank_account", key=f"account:{books.entity.uid}:{digest}", payload=payload
    )


def _mandates(books: Books, chosen: Sequence[Open], partners: Mapping[int, Partner]) -> dict[int, Mandate]:
    rows = Mandate.objects.filter(books=books, partner__in=partners, state=MandateState.ACTIVE).order_by("signed", "id")
    found = {mandate.partner_id: mandate for mandate in rows.select_related("partner", "books")}
    for each in chosen:
        if each.partner not in found:
            raise MandateMissing(partner=each.name)
    return found


def _told_mandate(mandate: Mandate) -> Flight:
    return Flight.objects.get(key=f"books:mandate:{mandate.uid}:v{mandate.version}")


def _refuse_on_their_way(books: Books, chosen: Sequence[Open]) -> None:
    rows = SepaItem.objects.filter(
        batch__books=books,
        document__in=[each.document for each in chosen],
        state=ItemState.WAITING,
        batch__state__in=(BatchState.MAKING, BatchState.MADE),
    )
    if taken := rows.first():
        raise ItemGone(label=taken.label)


def _record(batch: SepaBatch, items: Sequence[SepaItem], behind: Sequence[Flight]) -> None:
    for item in items:
        if not batch.is_collection and not item.partner.iban:
            raise IbanMissing(partner=item.partner.name)
    record(
        books=batch.books,
        method=METHODS[BatchKind(batch.kind)],
        key=batch.recording_key,
        payload={
            "items": [_told_item(batch, item) for item in items],
            "date": batch.date.isoformat(),
            "account": batch.account,
        },
        depends_on=behind,
        origin=batch,
    )


def _told_item(batch: SepaBatch, item: SepaItem) -> dict[str, str]:
    told = {
        "uid": str(item.uid),
        "document": str(item.document),
        "party": str(item.partner.uid),
        "amount": to_decimal(item.amount, batch.books.digits),
        "text": item.label,
    }
    return told | ({"mandate": str(item.mandate.uid)} if item.mandate else {})


@act
def answer_batch(
    *,
    by: Any,
    batch: SepaBatch,
    day: date,
    failed: Mapping[str, str] | None = None,
    booked: bool = False,
    version: int | None = None,
) -> SepaBatch:
    """What the bank said: all went through, except the payments in `failed` (uid of the item → the bank's code).

    Later answers may bring back what had gone through. `booked`: its money is posted to the bank now; without it, the
    line of the statement does that.
    """
    require(by, KEEP_BOOKS, batch.books)
    failed = dict(failed or {})
    if any(code and not CODE.match(code) for code in failed.values()):
        raise CodeUnknown()
    check_day(batch.books, day, "day")
    items = {str(item.uid): item for item in batch.items.all()}
    if failed.keys() - items.keys() or any(items[uid].state == ItemState.FAILED for uid in failed):
        raise BatchNotOpen(state=batch.get_state_display())
    is_first = batch.state == BatchState.MADE
    if not is_first and not failed:
        raise BatchNotOpen(state=batch.get_state_display())
    also: dict[str, Any] = {"answers": batch.answers + 1, "is_booked": batch.is_booked or booked}
    if not move(batch, (BatchState.MADE, BatchState.ANSWERED), BatchState.ANSWERED, version=version, **also):
        raise BatchNotOpen(state=batch.get_state_display())
    said = [{"item": uid, "outcome": "failed", **({"code": code} if code else {})} for uid, code in failed.items()]
    if is_first:
        said += [{"item": uid, "outcome": "succeeded"} for uid in items if uid not in failed]
    record(
        books=batch.books,
        method="sepa_result",
        key=f"{batch.recording_key}:answer:{batch.answers}",
        payload={
            "batch": batch.recording_key,
            "date": day.isoformat(),
            "booked": booked or (batch.is_booked and not is_first),
            "results": said,
        },
        depends_on=[batch.recording_key],
        origin=batch,
    )
    emit(SepaBatchMoved(subject=ref(batch), state=batch.state))
    return batch
