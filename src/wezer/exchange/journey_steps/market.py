"""The market: its categories, and what one says after an exchange."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.journey.forms import StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps

LINES = _("One a line.")


class MarketForm(StepForm):
    categories = forms.CharField(
        label=_("Categories"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=LINES,
    )
    criteria = forms.CharField(
        label=_("What is said after an exchange"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=LINES,
    )

    def __init__(self, data: Any = None, value: Mapping[str, Any] | None = None) -> None:
        value = value or {}
        self.icons = {each["name"]: each.get("icon", "") for each in value.get("categories", ())}
        super().__init__(
            data, initial={"categories": "\n".join(self.icons), "criteria": "\n".join(value.get("criteria", ()))}
        )

    def value(self) -> dict[str, Any]:
        names = [line[:60] for line in _lines(self.cleaned_data["categories"])]
        categories = [{"name": name, "icon": self.icons.get(name, "")} for name in names]
        return {"categories": categories, "criteria": [line[:80] for line in _lines(self.cleaned_data["criteria"])]}


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


@journey_steps.add
class Market(JourneyStep):
    kind, name, icon, order = "market", _("Market"), "store", 85
    why = _(
        "What will people offer and ask for? Eight drawers are enough; whatever fits in none tells you which is missing."
    )
    place = "market-garden:index"

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return MarketForm(data, value)

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        categories: list[Wanted] = [("category", dict(each)) for each in value.get("categories", ())]
        return [*categories, *(("criterion", {"name": each}) for each in value.get("criteria", ()))]
