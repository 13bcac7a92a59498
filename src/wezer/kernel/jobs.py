"""What the worker does by itself: jobs that come round, and work that never ends. Packages put theirs in their `jobs.py`.

    @scheduled(every=timedelta(hours=1), words=_("End what nobody answered."))
    def expire_requests() -> None: …

    @continuous(seconds=1, words=_("Seal what was recorded."))
    def seal() -> bool: …      # True when there was something to do: it is called again at once

A job calls acts and must not mind to run twice, or in two workers at the same moment.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models

from wezer.kernel.later import found
from wezer.kernel.ref import ref

log = logging.getLogger("wezer.worker")

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Scheduled:
    name: str
    every: timedelta
    run: Job
    words: Any = ""
    rests: bool = True  # while its package is closed


@dataclass(frozen=True, slots=True)
class Continuous:
    name: str
    seconds: float
    run: Job
    words: Any = ""


_scheduled: dict[str, Scheduled] = {}
_continuous: dict[str, Continuous] = {}


def scheduled(*, every: timedelta, words: Any = "", rests: bool = True) -> Callable[[Job], Job]:
    """Run the function every so often, in one worker at a time; a stopped worker runs it once when it comes back.

    `words`, translated, are what those who tend the worker read on its timetable. It rests while its package is closed, but for what keeps records safe or forgets (`rests=False`).
    """

    def register(function: Job) -> Job:
        _scheduled[_name(function)] = Scheduled(_name(function), every, function, words, rests)
        return function

    return register


def continuous(*, seconds: float = 1.0, words: Any = "") -> Callable[[Job], Job]:
    """Call the function again and again, `seconds` apart, and at once after it answered True. `words` as of what is scheduled."""

    def register(function: Job) -> Job:
        _continuous[_name(function)] = Continuous(_name(function), seconds, function, words)
        return function

    return register


@dataclass(slots=True)
class Trial:
    """How it went for one thing of many."""

    failed: bool = False


_failures: ContextVar[list[str] | None] = ContextVar("wezer_failures", default=None)


@contextmanager
def failures() -> Iterator[list[str]]:
    """Around a whole job: what failed in it for one thing of many."""
    gathered: list[str] = []
    token = _failures.set(gathered)
    try:
        yield gathered
    finally:
        _failures.reset(token)


@contextmanager
def by_itself(thing: models.Model | str) -> Iterator[Trial]:
    """Around what is due for one thing of many: what fails for it is logged, stands on the operator's page until the job has
    run without, and keeps no other from theirs."""
    trial, name = Trial(), thing if isinstance(thing, str) else str(ref(thing))
    try:
        yield trial
    except Exception as problem:  # whatever it is, the others are not to wait for it
        trial.failed = True
        log.exception("What was due for %s failed.", name)
        gathered = _failures.get()
        if gathered is not None:
            gathered.append(f"{name}: {said_of(problem)}")


def said_of(problem: Exception) -> str:
    """For the operator's page."""
    return f"{type(problem).__name__}: {problem}"


def _name(function: Job) -> str:
    """`ledger.run_due`: the package, then the function."""
    parts = function.__module__.removesuffix(".jobs").split(".")
    return f"{parts[-1]}.{function.__name__}"


def scheduled_jobs() -> dict[str, Scheduled]:
    found()
    return dict(_scheduled)


def continuous_jobs() -> dict[str, Continuous]:
    found()
    return dict(_continuous)
