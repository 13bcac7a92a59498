"""Forms about one's own data."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.core.breach import WHOM
from wezer.core.models import Group, Wish
from wezer.core.processing import FIELDS
from wezer.core.refusals import HoldNeedsThing
from wezer.core.retention import LONGEST_DAYS, classes, days_of
from wezer.ui.forms import Form, SwitchInput

#: A number, and the name of a group, in an address.
NUMBER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
OF_GROUP = re.compile(r"/g/([-\w]{1,60})/?")


class ErasureForm(Form):
    wish = forms.ChoiceField(
        label=_("What I wrote where others read it"), choices=Wish.choices, initial=Wish.SIGN, widget=forms.RadioSelect
    )
    hands_over = forms.BooleanField(
        label=_("What is left in my wallet goes to the community"), required=False, initial=True, widget=SwitchInput,
        help_text=_("Otherwise you spend it first: nobody is forgotten while something is open."),
    )  # fmt: skip


class ConsentTextForm(Form):
    title = forms.CharField(label=_("What it is called"), max_length=120)
    body = forms.CharField(
        label=_("What people agree to"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("In plain words: what for, which data, who sees it, for how long."),
    )  # fmt: skip
    is_asked = forms.BooleanField(
        label=_("People are asked"), required=False, initial=True, widget=SwitchInput,
        help_text=_("Off: this has ended; nobody is asked any more, and what was said stays in the log."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_version: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_version:
            del self.fields["is_asked"]


class RegisterForm(Form):
    """An activity of the register in the community's own words; an emptied field says again what was declared."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in FIELDS.items():
            self.fields[name] = forms.CharField(
                label=label, max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )


class RetentionForm(Form):
    """Days by class of data."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in classes():
            self.fields[each.kind] = forms.IntegerField(
                label=each.name, initial=days_of(each), min_value=1, max_value=LONGEST_DAYS,
                help_text=_("Days after {since}.").format(since=each.since),
            )  # fmt: skip

    def days(self) -> dict[str, int]:
        return {
            each.kind: self.cleaned_data[each.kind] for each in classes() if self.cleaned_data[each.kind] != each.days
        }


class HoldForm(Form):
    uid = forms.CharField(
        label=_("What is held back"), max_length=500,
        help_text=_("The address of an item, a member or a group, or the long number at its end."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Why"), max_length=300)

    def clean_uid(self) -> Any:
        """The number; the address of a group says its name instead."""
        said = self.cleaned_data["uid"]
        if numbers := NUMBER.findall(said):
            return UUID(numbers[-1])
        named = OF_GROUP.search(said)
        group = Group.objects.filter(slug=named[1]).first() if named else None
        if group is None:
            raise ValidationError(HoldNeedsThing().sentence, code="unknown")
        return group.uid


class BreachForm(Form):
    known_at = forms.DateTimeField(
        label=_("Since when do you know"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("From then on there are 72 hours to tell the authority."),
    )  # fmt: skip
    whom = forms.ChoiceField(label=_("Whom it may concern"), choices=list(WHOM.items()))
