"""The community's write lock, taken before the engine opens a transaction: writers wait for their turn, none fails.

Left to itself the engine asks for its number sequences without waiting and gives up after some tries, on PostgreSQL;
on SQLite a writer waits for the driver's five seconds at most.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from wezer.operation.engine.place import Place
from wezer.operation.engine.trouble import EngineBusy

WAIT_SECONDS = 60.0
LOOK_AGAIN_SECONDS = 0.01
ADVISORY_KEY = 0x77657A6572  # “wezer”; advisory locks belong to one database, so each community has its own


@contextmanager
def write_lock(place: Place, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the books for writing. Ends with the process, however it ends."""
    with _advisory(place, wait_seconds) if place.is_postgres else _file(place, wait_seconds):
        yield


@contextmanager
def _advisory(place: Place, wait_seconds: float) -> Iterator[None]:
    """A blocking lock on a connection of its own, so that the engine's transaction begins after its turn has come."""
    import psycopg  # only where there is a server: on SQLite no page should pay for it

    with psycopg.connect(place.url, autocommit=True, application_name="wezer engine lock") as connection:
        connection.execute(f"SET lock_timeout = {int(wait_seconds * 1000)}")
        try:
            connection.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_KEY])
        except psycopg.errors.LockNotAvailable as error:
            raise EngineBusy("Another writer holds the books.") from error
        yield


@contextmanager
def _file(place: Place, wait_seconds: float) -> Iterator[None]:
    """Whoever waits holds a share of a second lock. Who comes then lets them go first: one that writes again and again
    would else take the lock each time before those who look every ten milliseconds."""
    lock, waiting = (_opened(place, suffix) for suffix in ("lock", "waiting"))
    give_up = time.monotonic() + wait_seconds
    try:
        if not _taken(waiting):
            time.sleep(2 * LOOK_AGAIN_SECONDS)
        fcntl.flock(waiting, fcntl.LOCK_SH)
        while not _taken(lock):
            if time.monotonic() > give_up:
                raise EngineBusy("Another writer holds the books.")
            time.sleep(LOOK_AGAIN_SECONDS)
        fcntl.flock(waiting, fcntl.LOCK_UN)
        yield
    finally:
        os.close(waiting)
        os.close(lock)  # which lets the lock go


def _opened(place: Place, suffix: str) -> int:
    return os.open(place.folder / f"{place.name}.{suffix}", os.O_CREAT | os.O_RDWR, 0o600)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
