"""Forms about one's own data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Wish
from wezer.ui.forms import Form, SwitchInput


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
