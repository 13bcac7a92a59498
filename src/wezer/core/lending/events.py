"""Facts of lending. A loan's every step is one fact; `step` and the states are those of `lending/rules.py`."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class ThingOffered:
    subject: Ref


@fact
class ThingChanged:
    """Its words, its terms, or whether it is lent at all (`state`)."""

    subject: Ref
    state: str


@fact
class LoanAsked:
    subject: Ref
    thing: Ref


@fact
class LoanStepped:
    """`before` and `state` are equal when a step says something and moves nothing."""

    subject: Ref
    step: str
    before: str
    state: str


@fact
class LoanDue:
    """It comes back tomorrow, or today: the borrower is reminded."""

    subject: Ref


@fact
class LoanStillLate:
    """It is still not back: both are told again."""

    subject: Ref
