"""What is exchanged, and who sees balances."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.journey.forms import RowsForm, StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps
from wezer.ledger.currency_forms import MAY_HIDE, SEEN_BY, SignedAmount
from wezer.ledger.kinds import currency_kinds
from wezer.ledger.typed_amounts import signed_units, typed_units
from wezer.ui.forms import SwitchInput

COUNTED = [("decimal", _("Numbers")), ("hours_minutes", _("Hours and minutes")), ("counter", _("A counter"))]


class CurrenciesForm(RowsForm):
    """A line for each currency; what is not asked here is set on the currency's own page."""

    key, spare = "currencies", 1
    columns = {
        "name": lambda: forms.CharField(label=_("Name"), max_length=60),
        "code": lambda: forms.RegexField(label=_("Code"), regex=r"^[A-Z0-9]{2,12}$"),
        "kind": lambda: forms.ChoiceField(
            label=_("Kind"), choices=[(one.kind, one.name) for one in currency_kinds], initial="mutual_credit"
        ),
        "display_format": lambda: forms.ChoiceField(label=_("Counted in"), choices=COUNTED),
        "floor": lambda: SignedAmount(label=_("How far below zero")),
        "ceiling": lambda: SignedAmount(label=_("How far above zero")),
    }

    def __init__(self, data: Any = None, value: Mapping[str, Any] | None = None) -> None:
        self.said = list((value or {}).get("currencies", ()))
        super().__init__(data, [self._typed(each) for each in self.said])

    def _typed(self, said: Mapping[str, Any]) -> dict[str, Any]:
        rules = said.get("rules", {})
        limits = {
            side: typed_units(rules[side], said.get("scale", 0), said.get("display_format", "decimal"))
            for side in ("floor", "ceiling")
            if rules.get(side) is not None
        }
        return {**said, **limits}

    def clean(self) -> dict[str, Any]:
        for number in range(self.count):
            row = {name: self.cleaned_data.get(f"r{number}_{name}") or "" for name in self.columns}
            if row["name"] and not row["code"] and f"r{number}_code" not in self.errors:
                self.add_error(f"r{number}_code", _("2 to 12 capitals and figures, for ever."))
            for side in ("floor", "ceiling"):
                try:
                    self.cleaned_data[f"r{number}_{side}"] = signed_units(
                        row[side], self._scale(row["code"]), row["display_format"]
                    )
                except ValueError:
                    self.add_error(f"r{number}_{side}", _("Write an amount in figures, such as -500."))
        return dict(self.cleaned_data)

    def _scale(self, code: str) -> int:
        return next((int(each.get("scale", 0)) for each in self.said if each["code"] == code), 0)

    def value(self) -> dict[str, Any]:
        return {"currencies": [self._whole(row) for row in self.read()]}

    def _whole(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with what it does not ask: symbol, plural, decimals, as the preset proposed them."""
        before: Mapping[str, Any] = next((each for each in self.said if each["code"] == row["code"]), {})
        rules = {side: row[side] for side in ("floor", "ceiling") if row[side] is not None}
        kept = {name: row[name] for name in ("name", "code", "kind", "display_format")}
        same = {} if before.get("name") != row["name"] else before
        more = {name: same[name] for name in ("name_plural", "symbol") if name in same}
        others = {name: said for name, said in before.get("rules", {}).items() if name not in ("floor", "ceiling")}
        scale = {"scale": before["scale"]} if "scale" in before else {}
        return {**kept, **more, **scale, "rules": {**others, **rules}}


@journey_steps.add
class Currencies(JourneyStep):
    kind, name, icon, order = "currencies", _("Currencies"), "coins", 80
    why = _(
        "What shall circulate among you: hours, a unit of your own, thanks? A limit on both sides of zero keeps giving and"
        " receiving in balance. Begin with one currency, two at most."
    )
    place = "currencies:list"
    template = "core/journey/_rows.html"

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return CurrenciesForm(data, value)

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        return [("currency", dict(each)) for each in value.get("currencies", ())]


class TransparencyForm(StepForm):
    balances = forms.ChoiceField(label=_("Who sees balances"), choices=SEEN_BY, widget=forms.RadioSelect)
    may_hide = forms.BooleanField(label=MAY_HIDE, required=False, widget=SwitchInput)


@journey_steps.add
class Transparency(JourneyStep):
    kind, name, icon, order = "transparency", _("Transparency"), "eye", 90
    why = _(
        "Where limits are wide, seeing balances keeps trust; where people are shy, it keeps them away. Payments are seen by"
        " those between whom they move."
    )
    place = "currencies:list"

    def proposal(self) -> dict[str, Any]:
        return {"balances": "owner", "may_hide": True}

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return TransparencyForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        return [("currency_privacy", {"balances": value["balances"], "may_hide": bool(value.get("may_hide"))})]
