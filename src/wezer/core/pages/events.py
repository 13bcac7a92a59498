"""Facts of sites."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class PageChanged:
    """It was made, says something else, or stands elsewhere."""

    subject: Ref


@fact
class PageShown:
    """Whoever it is meant for reads it from now on; or no longer."""

    subject: Ref
    shown: bool
