"""Facts of moderation. None says who reported."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class ThingReported:
    """Somebody reported something. The fact names no actor: it must not tell who."""

    subject: Ref


@fact
class CaseClaimed:
    """Somebody who moderates looks at it, or (`is_claimed` false) gives it back."""

    subject: Ref
    is_claimed: bool


@fact
class CaseDecided:
    """Somebody who moderates decided; `decision` is a measure."""

    subject: Ref
    decision: str


@fact
class DecisionAppealed:
    subject: Ref


@fact
class AppealAnswered:
    """Somebody else than who decided answered; `state` is upheld or overturned."""

    subject: Ref
    state: str
