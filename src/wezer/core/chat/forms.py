"""Forms of conversations."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wezer.core.chat.outside import LONGEST_LETTER
from wezer.core.forms_talk import PicturesField
from wezer.core.models import Writers
from wezer.core.models.talk import LONGEST_BODY
from wezer.ui.forms import Form


class MessageForm(Form):
    field_of: ClassVar[dict[str, str]] = {"photo": "pictures"}

    body = forms.CharField(
        label=_("Your message"), max_length=LONGEST_BODY, strip=False, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    pictures = PicturesField(label=_("Pictures"), required=False)


class ChangeForm(Form):
    body = forms.CharField(
        label=_("Your message"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class NewForm(Form):
    members = forms.CharField(
        label=_("To whom"), max_length=2000, help_text=_("Names of members, a comma between them."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    body = forms.CharField(
        label=_("Your message"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class LetterForm(Form):
    title = forms.CharField(label=_("What it is about"), max_length=200)
    body = forms.CharField(
        label=_("Your letter"), max_length=LONGEST_BODY, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )


class OutsideLetterForm(Form):
    """For people who are not members. `website` is for machines: no person sees it; `opened` says when the form was shown."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, help_text=_("The answer goes there. Only those who answer letters read it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    title = forms.CharField(label=_("What it is about"), max_length=200)
    body = forms.CharField(
        label=_("Your letter"), max_length=LONGEST_LETTER, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    website = forms.CharField(required=False)
    opened = forms.CharField(required=False)


class OutsideAnswerForm(Form):
    body = forms.CharField(
        label=_("Your answer"), max_length=LONGEST_LETTER, strip=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class LetterBlockForm(Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)


class ContactForm(Form):
    writers = forms.ChoiceField(
        label=_("Who may write to me"), choices=Writers.choices, widget=forms.RadioSelect,
        help_text=_("Whoever may not is told that you cannot be reached this way, and never why."),
    )  # fmt: skip
    shows_reading = forms.BooleanField(
        label=_("Show that I have read a message"), required=False,
        help_text=_("In conversations between members, to those who show it too; of them you see it as well."),
    )  # fmt: skip

    shows_writing = forms.BooleanField(
        label=_("Show that I am writing"), required=False,
        help_text=_("In conversations and chats that are open, while you type, to those who show it too; of them you see it as well."),
    )  # fmt: skip


class BlockForm(Form):
    members = forms.CharField(label=_("Name of a member"), max_length=200)
