"""The gateway's noes: one class per code, each with a sentence that says what to do next.

What the engine itself said travels in `detail`, never in the sentence.
"""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal


class GatewayRefusal(Refusal):
    """Nothing was written. `retryable`: the same call may succeed later, unchanged."""

    retryable: ClassVar[bool] = False

    def __init__(self, *, field: str | None = None, detail: str = "", **details: Any) -> None:
        self.detail = detail
        super().__init__(field=field, detail=detail, **details)

    def as_dict(self) -> dict[str, Any]:
        """The API's shape; `detail` is what the engine said."""
        return {**super().as_dict(), "detail": self.detail, "retryable": self.retryable}


class Apart(Exception):
    """Calls that were to go in one pass must go one after the other: together they might come out otherwise."""


class BadInput(GatewayRefusal):
    code = "bad_input"
    message = _("Something here is not as it must be. Look at the field that is named, and try again.")


class UnknownReference(GatewayRefusal):
    code = "unknown_reference"
    message = _("“{name}” is not known to the books. Make it first, or choose another.")


class Unbalanced(GatewayRefusal):
    code = "unbalanced"
    message = _("Debit is {debit} and credit is {credit}. Make them equal, then record again.")


class PeriodMissing(GatewayRefusal):
    code = "period_missing"
    message = _("There is no accounting year for {date}. Open the year, or choose another date.")


class PeriodClosed(GatewayRefusal):
    code = "period_closed"
    message = _("The books are closed on {date}. Choose a later date, or ask who keeps the books.")


class DateOrder(GatewayRefusal):
    code = "date_order"
    message = _("A later document has its number already. Choose that document's date or a later one.")


class ClosedAccount(GatewayRefusal):
    code = "closed_account"
    message = _("Account {account} is a heading or is closed. Choose an account below it.")


class PartyRequired(GatewayRefusal):
    code = "party_required"
    message = _("Account {account} is kept person by person. Say who this line concerns.")


class Overpayment(GatewayRefusal):
    code = "overpayment"
    message = _("Only {open} is left to pay. Pay that much, or say that the rest is kept as a credit.")


class NeedsConfirmation(GatewayRefusal):
    """Confirmed by calling again with `confirm=[warning]`."""

    code = "needs_confirmation"
    status = 409
    message = _("Please look at this once more. If it is right, confirm it.")


class KeyConflict(GatewayRefusal):
    code = "conflict"
    status = 409
    message = _("This was recorded before with other content. Nothing was changed; look at what was recorded.")


class Forbidden(GatewayRefusal):
    code = "forbidden"
    status = 403
    message = _("The books do not allow this. A posted document is never changed: reverse it instead.")


class InsufficientStock(GatewayRefusal):
    code = "insufficient_stock"
    message = _("There is not enough in stock. Receive goods first, or take less.")


class EngineBusy(GatewayRefusal):
    code = "busy"
    status = 503
    retryable = True
    message = _("The books are busy. Nothing was changed; please try again in a moment.")


class EngineDown(GatewayRefusal):
    code = "engine_down"
    status = 503
    retryable = True
    message = _("The books cannot be reached at the moment. Nothing was changed; please try again later.")


class Internal(GatewayRefusal):
    code = "internal"
    status = 500
    retryable = True
    message = _("The books could not take this. Nothing was changed; who runs this place finds the cause in the log.")


def refusal_again(code: str, *, field: str | None = None, detail: str = "", details: dict[str, Any]) -> GatewayRefusal:
    """The refusal of that code with what it said, so that its sentence can be read in any language."""
    known = {cls.code: cls for cls in GatewayRefusal.__subclasses__()}
    return known.get(code, Internal)(field=field, detail=detail, **details)
