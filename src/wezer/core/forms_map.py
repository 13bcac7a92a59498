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


class MapSettingsForm(Form):
    tiles = forms.CharField(
        label=_("Pictures under the map"), required=False, max_length=400,
        help_text=_("The address of a tile server, such as https://tiles.example/{z}/{x}/{y}.png. Each reader is asked first."),
    )  # fmt: skip
    tiles_credit = forms.CharField(label=_("Whom the pictures are owed to"), required=False, max_length=200)
    centre = forms.CharField(
        label=_("Where an empty map begins"), required=False, max_length=60,
        help_text=_("A latitude and a longitude, such as 46.52, 6.63."),
    )  # fmt: skip
    votes = forms.IntegerField(label=_("Members who confirm a place, or call it outdated"), min_value=1, max_value=50)
    embed_origins = forms.CharField(
        label=_("Sites that may show the map"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, such as https://association.example. They show what everybody may read."),
    )  # fmt: skip

    def clean_embed_origins(self) -> list[str]:
        return str(self.cleaned_data["embed_origins"]).split()
