"""Forms of talk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Group
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.posting import audiences_of
from wezer.ui.forms import Form

#: Pictures one post may carry.
MOST_PICTURES = 8


class Pictures(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures; each is checked again, by its bytes, by the act that takes it in."""

    widget = Pictures(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several: Iterable[Any] = data if isinstance(data, (list, tuple)) else [data]
        return [super(PicturesField, self).clean(one, initial) for one in several if one][:MOST_PICTURES]


class PostForm(Form):
    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Markdown: **bold**, lists, tables. @name, @group, #tag."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who reads it"))
    pictures = PicturesField(label=_("Pictures"), required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)


class CommentForm(Form):
    body = forms.CharField(
        label=_("Your comment"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class HideForm(Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("The author will read it."))
