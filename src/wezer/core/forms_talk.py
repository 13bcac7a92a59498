"""Forms of talk."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.library.types import kept_kinds
from wezer.core.models import Group, Post
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.posting import audiences_of
from wezer.ui.forms import Form


class Pictures(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures; each is checked again, by its bytes, by the act that takes it in."""

    widget = Pictures(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several: Iterable[Any] = data if isinstance(data, (list, tuple)) else [data]
        return [super(PicturesField, self).clean(one, initial) for one in several if one]


class Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several documents; what each of them is, the act looks at by its bytes."""

    widget = Files(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several: Iterable[Any] = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in several if one]


class PostForm(Form):
    field_of: ClassVar[dict[str, str]] = {"file": "documents", "photo": "pictures"}

    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    body = forms.CharField(
        label=_("Text"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Markdown: **bold**, lists, tables. @name, @group, #tag."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who reads it"))
    pictures = PicturesField(label=_("Pictures"), required=False)
    documents = FilesField(label=_("Documents"), required=False)
    without = forms.MultipleChoiceField(label=_("Take away"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, group: Group, post: Post | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences_of(group)
        endings, words, most = kept_kinds(group)
        self.fields["documents"].widget.attrs["accept"] = endings
        self.fields["documents"].help_text = _(
            "At most {most} MB each: {kinds}. They stay as you send them, with whatever the program that made them wrote into them."
        ).format(most=most, kinds=words)
        self.fields["without"].choices = _hanging(post) if post is not None else []
        if not self.fields["without"].choices:
            del self.fields["without"]


def _hanging(post: Post) -> list[tuple[str, str]]:
    """What may be taken away from a post."""
    pictures = post.card.get("pictures", [])
    numbered = [(uid, _("Picture {number}").format(number=number)) for number, uid in enumerate(pictures, start=1)]
    return numbered + [(each["uid"], each["name"]) for each in post.card.get("files", [])]


class CommentForm(Form):
    body = forms.CharField(
        label=_("Your comment"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class HideForm(Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("The author will read it."))
