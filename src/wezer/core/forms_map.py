"""Forms of the map."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.ui.forms import Form


class GroupPlaceForm(Form):
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200,
        help_text=_("As people here call it. A name to which somebody here gave a point needs no numbers."),
    )  # fmt: skip
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
