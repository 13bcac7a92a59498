"""Forms of blogs."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core.blog.acts.articles import LONGEST_LEAD
from wezer.core.blog.permissions import speaks_to_everyone, who_let_out, widest_of
from wezer.core.forum.forms import body_field, tags_field, title_field
from wezer.core.models import Article, ArticleProposal, AudienceKind, Group
from wezer.core.posting import audiences_of
from wezer.ui.fields import Day
from wezer.ui.forms import Form


class ArticleForm(Form):
    title = title_field(_("Title"))
    lead = forms.CharField(
        label=_("In a few words"), required=False, max_length=LONGEST_LEAD, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What lists, feeds and other sites show of it. Empty: how it begins."),
    )  # fmt: skip
    body = body_field(_("Text"), rows=16)
    cover = forms.FileField(
        label=_("Picture on top"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("JPEG, PNG, WebP or AVIF. What the camera wrote into it is taken out."),
    )  # fmt: skip
    cover_words = forms.CharField(label=_("What the picture shows"), required=False, max_length=300)
    tags = tags_field()
    authors = forms.CharField(
        label=_("Written together with"), required=False, max_length=600,
        help_text=_("Names of others in this group, with commas between them: they read and change it before it is out."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Who reads it"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    name = forms.CharField(
        label=_("Address"), required=False, max_length=80,
        help_text=_("The last part, such as first-frost. Empty: made of the title. Addresses it had before lead to it."),
    )  # fmt: skip
    comments = forms.BooleanField(label=_("Members may comment on it"), required=False, initial=True)

    field_of: ClassVar[dict[str, str]] = {"photo": "cover"}

    def __init__(self, *args: Any, viewer: Any, group: Group, article: Article | None = None, **kwargs: Any) -> None:
        if article is not None:
            kwargs["initial"] = {**said_of(article), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        readers = self.fields["audience"]
        readers.choices = audiences_of(group)
        if article is None:
            readers.initial = widest_of(viewer, group)
        if AudienceKind.PUBLIC in dict(readers.choices) and not speaks_to_everyone(viewer, group):
            readers.help_text = _(
                "For everyone, also outside, articles are let out here by {who}: choose it, and give yours to be read."
            ).format(who=who_let_out(group))

    def clean_authors(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["authors"].split(",") if name.strip()]


class ChangeForm(ArticleForm):
    """What one proposes that an article says: its words, and for whom it is. The rest stays as it is."""

    def __init__(self, *args: Any, article: Article, proposal: ArticleProposal | None, **kwargs: Any) -> None:
        if proposal is not None:
            kwargs["initial"] = {name: getattr(proposal, name) for name in self.proposed}
        super().__init__(*args, article=article, **kwargs)
        for name in set(self.fields) - set(self.proposed):
            del self.fields[name]

    proposed: ClassVar[tuple[str, ...]] = ("title", "lead", "body", "tags", "audience")


def said_of(article: Article) -> dict[str, Any]:
    """What its form shows when it is opened."""
    return {
        **{name: getattr(article, name) for name in ("title", "lead", "body", "language")},
        "tags": ", ".join(article.tags),
        "audience": article.audience.kind,
        "authors": ", ".join(each.member.name for each in article.others.all()),
        "name": article.card.get("name", ""),
        "cover_words": article.card.get("cover_words", ""),
        "comments": article.card.get("comments", True),
    }


class LaterForm(Form):
    """When it goes out."""

    day = forms.DateField(label=_("Day"), widget=Day(), input_formats=["%Y-%m-%d"])
    hour = forms.TimeField(label=_("Hour"), initial="08:00", widget=forms.TimeInput(attrs={"type": "time"}))

    field_of: ClassVar[dict[str, str]] = {"at": "day"}
