"""Facts of crossings: membranes, newcomers, agreements."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class CrossingBegan:
    """Somebody stands before the membrane, and others have to say something of it."""

    subject: Ref
    member: Ref
    crossing: str


@fact
class EntrySpokenOf:
    """Somebody decided, vouched, took vouching back, or voted; never what a ballot says."""

    subject: Ref
    member: Ref
    crossing: str
    kind: str


@fact
class MembraneChanged:
    """`version` is the number of the rules that hold from now on."""

    subject: Ref
    version: int


@fact
class InvitationProposed:
    """Somebody would like to invite; those who decide who enters are asked first."""

    subject: Ref
    proposal: str


@fact
class InvitationProposalEnded:
    """Confirmed, refused, taken back, or over by itself: `state`."""

    subject: Ref
    proposal: str
    state: str


@fact
class RuleUnknown:
    """A membrane's rule reads something that is not known here any more: it counts as no."""

    subject: Ref
    name: str


@fact
class GraceBegan:
    """The rule of the membrane no longer holds for somebody inside; they stay for the days of grace."""

    subject: Ref
    member: Ref


@fact
class GraceEnded:
    """It holds again, in time."""

    subject: Ref
    member: Ref


@fact
class GuideAssigned:
    subject: Ref
    member: Ref
    guide: Ref


@fact
class NewcomerMet:
    """A guide, or somebody who tends the group, has met the newcomer."""

    subject: Ref
    member: Ref


@fact
class NewcomerUnmet:
    """Nobody has met the newcomer within the days the group gives itself."""

    subject: Ref
    member: Ref


@fact
class AgreementRevised:
    """An agreement was written, changed or has another version; a major one is asked of everybody again."""

    subject: Ref
    agreement: str
    is_major: bool


@fact
class AgreementAccepted:
    subject: Ref
    member: Ref
    agreement: str
    version: str


@fact
class AgreementEnded:
    """It holds no longer."""

    subject: Ref
    agreement: str


@fact
class AgreementReviewDue:
    """The day has come on which it is to be looked at again."""

    subject: Ref
    agreement: str
