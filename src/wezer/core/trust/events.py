"""Facts of trust. They name the mark, not the people: who may know of it is asked of the mark."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class TrustGiven:
    subject: Ref
    mark: str


@fact
class TrustTaken:
    """Taken back; the mark is gone."""

    subject: Ref


@fact
class RoleByTrust:
    """So many trust somebody that a role is theirs, or no longer. `holds`: which."""

    subject: Ref
    member: Ref
    holds: bool


@fact
class AgeToldChanged:
    """Somebody lets rules know more, or less, of their age."""

    subject: Ref
