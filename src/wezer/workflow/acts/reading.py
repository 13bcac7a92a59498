"""Reading facts: one batch, one transaction, one cursor write (SETTLED rows 10, 24, 26)."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import OperationalError, connection

from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import Cursor, Receiver, facts_after, receivers_of
from wezer.kernel.models import Fact
from wezer.kernel.turns import copy_names
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft, flight_kinds
from wezer.workflow.models import FactCursor

log = logging.getLogger("wezer.worker")

#: The one consumer: receivers, arrows and webhooks read together.
CONSUMER = "facts"
#: A batch ends after so long: on SQLite it keeps every other writer waiting.
BATCH_SECONDS = 0.2

Read = Callable[[Cursor, int], list[Fact]]


class ReceiverFailed(Exception):
    """Ends a quick batch; it is read again, each receiver by itself."""


@dataclass
class Batch:
    read: int = 0
    more: bool = False
    #: Another worker is reading.
    is_taken: bool = False
    failed: list[str] = field(default_factory=list)


def cursor() -> Cursor:
    """How far the facts have been read."""
    row = FactCursor.objects.filter(consumer=CONSUMER).values_list("xid", "last_id").first()
    return Cursor(*row) if row else Cursor(0, 0)


def read_batch(*, limit: int = 200, read: Read = facts_after, seconds: float = BATCH_SECONDS) -> Batch:
    """Tell the next facts to those who wait for them.

    First all in one go; when a receiver fails, the batch is undone and told again with each receiver by itself: the one
    that fails becomes a flight of its own, and the others do not notice.
    """
    if not read(cursor(), 1):
        return Batch()
    try:
        return _batch(limit=limit, read=read, seconds=seconds, carefully=False)
    except ReceiverFailed:
        return _batch(limit=limit, read=read, seconds=seconds * 5, carefully=True)


@act
def _batch(*, limit: int, read: Read, seconds: float, carefully: bool) -> Batch:
    FactCursor.objects.get_or_create(consumer=CONSUMER)
    skip = connection.features.has_select_for_update_skip_locked
    place = FactCursor.objects.select_for_update(skip_locked=skip).filter(consumer=CONSUMER).first()
    if place is None:
        return Batch(is_taken=True)
    copy_names()
    facts = read(Cursor(place.xid, place.last_id), limit)
    batch = Batch(more=len(facts) == limit)
    began = time.monotonic()
    read_now: list[Fact] = []
    news: list[Fact] = []
    for fact in facts:
        read_now.append(fact)
        if (fact.xid, fact.id) <= (place.told_xid, place.told_id):
            continue
        news.append(fact)
        for receiver in receivers_of(fact.name):
            _tell(receiver, fact, batch, carefully)
        if time.monotonic() - began > seconds:
            batch.more = batch.more or len(read_now) < len(facts)
            break
    batch.read = len(read_now)
    if read_now:
        draw_flights(drafts=[draft for kind in flight_kinds for draft in kind.draw(news)])
        _move(place, read_now[-1])
    return batch


def _move(place: FactCursor, last: Fact) -> None:
    told_xid, told_id = max((last.xid, last.id), (place.told_xid, place.told_id))
    FactCursor.objects.filter(pk=place.pk).update(
        xid=last.xid, last_id=last.id, told_xid=told_xid, told_id=told_id, moved_at=now()
    )


def _tell(receiver: Receiver, fact: Fact, batch: Batch, carefully: bool) -> None:
    if not carefully:
        try:
            receiver(fact)
        except OperationalError:
            raise  # a deadlock: the whole act is tried again
        except Exception as problem:
            raise ReceiverFailed() from problem
        return
    try:
        with attempt():
            receiver(fact)
    except Exception as problem:  # one that fails must not stop the others
        name = receiver_name(receiver)
        log.exception("Receiver %s failed on %s %s; it will be tried again.", name, fact.name, fact.uid)
        batch.failed.append(name)
        key = f"receiver:{name}:{fact.uid}"
        draft = Draft("receiver", name, key, fact.uid, {"first_error": f"{type(problem).__name__}: {problem}"[:500]})
        draw_flights(drafts=[draft])


def receiver_name(receiver: Receiver) -> str:
    return f"{receiver.__module__}.{receiver.__qualname__}".removeprefix("wezer.")[:120]
