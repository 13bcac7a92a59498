"""Facts of the ledger. Ids only; who may read them follows from the parties of their subject."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class CurrencyCreated:
    subject: Ref


@fact
class CurrencyChanged:
    subject: Ref
    version: int
    state: str


@fact
class AccountOpened:
    subject: Ref
    holder: int


@fact
class AccountChanged:
    subject: Ref
    state: str


@fact
class LimitChanged:
    subject: Ref
    side: str


@fact
class LimitCrossed:
    """A soft limit was crossed: nothing was refused."""

    subject: Ref


@fact
class LimitRuleFailed:
    """A reckoned limit could not be reckoned; its declared default counted."""

    subject: Ref
    account: Ref


@fact
class PaymentMade:
    """Posted: completed, or confirming while a tracked currency waits to be received."""

    subject: Ref
    payer: int
    payee: int
    state: str
    amounts: list[list[int | str]]  # [[60, "VAL"], [1500, "EUR"]]


@fact
class PaymentRequested:
    subject: Ref
    payer: int
    payee: int
    amounts: list[list[int | str]]


@fact
class TransactionMoved:
    """Any later state: accepted, invoiced, refused, aborted, expired, scheduled, completed after confirmation…"""

    subject: Ref
    payer: int
    payee: int
    state: str
    before: str


@fact
class PaymentReversed:
    subject: Ref
    counter: Ref
    payer: int
    payee: int


@fact
class SignatureNeeded:
    subject: Ref
    payer: int
    needs: int


@fact
class PaymentSigned:
    subject: Ref
    payer: int
    signer: int


@fact
class ConfirmationOverdue:
    """Two weeks without confirmation of receipt: a reminder. A month: a dispute."""

    subject: Ref
    payer: int
    payee: int
    disputed: bool


@fact
class ThanksGiven:
    subject: Ref
    giver: int
    receiver: int
    about: str


@fact
class ThanksWithdrawn:
    subject: Ref
    giver: int
    receiver: int


@fact
class ScheduleMade:
    subject: Ref
    payer: int
    payee: int


@fact
class ScheduleEnded:
    subject: Ref
    payer: int
    payee: int
    state: str


@fact
class OccurrenceFailed:
    """A planned payment could not be made; both parties are told."""

    subject: Ref
    number: int
    payer: int
    payee: int
    problem: str


@fact
class AmountSetAside:
    """By who pays alone: who would be paid has not agreed to it, and may call it off."""

    subject: Ref
    payer: int
    payee: int


@fact
class OccurrenceMissed:
    """A planned payment was not made by itself, while payments were closed or whoever pays was kept out: they are asked."""

    subject: Ref
    number: int
    payer: int
    payee: int
    closed: bool  # what else kept it back is no matter of whoever is paid, whose programs read this


@fact
class MissedAnswered:
    """Whoever pays has said what becomes of planned payments that were missed: `paid`, or left out."""

    subject: Ref
    numbers: list[int]
    payer: int
    payee: int
    paid: bool


@fact
class OccurrenceSettled:
    """Who was to be paid says that this one was paid in another way."""

    subject: Ref
    number: int
    payer: int
    payee: int


@fact
class TicketOpened:
    subject: Ref
    payee: int


@fact
class TicketEnded:
    """It can be paid no more: called off, or its time is over. One that is paid is told by its payment."""

    subject: Ref
    payee: int
    state: str


@fact
class AuthorisationChanged:
    subject: Ref
    party: int


@fact
class BalanceLookedAt:
    """Someone saw a balance by mandate, not by right of their own: the holder can know (A.9)."""

    subject: Ref
    holder: int


@fact
class ProjectionRepaired:
    subject: Ref


@fact
class HistoryPosted:
    """Payments of the past came in; nobody is told one by one."""

    subject: Ref
    batch: str


@fact
class HistoryUndone:
    subject: Ref
    batch: str
