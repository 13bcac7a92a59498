"""The garden's page that binds reactions to currencies."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wezer.core.acts.settings import change_setting
from wezer.core.chosen_reactions import reactions
from wezer.core.http import MemberRequest
from wezer.core.settings_registry import value
from wezer.core.views.doors import Guard, gardener_required
from wezer.ledger.currencies import currency
from wezer.ledger.reaction_prices import KEY, MOST_KEY, bindable, prices
from wezer.ui.forms import Form, MoneyField, status_of, submit
from wezer.ui.http import go

tending: Guard = gardener_required("core.tend_community")


class BindForm(Form):
    """Which reaction pays how much of what."""

    kind = forms.ChoiceField(label=gettext_lazy("Reaction"))
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    amount = forms.CharField(label=gettext_lazy("How much it pays"), max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.kind, each.name) for each in reactions() if each.is_open]
        self.fields["currency"].choices = [(each.code, each.name) for each in bindable()]
        self.fields["amount"].help_text = _("At most {most} of its whole units.").format(most=value(MOST_KEY))

    def clean(self) -> dict[str, Any]:
        """The amount, read as its currency is written."""
        cleaned = super().clean() or {}
        if cleaned.get("currency") and cleaned.get("amount"):
            try:
                units = MoneyField(currency=cleaned["currency"]).clean(cleaned["amount"])
                cleaned["amount"] = currency(cleaned["currency"]).text(units)
            except forms.ValidationError as problem:
                self.add_error("amount", problem)
        return cleaned


@tending
def index(request: MemberRequest) -> HttpResponse:
    """Which reactions pay, and a form that binds one; `?kind=` begins with it."""
    form = BindForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and submit(form, _bind, by=request.viewer) is not None:
        return go(request, "currencies:reactions", said=_("From now on it pays whoever wrote."))
    paid = prices()
    context = {"form": form, "bound": [(each, paid[each.kind]) for each in reactions() if each.kind in paid]}
    context |= {"may_bind": bool(bindable())}
    return render(request, "ledger/currencies/reactions.html", context, status=status_of(form))


def _bind(*, by: Any, kind: str, currency: str, amount: str) -> Any:
    return change_setting(by=by, key=KEY, value={**value(KEY), kind: {"amount": amount, "currency": currency}})


@tending
@require_POST
def loosen(request: MemberRequest, kind: str) -> HttpResponse:
    """It counts only, from now on; what was paid stays paid."""
    left = {each: price for each, price in value(KEY).items() if each != kind}
    change_setting(by=request.viewer, key=KEY, value=left)
    return go(request, "currencies:reactions", said=_("From now on it only counts."))
