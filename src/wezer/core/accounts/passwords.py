"""How good a password must be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Strength:
    """Refuses passwords that are guessed easily: a zxcvbn score below 3 (core.md 2.3). Nothing leaves this machine."""

    def __init__(self, least: int = 3) -> None:
        self.least = least

    def validate(self, password: str, user: Any = None) -> None:
        from zxcvbn import zxcvbn  # its word lists are large: loaded when a password is chosen, not at start

        known = [str(user.email), *str(user.email).replace("@", ".").split(".")] if getattr(user, "email", None) else []
        if zxcvbn(password[:72], user_inputs=known)["score"] < self.least:
            raise ValidationError(
                _("This password would be guessed too easily. Four or five unrelated words make a good one."),
                code="password_weak",
            )

    def get_help_text(self) -> str:
        return _("Four or five unrelated words make a good password.")
