"""Facts of workflow."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class FlightDropped:
    """A person gave a held flight up."""

    subject: Ref


@fact
class ArrowSwitched:
    arrow: str
    is_on: bool
