"""When the whole community was copied last: whoever makes copies tells it here.

# hosting/shell.py
tells_of_copies(newest_backup)
"""

from collections.abc import Callable
from datetime import datetime

_tellers: list[Callable[[], datetime | None]] = []


def tells_of_copies(teller: Callable[[], datetime | None]) -> None:
    if teller not in _tellers:
        _tellers.append(teller)


def newest_copy() -> datetime | None:
    return max((at for teller in _tellers if (at := teller()) is not None), default=None)
