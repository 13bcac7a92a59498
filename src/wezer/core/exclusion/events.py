"""Facts of exclusions. They name the procedure; who reads its file is asked of the file."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class ExclusionProposed:
    """Somebody is to be excluded, and is heard from now on; `suspended`: kept out at once, for some hours."""

    subject: Ref
    suspended: bool


@fact
class ExclusionAnswered:
    """Something was said in the file: `kind` is evidence, answer, note or appeal."""

    subject: Ref
    kind: str


@fact
class ExclusionHeard:
    """The hearing is over: those who decide are asked."""

    subject: Ref


@fact
class ExclusionVoiced:
    """Somebody decided or voted; never what."""

    subject: Ref
    stage: str


@fact
class ExclusionDecided:
    """`state`: excluded, kept, withdrawn, lapsed."""

    subject: Ref
    state: str


@fact
class ExclusionAppealed:
    subject: Ref


@fact
class ExclusionAppealDecided:
    """`state`: upheld, overturned."""

    subject: Ref
    state: str
