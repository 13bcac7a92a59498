"""Opening books and changing their settings."""

from datetime import date
from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja.files import UploadedFile
from pydantic import Field

from wezer.core.community import community
from wezer.kernel.money import parse_amount
from wezer.kernel.permissions import require
from wezer.ledger.currencies import currency as currency_of
from wezer.ledger.models import Currency
from wezer.operation.acts.closing import close_period, close_year
from wezer.operation.acts.opening import Asked, MoneyAsked, open_books
from wezer.operation.acts.settings import change_books, give_role, open_year, set_logo, value_money
from wezer.operation.amounts import digits_of, plain
from wezer.operation.api.common import books_read, books_written, router
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import BookAccount, Books, BookYear
from wezer.operation.permissions import SET_UP_BOOKS
from wezer.operation.queries.settings import moneys_of, roles_of, years_of
from wezer.operation.queries.year_end import checklist
from wezer.operation.refusals import PackUnknown
from wezer.operation.rules import Worth
from wezer.ui.rest import MADE, Code, Schema, Short, Strict, idempotent, made

Words = Annotated[str, Field(max_length=200)]
Prefix = Annotated[str, Field(pattern=r"^[A-Za-z0-9/_.-]{1,12}$")]
Decimal = Annotated[str, Field(strict=True, max_length=41, examples=["6"])]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]


class IdentityIn(Strict):
    """What is not sent stays."""

    legal_name: Short | None = None
    street: Words | None = None
    postcode: Annotated[str, Field(max_length=20)] | None = None
    city: Annotated[str, Field(max_length=100)] | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    registration: Annotated[str, Field(max_length=40)] | None = None
    email: Annotated[str, Field(max_length=254)] | None = None
    footer: Annotated[str, Field(max_length=500)] | None = None
    bank_name: Annotated[str, Field(max_length=100)] | None = None
    iban: Annotated[str, Field(max_length=50)] | None = None
    bic: Annotated[str, Field(max_length=20)] | None = None
    creditor_id: Annotated[str, Field(max_length=35)] | None = None
    due_days: Annotated[int, Field(ge=0, le=365)] | None = None
    tax_regime: Annotated[str, Field(max_length=20)] | None = None
    vat_number: Annotated[str, Field(max_length=20)] | None = None


class YearIn(Strict):
    """`prefixes`: what numbers of a series begin with; a missing one is the usual letter and the year."""

    start: Day
    end: Day
    prefixes: dict[Literal["invoice", "credit", "supplier_invoice", "supplier_credit", "entry"], Prefix] = {}


class WorthIn(Strict):
    """valued: so many `units` are worth `value` of the books' currency, from `since` on; memo: units only; off_books."""

    policy: Literal["valued", "memo", "off_books"]
    units: Decimal | None = None
    value: Decimal | None = None
    since: Day | None = None


class OpeningIn(Strict):
    pack: Annotated[str, Field(max_length=40)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "EUR"
    identity: IdentityIn
    year: YearIn
    moneys: dict[Code, WorthIn] = {}


class PeriodOut(Schema):
    start: date
    end: date
    state: str


class YearOut(Schema):
    name: str
    start: date
    end: date
    state: str
    prefixes: dict[str, str]
    months: list[PeriodOut]


class CheckOut(Schema):
    name: str
    is_good: bool
    blocks: bool
    sentence: str


class WorthOut(Schema):
    currency: str
    policy: str
    units: str | None
    value: str | None
    since: date | None


class AccountRoleOut(Schema):
    role: str
    account: str
    name: str


class AccountRoleIn(Strict):
    account: Annotated[str, Field(max_length=20)]


class BooksOut(Schema):
    state: str
    pack: str
    currency: str
    legal_name: str
    street: str
    postcode: str
    city: str
    country: str
    registration: str
    vat_number: str
    email: str
    bank_name: str
    iban: str
    bic: str
    creditor_id: str
    tax_regime: str
    due_days: int
    footer: str
    moneys: list[WorthOut]
    roles: list[AccountRoleOut]


def _show(books: Books) -> dict[str, Any]:
    plain_fields = {name: getattr(books, name) for name in BooksOut.model_fields if name not in ("moneys", "roles")}
    roles = [
        {"role": each["role"], "account": each["account"].code, "name": str(each["words"])} for each in roles_of(books)
    ]
    return {**plain_fields, "moneys": [_show_money(each, books) for each in moneys_of(books)], "roles": roles}


def _show_money(one: Any, books: Books) -> dict[str, Any]:
    worth: dict[str, Any] = {"units": None, "value": None, "since": None}
    if one.rate is not None:
        worth = {
            "units": one.currency.text(one.rate.units),
            "value": plain(one.rate.value, books),
            "since": one.rate.since,
        }
    return {"currency": one.currency.code, "policy": one.policy, **worth}


def _show_year(year: BookYear) -> dict[str, Any]:
    months = [{"start": each.start, "end": each.end, "state": each.state} for each in year.periods.order_by("start")]
    return {**{name: getattr(year, name) for name in ("name", "start", "end", "state", "prefixes")}, "months": months}


@router.get("/books", response=BooksOut)
def books(request: Any) -> Any:
    """Whose books these are, what documents say, what currencies are worth, which account plays which role."""
    return _show(books_read(request))


@router.post("/books", response=MADE(BooksOut))
@idempotent
def open_new_books(request: Any, new: OpeningIn) -> Any:
    """Open the community's books. The worker makes chart and series; `state` says when they are open."""
    require(request.viewer, SET_UP_BOOKS)
    if new.pack not in pack_kinds:
        raise PackUnknown()
    said = {name: value for name, value in new.identity.dict().items() if value is not None}
    usual = pack_kinds[new.pack].regimes[0].kind
    tax = {"tax_regime": said.pop("tax_regime", usual), "vat_number": said.pop("vat_number", "")}
    asked = Asked(
        pack=new.pack,
        currency=new.currency,
        identity={"legal_name": community().name, **said},
        start=new.year.start,
        end=new.year.end,
        prefixes={str(name): prefix for name, prefix in new.year.prefixes.items()},
        tax=tax,
        moneys=tuple(
            MoneyAsked(code, each.policy, _worth(each, currency_of(code), new.currency))
            for code, each in new.moneys.items()
        ),
    )
    return made(_show(open_books(by=request.viewer, entity=community(), asked=asked)))


def _worth(said: WorthIn, currency: Currency, legal: str) -> Worth | None:
    if said.units is None or said.value is None:
        return None
    return Worth(parse_amount(said.units, currency.scale), parse_amount(said.value, digits_of(legal)))


@router.patch("/books", response=BooksOut)
def alter_books(request: Any, change: IdentityIn) -> Any:
    """Name, address, bank, VAT. What was printed stays as it was printed."""
    found = books_written(request, SET_UP_BOOKS)
    said = {name: value for name, value in change.dict(exclude_unset=True).items() if value is not None}
    return _show(change_books(by=request.viewer, books=found, **said))


@router.put("/books/currencies/{code}", response=BooksOut)
def put_worth(request: Any, code: str, worth: WorthIn) -> Any:
    """What the books make of a community currency from a day on."""
    found, currency = books_written(request, SET_UP_BOOKS), currency_of(code)
    value_money(
        by=request.viewer, books=found, currency=currency, policy=worth.policy,
        worth=_worth(worth, currency, found.currency), since=worth.since,
    )  # fmt: skip
    return _show(found)


@router.put("/books/roles/{role}", response={204: None})
def put_role(request: Any, role: str, said: AccountRoleIn) -> Any:
    """Which account plays a role from now on; in force when the worker has told the books."""
    found = books_written(request, SET_UP_BOOKS)
    account = get_object_or_404(BookAccount, books=found, code=said.account)
    give_role(by=request.viewer, books=found, role=role, account=account)
    return None


@router.get("/books/years", response=list[YearOut])
def years(request: Any) -> Any:
    """Fiscal years with their months, newest first."""
    return [_show_year(year) for year in years_of(books_read(request))]


@router.post("/books/years", response=MADE(YearOut))
@idempotent
def open_new_year(request: Any, new: YearIn) -> Any:
    """A further fiscal year with its series."""
    found = books_written(request, SET_UP_BOOKS)
    prefixes = {str(name): prefix for name, prefix in new.prefixes.items()}
    return made(_show_year(open_year(by=request.viewer, books=found, start=new.start, end=new.end, prefixes=prefixes)))


def _year(found: Books, start: date) -> BookYear:
    return get_object_or_404(BookYear.objects.select_related("books__entity"), books=found, start=start)


@router.get("/books/years/{start}/checklist", response=list[CheckOut])
def year_checklist(request: Any, start: Day) -> Any:
    """What stands against closing the year (`blocks`), and what is worth a look before."""
    found = books_read(request)
    names = ("name", "is_good", "blocks", "sentence")
    checks = checklist(found, _year(found, start))
    return [
        {
            name: getattr(each, name) if isinstance(getattr(each, name), bool) else str(getattr(each, name))
            for name in names
        }
        for each in checks
    ]


@router.put("/books/years/{start}/closing", response=YearOut)
def put_year_closing(request: Any, start: Day) -> Any:
    """Close a year for good; refused while the checklist has something against it."""
    year = _year(books_written(request, SET_UP_BOOKS), start)
    close_year(by=request.viewer, year=year)
    return _show_year(year)


@router.put("/books/years/{start}/months/{month}/closing", response=YearOut)
def put_month_closing(request: Any, start: Day, month: Day) -> Any:
    """Close a month: nothing is posted in it any more."""
    year = _year(books_written(request, SET_UP_BOOKS), start)
    period = get_object_or_404(year.periods.select_related("year__books__entity"), start=month)
    close_period(by=request.viewer, period=period)
    return _show_year(year)


@router.post("/books/logo", response={204: None})
def post_logo(request: Any, picture: FileParam[UploadedFile]) -> Any:
    """The picture at the head of documents: PNG, JPEG or WebP."""
    set_logo(by=request.viewer, books=books_written(request, SET_UP_BOOKS), upload=picture)
    return None
