"""The worker: reads facts, flies what is due, runs the timetable. Killed at any moment, it loses and doubles nothing.

Threads, each with its own connection, so that a slow mail server or a long job keeps nobody waiting: facts and arrows ·
one for each lane of what leaves (mail, webhooks and peers; the books) · scheduled jobs · work that never ends (seals).
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable
from uuid import uuid4

from django.db import close_old_connections, connection
from django.utils.translation import override

from wezer.kernel.events import facts_after
from wezer.kernel.jobs import Continuous, continuous_jobs, failures, said_of
from wezer.workflow.acts import flights, reading, timetable
from wezer.workflow.flying import can_leave, fly_lane, fly_sending, fly_writing, lanes

log = logging.getLogger("wezer.worker")

#: How often to look when there is nothing to do: quickly at first, then slower. Facts come from everywhere; what follows
#: from them mostly comes from our own reading, which rings.
SOON, LATER = 0.1, 0.25
UNRUNG_SECONDS = 1.0
TIMETABLE_SECONDS = 1.0
SIGN_OF_LIFE_SECONDS = 10.0
STOP_SECONDS = 2.5

Work = Callable[[Callable[[], bool]], object]


def run(stopping: threading.Event, *, once: bool = False) -> None:
    """Until `stopping` is set; with `once`, until nothing waits. Stops within three seconds, whatever is going on."""
    if once:
        run_until_idle(stop=stopping.is_set)
        return
    name = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:6]}"
    bells = {lane: threading.Event() for lane in lanes()}
    loops: list[tuple[str, Work, float]] = [
        ("facts", FactsAndArrows(bells.values()), LATER),
        *[(lane, _lane(lane), UNRUNG_SECONDS) for lane in bells],
        ("timetable", _next_job, TIMETABLE_SECONDS),
        # untranslated: the name of a thread
        ("sign of life", lambda stop: timetable.seen(name=name), SIGN_OF_LIFE_SECONDS),
        *[(job.name, _one_of(job), job.seconds) for job in continuous_jobs().values()],
    ]
    threads = [_start(title, work, stopping, slowest, bells.get(title)) for title, work, slowest in loops]
    stopping.wait()
    _ring(bells.values())
    end = time.monotonic() + STOP_SECONDS
    for thread in threads:  # what is stuck in the network goes down with the process; its lease brings it back
        thread.join(max(0.0, end - time.monotonic()))
    try:
        timetable.gone(name=name)
    except Exception:  # the database may be gone already; the sign of life grows old by itself
        log.debug("no farewell", exc_info=True)


def _start(
    title: str, work: Work, stopping: threading.Event, slowest: float, bell: threading.Event | None
) -> threading.Thread:
    thread = threading.Thread(target=_loop, args=(title, work, stopping, slowest, bell), name=title, daemon=True)
    thread.start()
    return thread


def _ring(bells: Iterable[threading.Event]) -> None:
    for bell in bells:
        bell.set()


def _loop(
    title: str, work: Work, stopping: threading.Event, slowest: float, bell: threading.Event | None = None
) -> None:
    """Work; when there was nothing to do, wait a little longer each time, or until the bell rings; when it broke, go on
    after a pause."""
    pause, broken = SOON, 0.0
    while not stopping.is_set():
        try:
            close_old_connections()
            if bell:
                bell.clear()  # before looking: what comes while we look rings again
            with override(None, deactivate=True):
                did = work(stopping.is_set)
            broken = 0.0
            if did is True or (isinstance(did, int) and not isinstance(did, bool) and did > 0):
                pause = SOON
                continue
            pause = min(slowest, pause * 1.3) if bell or slowest <= LATER else slowest
        except Exception:
            broken = min(15.0, broken * 2 or 0.5)
            pause = broken
            log.exception("The worker's loop “%s” failed; going on in %.1f s.", title, broken)
            connection.close()
        (stopping if bell is None or broken else bell).wait(pause)
    connection.close()


class FactsAndArrows:
    """One batch of facts and the arrows that are due; the lanes hear of it when there was something.

    With no news, arrows are looked for less often than facts: one that is due then was put off, or drawn by another worker.
    """

    def __init__(self, bells: Iterable[threading.Event]) -> None:
        self._bells, self._looked = bells, 0.0

    def __call__(self, stop: Callable[[], bool]) -> int:
        did = reading.read_batch().read
        if did or time.monotonic() - self._looked >= UNRUNG_SECONDS:
            did += fly_writing(stop=stop)
            self._looked = 0.0 if did else time.monotonic()
        if did:
            _ring(self._bells)
        return did


def _lane(lane: str) -> Work:
    return lambda stop: fly_lane(lane=lane, stop=stop)


def _next_job(stop: Callable[[], bool] = lambda: False) -> bool:
    """Run one scheduled job that is due."""
    job = timetable.take_job()
    if job is None:
        return False
    with failures() as failed:
        try:
            job.run()
        except Exception as problem:  # shown on the operator page
            log.exception("The job %s failed.", job.name)
            timetable.job_ended(job=job, error=said_of(problem))
        else:
            timetable.job_ended(job=job, failed=failed)
    return True


def _one_of(job: Continuous) -> Work:
    def work(stop: Callable[[], bool]) -> object:
        with failures() as failed:
            try:
                return job.run()
            except Exception as problem:
                failed.append(said_of(problem))
                raise
            finally:
                if failed:
                    timetable.work_failed(name=job.name, failed=failed)

    return work


def run_until_idle(
    *,
    stop: Callable[[], bool] = lambda: False,
    read: reading.Read = facts_after,
    jobs: bool = True,
    turns: int = 10_000,
) -> int:
    """Do everything that is due, here and now. Returns how many turns it took."""
    for turn in range(turns):
        if stop():
            return turn
        did = reading.read_batch(read=read).read + fly_writing(stop=stop) + fly_sending(stop=stop)
        if jobs and not did:
            did = int(_next_job())
        if not did:
            for job in continuous_jobs().values() if jobs else ():
                did += int(_one_of(job)(stop) is True)
        if not did:
            return turn
    raise RuntimeError("the worker never comes to rest: facts make facts in a circle")


def is_idle(read: reading.Read = facts_after) -> bool:
    """Nothing to read, nothing due: what happened has had all its consequences. Browser tests wait for this."""
    return not read(reading.cursor(), 1) and not flights.due(can_leave()).exists()
