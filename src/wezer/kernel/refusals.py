"""Expected noes. Acts raise them; the middleware and the API say them; views never catch them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """An expected no: a code for machines, a full sentence for people that says what to do next.

    `details` fill the sentence's named places and travel to the API as `detail`; put nothing there that the person
    may not know.
    """

    code: ClassVar[str] = "refused"
    message: Any = _("This cannot be done.")
    status: ClassVar[int] = 422
    field: str | None = None

    def __init__(self, *, field: str | None = None, **details: Any) -> None:
        self.details = details
        if field is not None:
            self.field = field
        super().__init__(self.code)

    @property
    def sentence(self) -> str:
        """The sentence in the person's language."""
        return str(self.message).format(**self.details)

    @property
    def errors(self) -> Sequence["Refusal"]:
        """The several refusals this one bundles; empty for a single one."""
        return ()

    def as_dict(self) -> dict[str, Any]:
        """The API's one error shape."""
        return {
            "code": self.code,
            "message": self.sentence,
            "field": self.field,
            "detail": {name: _plain(value) for name, value in self.details.items()},
            "errors": [error.as_dict() for error in self.errors],
        }

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence}"


def _plain(value: Any) -> Any:
    return value if isinstance(value, (int, bool, type(None), list, dict)) else str(value)


class Invalid(Refusal):
    """Several things typed are wrong at once."""

    code = "invalid"
    message = _("Some of this needs another look.")

    def __init__(self, errors: Sequence[Refusal]) -> None:
        self._errors = tuple(errors)
        super().__init__()

    @property
    def errors(self) -> Sequence[Refusal]:
        return self._errors


class NotAllowed(Refusal):
    """The person may see it, yet may not do this."""

    code = "not_allowed"
    message = _("You do not have the right to do this here. Ask someone who tends this group.")
    status = 403


class NotFound(Refusal):
    """It does not exist, or this person may not know that it does: the answer is the same."""

    code = "not_found"
    message = _("There is nothing here that you can see.")
    status = 404


class Conflict(Refusal):
    """It changed meanwhile, or it is in a state from which this step does not start."""

    code = "conflict"
    message = _("This changed while you were looking at it. Look again before you go on.")
    status = 409


class StaleVersion(Conflict):
    code = "stale_version"


class InvalidTransition(Conflict):
    code = "invalid_transition"
    message = _("This step is not possible from where things stand (“{state}”).")


class TooMany(Refusal):
    code = "rate_limited"
    message = _("That is enough for now. Try again later.")
    status = 429


class Busy(Refusal):
    """The database could not put this in order with what others did at the same moment; nothing was written."""

    code = "busy"
    message = _("Many people are doing this at the same moment. Nothing was changed; please try again.")
    status = 503


class NeedsConfirmation(Refusal):
    """A refusal the person may overrule by sending `token` back."""

    code = "needs_confirmation"
    status = 409

    def __init__(self, *, token: str, **details: Any) -> None:
        self.token = token
        super().__init__(token=token, **details)
