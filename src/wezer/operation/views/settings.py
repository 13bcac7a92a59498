"""The settings of the books: everything the wizard asked, the roles of accounts, years and months."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.kernel.clock import now
from wezer.ledger.models import Currency
from wezer.operation.acts.settings import change_books, give_role, open_year, set_logo, value_money
from wezer.operation.forms_books import (
    BankForm,
    IdentityForm,
    LogoForm,
    MoneyForm,
    RoleForm,
    TaxForm,
    YearForm,
    usual_year,
)
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import BookAccount, Books
from wezer.operation.permissions import SET_UP_BOOKS
from wezer.operation.queries.settings import moneys_of, name_of_role, next_bank, roles_of, years_of
from wezer.operation.rules import Worth, year_after
from wezer.operation.views.common import office
from wezer.ui.forms import Form, submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page

PAGE = "operation/settings/form.html"


@office(SET_UP_BOOKS)
def index(request: Any) -> HttpResponse:
    """Everything at a glance, each part with the way to change it."""
    books = request.books
    if not books:
        return go(request, "office:set-up")
    pack = pack_kinds[books.pack]
    context = {"books": books, "pack": pack, "regime": pack.regime(books.tax_regime), "moneys": moneys_of(books)}
    roles = roles_of(books)
    context |= {"roles": roles, "years": years_of(books), "next_bank": next_bank(each["role"] for each in roles)}
    return show_page(request, "operation/settings/settings.html", "operation/settings/settings.html", context)


def _identity(data: Any, books: Books) -> Form:
    names = ("legal_name", "street", "postcode", "city", "country", "registration", "email", "footer")
    return IdentityForm(data, initial={name: getattr(books, name) for name in names}, pack=pack_kinds[books.pack])


def _bank(data: Any, books: Books) -> Form:
    names = ("bank_name", "iban", "bic", "creditor_id", "due_days")
    return BankForm(data, initial={name: getattr(books, name) for name in names})


def _tax(data: Any, books: Books) -> Form:
    initial = {"tax_regime": books.tax_regime, "vat_number": books.vat_number}
    return TaxForm(data, initial=initial, pack=pack_kinds[books.pack])


#: Part of the settings → its title and its form, sent to `change_books`.
PARTS: dict[str, tuple[Any, Callable[[Any, Books], Form]]] = {
    "identity": (gettext_lazy("Name and address"), _identity),
    "bank": (gettext_lazy("Bank"), _bank),
    "tax": (gettext_lazy("VAT"), _tax),
}


@office(SET_UP_BOOKS)
def part(request: Any, key: str) -> HttpResponse:
    """Change one part of what the wizard asked."""
    if not request.books or key not in PARTS:
        raise Http404
    title, make = PARTS[key]
    form = make(request.POST or None, request.books)
    if request.method == "POST" and submit(form, change_books, by=request.viewer, books=request.books):
        return go(request, "office:settings", said=_("Kept. What was printed stays as it was printed."))
    return _form(request, title, form)


def _form(request: Any, title: Any, form: Any, template: str = PAGE, **more: Any) -> HttpResponse:
    context = {"title": title, "form": form, "books": request.books, **more}
    return show_page(request, template, template, context, status=422 if form.errors else 200)


@office(SET_UP_BOOKS)
def logo(request: Any) -> HttpResponse:
    form = LogoForm(request.POST or None, request.FILES or None)
    if not request.books:
        raise Http404
    if request.method == "POST" and submit(form, _set_logo, by=request.viewer, books=request.books):
        return go(request, "office:settings", said=_("The logo is kept."))
    return _form(request, _("Logo"), form, is_upload=True)


def _set_logo(*, by: Any, books: Books, logo: Any) -> bool:
    """A form sent without a picture changes nothing."""
    if logo:
        set_logo(by=by, books=books, upload=logo)
    return True


@office(SET_UP_BOOKS)
def money(request: Any, code: str) -> HttpResponse:
    """What the books make of one community currency from a day on."""
    currency = get_object_or_404(Currency, code=code)
    books = request.books
    if not books or currency.code == books.currency:
        raise Http404
    known = next((each for each in moneys_of(books) if each.currency == currency), None)
    initial = {"since": now().date(), **(known.typed if known else {})}
    form = MoneyForm(request.POST or None, initial=initial, currency=currency, legal=books.currency)
    if request.method == "POST" and submit(form, _value, by=request.viewer, books=books, currency=currency):
        return go(request, "office:settings", said=_("Kept. What is in the books already keeps its value."))
    return _form(request, currency.name, form, "operation/settings/money.html")


def _value(*, by: Any, books: Books, currency: Currency, policy: str, units: int, value: int, since: Any) -> Any:
    worth = Worth(units, value) if units and value else None
    return value_money(by=by, books=books, currency=currency, policy=policy, worth=worth, since=since)


@office(SET_UP_BOOKS)
def role(request: Any, role: str) -> HttpResponse:
    """Which account plays a role from now on."""
    if not request.books:
        raise Http404
    form = RoleForm(request.POST or None, books=request.books, role=role)
    if request.method == "POST" and submit(form, _give_role, by=request.viewer, books=request.books, role=role):
        return go(request, "office:settings", said=_("The worker tells the books; what was posted stays where it is."))
    return _form(request, _("Account for “{role}”").format(role=name_of_role(role)), form)


def _give_role(*, by: Any, books: Books, role: str, account: BookAccount) -> bool:
    give_role(by=by, books=books, role=role, account=account)
    return True


@office(SET_UP_BOOKS)
def new_year(request: Any) -> HttpResponse:
    """The next fiscal year."""
    books = request.books
    if not books:
        raise Http404
    last = books.years.order_by("-end").first()
    dates = year_after(last.start, last.end) if last else ()
    form = YearForm(request.POST or None, initial=usual_year(now().date(), *dates))
    if request.method == "POST" and submit(form, _open_year(request, form)):
        return go(request, "office:settings", said=_("The worker opens the year."))
    return _form(request, _("A new fiscal year"), form, "operation/settings/year.html")


def _open_year(request: Any, form: YearForm) -> Callable[..., Any]:
    return lambda start, end, **_series: open_year(
        by=request.viewer, books=request.books, start=start, end=end, prefixes=form.prefixes
    )
