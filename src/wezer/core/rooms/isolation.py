"""A room kind that fails takes nothing with it: what its code raises becomes a notice, and is counted (core.md 8)."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, DataError, InterfaceError, OperationalError
from django.http import Http404

from wezer.core.models import Room
from wezer.core.rooms.acts.health import note_failure
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import Refusal

T = TypeVar("T")
log = logging.getLogger("wezer.core")

#: What a view may raise on purpose.
MEANT = (Http404, PermissionDenied, SuspiciousOperation, Refusal)


#: What the database says when it is busy or away, or of numbers and letters that somebody made up: not the room's fault.
NOT_ITS_FAULT = (OperationalError, InterfaceError, DataError, OverflowError)


def isolated(room: Room, where: str, ask: Callable[[], T], instead: T, *, counts: bool = True) -> tuple[T, bool]:
    """What `ask()` says and False; when it fails, `instead` and True. A room that is disabled is not asked. `counts`:
    whether a failure speaks against the room; what a stranger asks for puts nobody's room out of order."""
    if room.is_disabled:
        return instead, True
    try:
        return ask(), False
    except Exception as error:
        if where == "page" and isinstance(error, MEANT):
            raise
        log.exception("room kind %s failed at its %s (room %s)", room.kind, where, room.uid)
        if counts:
            _count(room, where, error)
        return instead, True


def _count(room: Room, where: str, error: Exception) -> None:
    """Once for each page that somebody opens."""
    known: Any = room
    if isinstance(error, NOT_ITS_FAULT) or getattr(known, "has_failed", False):
        return
    known.has_failed = True
    try:
        note_failure(by=Viewer.system(), room=room, where=where, error=type(error).__name__)
    except DatabaseError:
        log.exception("the failure of room %s could not be kept", room.uid)
