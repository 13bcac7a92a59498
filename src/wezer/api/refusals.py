"""What the API refuses, in sentences."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal, TooMany


class NotSignedIn(Refusal):
    code = "not_authenticated"
    message = _("Sign in, or send a token: “Authorization: Bearer …”.")
    status = 401


class TokenInvalid(Refusal):
    code = "token_invalid"
    message = _("This token is not known here, was revoked or has expired. Make a new one under “Tokens”.")
    status = 401


class ScopeMissing(NotAllowed):
    code = "scope_missing"
    message = _("This token was made without the scope “{scope}”.")


class SecondFactorNeeded(NotAllowed):
    code = "second_factor_needed"
    message = _(
        "Others rely on you here, so a password alone is not enough: set up a second lock under “Second lock” (/me/second-lock/). Until then programs only read for you."
    )
    field = "scopes"


class CsrfMissing(NotAllowed):
    code = "csrf"
    message = _("With the session of a browser, changes need its X-CSRFToken. Programs use a token.")


class RateLimited(TooMany):
    message = _("This token asks too much in one minute. Wait {seconds} seconds.")


class IdempotencyConflict(Conflict):
    code = "idempotency_conflict"
    message = _("This key was used for something else before. Use a new key for a new order.")


class BodyInvalid(Refusal):
    code = "body_invalid"
    message = _("What was sent could not be read. Send JSON, or a form where a file is asked for.")
    status = 400


class TextInvalid(Refusal):
    code = "text_invalid"
    message = _("Texts cannot hold the character NUL.")


class MethodNotAllowed(Refusal):
    code = "method_not_allowed"
    message = _("This address does not answer to {method}.")
    status = 405


class NameMissing(Refusal):
    code = "name_missing"
    message = _("Say in a few words what it is for.")
    field = "name"


class ScopesInvalid(Refusal):
    code = "scopes_invalid"
    message = _("Choose at least one of the scopes that exist.")
    field = "scopes"


class FactsInvalid(Refusal):
    code = "facts_invalid"
    message = _("There is no event called “{name}”.")
    field = "facts"


class FactsMissing(Refusal):
    code = "facts_missing"
    message = _("Choose at least one thing to be told of.")
    field = "facts"


class WebhookPaused(Conflict):
    code = "webhook_paused"
    message = _("It is paused, so nothing is sent. Let it speak again first.")


class TestUnderway(Conflict):
    code = "test_underway"
    message = _("A test is on its way already. See below whether it arrives.")


class TooManyOfThem(Refusal):
    code = "too_many"
    message = _("{most} of them are enough. Remove one first.")
