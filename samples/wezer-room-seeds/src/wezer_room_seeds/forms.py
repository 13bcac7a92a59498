from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.ui.forms import Form


class LotForm(Form):
    title = forms.CharField(label=_("What it is"), max_length=200)
    amount = forms.CharField(label=_("How much"), max_length=60, required=False)
    note = forms.CharField(
        label=_("What one should know"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
