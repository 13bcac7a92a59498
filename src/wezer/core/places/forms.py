"""Forms of places."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.forum.forms import body_field, tags_field, title_field
from wezer.core.models import Group, PlaceCategory
from wezer.core.places.rules import LONGEST_LINE
from wezer.core.posting import audiences_of
from wezer.ui.forms import Form


def _line(label: Any, help_text: Any = "", most: int = LONGEST_LINE) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, help_text=help_text)


class PlaceForm(Form):
    """A place as its sheet; without `group` it stands already, and who reads it stays."""

    field_of: ClassVar[dict[str, str]] = {"name": "title"}

    title = title_field(_("What it is called"))
    category = forms.ChoiceField(label=_("Category"), choices=PlaceCategory.choices, initial=PlaceCategory.OTHER)
    address = _line(_("Address"), _("An address to which somebody here gave a point needs no numbers."), most=200)
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    body = body_field(_("Description"), rows=5)
    hours = _line(
        _("Opening hours"),
        _(
            "Such as “Mo-Fr 9:00-12:00, 14:00-18:00; Sa 10-16”: then the map knows when it is open. Or as one would say it."
        ),
    )
    link = _line(_("Page on the web"))
    tags = tags_field()
    source = _line(_("Where you know it from"), _("Your own eyes, a survey, another map."))
    licence = _line(_("Licence"), _("When it comes from elsewhere: under which it may be used, such as ODbL."))
    audience = forms.ChoiceField(label=pgettext_lazy("place", "Who sees it"))

    def __init__(self, *args: Any, group: Group | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].required = False
        if group is None:
            del self.fields["audience"]
        else:
            self.fields["audience"].choices = audiences_of(group)
