"""What the worker does by itself: jobs that come round, and work that never ends. Packages put theirs in their `jobs.py`.

    @scheduled(every=timedelta(hours=1), words=_("End what nobody answered."))
    def expire_requests() -> None: …

    @continuous(seconds=1)
    def seal() -> bool: …      # True when there was something to do: it is called again at once

A job calls acts and must not mind to run twice, or in two workers at the same moment.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@dataclass(frozen=True, slots=True)
class Continuous:
    name: str
    seconds: float
    run: Job


_scheduled: dict[str, Scheduled] = {}
_continuous: dict[str, Continuous] = {}


def scheduled(*, every: timedelta, words: Any = "") -> Callable[[Job], Job]:
    """Run the function every so often, in one worker at a time; a stopped worker runs it once when it comes back.

    `words`, translated, are what those who tend the worker read on its timetable; else the docstring's first line.
    """

    def register(function: Job) -> Job:
        told = words or (function.__doc__ or "").strip().partition("\n")[0]
        _scheduled[_name(function)] = Scheduled(_name(function), every, function, told)
        return function

    return register


def continuous(*, seconds: float = 1.0) -> Callable[[Job], Job]:
    """Call the function again and again, `seconds` apart, and at once after it answered True."""

    def register(function: Job) -> Job:
        _continuous[_name(function)] = Continuous(_name(function), seconds, function)
        return function

    return register


@contextmanager
def by_itself(thing: models.Model) -> Iterator[None]:
    """Around what is due for one thing of many: what fails for it is logged, and keeps no other from theirs."""
    try:
        yield
    except Exception:
        log.exception("What was due for %s failed.", ref(thing))


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
