"""Forms of duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.forms_groups import MemberField
from wezer.core.group_duties.acts.declaring import LONGEST_TOLERANCE
from wezer.core.group_duties.measures import DutyMeasure
from wezer.core.group_duties.progress import measure_of, open_measures, today
from wezer.core.group_duties.refusals import DutyAmountInvalid
from wezer.core.halls import role_name
from wezer.core.models import Duty, DutyEffect, Every, Group, Role
from wezer.ui.forms import AmountUnread, Form


def read_or_refuse(measure: DutyMeasure | None, typed: str, about: str) -> int:
    """How much was typed, in the measure's smallest unit; what cannot be read is refused, for pages and API alike."""
    try:
        amount = measure.read(typed, about) if measure is not None else 0
    except AmountUnread:
        amount = 0
    if amount <= 0:
        raise DutyAmountInvalid()
    return amount


class _WithAmount(Form):
    """Reads `amount` as the measure does that `measured()` names."""

    def measured(self) -> tuple[DutyMeasure | None, str]:
        raise NotImplementedError

    def clean(self) -> Any:
        cleaned = self.cleaned_data
        if "amount" in cleaned and (found := self.measured())[0] is not None:
            try:
                cleaned["amount"] = read_or_refuse(found[0], cleaned["amount"], found[1])
            except DutyAmountInvalid as refusal:
                self.add_error("amount", refusal.sentence)
        return cleaned


class ChangeDutyForm(_WithAmount):
    name = forms.CharField(label=_("Name"), max_length=80)
    description = forms.CharField(
        label=_("What it means"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    amount = forms.CharField(
        label=_("How much in each period"), max_length=20,
        help_text=_("3 times, 1:30 for hours, or an amount of the currency."),
    )  # fmt: skip
    tolerance = forms.IntegerField(
        label=_("So many periods in a row may fall short"), min_value=0, max_value=LONGEST_TOLERANCE, initial=1
    )
    effect = forms.ChoiceField(
        label=_("What follows when more fall short"), choices=DutyEffect.choices, widget=forms.RadioSelect,
        initial=DutyEffect.REMINDER,
    )  # fmt: skip

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        self.duty, self.measure = duty, measure_of(duty)
        said = self.measure.say(duty.amount, duty.about) if self.measure else ""
        kept = {field: getattr(duty, field) for field in ("name", "description", "tolerance", "effect")}
        super().__init__(*args, initial={**kept, "amount": _typed(said)}, **kwargs)

    def measured(self) -> tuple[DutyMeasure | None, str]:
        return self.measure, self.duty.about


def _typed(said: str) -> str:
    """Of an amount in words the figures, as one would type them again."""
    return "".join(mark for mark in said if mark.isdigit() or mark in ":.,")


class DutyForm(_WithAmount):
    name = ChangeDutyForm.base_fields["name"]
    description = ChangeDutyForm.base_fields["description"]
    role = forms.ChoiceField(label=_("Who bears it"), required=False)
    measure = forms.ChoiceField(label=_("How it is measured"))
    amount = ChangeDutyForm.base_fields["amount"]
    every = forms.ChoiceField(label=_("How often"), choices=Every.choices)
    tolerance = ChangeDutyForm.base_fields["tolerance"]
    effect = ChangeDutyForm.base_fields["effect"]

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = {str(role.uid): role for role in Role.objects.filter(group=group).order_by("pk")[:60]}
        everybody = ("", _("everybody fully in the group"))
        self.fields["role"].choices = [everybody, *((uid, role_name(role)) for uid, role in self.roles.items())]
        self.measures = {
            f"{each.kind}:{about}": (each, about, words) for each in open_measures() for about, words in each.choices()
        }
        self.fields["measure"].choices = [(key, words) for key, (_each, _about, words) in self.measures.items()]

    def clean_role(self) -> Role | None:
        return self.roles.get(self.cleaned_data["role"])

    def measured(self) -> tuple[DutyMeasure | None, str]:
        each, about, _words = self.measures.get(self.cleaned_data.get("measure", ""), (None, "", ""))
        return each, about

    def clean(self) -> Any:
        cleaned = super().clean()
        each, about = self.measured()
        if each is not None:
            cleaned |= {"measure": each.kind, "about": about}
        return cleaned


class NoteForm(_WithAmount):
    member = MemberField(label=_("Who"), max_length=120, help_text=_("Somebody who bears it, by name."))
    on = forms.DateField(
        label=_("On which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), initial=today
    )
    amount = forms.CharField(label=_("How much"), max_length=20)
    word = forms.CharField(label=_("What it was"), required=False, max_length=200)

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duty = duty

    def measured(self) -> tuple[DutyMeasure | None, str]:
        return measure_of(self.duty), self.duty.about
