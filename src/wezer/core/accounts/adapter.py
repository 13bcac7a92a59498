"""allauth's flows, our writes: every change of a login is an act that tells a fact (SETTLED row 50)."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.door import arrival_open, forget_invitation, remembered_invitation
from wezer.core.accounts.sessions import mark_of
from wezer.core.acts.login import change_password, confirm_address, note_login_change, open_account, sign_in
from wezer.core.community import community
from wezer.core.journey.reading import is_before_us
from wezer.core.models import User, UserState
from wezer.core.viewer import Viewer


class AccountAdapter(DefaultAccountAdapter):
    #: allauth's refusals in our voice: what happened, and what to do next.
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. If that surprises you, speak to those who tend the community."),
        "email_password_mismatch": _(
            "This address and this password do not go together. Try again, or ask for a code."
        ),
        "email_taken": _("Somebody has joined with this address already. If it was you, come in with it."),
        "enter_current_password": _("Write the password you use now."),
        "incorrect_code": _("This is not the code we sent, or its time is over. Look again, or ask for another."),
        "incorrect_password": _("This is not your password. Try again."),
        "invalid_password_reset": _("This link no longer holds. Ask for another."),
        "same_as_current": _("This is what you have already. Write another."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then try again or ask for a code."),
        "rate_limited": _("That was many times in a row. Wait a little, then try again."),
        "unknown_email": _("Nobody has joined with this address. Look at its spelling."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return arrival_open(request)

    def new_user(self, request: HttpRequest) -> User:
        return User(state=UserState.UNVERIFIED)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        super().save_user(request, user, form, commit=False)
        if not commit:
            return user
        return open_account(
            by=Viewer.system(),
            user=user,
            name=form.cleaned_data.get("name", ""),
            answers=form.answers() if hasattr(form, "answers") else [],
            lines=form.lines() if hasattr(form, "lines") else {},
            agreed=form.agreed() if hasattr(form, "agreed") else (),
            accepted=form.accepted() if hasattr(form, "accepted") else (),
            invitation=remembered_invitation(request),
            language=getattr(request, "LANGUAGE_CODE", ""),
        )

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        return confirm_address(
            by=Viewer.system(),
            user=email_address.user,
            confirm=lambda: super(AccountAdapter, self).confirm_email(request, email_address),
        )

    def set_password(self, user: User, password: str) -> None:
        change_password(by=Viewer.system(), user=user, password=password, session=mark_of(context.request))

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        sign_in(by=Viewer.system(), user=user)
        forget_invitation(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home; who tends a community that has yet to begin is led to its journey."""
        viewer = Viewer(getattr(request.user, "member", None))
        if viewer.has_right("core.tend_community") and is_before_us():
            return reverse("journey:home")
        return str(super().get_login_redirect_url(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        super().send_mail(template_prefix, email, {"community": community(), **context})

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """allauth calls this beside every change of a second factor: it is also where we tell the fact."""
        if template_prefix.startswith("mfa/"):
            note_login_change(by=Viewer.system(), user=user, what=template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


class MFAAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        """Authenticator apps list the community's name."""
        return community().name

    def _get_site_name(self) -> str:
        return community().name

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        member = getattr(user, "member", None)
        return {**entity, "display_name": member.name if member else str(user.email)}
