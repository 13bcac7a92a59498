"""SEPA: mandates, files of collections and transfers, and what the bank answers.

A payment takes what is open through the account `sepa_clearing`: said to have succeeded, it settles what it pays
against that account; seen on the bank's statement, the money leaves that account for the bank.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from stdnum import bic as bic_numbers
from stdnum import iban as iban_numbers
from stdnum.eu import at_02

from wezer.operation.engine import calling
from wezer.operation.gateway.books import Books, Line, Result
from wezer.operation.gateway.errors import BadInput, Forbidden, Overpayment, UnknownReference
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.methods.openness import Open, give_back, opens
from wezer.operation.gateway.reading import Reader

MANDATE_ID = re.compile(r"[A-Za-z0-9+?/:().,' -]{1,35}\Z")
CODE = re.compile(r"[A-Z]{2}[0-9]{2}\Z")
FLAVORS = {"payable": "pain.001.001.03", "receivable": "pain.008.001.02"}
#: Letters that the banks' files do not know and that lose no accent.
LETTERS = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "’": "'", "–": "-", "—": "-", "·": ".", "«": "'", "»": "'", "€": "EUR"})  # fmt: skip


def _iban(given: Reader, name: str = "iban") -> str:
    written = given.text(name, most=50)
    if not iban_numbers.is_valid(written):
        raise given.wrong(name, "this account number does not add up")
    return str(iban_numbers.compact(written))


def _bic(given: Reader) -> str:
    written = given.text("bic", most=11, default="")
    if written and not bic_numbers.is_valid(written):
        raise given.wrong("bic", "a BIC of 8 or 11 letters is wanted")
    return str(bic_numbers.compact(written)) if written else ""


# --- our own account and mandates ---


@dataclass(frozen=True)
class OwnAccount:
    account: str
    iban: str
    bic: str
    creditor_id: str


def _read_own_account(given: Reader) -> OwnAccount:
    creditor = given.text("creditor_id", most=35, default="")
    if creditor and not at_02.is_valid(creditor):
        raise given.wrong("creditor_id", "this creditor identifier does not add up")
    account = given.text("account", most=60, default="bank")
    return OwnAccount(account, _iban(given), _bic(given), at_02.compact(creditor) if creditor else "")


@method("ensure_bank_account", _read_own_account)
def ensure_bank_account(books: Books, given: OwnAccount) -> Result:
    """Which account at a bank stands behind an account of the books, and by which identifier we may collect."""
    account = books.account(given.account)
    number = _number(books, books.company.party, given.iban, given.bic)
    if given.creditor_id:
        _identify(books, given.creditor_id)
    Journal = books.model("account.payment.journal")
    found = Journal.search([("company", "=", books.company.id), ("name", "=", account.code)], limit=1)
    journal = found[0] if found else Journal(company=books.company, name=account.code, currency=books.currency)
    journal.process_method = "sepa"
    journal.sepa_bank_account_number = number
    journal.sepa_payable_flavor, journal.sepa_receivable_flavor = FLAVORS["payable"], FLAVORS["receivable"]
    journal.sepa_receivable_initiator_id = "eu_at_02" if given.creditor_id else None
    journal.sepa_charge_bearer, journal.sepa_batch_booking = "SLEV", True
    journal.clearing_account = books.account("sepa_clearing", "account")
    journal.clearing_journal = books.journal("bank")
    journal.save()
    return Result(refs={"document": given.account}, state="set")


def _identify(books: Books, creditor_id: str) -> None:
    Identifier = books.model("party.identifier")
    party = books.company.party
    known = [each for each in party.identifiers if each.type == "eu_at_02"]
    if known:
        Identifier.write(known, {"code": creditor_id})
    else:
        Identifier.create([{"party": party.id, "type": "eu_at_02", "code": creditor_id}])


def _number(books: Books, party: Any, iban: str, bic: str) -> Any:
    """The account number, owned by that party, at its bank. A bank without BIC is one the file calls NOTPROVIDED."""
    Number, Account = books.model("bank.account.number"), books.model("bank.account")
    known = Number.search([("number_compact", "=", iban)], limit=1)
    if known:
        account = known[0].account
        if party not in account.owners:
            Account.write([account], {"owners": [("add", [party.id])]})
        if bic or account.bank is None:
            Account.write([account], {"bank": _bank(books, bic).id})
        return known[0]
    [account] = Account.create(
        [
            {
                "bank": _bank(books, bic).id,
                "owners": [("add", [party.id])],
                "numbers": [("create", [{"type": "iban", "number": iban}])],
            }
        ]
    )
    return account.numbers[0]


def _bank(books: Books, bic: str) -> Any:
    Bank, Party = books.model("bank"), books.model("party.party")
    found = Bank.search([("bic", "=", bic or None)], limit=1)
    if found:
        return found[0]
    party = Party(name=bic or "NOTPROVIDED")
    party.save()
    bank = Bank(party=party, bic=bic or None)
    bank.save()
    return bank


@dataclass(frozen=True)
class Mandate:
    uid: str
    party: str
    iban: str
    bic: str
    identification: str
    signed: date
    is_one_off: bool
    scheme: str
    is_active: bool
    returned: str


def _read_mandate(given: Reader) -> Mandate:
    identification = given.text("identification", most=35)
    if not MANDATE_ID.match(identification):
        raise given.wrong("identification", "plain letters and digits, at most 35")
    returned = given.text("returned", most=4, default="")
    if returned and not CODE.match(returned):
        raise given.wrong("returned", "a code such as AC04 is wanted")
    return Mandate(
        uid=given.uid("uid"),
        party=given.uid("party"),
        iban=_iban(given),
        bic=_bic(given),
        identification=identification,
        signed=given.day("signed"),
        is_one_off=given.choice("kind", ["recurrent", "one_off"], default="recurrent") == "one_off",
        scheme=given.choice("scheme", ["core", "b2b"], default="core").upper(),
        is_active=given.choice("state", ["active", "ended"], default="active") == "active",
        returned=returned,
    )


@method("ensure_mandate", _read_mandate)
def ensure_mandate(books: Books, given: Mandate) -> Result:
    """A debtor's consent, as signed. What was signed never changes; another account or name is another mandate."""
    Model = books.model("account.payment.sepa.mandate")
    mine = [("company", "=", books.company.id)]
    found = Model.search([*mine, ("wezer_uid", "=", given.uid)], limit=1)
    mandate = found[0] if found else _new_mandate(books, given)
    same = (mandate.party.wezer_uid, mandate.account_number.number_compact, mandate.identification)
    if same != (given.party, given.iban, given.identification):
        raise Forbidden(field="uid", detail="a mandate that is signed never changes: end it and make another")
    Model.write([mandate], {"wezer_returned": given.returned or None})
    if not given.is_active and mandate.state != "cancelled":
        Model.cancel([mandate])
    return Result(refs={"document": mandate.wezer_uid, "number": given.identification}, state=_state(Model(mandate.id)))


def _new_mandate(books: Books, given: Mandate) -> Any:
    Model = books.model("account.payment.sepa.mandate")
    taken = Model.search([("company", "=", books.company.id), ("identification", "=", given.identification)], limit=1)
    if taken:
        raise BadInput(field="identification", detail="another mandate has this reference")
    party = books.party(given.party)
    mandate = Model(
        wezer_uid=given.uid,
        company=books.company,
        party=party,
        address=party.addresses[0] if party.addresses else _an_address(books, party),
        account_number=_number(books, party, given.iban, given.bic),
        identification=given.identification,
        signature_date=given.signed,
        type="one-off" if given.is_one_off else "recurrent",
        scheme=given.scheme,
    )
    mandate.save()
    Model.request([mandate])
    Model.validate_mandate([mandate])
    return Model(mandate.id)


def _an_address(books: Books, party: Any) -> Any:
    address = books.model("party.address")(party=party)
    address.save()
    return address


def _state(mandate: Any) -> str:
    if mandate.state == "cancelled":
        return "ended"
    return "returned" if mandate.wezer_returned else "active"


# --- files ---


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
        odd = ", ".join(_state(each) for each in found) or "there is none"
        raise BadInput(field=item.path.replace("document", "mandate"), detail=f"no mandate in force: {odd}")
    return good[0]


def _payee_number(books: Books, item: Item, party: Any) -> Any:
    for account in party.bank_accounts_used:
        for number in account.numbers:
            if number.type == "iban":
                return _number(books, party, number.number_compact, "")
    raise BadInput(field=item.path, detail=f"{party.name} gave no account number")


def in_bank_letters(xml: str) -> str:
    """The few letters that every bank takes: accents fall away, strange ones become a dot."""
    plain = unicodedata.normalize("NFKD", xml.translate(LETTERS))
    return "".join(letter if letter.isascii() else "." for letter in plain if not unicodedata.combining(letter))


# --- the bank's answer ---


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
