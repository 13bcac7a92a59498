"""Forms of the library."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.library.acts.approval import MOST_HOURS
from wezer.core.library.acts.documents import LONGEST_BODY
from wezer.core.library.types import kept_kinds
from wezer.core.models import Document, Group, Licence, Retention
from wezer.core.posting import audiences_of
from wezer.ui.fields import Day
from wezer.ui.forms import Form


class CoverForm(Form):
    field_of: ClassVar[dict[str, str]] = {"name": "title"}

    title = forms.CharField(
        label=_("Title"), required=False, max_length=200, help_text=_("Empty: the name of the file.")
    )
    body = forms.CharField(
        label=_("What it is about"), required=False, max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 3})
    )
    tags = forms.CharField(
        label=_("Folders"),
        required=False,
        max_length=300,
        help_text=_("Words between commas: minutes, 2026. It lies in each of them."),
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices, initial=Licence.BY_SA)
    retention = forms.ChoiceField(
        label=_("Kept"), choices=Retention.choices, initial=Retention.NONE,
        help_text=_("Until then nobody can withdraw it, and the time cannot be made shorter."),
    )  # fmt: skip
    dated = forms.DateField(
        label=_("Kept from"),
        required=False,
        widget=Day(),
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: from the day it came here."),
    )
    audience = forms.ChoiceField(label=_("Who reads it"))

    def __init__(self, *args: Any, group: Group, document: Document | None = None, **kwargs: Any) -> None:
        if document is not None:
            said = {name: getattr(document, name) for name in ("title", "body", "licence", "retention")}
            said |= {"tags": ", ".join(document.card.get("tags", [])), "audience": document.audience.kind}
            kwargs["initial"] = {**said, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)


def _file(group: Group) -> forms.FileField:
    endings, words, most = kept_kinds(group)
    return forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": endings}),
        help_text=_("At most {most} MB: {kinds}.").format(most=most, kinds=words),
    )  # fmt: skip


class DocumentForm(CoverForm):
    note = forms.CharField(label=_("What this version brings"), required=False, max_length=500)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, group=group, **kwargs)
        self.fields = {"file": _file(group), **self.fields}
        self.dress()


class VersionForm(Form):
    note = forms.CharField(label=_("What this version brings"), required=False, max_length=500)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"file": _file(group), **self.fields}
        self.dress()


class TakingForm(Form):
    hours = forms.IntegerField(label=_("For so many hours"), min_value=1, max_value=MOST_HOURS, initial=24)
