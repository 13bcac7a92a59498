"""Keeping the mirror: the worker reads the engine's events by the gateway, outside of any transaction, and projects them."""

import logging
from typing import Any
from uuid import uuid4

from wezer.operation.acts.mirror import empty_mirror, project
from wezer.operation.engine.readiness import newest_event, why_not
from wezer.operation.gateway import GatewayRefusal, call
from wezer.operation.gateway.errors import UnknownReference
from wezer.operation.gateway.methods.events import AT_ONCE
from wezer.operation.kinds import EngineEvent
from wezer.operation.models import Books

log = logging.getLogger("wezer.operation")


def catch_up_all() -> bool:
    """Carry over what happened in the engine since the last time. True if there was anything."""
    if why_not():
        return False
    newest = newest_event()
    behind = Books.objects.filter(events_read__lt=newest).select_related("entity").order_by("id")
    did = [catch_up(books, newest) for books in behind]
    return any(did)


def catch_up(books: Books, newest: int, *, quiet_until: int = 0) -> bool:
    """Carry over the events of these books up to `newest`, some hundreds at a time; up to `quiet_until` they were told."""
    did = False
    while books.events_read < newest:
        events = _events_after(books)
        if events is None:
            break
        last = events[-1].id if events else 0
        reached = last if len(events) == AT_ONCE else max(last, newest)
        chart = _look(books, "chart", {}) if any(event.name == "chart_changed" for event in events) else None
        project(books=books, events=events, reached=reached, chart=chart, is_quiet=reached <= quiet_until)
        books.refresh_from_db(fields=["events_read"])
        did = did or bool(events)
    return did


def rebuild(books: Books) -> None:
    """Empty the mirror and fill it again from the engine; facts that were told are not told again."""
    books.refresh_from_db(fields=["events_read"])
    until = books.events_read
    empty_mirror(books=books)
    books.refresh_from_db(fields=["events_read"])
    catch_up(books, newest_event(), quiet_until=until)


def _events_after(books: Books) -> list[EngineEvent] | None:
    """None while the engine cannot answer for these books."""
    try:
        rows = _look(books, "events", {"after": str(books.events_read)})
    except UnknownReference:  # the books are not open in the engine yet
        return None
    except GatewayRefusal as refusal:
        log.warning("The mirror waits: %s", refusal.detail or refusal)
        return None
    return [
        EngineEvent(int(row["id"]), row["name"], row["subject"], row["key"], row["at"], row["payload"]) for row in rows
    ]


def _look(books: Books, method: str, payload: dict[str, str]) -> list[dict[str, Any]]:
    return call(method, f"look:{uuid4()}", payload, entity=str(books.entity.uid), actor="wezer").rows
