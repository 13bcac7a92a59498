"""How we are together: groups and roles, membranes, rooms."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.journey.forms import RowsForm, StepForm
from wezer.core.journey.kinds import JourneyStep, Wanted, journey_steps
from wezer.core.kinds import group_kinds, room_kinds
from wezer.core.models import Membrane
from wezer.core.modules import open_kinds
from wezer.core.settings_keys import admission_choices
from wezer.core.settings_keys_modules import MODULES
from wezer.core.settings_registry import value as setting
from wezer.kernel.apps import packages
from wezer.ui.forms import SwitchInput


class GroupsForm(RowsForm):
    key = "groups"
    columns = {
        "name": lambda: forms.CharField(label=_("Name"), max_length=120),
        "type": lambda: forms.ChoiceField(
            label=_("Kind"),
            choices=[(each.kind, each.name) for each in group_kinds if each.kind != "role"],
            initial="circle",
        ),
        "membrane": lambda: forms.ChoiceField(
            label=_("How one enters"), choices=Membrane.choices, initial=Membrane.OPEN
        ),
        "purpose": lambda: forms.CharField(label=_("What it is for"), max_length=300),
    }

    def __init__(self, data: Any = None, value: Mapping[str, Any] | None = None) -> None:
        value = value or {}
        super().__init__(data, value.get("groups", ()))
        self.fields["roles"] = forms.CharField(
            label=_("Roles of the community"),
            required=False,
            max_length=2000,
            initial="\n".join(each["name"] for each in value.get("roles", ())),
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("One a line. Nobody holds them yet; what each may do is set under Roles."),
        )
        self.known = {each["name"]: each for each in value.get("roles", ())}
        self.dress()

    def value(self) -> dict[str, Any]:
        names = [line.strip()[:80] for line in self.cleaned_data["roles"].splitlines() if line.strip()]
        roles = [self.known.get(name, {"name": name, "purpose": "", "rights": []}) for name in dict.fromkeys(names)]
        return {"groups": self.read(), "roles": roles}


@journey_steps.add
class Groups(JourneyStep):
    kind, name, icon, order = "groups", _("Groups and roles"), "circle-dot", 40
    why = _(
        "A group where something lasting is done, a place where one lives, a conversation on a subject: begin with two or three."
        " More grow by themselves when somebody needs them."
    )
    place = "groups:list"
    template = "core/journey/_rows.html"

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return GroupsForm(data, value)

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        groups: list[Wanted] = [("group", dict(each)) for each in value.get("groups", ())]
        return [*groups, *(("role", dict(each)) for each in value.get("roles", ()))]


class MembranesForm(StepForm):
    mode = forms.ChoiceField(label=_("How people come in"), choices=admission_choices, widget=forms.RadioSelect)
    welcome = forms.CharField(
        label=_("What newcomers read first"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    questions = forms.CharField(
        label=_("Questions to those who ask to join"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, ten at most."),
    )
    members_may = forms.BooleanField(
        label=_("Every member may invite to the community"), required=False, widget=SwitchInput
    )

    def value(self) -> dict[str, Any]:
        questions = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        return {**self.cleaned_data, "questions": questions}


@journey_steps.add
class Membranes(JourneyStep):
    kind, name, icon, order = "membranes", _("Membranes"), "door-open", 50
    why = _(
        "Who may come in, and who says so? An open door grows quickly; a door where somebody answers gives each a first face."
    )
    place = "garden:admission"

    def proposal(self) -> dict[str, Any]:
        return {
            "mode": setting("admission.mode"),
            "welcome": setting("admission.welcome"),
            "questions": setting("admission.questions"),
            "members_may": setting("invitation.members_may"),
        }

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        return MembranesForm(data, initial={**value, "questions": "\n".join(value.get("questions", ()))})

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        keys = {
            "mode": "admission.mode",
            "welcome": "admission.welcome",
            "questions": "admission.questions",
            "members_may": "invitation.members_may",
        }
        return [("setting", {"key": key, "value": value[name]}) for name, key in keys.items() if name in value]


class SpacesForm(StepForm):
    modules = forms.MultipleChoiceField(
        label=_("Modules that are open"), required=False, widget=forms.CheckboxSelectMultiple
    )
    rooms = forms.MultipleChoiceField(
        label=_("Rooms of the whole community"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["modules"].choices = list(installed().items())
        self.fields["rooms"].choices = [
            (each.kind, each.name) for each in open_kinds(room_kinds) if each.kind != "hall"
        ]

    def value(self) -> dict[str, Any]:
        closed = [label for label in installed() if label not in self.cleaned_data["modules"]]
        return {"closed": closed, "rooms": self.cleaned_data["rooms"]}


def installed() -> dict[str, Any]:
    labels = {config.label for config in packages()}
    return {label: name for label, name in MODULES.items() if label in labels}


@journey_steps.add
class Spaces(JourneyStep):
    kind, name, icon, order = "spaces", _("Modules and rooms"), "layout-grid", 60
    why = _("Open what you will use in the first months. What is closed is absent, and can be opened any day.")
    place = "garden:modules"

    def proposal(self) -> dict[str, Any]:
        return {"closed": setting("modules.closed"), "rooms": ["talk"]}

    def form(self, data: Any, value: Mapping[str, Any]) -> Any:
        opened = [label for label in installed() if label not in value.get("closed", ())]
        return SpacesForm(data, initial={"modules": opened, "rooms": value.get("rooms", ())})

    def moves(self, value: Mapping[str, Any]) -> Sequence[Wanted]:
        foreign = [label for label in setting("modules.closed") if label not in installed()]
        closed = [*foreign, *(label for label in value.get("closed", ()) if label in installed())]
        modules: list[Wanted] = [("setting", {"key": "modules.closed", "value": closed})]
        return [*modules, *(("room", {"room": each}) for each in value.get("rooms", ()))]
