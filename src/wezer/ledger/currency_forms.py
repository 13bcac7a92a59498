"""Forms of those who tend currencies."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group, Level
from wezer.kernel.refusals import Refusal
from wezer.ledger.figures import limit_context
from wezer.ledger.forms import PartyField
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.limits import check_expression, earned_credit, share_of_volume
from wezer.ledger.models import Category, Currency, Side
from wezer.ledger.typed_amounts import signed_units
from wezer.ui.forms import Form, MoneyField

SEEN_BY = [
    ("owner", _("Only who holds it")),
    ("group", _("People who share a group with them")),
    ("community", _("All members")),
    ("everyone", _("Everyone, also outside")),
]

MAY_HIDE = _("Members may keep their own balance to themselves")


class SignedAmount(forms.CharField):
    """An amount typed with the scale chosen in the same form; cleaned there, empty means no limit."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=30,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            **kwargs,
        )


class CurrencyForm(Form):
    kind = forms.ChoiceField(label=_("What kind of currency"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=60)
    code = forms.RegexField(
        label=_("Code"), regex=r"^[A-Z0-9]{2,12}$", help_text=_("2 to 12 capitals and figures, for ever.")
    )
    symbol = forms.CharField(label=_("Symbol"), max_length=8, required=False)
    display_format = forms.ChoiceField(
        label=_("Counted in"),
        choices=[("decimal", _("Numbers")), ("hours_minutes", _("Hours and minutes")), ("counter", _("A counter"))],
    )
    scale = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=9, initial=0, required=False)
    category = forms.ChoiceField(
        label=_("Category"), choices=[("", _("As usual for this kind")), *Category.choices], required=False
    )
    floor = SignedAmount(
        label=_("How far below zero"), help_text=_("The trust limit, such as -500. Empty: the kind's own.")
    )
    ceiling = SignedAmount(label=_("How far above zero"), help_text=_("Such as 500. Empty: the kind's own."))
    anchor = forms.CharField(
        label=_("Worth, as an example"),
        max_length=60,
        required=False,
        help_text=_("Such as: 60 VAL = 1 h. It guides prices."),
    )
    seen_by = forms.ChoiceField(label=_("Who sees balances"), choices=SEEN_BY, initial="owner")
    may_hide = forms.BooleanField(label=MAY_HIDE, required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.kind, _choice(one)) for one in currency_kinds]
        self.fields["kind"].initial = "mutual_credit"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for side in ("floor", "ceiling"):
            try:
                data[f"{side}_units"] = signed_units(
                    data.get(side) or "", data.get("scale") or 0, data.get("display_format") or ""
                )
            except ValueError:
                self.add_error(
                    side, ValidationError(_("Write an amount in figures, such as -500."), code="amount_invalid")
                )
        try:
            data["value_scale"] = _anchors(data.get("anchor") or "")
        except ValueError:
            self.add_error("anchor", ValidationError(_("Write it like this: 60 VAL = 1 h."), code="anchor_invalid"))
        return data

    def values(self) -> dict[str, Any]:
        """What `create_currency` takes."""
        data = self.cleaned_data
        rules: dict[str, Any] = {
            "privacy": {"balances": data["seen_by"], "transactions": "parties", "may_hide": data["may_hide"]},
            "value_scale": data["value_scale"],
        }
        rules |= {side: data[f"{side}_units"] for side in ("floor", "ceiling") if data.get(f"{side}_units") is not None}
        plain = {name: data[name] for name in ("kind", "name", "code", "symbol", "display_format", "category")}
        return {**plain, "scale": data.get("scale") or 0, "rules": rules}


def _choice(kind: Any) -> str:
    return f"{kind.name}: {kind.purpose}"


def _anchors(typed: str) -> list[list[Any]]:
    """[[60, "VAL", 1, "h"]] of "60 VAL = 1 h = 10 EUR": the first worth each of the others."""
    if not typed.strip():
        return []
    parts = [part.split() for part in typed.split("=")]
    if len(parts) < 2 or any(len(part) != 2 for part in parts):
        raise ValueError(typed)
    (first, unit), *others = [(float(number.replace(",", ".")), name) for number, name in parts]
    return [[first, unit, number, name] for number, name in others]


class RulesForm(Form):
    """What may change later: words, limits of a new wallet, privacy, bounds of one payment."""

    name = forms.CharField(label=_("Name"), max_length=60)
    symbol = forms.CharField(label=_("Symbol"), max_length=8, required=False)
    floor = MoneyField(label=_("How far below zero"), signed=True, required=False, help_text=_("Empty: no limit."))
    ceiling = MoneyField(label=_("How far above zero"), signed=True, required=False, help_text=_("Empty: no limit."))
    max_amount = MoneyField(label=_("At most in one payment"), required=False)
    seen_by = forms.ChoiceField(label=_("Who sees balances"), choices=SEEN_BY)
    may_hide = forms.BooleanField(label=MAY_HIDE, required=False)

    def __init__(self, *args: Any, currency: Currency, **kwargs: Any) -> None:
        privacy = currency.rule("privacy") or {}
        initial = {
            "name": currency.name, "symbol": currency.symbol, "floor": currency.rule("floor"), "ceiling": currency.rule("ceiling"),
            "max_amount": currency.rule("max_amount"), "seen_by": privacy.get("balances", "owner"),
            "may_hide": privacy.get("may_hide", True),
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        self.currency = currency
        for field in ("floor", "ceiling", "max_amount"):
            self.fields[field].currency = currency.code

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        privacy = {**(self.currency.rule("privacy") or {}), "balances": data["seen_by"], "may_hide": data["may_hide"]}
        rules = {
            "floor": data["floor"],
            "ceiling": data["ceiling"],
            "max_amount": data["max_amount"],
            "privacy": privacy,
        }
        return {"name": data["name"], "symbol": data["symbol"] or self.currency.code, "rules": rules}


class IssueForm(Form):
    """Units made: for whom, how many, why."""

    party = PartyField(label=_("To whom"), help_text=_("A member, or a group with a wallet."))
    amount = MoneyField(label=_("How many"))
    memo = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Whoever receives them reads it; it stays in the books.")
    )

    def __init__(self, *args: Any, currency: Currency, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].currency = currency.code
        self.fields["party"].viewer = viewer


class DestructionForm(IssueForm):
    """Units taken out of circulation: from which wallet, how many, why."""

    party = PartyField(label=_("From whose wallet"), help_text=_("Your own, or that of a group you may pay for."))


class PersonalLimitForm(Form):
    """A limit of one member's or group's own."""

    currency = forms.ModelChoiceField(
        label=_("In which currency"), queryset=Currency.objects.none(), to_field_name="code"
    )
    side = forms.ChoiceField(label=_("Which limit"), choices=Side.choices)
    amount = SignedAmount(label=_("Amount"), help_text=_("Such as -800 or 1200. Empty: no limit on this side."))
    soft = forms.BooleanField(label=_("Only warn, never refuse"), required=False)
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args: Any, currencies: list[Currency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["currency"]
        choice.queryset = Currency.objects.filter(pk__in=[one.pk for one in currencies]).order_by("id")
        choice.label_from_instance = lambda one: one.name
        choice.empty_label = None

    def clean(self) -> dict[str, Any]:
        """With `units` in place of what was typed."""
        data = super().clean() or {}
        typed, currency = data.pop("amount", ""), data.get("currency")
        if currency is not None:
            try:
                data["units"] = signed_units(typed or "", currency.scale, currency.display_format)
            except ValueError:
                self.add_error(
                    "amount", ValidationError(_("Write an amount in figures, such as -500."), code="amount_invalid")
                )
        return data


class LimitForm(Form):
    """One limit rule at one scope, fixed or reckoned."""

    side = forms.ChoiceField(label=_("Which limit"), choices=Side.choices)
    member = PartyField(
        label=_("For one member or group"), required=False, help_text=_("Empty, with nothing below: for everybody.")
    )
    group = forms.ModelChoiceField(
        label=_("For everyone in a group"),
        queryset=Group.objects.exclude(parent=None),
        required=False,
        empty_label=_("No group"),
    )
    level = forms.ModelChoiceField(
        label=_("For everyone of a level"), queryset=Level.objects.all(), required=False, empty_label=_("No level")
    )
    units = MoneyField(
        label=_("Amount"), signed=True, required=False, help_text=_("Empty without a rule: no limit on this side.")
    )
    preset = forms.ChoiceField(
        label=_("Reckoned"),
        required=False,
        choices=[
            ("", _("No: the amount above")),
            ("earned", _("Grows with what was received, up to a cap")),
            ("volume", _("A share of the monthly volume")),
            ("own", _("By a rule of our own")),
        ],
    )
    initial_credit = forms.IntegerField(label=_("Begins at"), min_value=0, required=False)
    cap = forms.IntegerField(label=_("At most"), min_value=0, required=False)
    percent = forms.IntegerField(label=_("Percent"), min_value=1, max_value=1000, required=False)
    expression = forms.CharField(
        label=_("Rule"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2, "class": "code"})
    )
    soft = forms.BooleanField(label=_("Only warn, never refuse"), required=False)
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args: Any, currency: Currency, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].currency = currency.code
        self.fields["member"].viewer = viewer
        names = ", ".join(limit_context().names)
        self.fields["expression"].help_text = _("It may read: {names}.").format(names=names)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        preset = data.pop("preset", "")
        numbers = {name: data.pop(name, None) for name in ("initial_credit", "cap", "percent")}
        if preset == "earned":
            data["expression"] = earned_credit(str(numbers["initial_credit"] or 0), str(numbers["cap"] or 0))
        elif preset == "volume":
            data["expression"] = share_of_volume(str(numbers["percent"] or 100), str(numbers["initial_credit"] or 0))
        elif preset != "own":
            data["expression"] = ""
        if data.get("expression"):
            try:
                check_expression(data["expression"])
            except Refusal as refusal:
                self.add_error("expression", ValidationError(refusal.sentence, code=refusal.code))
        return data
