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
from wezer.core.models import Agreement, Invitation, User
from wezer.core.profiles import audience_label
from wezer.core.refusals import NameInvalid
from wezer.core.rules import clean_name
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.core.views.forms import control
from wezer.kernel.refusals import Refusal

#: The address of which a person was told that their invitation is for another one.
_TOLD = "other_address"


class SignupForm(AllauthSignupForm):
    """Name, address, password; where admission is on request, the community's questions too."""

    fields: dict[str, forms.Field]
    data: Any  # what was sent

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
        self.invitation = _invitation_held()
        if self.invitation is not None and self.invitation.email:
            self.fields["email"].initial = self.invitation.email
            self.fields[_TOLD] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.questions: list[str] = _questions(self.invitation is not None and not self._is_for_another())
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

    def _typed(self) -> str:
        return User.objects.normalise(str(self.data.get("email", ""))) or ""

    def _is_for_another(self) -> bool:
        """Whether the invitation serves another address than the one that was typed."""
        served = self.invitation.email if self.invitation is not None else ""
        return bool(served and self._typed()) and self._typed() != served

    def _say_whom_it_serves(self) -> None:
        """Said once beside the address, before they go on without the invitation: it is not what they expect. The questions
        come with it, so that nobody asks to join without answers."""
        if self.data.get(_TOLD) == self._typed():
            return
        for number in range(len(self.questions)):  # asked from now on: not yet left empty
            self.errors.pop(f"question{number}", None)
        self.data = self.data.copy()
        self.data[_TOLD] = self._typed()
        self.add_error("email", _what_happens(_part_of(self.invitation.email)))  # type: ignore[union-attr]  # there is one

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean()
        if self._is_for_another() and "email" in said:
            self._say_whom_it_serves()
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


def _invitation_held() -> Invitation | None:
    from allauth.core import context

    return remembered_invitation(context.request) if context.request else None


def _questions(is_invited: bool) -> list[str]:
    """What is asked of applicants; whoever is invited, or walks in, is asked nothing."""
    if is_invited or value("admission.mode") in ("open", "invitation"):
        return []
    return list(value("admission.questions"))


def _part_of(address: str) -> str:
    """Enough of an address to know one's own, and too little to write to it: “r…@example.org”."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}…@{host}"


def _what_happens(address: str) -> str:
    """To whoever typed another address than the one that was invited, by how people come in here."""
    mode = value("admission.mode")
    if mode == "open":
        said = _(
            "Your invitation is for {address}. With another address you come in without it. "
            "If that is what you want, send this once more."
        )
    elif mode == "invitation":
        said = _(
            "Your invitation is for {address}. With another address you wait outside until that one is invited, too. "
            "If that is what you want, send this once more."
        )
    else:
        said = _(
            "Your invitation is for {address}. With another address you ask to join like everybody else, and wait for the "
            "answer. If that is what you want, fill in what is still empty below and send this once more."
        )
    return said.format(address=address)
