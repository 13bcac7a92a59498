"""What may be changed after the books were opened: words on documents, tax, currencies, roles of accounts, years."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F

from wezer.core.acts.files import receive_image
from wezer.core.models import File
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.models import Currency
from wezer.operation import identifiers
from wezer.operation.acts.recording import record
from wezer.operation.events import BooksChanged
from wezer.operation.kinds import Pack, pack_kinds
from wezer.operation.models import (
    BookAccount,
    BookLine,
    BookPeriod,
    BookRole,
    Books,
    BookYear,
    CommunityMoney,
    CommunityRate,
    MoneyPolicy,
)
from wezer.operation.refusals import (
    AccountUnfit,
    PolicyKept,
    PrefixesAlike,
    RegimeUnknown,
    VatNumberNeeded,
    WorthNeeded,
    YearOdd,
    YearOverlaps,
)
from wezer.operation.rules import DAYS_AT_LEAST, DAYS_AT_MOST, Worth, months_between, year_name
from wezer.workflow.models import Flight

IDENTITY = ("legal_name", "street", "postcode", "city", "country", "registration", "email", "footer")
BANK = ("bank_name", "iban", "bic", "creditor_id", "due_days")
SERIES = ("invoice", "credit", "supplier_invoice", "supplier_credit", "entry")


def clean_identity(pack: Pack, said: Mapping[str, Any]) -> dict[str, Any]:
    """Words and numbers of the organisation, each checked as its issuer defines it."""
    known = {field: said[field] for field in (*IDENTITY, *BANK) if field in said}
    checks = {
        "registration": lambda typed: identifiers.registration(typed, pack),
        "iban": identifiers.iban,
        "bic": identifiers.bic,
        "email": identifiers.email,
    }
    for field, check in checks.items():
        if known.get(field):
            known[field] = check(known[field])
    return known


def clean_tax(pack: Pack, said: Mapping[str, Any]) -> dict[str, Any]:
    """The regime, and the VAT number that one needs who charges VAT."""
    regime = next((each for each in pack.regimes if each.kind == said["tax_regime"]), None)
    if regime is None:
        raise RegimeUnknown()
    number = identifiers.vat_number(said.get("vat_number", ""))
    if regime.charges and not number:
        raise VatNumberNeeded()
    return {"tax_regime": regime.kind, "vat_number": number}


@act
def change_books(*, by: Any, books: Books, **said: Any) -> Books:
    """Change name, address, numbers, bank or tax. What was printed stays as it was printed."""
    require(by, "operation.set_up_books", books)
    pack = pack_kinds[books.pack]
    changes = clean_identity(pack, said)
    if "tax_regime" in said:
        changes |= clean_tax(pack, said)
    Books.objects.filter(pk=books.pk).update(**changes, version=F("version") + 1)
    books.refresh_from_db()
    tell_engine(books)
    emit(BooksChanged(subject=ref(books.entity), what=", ".join(sorted(changes))), audit=True)
    return books


def tell_engine(books: Books) -> Flight:
    """Name, address, VAT number and account, as the engine's own documents and its SEPA files need them."""
    payload = {
        "uid": str(books.entity.uid),
        "kind": "organisation",
        "name": books.legal_name,
        "address": {name: getattr(books, name) for name in ("street", "postcode", "city", "country")},
        "vat": books.vat_number,
        "iban": books.iban,
    }
    key = f"books:{books.entity.uid}:identity:v{books.version}"
    return record(books=books, method="ensure_party", key=key, payload=payload)


@act
def set_logo(*, by: Any, books: Books, upload: Any) -> File:
    """The picture at the head of documents; the one before is let go."""
    require(by, "operation.set_up_books", books)
    file = receive_image(by=by, upload=upload)
    File.objects.filter(pk=file.pk).update(owner=books.entity_id)
    old = File.objects.filter(pk__in=Books.objects.filter(pk=books.pk).values("logo")).first()
    Books.objects.filter(pk=books.pk).update(logo=file)
    books.logo = file
    if old is not None:
        old.delete()
    emit(BooksChanged(subject=ref(books.entity), what="logo"), audit=True)
    return file


@act
def value_money(
    *, by: Any, books: Books, currency: Currency, policy: str, worth: Worth | None = None, since: date | None = None
) -> CommunityMoney:
    """What the books make of a community currency, and its worth from a day on. The past is never rewritten."""
    require(by, "operation.set_up_books", books)
    if policy == MoneyPolicy.VALUED and worth is None:
        raise WorthNeeded()
    money, _is_new = CommunityMoney.objects.get_or_create(books=books, currency=currency)
    if money.policy != policy and BookLine.objects.filter(account__books=books, currency=currency.code).exists():
        raise PolicyKept()
    CommunityMoney.objects.filter(pk=money.pk).update(policy=policy)
    money.policy = policy
    if policy != MoneyPolicy.OFF_BOOKS:
        _record_money(books, currency)
    if policy == MoneyPolicy.VALUED and worth is not None:
        _record_worth(money, worth, since or now().date())
    # untranslated: a name within the fact, for programs
    emit(BooksChanged(subject=ref(books.entity), what=f"currency {currency.code}"), audit=True)
    return money


def _record_money(books: Books, currency: Currency) -> None:
    payload = {"code": currency.code, "name": currency.name, "digits": str(currency.scale)}
    record(
        books=books, method="ensure_currency", key=f"books:{books.entity.uid}:money:{currency.code}", payload=payload
    )


def _record_worth(money: CommunityMoney, worth: Worth, since: date) -> None:
    books, code = money.books, money.currency.code
    rate, is_new = CommunityRate.objects.get_or_create(
        money=money, since=since, defaults={"units": worth.units, "value": worth.value}
    )
    if not is_new:
        CommunityRate.objects.filter(pk=rate.pk).update(units=worth.units, value=worth.value)
    written = worth.rate(money.currency.scale, books.digits)
    key = f"books:{books.entity.uid}:worth:{code}:{since.isoformat()}:{written}"
    payload = {"currency": code, "date": since.isoformat(), "rate": written}
    record(books=books, method="set_rate", key=key, payload=payload)


@act
def give_role(*, by: Any, books: Books, role: str, account: BookAccount) -> None:
    """From now on this account plays the role; what was posted stays where it is."""
    require(by, "operation.set_up_books", books)
    if account.is_heading or account.books_id != books.pk:
        raise AccountUnfit(account=account.code)
    Books.objects.filter(pk=books.pk).update(version=F("version") + 1)
    books.refresh_from_db(fields=["version"])
    key = f"books:{books.entity.uid}:role:{role}:v{books.version}"
    record(books=books, method="set_roles", key=key, payload={"roles": {role: account.code}})
    # untranslated: a name within the fact, for programs
    emit(BooksChanged(subject=ref(books.entity), what=f"role {role}"), audit=True)


@act
def open_year(
    *, by: Any, books: Books, start: date, end: date, prefixes: dict[str, str], after: Flight | None = None
) -> BookYear:
    """A fiscal year with its months and its own series of numbers."""
    require(by, "operation.set_up_books", books)
    _refuse_odd_year(books, start, end)
    prefixes = {name: prefixes[name].strip() for name in SERIES if prefixes.get(name, "").strip()}
    if prefixes.get("invoice") and prefixes.get("invoice") == prefixes.get("credit"):
        raise PrefixesAlike()
    year = BookYear.objects.create(books=books, name=year_name(start, end), start=start, end=end, prefixes=prefixes)
    BookPeriod.objects.bulk_create([BookPeriod(year=year, start=a, end=b) for a, b in months_between(start, end)])
    payload = {"start": start.isoformat(), "end": end.isoformat(), "prefixes": prefixes}
    key = f"books:{books.entity.uid}:year:{start.isoformat()}"
    record(books=books, method="open_year", key=key, payload=payload, depends_on=[after] if after else ())
    # untranslated: a name within the fact, for programs
    emit(BooksChanged(subject=ref(books.entity), what=f"year {year.name}"), audit=True)
    return year


def _refuse_odd_year(books: Books, start: date, end: date) -> None:
    if not DAYS_AT_LEAST <= (end - start).days <= DAYS_AT_MOST:
        raise YearOdd()
    known = books.years.filter(start__lte=end, end__gte=start).first()
    if known is not None:
        raise YearOverlaps(name=known.name)


@act
def roles_given(*, entity: str, roles: Mapping[str, str]) -> None:
    """The engine has it: the mirror says so too."""
    for role, code in roles.items():
        account = BookAccount.objects.filter(books__entity__uid=entity, code=code).first()
        if account is not None:
            BookRole.objects.update_or_create(books_id=account.books_id, role=role, defaults={"account": account})
