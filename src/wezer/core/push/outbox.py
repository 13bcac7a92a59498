"""Where pushes go: `workflow` tells here, as for mail (`wezer.core.mail`), since core stands below it.

An order names a device and notices, never words: what may be read is asked when it leaves.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

#: A service keeps a push so long for a device that is off; after that it stands among the notices only.
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PushOrder:
    device: str  # uid
    service: str  # the host that carries it, for who tends the flights
    notices: tuple[str, ...] = ()  # uids; none: only to see whether it arrives

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def order_of(kept: dict[str, Any]) -> PushOrder:
    return PushOrder(kept["device"], kept["service"], tuple(kept["notices"]))


Outbox = Callable[[Sequence[PushOrder]], None]

_outbox: Outbox | None = None


def set_outbox(outbox: Outbox | None) -> None:
    """`outbox(orders)` keeps them for sending after the commit; it is called inside an act."""
    global _outbox
    _outbox = outbox


def keep(orders: Sequence[PushOrder]) -> None:
    if orders:
        assert _outbox is not None, "nothing here lets pushes leave"
        _outbox(orders)
