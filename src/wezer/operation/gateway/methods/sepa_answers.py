"""What became of a file for the bank: payments that succeeded, that were refused, that came back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.engine import calling
from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.errors import Forbidden, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.mandates import CODE
from wezer.operation.gateway.methods.openness import give_back
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Said:
    item: str
    has_failed: bool
    code: str


@dataclass(frozen=True)
class Answer:
    batch: str
    day: date
    is_booked: bool
    results: tuple[Said, ...]


def _read_said(given: Reader) -> Said:
    said = Said(
        given.uid("item"),
        given.choice("outcome", ["succeeded", "failed"]) == "failed",
        given.text("code", most=4, default=""),
    )
    if said.code and not CODE.match(said.code):
        raise given.wrong("code", "a code such as AC04 is wanted")
    return said


def _read_answer(given: Reader) -> Answer:
    return Answer(
        given.text("batch", most=120),
        given.day("date"),
        given.flag("booked"),
        tuple(given.each("results", _read_said, least=0)),
    )


@method("sepa_result", _read_answer)
def sepa_result(books: Books, answer: Answer) -> Result:
    """What became of a batch: all of it succeeded, unless results name its payments one by one. `booked`: the money is
    posted to the bank at once; otherwise it waits in `sepa_clearing` for the line of the statement."""
    group = group_of(books, answer.batch, "batch")
    mine = {each.wezer_uid: each for each in group.payments}
    for number, said in enumerate(answer.results):
        if said.item not in mine:
            raise UnknownReference(field=f"results.{number}.item", name=said.item)
    fails = {said.item: said.code for said in answer.results if said.has_failed}
    named = {said.item for said in answer.results} or set(mine)
    good = [each for uid, each in mine.items() if uid in named - set(fails) and each.state == "processing"]
    succeed(books, good, answer.day)
    if answer.is_booked:
        _book(books, group, answer.day, [each for each in good if not each.wezer_booked])
    for uid, code in fails.items():
        was_booked = mine[uid].wezer_booked
        fail(books, mine[uid], answer.day, code)
        if was_booked and answer.is_booked:
            _book(books, group, answer.day, [mine[uid]], back=True)
    return _answered(books, group)


def _answered(books: Books, group: Any) -> Result:
    payments = type(group)(group.id).payments
    sums = {
        state: books.words(sum((each.amount for each in payments if each.state == state), Decimal(0)))
        for state in ("processing", "succeeded", "failed")
    }
    rows = [{"item": each.wezer_uid, "state": each.state} for each in payments]
    state = "processing" if any(each.state == "processing" for each in payments) else "answered"
    return Result(refs={"document": group.wezer_uid, "number": group.number}, amounts=sums, state=state, rows=rows)


def group_of(books: Books, reference: str, path: str) -> Any:
    """The batch, by its uid or the key of the call that made it."""
    return books.document("account.payment.group", reference, path)


def payment_of(books: Books, uid: str, path: str) -> Any:
    """One payment, by the uid of its item."""
    found = books.model("account.payment").search(
        [("company", "=", books.company.id), ("wezer_uid", "=", uid)], limit=1
    )
    if not found:
        raise UnknownReference(field=path, name=uid)
    return found[0]


def money_of_group(group: Any) -> Decimal:
    """What the bank is still expected to move for this batch."""
    return sum((each.amount for each in group.payments if each.state != "failed" and not each.wezer_booked), Decimal(0))


def succeed(books: Books, payments: list[Any], day: date) -> None:
    """What was to be paid is settled against the clearing account, on that day."""
    if not payments:
        return
    Payment, Move, Invoice = (books.model(name) for name in ("account.payment", "account.move", "account.invoice"))
    with calling.telling(clearing_date=day, date_value=day):
        Payment.succeed(payments)
    payments = Payment.browse([each.id for each in payments])
    Move.post([each.clearing_move for each in payments if each.clearing_move.state == "draft"])
    for payment in payments:
        _join(books, payment)
    Invoice.process([Invoice(each.id) for each in _invoices(payments)])


def _join(books: Books, payment: Any) -> None:
    """Count what was paid in part; the engine settles only what is paid whole."""
    MoveLine, Invoice = books.model("account.move.line"), books.model("account.invoice")
    line = next(each for each in payment.clearing_move.lines if each.account == payment.line.account)
    MoveLine.write([line], {"wezer_pays": payment.line.id})
    invoice = payment.line.move.origin
    if invoice is not None and invoice.__name__ == "account.invoice" and invoice.state == "posted":
        Invoice.add_payment_lines({invoice: [line]})


def _invoices(payments: list[Any]) -> list[Any]:
    origins = [each.line.move.origin for each in payments if each.line]
    found = [each for each in origins if each is not None and each.__name__ == "account.invoice"]
    return [each for each in dict.fromkeys(found) if each.reconciled]


def fail(books: Books, payment: Any, day: date, code: str) -> None:
    """A payment that the bank refused, or gave back: what it had settled is open again, and its mandate is flagged."""
    Payment, Mandate = books.model("account.payment"), books.model("account.payment.sepa.mandate")
    if payment.state == "failed":
        raise Forbidden(field="results", detail="this payment has failed already")
    clearing = payment.clearing_move
    # Refused before any money moved, the next collection of the mandate is its first one still.
    told = "/RTYP/RTRN" if clearing is not None else "/RTYP/RJCT"
    if clearing is not None:
        Payment.write([payment], {"clearing_move": None})
        give_back(books, clearing, day, f"{code} {payment.party.name}".strip(), origin=payment)
    Payment.fail([Payment(payment.id)])
    reason = {"sepa_return_reason_code": code or None, "sepa_return_reason_information": told}
    Payment.write([payment], reason)
    if payment.sepa_mandate is not None:
        Mandate.write([payment.sepa_mandate], {"wezer_returned": code or "MS03"})  # MS03: no reason was given


def _book(books: Books, group: Any, day: date, payments: list[Any], *, back: bool = False) -> None:
    """The money of these payments, between the bank and the account where it waited."""
    total = sum((each.amount for each in payments), Decimal(0))
    if not total:
        return
    comes_in = (group.kind == "receivable") != back
    bank = books.account(_bank_of(books, group))
    debit, credit = (total, Decimal(0)) if comes_in else (Decimal(0), total)
    text = f"SEPA {group.number}"
    clearing = Line(group.journal.clearing_account, credit, debit, text=text)
    books.post("bank", day, text, [Line(bank, debit, credit, text=text), clearing])
    type(payments[0]).write(payments, {"wezer_booked": not back})


def _bank_of(books: Books, group: Any) -> str:
    """The payment journal is named by the code of its account."""
    return str(group.journal.name)
