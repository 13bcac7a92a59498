"""Who we are: intentions, founders, charter."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.core.journey.forms import StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps
from wezer.core.settings_registry import value as setting


class IntentionsForm(StepForm):
    name = forms.CharField(label=_("Name of the community"), max_length=120)
    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences that a neighbour understands."),
    )
    values = forms.CharField(
        label=_("What is dear to us"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


@journey_steps.add
class Intentions(JourneyStep):
    kind, name, icon, order = "intentions", _("Intentions"), "sprout", 10
    why = _(
        "Everything that follows serves this. Say in a few words what you come together for, and what you would never give up."
    )

    def proposal(self) -> dict[str, Any]:
        root = community()
        return {"name": root.name, "purpose": root.purpose, "values": setting("community.values")}

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return IntentionsForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        wanted: list[Wanted] = [
            ("identity", {"name": value.get("name") or community().name, "purpose": value.get("purpose") or ""})
        ]
        if value.get("values"):
            wanted.append(("setting", {"key": "community.values", "value": value["values"]}))
        return wanted


class FoundersForm(StepForm):
    addresses = forms.CharField(
        label=_("Their e-mail addresses"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "email"}),
        help_text=_("One a line. Each gets an invitation that serves nobody else."),
    )
    message = forms.CharField(
        label=_("A word to them"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_addresses(self) -> str:
        found = self.cleaned_data["addresses"].replace(",", "\n").replace(";", "\n").split()
        for each in found:
            try:
                validate_email(each)
            except ValidationError:
                raise ValidationError(_("“{address}” is not an e-mail address.").format(address=each)) from None
        return "\n".join(dict.fromkeys(found))


@journey_steps.add
class Founders(JourneyStep):
    kind, name, icon, order = "founders", _("People who begin"), "users-round", 20
    why = _(
        "Three to seven people carry a beginning better than one. Who cares most, who keeps accounts, who knows everybody?"
    )
    is_whole = False
    place = "garden:invitations"

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return FoundersForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        message = value.get("message") or ""
        return [("invitation", {"email": each, "message": message}) for each in (value.get("addresses") or "").split()]


class CharterForm(StepForm):
    charter = forms.CharField(
        label=_("Charter"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("A handful of lines that everybody can keep. Whoever wants to join reads it first."),
    )


@journey_steps.add
class Charter(JourneyStep):
    kind, name, icon, order = "charter", _("Charter"), "handshake", 30
    why = _(
        "What do you promise each other? How do you speak, how do you settle a quarrel, what happens with a promise that was not kept?"
    )

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return CharterForm(data, initial=dict(value))

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        said = value.get("charter")
        return [("setting", {"key": "community.charter", "value": said})] if said else []
