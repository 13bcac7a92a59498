"""A room kind that fails takes nothing with it: what its code raises becomes a notice, and is counted (core.md 8)."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404

from wezer.core.models import Room
from wezer.core.rooms.acts.health import note_failure
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import Refusal

T = TypeVar("T")
log = logging.getLogger("wezer.core")

#: What a view may raise on purpose.
MEANT = (Http404, PermissionDenied, SuspiciousOperation, Refusal)


def isolated(room: Room, where: str, ask: Callable[[], T], instead: T) -> tuple[T, bool]:
    """What `ask()` says and False; when it fails, `instead` and True. A room that is disabled is not asked."""
    if room.is_disabled:
        return instead, True
    try:
        return ask(), False
    except Exception as error:
        if where == "page" and isinstance(error, MEANT):
            raise
        log.exception("room kind %s failed at its %s (room %s)", room.kind, where, room.uid)
        _count(room, where, error)
        return instead, True


def _count(room: Room, where: str, error: Exception) -> None:
    """Once for each page that somebody opens. A database that is busy or away is not the room's fault."""
    known: Any = room
    if isinstance(error, (OperationalError, InterfaceError)) or getattr(known, "has_failed", False):
        return
    known.has_failed = True
    try:
        note_failure(by=Viewer.system(), room=room, where=where, error=type(error).__name__)
    except DatabaseError:
        log.exception("the failure of room %s could not be kept", room.uid)
