"""Forms of the help desk."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wezer.core.forum.forms import body_field, tags_field, title_field
from wezer.core.helpdesk.rules import PAGES
from wezer.ui.forms import Form


class AskForm(Form):
    field_of: ClassVar[dict[str, str]] = {"name": "title"}

    title = title_field(_("What do you need help with?"))
    body = body_field(_("Tell more"), rows=6)
    skill = forms.CharField(
        label=_("Who could know?"), required=False, max_length=80,
        help_text=_("A skill, such as bicycles: members who name it among theirs are told."),
    )  # fmt: skip
    is_private = forms.BooleanField(
        label=_("Only the team reads it"), required=False,
        help_text=_("Otherwise all who are here may read it, and answer."),
    )  # fmt: skip


class TicketAnswerForm(Form):
    body = body_field(_("Your answer"), rows=5)


class ArticleForm(Form):
    field_of: ClassVar[dict[str, str]] = {"name": "title"}

    title = title_field(_("Title"))
    body = body_field(_("Text"), rows=12)
    tags = tags_field()
    language = forms.ChoiceField(label=_("Language"))
    pages = forms.MultipleChoiceField(
        label=_("What it explains"), required=False, choices=list(PAGES.items()), widget=forms.CheckboxSelectMultiple,
        help_text=_("There, “Help” leads to it."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_new: bool = True, is_translation: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES
        if not is_new:
            del self.fields["language"]
        if is_translation:
            del self.fields["pages"], self.fields["tags"]
