"""Forms of trust."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.forms_groups import MemberField
from wezer.core.halls import role_name
from wezer.core.models import AgeTold, Group, Role, TrustSight
from wezer.ui.forms import Form


class TrustForm(Form):
    member = MemberField(label=_("Whom"), max_length=120, help_text=_("Somebody in the group, by name."))
    role = forms.ChoiceField(label=_("For what"), required=False)
    shown_to = forms.ChoiceField(label=_("Who may know"), choices=TrustSight.choices)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = {str(role.uid): role for role in Role.objects.filter(group=group).order_by("pk")[:60]}
        choices = [("", _("in general")), *((uid, role_name(role)) for uid, role in self.roles.items())]
        self.fields["role"].choices = choices

    def clean_role(self) -> Role | None:
        return self.roles.get(self.cleaned_data["role"])


class RoleTrustForm(Form):
    percent = forms.IntegerField(
        label=_("Share of those fully in"), required=False, min_value=1, max_value=100,
        help_text=_("In percent. Empty: the role is not given by trust."),
    )  # fmt: skip
    cap = forms.IntegerField(
        label=_("At most so many"), min_value=1, max_value=500, initial=500,
        help_text=_("However large the group, no more are needed."),
    )  # fmt: skip


class AgeForm(Form):
    born_on = forms.DateField(
        label=_("Birth date"), required=False,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
    )  # fmt: skip
    told = forms.ChoiceField(label=_("What rules may know"), choices=AgeTold.choices, widget=forms.RadioSelect)
