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
    """Writers stand in line, each behind the one that came before it, so that none waits longer than all others' writing."""
    lock = _opened(place, "lock")
    own, before = _in_line(place)
    give_up = time.monotonic() + wait_seconds
    try:
        for held in (before, lock):  # the one before may have given up while another still writes
            while not _taken(held):
                if time.monotonic() > give_up:
                    raise EngineBusy("Another writer holds the books.")
                time.sleep(LOOK_AGAIN_SECONDS)
        yield
    finally:
        for descriptor in (lock, own, before):
            os.close(descriptor)  # which lets its lock go


def _in_line(place: Place) -> tuple[int, int]:
    """One's own place, locked, and the place before. The file's name is the end of the line: who comes puts an own file
    there, and the one before lives on as long as somebody has it open."""
    door = _opened(place, "waiting")
    fcntl.flock(door, fcntl.LOCK_EX)
    try:
        before, own = _opened(place, "line"), _opened(place, "coming")
        fcntl.flock(own, fcntl.LOCK_EX)
        (place.folder / f"{place.name}.coming").replace(place.folder / f"{place.name}.line")
    finally:
        os.close(door)
    return own, before


def _opened(place: Place, suffix: str) -> int:
    """A file of the folder's owner, also when root comes first: those who come after it need not be root."""
    opened = os.open(place.folder / f"{place.name}.{suffix}", os.O_CREAT | os.O_RDWR, 0o600)
    if os.geteuid() == 0:
        owner = place.folder.stat()
        os.fchown(opened, owner.st_uid, owner.st_gid)
    return opened


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
