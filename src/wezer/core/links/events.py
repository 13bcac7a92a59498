"""Facts of links between groups; the subject is the link."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class GroupLinkAsked:
    subject: Ref


@fact
class GroupLinkChanged:
    """`state`: agreed, refused, withdrawn, ended."""

    subject: Ref
    state: str
