"""Facts: what happened, in the past tense, ids only."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class LotOffered:
    subject: Ref


@fact
class LotTaken:
    subject: Ref
    member: Ref
