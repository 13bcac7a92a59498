"""Facts of transparency."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class TransparencyChanged:
    """`opened`: the classes of data that more people may see from now on."""

    subject: Ref
    version: int
    opened: list[str]
