"""Bringing people along, and trying everything out before the doors open."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.journey.forms import StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps
from wezer.hosting.rehearsal import currency_to_try


class NothingForm(StepForm):
    """Nothing is asked here: what is done is done on a page of its own."""


@journey_steps.add
class Bring(JourneyStep):
    kind, name, icon, order = "import", _("Bring along"), "upload", 110
    why = _(
        "You have a list of members, with their balances perhaps? Bring it along: you read what would come of it before anything"
        " is written, and lines that cannot be read are reported one by one."
    )
    is_whole = False
    place = "imports:list"

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return NothingForm(data)


class RehearsalForm(StepForm):
    with_samples = forms.BooleanField(
        label=_("Three people who only play, with what they offer and pay"),
        required=False,
        help_text=_("Take the step back, and they are gone again."),
    )


@journey_steps.add
class Rehearsal(JourneyStep):
    kind, name, icon, order = "rehearsal", _("Rehearsal"), "music", 120
    why = _(
        "Look at your house as a newcomer would: a market that is not empty, a wallet that has moved. What puzzles you now will"
        " puzzle others."
    )
    is_whole = False

    def proposal(self) -> dict[str, Any]:
        return {"with_samples": True}

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return RehearsalForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        code = currency_to_try()
        return [("samples", {"currency": code})] if value.get("with_samples") and code else []
