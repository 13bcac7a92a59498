"""Members and partners as the books know them: by uid, never by name."""

from dataclasses import dataclass
from typing import Any

from stdnum import iban as iban_numbers
from stdnum.eu import vat as vat_numbers

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Party:
    uid: str
    name: str
    language: str
    street: str
    postcode: str
    city: str
    country: str
    vat: str
    iban: str


def _read_party(given: Reader) -> Party:
    given.choice("kind", ["person", "organisation"], default="person")
    address = given.part("address")
    party = Party(
        uid=given.uid("uid"),
        name=given.text("name", most=200),
        language=given.choice("language", ["en", "fr"], default="en"),
        street=address.text("street", most=300, default=""),
        postcode=address.text("postcode", most=20, default=""),
        city=address.text("city", most=100, default=""),
        country=address.text("country", most=2, default=""),
        vat=_vat(given),
        iban=_iban(given),
    )
    address.done()
    return party


def _vat(given: Reader) -> str:
    written = given.text("vat", most=20, default="")
    if written and not vat_numbers.is_valid(written):
        raise given.wrong("vat", "this number does not add up")
    return str(vat_numbers.compact(written)) if written else ""


def _iban(given: Reader) -> str:
    written = given.text("iban", most=50, default="")
    if written and not iban_numbers.is_valid(written):
        raise given.wrong("iban", "this account number does not add up")
    return str(iban_numbers.compact(written)) if written else ""


@method("ensure_party", _read_party)
def ensure_party(books: Books, given: Party) -> Result:
    """Make or update; two people of one name stay two."""
    Model = books.model("party.party")
    found = Model.search([("wezer_uid", "=", given.uid)], limit=1)
    party = found[0] if found else Model(wezer_uid=given.uid)
    party.name = given.name
    languages = books.model("ir.lang").search([("code", "=", given.language)], limit=1)
    party.lang = languages[0] if languages else None
    party.save()
    _set_address(books, party, given)
    _set_vat(books, party, given.vat)
    _set_account(books, party, given.iban)
    return Result(refs={"document": party.wezer_uid}, state="updated" if found else "made")


def _set_address(books: Books, party: Any, given: Party) -> None:
    if not (given.street or given.postcode or given.city or given.country):
        return
    Address = books.model("party.address")
    address = party.addresses[0] if party.addresses else Address(party=party)
    address.street, address.postal_code, address.city = given.street, given.postcode, given.city
    address.country = _country(books, given.country)
    address.save()


def _country(books: Books, code: str) -> Any:
    if not code:
        return None
    Country = books.model("country.country")
    found = Country.search([("code", "=", code)], limit=1)
    if found:
        return found[0]
    country = Country(code=code, name=code)
    country.save()
    return country


def _set_vat(books: Books, party: Any, number: str) -> None:
    if not number or any(known.code == number for known in party.identifiers):
        return
    Identifier = books.model("party.identifier")
    old = [known for known in party.identifiers if known.type == "eu_vat"]
    if old:
        Identifier.write(old, {"code": number})
    else:
        Identifier.create([{"party": party.id, "type": "eu_vat", "code": number}])


def _set_account(books: Books, party: Any, iban: str) -> None:
    if not iban:
        return
    Number = books.model("bank.account.number")
    known = Number.search([("number_compact", "=", iban)], limit=1)
    if known:  # an account may have several owners
        if party not in known[0].account.owners:
            type(known[0].account).write([known[0].account], {"owners": [("add", [party.id])]})
        return
    books.model("bank.account").create(
        [{"owners": [("add", [party.id])], "numbers": [("create", [{"type": "iban", "number": iban}])]}]
    )
