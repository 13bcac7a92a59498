"""Paying and thanking in three steps: fill, check, receipt."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse

from wezer.core.http import MemberRequest
from wezer.core.models import Party
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.payments import pay as pay_act
from wezer.ledger.forms import PayForm, is_uid, payees_for
from wezer.ledger.refusals import SameAccount
from wezer.ledger.rules import breaks_floor
from wezer.ledger.screens import Purse, history, payable, purses
from wezer.ui.forms import say_on
from wezer.ui.http import form_key, go
from wezer.ui.http import show as show_page


@login_required
def pay(request: MemberRequest) -> HttpResponse:
    """GET: the form (`?to=` a party's uid, `?acting_for=` a group whose wallet pays). POST `step=check`: what would happen. POST `step=pay`: it happens, once per key."""
    viewer: Any = request.viewer
    payer = viewer.party
    initial = {"to": request.GET.get("to", ""), "memo": request.GET.get("memo", "")[:500]}
    form = PayForm(request.POST or None, initial=initial, viewer=viewer, currencies=payable(payer))
    context = {
        "form": form,
        "payer": payer,
        "purses": purses(payer),
        "recent": _recent(payer),
        "to_party": _named(request.POST.get("to", initial["to"]), viewer),
    }
    if request.method != "POST" or request.POST.get("step") == "change" or not form.is_valid():
        return _form(request, context, status=422 if form.errors else 200)
    payee, amounts, memo = form.cleaned_data["to"], form.amounts(), form.cleaned_data["memo"]
    if request.POST.get("step") != "pay":
        if payee.pk == payer.pk:
            return _refused(request, context, SameAccount(), amounts)
        after = _after(context["purses"], amounts)
        is_beyond = any(line["beyond"] for line in after)
        context |= {"payee": payee, "amounts": amounts, "memo": memo, "after": after, "is_beyond": is_beyond}
        return show_page(request, "ledger/payment/check.html", "ledger/payment/check.html", context)
    try:
        made = pay_act(by=viewer, payer=payer, payee=payee, amounts=amounts, memo=memo, key=form_key(request))
    except Refusal as refusal:
        return _refused(request, context, refusal, amounts)
    return go(request, reverse("wallet:movement", args=[made.uid]))


def _form(request: MemberRequest, context: dict[str, Any], *, status: int) -> HttpResponse:
    return show_page(request, "ledger/payment/pay.html", "ledger/payment/pay.html", context, status=status)


def _refused(request: MemberRequest, context: dict[str, Any], refusal: Refusal, amounts: list[Money]) -> HttpResponse:
    _say(context["form"], refusal, amounts)
    return _form(request, context, status=refusal.status)


def _say(form: PayForm, refusal: Refusal, amounts: list[Money]) -> None:
    """The ledger speaks of "amount" and a currency; the form has a field for each currency."""
    names = {"payee": "to", "payer": None, "memo": "memo"}
    code = str(refusal.details.get("currency", "")) or (amounts[0].currency if amounts else "")
    refusal.field = names.get(
        refusal.field or "", f"amount_{code}" if refusal.field in ("amount", "currency") else refusal.field
    )
    say_on(form, refusal)


def _named(uid: str, viewer: Any) -> Party | None:
    """Who is meant by the uid that an address or a form carries: shown by name, never as a number."""
    return payees_for(viewer).filter(uid=uid).first() if is_uid(uid) else None


def _recent(payer: Party) -> list[Party]:
    """Whom one paid lately."""
    seen: dict[int, Party] = {}
    for movement in history(payer, limit=10).moved:
        if movement.transaction.payer_id == payer.pk:
            seen.setdefault(movement.other.pk, movement.other)
    return list(seen.values())[:5]


def _after(held: list[Purse], amounts: list[Money]) -> list[dict[str, Any]]:
    """Each purse that changes: before, after, and whether the limit would be passed."""
    paid = {money.currency: money for money in amounts}
    found = []
    for purse in held:
        money = paid.get(purse.currency.code)
        if money is None or purse.is_counter:
            continue
        left = purse.balance - money
        beyond = breaks_floor(purse.account.available, money.units, purse.account.floor)
        found.append(
            {
                "purse": purse,
                "before": purse.balance,
                "after": left,
                "beyond": beyond,
                "tracked": purse.currency.is_tracked,
            }
        )
    return found
