"""Forms of forums."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.posting import audiences_of
from wezer.ui.forms import Form

#: While one types, what looks like it is shown in the part of this name.
SIMILAR = {"hx-trigger": "input changed delay:400ms", "hx-target": "#similar", "hx-swap": "innerHTML"}
MARKDOWN = _("Markdown: **bold**, lists, tables. @name, @group, #tag.")


def title_field(label: Any, **attrs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}))


def body_field(label: Any, *, rows: int = 8, help_text: Any = MARKDOWN) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_BODY,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


def tags_field() -> forms.CharField:
    return forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=300,
        help_text=_("A few words under which it is found, with commas."),
    )


class ThreadForm(Form):
    """A topic or a question."""

    field_of: ClassVar[dict[str, str]] = {"name": "title"}

    title = title_field(_("Title"))
    body = body_field(_("Text"))
    tags = tags_field()
    audience = forms.ChoiceField(label=_("Who reads it"))

    def __init__(self, *args: Any, group: Group, looks_for_similar: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)
        if looks_for_similar:
            self.fields["title"].widget.attrs |= SIMILAR | {"hx-get": reverse("forum:similar")}


class ItemAnswerForm(Form):
    body = body_field(_("Your answer"), rows=5)
    is_wiki = forms.BooleanField(
        label=_("Others may write on it"), required=False,
        help_text=_("A shared answer: each change is kept, with who made it."),
    )  # fmt: skip


class DuplicateForm(Form):
    same_as = forms.CharField(
        label=_("The other question"), max_length=300, help_text=_("Its address, as your browser shows it.")
    )
