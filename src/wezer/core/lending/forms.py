"""Forms of lending. What a loan costs is asked by fields of `lending_terms`."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.lending.rules import LONGEST_DAYS, LONGEST_HOURS, LONGEST_WORDS
from wezer.core.lending.terms import fields_of, offer_fields_of, taken_out
from wezer.core.models import Condition, Group, Loan, Thing
from wezer.core.models.lending import MOST_PHOTOS
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.posting import audiences_of
from wezer.ui.fields import Day, Photos, PhotosField
from wezer.ui.forms import Form

_PHOTOS = "image/jpeg,image/png,image/webp,image/avif"


def _photos(help_text: Any) -> PhotosField:
    return PhotosField(
        label=_("Pictures"), required=False, widget=Photos(attrs={"accept": _PHOTOS}), help_text=help_text
    )


def _text(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_BODY, strip=False, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class ThingForm(Form):
    field_of: ClassVar[dict[str, str]] = {"name": "title", "terms": "terms_per", "prices": "terms_per"}

    title = forms.CharField(label=_("What it is"), max_length=200)
    body = _text(_("In more words"), _("What it can do, what comes with it. Markdown works."))
    photos = _photos(_("Up to {most}, 5 MB each. Where they were taken is removed.").format(most=MOST_PHOTOS))
    condition = forms.ChoiceField(label=_("Condition"), choices=Condition.choices, initial=Condition.GOOD)
    instructions = _text(_("How to use it"), _("What one must know before, and how it comes back: clean, charged…"), 3)
    place = forms.CharField(label=_("Where it is fetched"), required=False, max_length=200)
    hours = forms.CharField(
        label=_("When it can be fetched"), required=False, max_length=LONGEST_HOURS,
        help_text=_("Such as “We 18-20; Sa 10-12”: then the map knows when. Or as one would say it."),
    )  # fmt: skip
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    most_days = forms.IntegerField(label=_("At most so many days"), min_value=1, max_value=LONGEST_DAYS, initial=14)
    audience = forms.ChoiceField(label=_("Who sees it"))

    def __init__(self, *args: Any, group: Group, thing: Thing | None = None, **kwargs: Any) -> None:
        if thing is not None:
            names = (
                "title",
                "body",
                "condition",
                "instructions",
                "hours",
                "place",
                "latitude",
                "longitude",
                "most_days",
            )
            said = {name: getattr(thing, name) for name in names}
            kwargs["initial"] = {**said, "audience": thing.audience.kind, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)
        self.fields |= fields_of(thing.terms if thing is not None else {})
        self.dress()

    @property
    def terms_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("terms_")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["terms"] = taken_out(cleaned)
        return cleaned


class AskForm(Form):
    starts_on = forms.DateField(label=_("From"), widget=Day(), input_formats=["%Y-%m-%d"])
    ends_on = forms.DateField(label=_("Until"), widget=Day(), input_formats=["%Y-%m-%d"])
    words = forms.CharField(
        label=_("A few words to the owner"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WordsForm(Form):
    words = forms.CharField(
        label=_("A few words"), required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )


class HandingForm(WordsForm):
    condition = forms.ChoiceField(label=_("Condition"), choices=Condition.choices, required=False)
    photos = _photos(_("How it looks now: it spares both of you a discussion later."))


class AcceptForm(WordsForm):
    """`version`: the proposal that is accepted is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, loan: Loan, **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": loan.version}, **kwargs)

    def reads_anew(self, loan: Loan) -> None:
        """Refused, the page shows what stands now: that is what they accept next."""
        self.data = {**{name: self.data[name] for name in self.data}, "version": loan.version}


class OfferForm(WordsForm):
    is_lost = forms.BooleanField(label=_("It will not come back: it counts as lost"), required=False)

    def __init__(self, *args: Any, loan: Loan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**offer_fields_of(loan.terms), **self.fields}
        self.dress()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["offer"] = taken_out(cleaned, offer=True)
        return cleaned
