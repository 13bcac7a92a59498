"""The forms of sign-up, dressed as ours are."""

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.door import remembered_invitation
from wezer.core.acts.login import sign_up
from wezer.core.consents import terms
from wezer.core.crossing.agreements import asked_at_the_door
from wezer.core.custom_lines import lines_at_signup
from wezer.core.models import Agreement, User
from wezer.core.profiles import audience_label
from wezer.core.refusals import NameInvalid
from wezer.core.rules import clean_name
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.core.views.forms import control
from wezer.kernel.refusals import Refusal


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

        self.asked = lines_at_signup()
        for line in self.asked:
            field = control(line)
            field.required = line.required
            who = _("Read by: {audience}.").format(audience=audience_label(line.audience))
            field.help_text = f"{line.help} {who}".strip()
            self.fields[line.key] = field

        self.terms = terms()
        if self.terms is not None:
            page = format_html('<a class="link" href="{}">{}</a>', reverse("terms"), self.terms.title)
            self.fields["terms"] = forms.BooleanField(
                label=_("I accept the terms"),
                help_text=page,
                error_messages={"required": _("Without it nobody comes in.")},
            )

        self.agreements = asked_at_the_door()
        for agreement in self.agreements:
            address = reverse("join:agreement", args=[agreement.key])
            self.fields[_box_of(agreement)] = forms.BooleanField(
                label=_("I accept “{title}”").format(title=agreement.title),
                help_text=format_html(
                    '<a class="link" href="{}">{}</a>', address, _("Read “{title}”").format(title=agreement.title)
                ),
                error_messages={"required": _("Without it nobody comes in.")},
            )

    def accepted(self) -> list[str]:
        """Which version of each agreement was accepted."""
        return [f"{each.uid} {each.version}" for each in self.agreements]

    def agreed(self) -> list[str]:
        """Which version of the terms was accepted."""
        return [str(self.terms.uid)] if self.terms is not None else []

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean()
        for line in self.asked:
            try:
                said[line.key] = line.clean(said.get(line.key, ""))
            except Refusal as refusal:
                self.add_error(line.key, refusal.sentence)
        return said

    def lines(self) -> dict[str, Any]:
        """What was said of the profile lines that are asked at sign-up."""
        return {line.key: self.cleaned_data.get(line.key, "") for line in self.asked}

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


def _box_of(agreement: Agreement) -> str:
    """Its name says the version: one that came while the form was open is not accepted unread."""
    return f"agreement_{agreement.key}_{agreement.major}_{agreement.minor}"


def _questions() -> list[str]:
    from allauth.core import context

    if value("admission.mode") in ("open", "invitation") or (
        context.request and remembered_invitation(context.request)
    ):
        return []
    return list(value("admission.questions"))
