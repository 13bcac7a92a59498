"""The form of a rate of exchange."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.operation.days import today
from wezer.operation.fields import DayField
from wezer.ui.forms import Form


class RateForm(Form):
    currency = forms.CharField(label=_("Currency"), max_length=3, help_text=_("Three letters, such as USD."))
    rate = forms.CharField(label=_("How much of it is one of ours"), max_length=20, help_text=_("Such as 1.0825."))
    since = DayField(label=_("From"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"since": today()})
        super().__init__(*args, **kwargs)
        self.fields["rate"].widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})
