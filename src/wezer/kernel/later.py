"""What only the worker asks for is found at the start by everybody but a process that answers pages: that one finds it when
somebody asks after all (the page of arrows, a report). Its memory is for what it is asked all day."""

import os
from collections.abc import Callable
from threading import RLock

Find = Callable[[], None]
_waiting: list[Find] = []
_lock = RLock()
_is_searching = False


def find(search: Find) -> None:
    """Search now; in a process that answers pages, when `found` is asked for first."""
    if os.environ.get("WEZER_PROCESS") == "web":
        _waiting.append(search)
    else:
        search()


def found() -> None:
    """Before reading what was left for later. Whoever comes while it is searched waits until all is there."""
    global _is_searching
    if not _waiting:
        return
    with _lock:
        if _is_searching:  # asked by what is just being found
            return
        _is_searching = True
        try:
            for search in _waiting:
                search()
            _waiting.clear()
        finally:
            _is_searching = False
