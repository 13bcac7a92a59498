"""SEPA files: collections and transfers of what is open, and their payments in process.

A payment takes what is open through the account `sepa_clearing`: said to have succeeded, it settles what it pays
against that account; seen on the bank's statement, the money leaves that account for the bank.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import BadInput, Overpayment, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.mandates import number_of, state_of
from wezer.operation.gateway.methods.openness import Open, opens
from wezer.operation.gateway.reading import Reader

#: Letters that the banks' files do not know and that lose no accent.
LETTERS = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "’": "'", "–": "-", "—": "-", "·": ".", "«": "'", "»": "'", "€": "EUR"})  # fmt: skip


@dataclass(frozen=True)
class Item:
    uid: str
    document: str
    party: str | None
    mandate: str | None
    amount: Decimal | None
    text: str
    path: str


@dataclass(frozen=True)
class Batch:
    items: tuple[Item, ...]
    day: date
    account: str


def _read_item(given: Reader) -> Item:
    return Item(
        uid=given.uid("uid"),
        document=given.text("document", most=120),
        party=given.uid_or_none("party"),
        mandate=given.uid_or_none("mandate"),
        amount=given.positive("amount") if given.has("amount") else None,
        text=given.text("text", most=140, default=""),
        path=given.path("document"),
    )


def _read_batch(given: Reader) -> Batch:
    batch = Batch(
        tuple(given.each("items", _read_item)),
        given.day("date"),
        given.text("account", most=60, default="bank"),
    )
    if len({item.uid for item in batch.items}) < len(batch.items):
        raise given.wrong("items", "the same item twice")
    return batch


@method("sepa_collect", _read_batch)
def sepa_collect(books: Books, batch: Batch) -> Result:
    """A file of direct debits (pain.008), each by a mandate that is in force, and their payments in process."""
    return _make_file(books, batch, "receivable")


@method("sepa_pay", _read_batch)
def sepa_pay(books: Books, batch: Batch) -> Result:
    """A file of transfers (pain.001) to accounts that the parties gave, and their payments in process."""
    return _make_file(books, batch, "payable")


def _make_file(books: Books, batch: Batch, kind: str) -> Result:
    books.period(batch.day)
    journal = _payment_journal(books, batch.account)
    if kind == "receivable" and not journal.sepa_receivable_initiator_id:
        raise UnknownReference(
            field="account", name="creditor_id", detail="no creditor identifier: ensure_bank_account"
        )
    Payment, Group = books.model("account.payment"), books.model("account.payment.group")
    payments = [_payment(books, journal, item, batch.day, kind) for item in batch.items]
    lines = [payment.line for payment in payments]
    if len(set(lines)) < len(lines):
        raise BadInput(field="items", detail="two items pay the same thing")
    Payment.save(payments)
    Payment.submit(payments)
    if kind == "payable":
        Payment.approve(payments)

    def group() -> Any:
        made = Group(company=books.company, journal=journal, kind=kind)
        made.save()
        return made

    made = Group(Payment.process(payments, group).id)
    [message] = made.sepa_messages
    file = in_bank_letters(bytes(message.message).decode())
    type(message).write([message], {"message": file.encode()})
    total = sum((payment.amount for payment in payments), Decimal(0))
    return Result(
        refs={"document": made.wezer_uid, "number": made.number},
        amounts={"total": books.words(total)},
        state="processing",
        rows=[{"item": each.wezer_uid, "end_to_end": each.sepa_end_to_end_id} for each in payments],
        file=file,
    )


def _payment_journal(books: Books, role: str) -> Any:
    account = books.account(role)
    found = books.model("account.payment.journal").search(
        [("company", "=", books.company.id), ("name", "=", account.code), ("process_method", "=", "sepa")], limit=1
    )
    if not found:
        raise UnknownReference(field="account", name=role, detail="its IBAN is not known: ensure_bank_account")
    return found[0]


def _payment(books: Books, journal: Any, item: Item, day: date, kind: str) -> Any:
    [wanted, *_later] = opens(books, item.document, 1 if kind == "receivable" else -1, party=item.party, path=item.path)
    amount = wanted.amount if item.amount is None else books.money(item.amount, item.path)
    if amount > wanted.amount:
        raise Overpayment(field=item.path, open=books.words(wanted.amount))
    _refuse_on_its_way(wanted, item)
    if wanted.line.maturity_date is None:
        type(wanted.line).write([wanted.line], {"maturity_date": wanted.line.date})
    payment = books.model("account.payment")(
        wezer_uid=item.uid,
        company=books.company,
        journal=journal,
        kind=kind,
        party=wanted.party,
        line=wanted.line,
        amount=amount,
        date=day,
        reference=item.text or None,
    )
    if kind == "receivable":
        payment.sepa_mandate = _mandate(books, item, wanted.party)
    else:
        payment.sepa_payable_bank_account_number = _payee_number(books, item, wanted.party)
    return payment


def _refuse_on_its_way(wanted: Open, item: Item) -> None:
    """Nothing is ordered from the bank twice."""
    if any(each.state not in ("failed", "draft") and not each.wezer_booked for each in wanted.line.payments):
        raise BadInput(field=item.path, detail="a payment of this is on its way already")


def _mandate(books: Books, item: Item, party: Any) -> Any:
    mine = [("company", "=", books.company.id), ("party", "=", party.id)]
    if item.mandate:
        mine.append(("wezer_uid", "=", item.mandate))
    found = books.model("account.payment.sepa.mandate").search(mine, order=[("signature_date", "DESC")])
    good = [each for each in found if each.is_valid and not each.wezer_returned]
    if not good:
        odd = ", ".join(state_of(each) for each in found) or "there is none"
        raise BadInput(field=item.path.replace("document", "mandate"), detail=f"no mandate in force: {odd}")
    return good[0]


def _payee_number(books: Books, item: Item, party: Any) -> Any:
    for account in party.bank_accounts_used:
        for number in account.numbers:
            if number.type == "iban":
                return number_of(books, party, number.number_compact, "")
    raise BadInput(field=item.path, detail=f"{party.name} gave no account number")


def in_bank_letters(xml: str) -> str:
    """The few letters that every bank takes: accents fall away, strange ones become a dot."""
    plain = unicodedata.normalize("NFKD", xml.translate(LETTERS))
    return "".join(letter if letter.isascii() else "." for letter in plain if not unicodedata.combining(letter))
