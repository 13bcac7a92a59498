"""Currencies: their rules for everyone to read; making and tending them for gardeners."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.http import MemberRequest
from wezer.core.models import Party
from wezer.kernel.permissions import can
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.currencies import change_currency, close_currency, create_currency, move_currency
from wezer.ledger.acts.limits import remove_limit, set_limit
from wezer.ledger.currencies import currencies, kind_of
from wezer.ledger.currency_forms import CurrencyForm, LimitForm, PersonalLimitForm, RulesForm
from wezer.ledger.models import Currency, CurrencyState, LimitRule
from wezer.ledger.preview import effect_of_limits, reaches, sample_wallet
from wezer.ledger.queries import money_supply
from wezer.ui.forms import say_on, submit
from wezer.ui.http import go
from wezer.ui.http import show as show_page


@login_required
def rules(request: MemberRequest) -> HttpResponse:
    """What each currency is, in words."""
    shown = [one for one in currencies() if one.state not in (CurrencyState.DRAFT, CurrencyState.CLOSED)]
    context = {"currencies": [{"currency": one, "kind": kind_of(one)} for one in shown]}
    return show_page(request, "ledger/currencies/rules.html", "ledger/currencies/rules.html", context)


@login_required
def index(request: MemberRequest) -> HttpResponse:
    """All currencies with their state and what is in circulation."""
    _gardener(request)
    listed = [
        {"currency": one, "kind": kind_of(one), "supply": one.money(money_supply(one))}
        for one in Currency.objects.order_by("id")
    ]
    return show_page(request, "ledger/currencies/list.html", "ledger/currencies/list.html", {"currencies": listed})


@login_required
def create(request: MemberRequest) -> HttpResponse:
    """The wizard: one page, a preview of a member's wallet beside it, made when asked."""
    _gardener(request)
    form = CurrencyForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("step") == "create":
            made = _run(form, lambda: create_currency(by=request.viewer, **form.values()))
            if made is not None:
                return go(request, "currencies:list")
        else:
            context |= {"preview": sample_wallet(form.values())}
    status = 422 if form.errors else 200
    return show_page(request, "ledger/currencies/new.html", "ledger/currencies/new.html", context, status=status)


@login_required
def edit(request: MemberRequest, code: str) -> HttpResponse:
    """Name, symbol and rules; each change is a version."""
    currency = _currency(request, code)
    form = RulesForm(request.POST or None, currency=currency)
    context = {"currency": currency, "kind": kind_of(currency), "form": form}
    sent = request.method == "POST" and form.is_valid()
    if sent and _run(form, lambda: change_currency(by=request.viewer, currency=currency, **form.values())):
        return go(request, request.path)
    context |= {"versions": currency.versions.select_related("author").order_by("-number")[:20]}
    context |= {"states": list(_next_states(currency)), "supply": currency.money(money_supply(currency))}
    status = 422 if form.errors else 200
    return show_page(request, "ledger/currencies/edit.html", "ledger/currencies/edit.html", context, status=status)


@login_required
def limits(request: MemberRequest, code: str) -> HttpResponse:
    """The limit rules in force; a new one with a preview of whom it would touch before it is saved."""
    currency = _currency(request, code, "ledger.set_limits")
    form = LimitForm(request.POST or None, currency=currency, viewer=request.viewer)
    context: dict[str, Any] = {"currency": currency, "form": form}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("step") == "save":
            if submit(form, set_limit, by=request.viewer, currency=currency):
                return go(request, request.path)
        else:
            try:
                context |= {"effect": effect_of_limits(currency, form.cleaned_data)}
            except Refusal as refusal:
                say_on(form, refusal)
    standing = currency.limit_rules.filter(removed_at=None).select_related(
        "member", "group", "level", "account__holder", "author"
    )
    context |= {"rules": standing.order_by("-id")}
    status = 422 if form.errors else 200
    return show_page(request, "ledger/currencies/limits.html", "ledger/currencies/limits.html", context, status=status)


@login_required
@require_POST
def remove(request: MemberRequest, code: str, uid: str) -> HttpResponse:
    """Take one limit away; back to where it was listed."""
    currency = _currency(request, code, "ledger.set_limits")
    rule = get_object_or_404(LimitRule.objects.select_related("member"), uid=uid, currency=currency)
    remove_limit(by=request.viewer, rule=rule)
    if request.POST.get("back") == "member" and rule.member:
        return go(request, reverse("currencies:limits-of", args=[rule.member.uid]))
    return go(request, reverse("currencies:limits", args=[currency.code]))


@login_required
def limits_of_party(request: MemberRequest, uid: str) -> HttpResponse:
    """How far one member or group may go, currency by currency, and limits of their own."""
    if not can(request.viewer, "ledger.set_limits"):
        raise Http404
    party = get_object_or_404(Party, uid=uid)
    held = [one for one in reaches(party) if one.currency.state == CurrencyState.ACTIVE]
    form = PersonalLimitForm(request.POST or None, currencies=[one.currency for one in held])
    if request.method == "POST" and submit(form, set_limit, by=request.viewer, member=party) is not None:
        return go(request, request.path, said=_("The limit holds from now on."))
    own = LimitRule.objects.filter(member=party, removed_at=None).select_related("currency", "author")
    context = {"party": party, "form": form, "reaches": held, "rules": own.order_by("currency_id", "side", "-id")}
    page, status = "ledger/currencies/limits_of.html", 422 if form.errors else 200
    return show_page(request, page, page, context, status=status)


@login_required
@require_POST
def state(request: MemberRequest, code: str) -> HttpResponse:
    """Activate, freeze, close."""
    currency, to = _currency(request, code), request.POST.get("to", "")
    if to == CurrencyState.CLOSED:
        close_currency(by=request.viewer, currency=currency)
    else:
        move_currency(by=request.viewer, currency=currency, to=to)
    return go(request, f"/garden/currencies/{currency.code}/")


def _gardener(request: MemberRequest) -> None:
    if not can(request.viewer, "ledger.manage_currencies"):
        raise Http404


def _currency(request: MemberRequest, code: str, right: str = "ledger.manage_currencies") -> Currency:
    if not can(request.viewer, right):
        raise Http404
    return get_object_or_404(Currency, code=code)


def _next_states(currency: Currency) -> list[CurrencyState]:
    return {
        CurrencyState.DRAFT: [CurrencyState.ACTIVE],
        CurrencyState.ACTIVE: [CurrencyState.FROZEN, CurrencyState.CLOSING],
        CurrencyState.FROZEN: [CurrencyState.ACTIVE, CurrencyState.CLOSING],
        CurrencyState.CLOSING: [CurrencyState.ACTIVE, CurrencyState.CLOSED],
    }.get(CurrencyState(currency.state), [])


def _run(form: Any, act: Any) -> Any:
    try:
        return act()
    except Refusal as refusal:
        say_on(form, refusal)
        return None
