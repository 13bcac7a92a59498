"""Facts of mediation, about whatever is disputed."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class MediationLooked:
    """From now on nobody may mediate in this dispute (`lacks`), or somebody may again."""

    subject: Ref
    lacks: bool


@fact
class MediatorNamed:
    """A member is to mediate in this dispute: `step` says whether one side named them, the other agreed, they accepted,
    somebody declined, who had accepted does so no longer (`left`), one side wants somebody else than who accepted (`unwanted`)
    or no longer (`kept`), or both do (`released`)."""

    subject: Ref
    member: Ref
    step: str
