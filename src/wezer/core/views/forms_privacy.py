"""Forms about one's own data."""

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
