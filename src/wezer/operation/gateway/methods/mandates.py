"""Our own account at the bank, and debtors' mandates: what files for the bank need to know beforehand."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from stdnum import bic as bic_numbers
from stdnum import iban as iban_numbers
from stdnum.eu import at_02

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.errors import BadInput, Forbidden
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader

MANDATE_ID = re.compile(r"[A-Za-z0-9+?/:().,' -]{1,35}\Z")
CODE = re.compile(r"[A-Z]{2}[0-9]{2}\Z")
FLAVORS = {"payable": "pain.001.001.03", "receivable": "pain.008.001.02"}


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
    number = number_of(books, books.company.party, given.iban, given.bic)
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


def number_of(books: Books, party: Any, iban: str, bic: str) -> Any:
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
    return Result(
        refs={"document": mandate.wezer_uid, "number": given.identification}, state=state_of(Model(mandate.id))
    )


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
        account_number=number_of(books, party, given.iban, given.bic),
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


def state_of(mandate: Any) -> str:
    if mandate.state == "cancelled":
        return "ended"
    return "returned" if mandate.wezer_returned else "active"
