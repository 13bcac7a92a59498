"""The forms of sign-up, dressed as ours are."""

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.door import remembered_invitation
from wezer.core.acts.login import sign_up
from wezer.core.models import User
from wezer.core.refusals import NameInvalid
from wezer.core.rules import clean_name
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer


class SignupForm(AllauthSignupForm):
    """Name, address, password; where admission is on request, the community's questions too."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        name = forms.CharField(
            label=_("Name"),
            max_length=120,
            help_text=_("As the others will read it. A first name or a nickname is enough."),
            widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        )
        self.fields = {"name": name, **self.fields}
        self.fields["email"].widget.attrs.update({"autocomplete": "email"})
        self.questions: list[str] = _questions()
        for number, question in enumerate(self.questions):
            self.fields[f"question{number}"] = forms.CharField(
                label=question, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
            )

    def clean_name(self) -> str:
        try:
            return clean_name(self.cleaned_data["name"])
        except NameInvalid as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.code) from None

    def answers(self) -> list[dict[str, str]]:
        return [
            {"question": question, "answer": self.cleaned_data.get(f"question{number}", "")}
            for number, question in enumerate(self.questions)
        ]

    def save(self, request: HttpRequest) -> User:
        """The login, its address and what the person said: one act."""
        return sign_up(
            by=Viewer.system(), write=lambda: super(SignupForm, self).save(request)
        )  # writes: run inside that act


def _questions() -> list[str]:
    from allauth.core import context

    if value("admission.mode") != "moderated" or (context.request and remembered_invitation(context.request)):
        return []
    return list(value("admission.questions"))
