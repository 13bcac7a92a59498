"""The form in which is written what came of a date."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.models import EventReport, Rsvp
from wezer.core.models.talk import LONGEST_BODY
from wezer.ui.forms import Form


class ReportForm(Form):
    body = forms.CharField(
        label=_("What came of it"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Minutes, or a few words. Whoever reads the event reads this. Markdown: **bold**, lists, tables."),
    )  # fmt: skip
    came = forms.MultipleChoiceField(
        label=_("Who came"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Whom you leave out is not noted as missing."),
    )  # fmt: skip
    names_who_came = forms.BooleanField(
        label=_("Name those who came"), required=False,
        help_text=_("Members who read the event read their names. Else they read how many came."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: Sequence[Rsvp], known: EventReport | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [(str(row.member.uid), row.member.name) for row in rows]
        self.initial["came"] = [str(row.member.uid) for row in rows if row.came]
        if not rows:
            del self.fields["came"]
        self.initial["version"] = 0  # whoever wrote it meanwhile is not written over
        if known is not None:
            self.initial.update(body=known.body, names_who_came=known.names_who_came, version=known.version)

    def clean_came(self) -> list[UUID]:
        return [UUID(uid) for uid in self.cleaned_data["came"]]


class EventPhotoForm(Form):
    photo = forms.FileField(
        label=_("Picture"), widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("5 MB at most. Where and with what it was taken is removed."),
    )  # fmt: skip
    description = forms.CharField(
        label=_("What it shows"), max_length=300, help_text=_("In words, for those who do not see it."),
    )  # fmt: skip
