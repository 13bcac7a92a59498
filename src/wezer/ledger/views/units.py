"""Making units and taking them back: for those who hold the right, one currency at a time."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wezer.core.http import MemberRequest
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.issuing import destroy, issue
from wezer.ledger.currencies import kind_of
from wezer.ledger.currency_forms import DestructionForm, IssueForm
from wezer.ledger.models import Currency, CurrencyState, Transaction
from wezer.ledger.supply import issues, supply, waiting_issues
from wezer.ui.forms import say_on
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page

#: Refusals that speak of the party, by the field they name or by their code.
_OF_PARTY = ("payee", "payer", "currency", "not_payer", "sole_beneficiary")


@login_required
def index(request: MemberRequest, code: str) -> HttpResponse:
    """What is in circulation, what waits for signatures, and every issue so far."""
    currency = _currency(request, code)
    context = {
        "currency": currency,
        "is_active": currency.state == CurrencyState.ACTIVE,
        "supply": supply(currency),
        "waiting": waiting_issues(currency),
        "page": issues(currency, after=request.GET.get("after", "")),
    }
    return show_page(request, "ledger/units/index.html", "ledger/units/_issues.html", context)


@login_required
def issue_units(request: MemberRequest, code: str) -> HttpResponse:
    """Make units for somebody's wallet; posted with the last signature."""
    currency = _currency(request, code)
    form = IssueForm(request.POST or None, currency=currency, viewer=request.viewer)

    def made(values: dict[str, Any]) -> Transaction:
        return issue(by=request.viewer, currency=currency, to=values.pop("party"), **values)

    return _answer(request, currency, form, made, "ledger/units/issue.html")


@login_required
def destroy_units(request: MemberRequest, code: str) -> HttpResponse:
    """Take units out of a wallet and out of circulation."""
    currency, viewer = _currency(request, code), request.viewer
    own = {"party": viewer.member.name if viewer.member else ""}
    form = DestructionForm(request.POST or None, initial=own, currency=currency, viewer=viewer)

    def made(values: dict[str, Any]) -> Transaction:
        return destroy(by=viewer, currency=currency, holder=values.pop("party"), **values)

    return _answer(request, currency, form, made, "ledger/units/destroy.html")


def _answer(
    request: MemberRequest, currency: Currency, form: Any, act: Callable[[dict[str, Any]], Transaction], page: str
) -> HttpResponse:
    """The form, again with what is wrong beside its fields; or the receipt of what was made."""
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            made = act(
                {"party": typed["party"], "units": typed["amount"], "memo": typed["memo"], "key": form_key(request)}
            )
            return go(request, reverse("wallet:movement", args=[made.uid]))
        except Refusal as refusal:
            refusal.field = "party" if (refusal.field or refusal.code) in _OF_PARTY else refusal.field
            say_on(form, refusal)
    context = {"currency": currency, "form": form, "supply": supply(currency)}
    return show_page(request, page, page, context, status=422 if form.errors else 200)


def _currency(request: MemberRequest, code: str) -> Currency:
    currency = get_object_or_404(Currency, code=code)
    if not can(request.viewer, "ledger.issue", currency) or not kind_of(currency).can_be_issued:
        raise Http404
    return currency
