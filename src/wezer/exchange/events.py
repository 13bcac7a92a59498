"""Facts of the market. Ids only."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class CategoryChanged:
    subject: Ref


@fact
class AnnouncementDrafted:
    subject: Ref


@fact
class AnnouncementChanged:
    subject: Ref


@fact
class AnnouncementSubmitted:
    """Waits for a moderator's look."""

    subject: Ref


@fact
class AnnouncementPublished:
    """Open to answers, for the first time or again: `again` says which."""

    subject: Ref
    again: bool


@fact
class AnnouncementMoved:
    """Sent back, paused, closed, cancelled, expired, removed: `state` is the new one."""

    subject: Ref
    state: str
    by_system: bool


@fact
class AnnouncementEnding:
    """Its end is near: `days` are left."""

    subject: Ref
    days: int


@fact
class ReplyOpened:
    subject: Ref
    announcement: Ref


@fact
class TermsProposed:
    """A further version of the terms; the other side is asked to agree."""

    subject: Ref
    number: int


@fact
class MessageWritten:
    subject: Ref


@fact
class ReplyAccepted:
    """Both agreed; what is issued here is set aside."""

    subject: Ref
    announcement: Ref
    payer: int
    payee: int


@fact
class ReplyMoved:
    """Any other step: rejected, withdrawn, delivered, contested, invoiced, confirmed, cancelled, refunded…"""

    subject: Ref
    step: str
    before: str
    state: str


@fact
class ReplyPaid:
    """Paid; `state` says whether a receipt is still to be confirmed."""

    subject: Ref
    transaction: Ref
    payer: int
    payee: int
    state: str


@fact
class CancellationTicked:
    """One side wants to cancel; the other is asked."""

    subject: Ref
    party: int
    wanted: bool


@fact
class DisputeOpened:
    subject: Ref


@fact
class DisputeSettled:
    subject: Ref
    outcome: str


@fact
class EvaluationDue:
    subject: Ref


@fact
class EvaluationGiven:
    """Hidden until both gave theirs."""

    subject: Ref
    evaluator: int


@fact
class EvaluationsRevealed:
    subject: Ref


@fact
class EvaluationAnswered:
    subject: Ref
    evaluation: Ref


@fact
class ExchangeCompleted:
    """Nothing is due any more."""

    subject: Ref
    payer: int
    payee: int


@fact
class SearchSaved:
    subject: Ref
