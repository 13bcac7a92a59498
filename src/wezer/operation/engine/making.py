"""The first making of the engine's database, in a process of its own: the worker's other work and every page go on.

python -m wezer.operation.engine.making
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from importlib.metadata import PackageNotFoundError

from wezer.operation.engine import create
from wezer.operation.engine.place import place
from wezer.operation.engine.trouble import EngineBusy

log = logging.getLogger("wezer.operation")
#: A making that has said nothing for so long has died with its worker.
QUIET = timedelta(seconds=30)
#: One that failed is tried again after this.
PATIENCE = timedelta(minutes=10)
LOW_PRIORITY = 10
_child: subprocess.Popen[bytes] | None = None


def make(tell: Callable[[str], None] = log.info) -> None:
    """Make it here and now, and say how far it is."""
    from wezer.operation.acts.making import note_making
    from wezer.operation.models import EngineStage

    note_making(stage=EngineStage.MAKING)
    try:
        create.make_or_upgrade(
            place(), tell, lambda done, total: note_making(stage=EngineStage.MAKING, done=done, total=total)
        )
    except EngineBusy:
        raise
    except Exception as problem:
        log.exception("The books' engine could not be made.")
        note_making(stage=EngineStage.FAILED, error=f"{type(problem).__name__}: {problem}")
        raise
    note_making(stage=EngineStage.READY)


def keep_up() -> None:
    """Called by the worker every few seconds: begins the making when it is time. Costs one statement once it is made."""
    global _child
    from wezer.kernel.clock import now
    from wezer.operation.acts.making import note_making
    from wezer.operation.models import EngineStage, EngineState

    if _child is not None and _child.poll() is None:
        return
    state = EngineState.objects.filter(pk=1).first()
    if state is not None and state.stage == EngineStage.READY:
        return
    if not _is_installed():
        return
    if create.is_made(place()):
        note_making(stage=EngineStage.READY)
        return
    if state is not None and now() - state.changed_at < _pause(state.stage):
        return
    note_making(stage=EngineStage.MAKING)
    _child = subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE)  # which ends when we do


def _is_installed() -> bool:
    """`make run` fetches the engine while the community is used already: all of its modules, or not yet."""
    try:
        return bool(create.wanted_versions())
    except PackageNotFoundError:
        return False


def _pause(stage: str) -> timedelta:
    """How long what was last said holds: another host may be at it; a failure is worth another try at our start."""
    if stage == "failed":
        return PATIENCE if _child is not None else timedelta()
    return QUIET if stage == "making" else timedelta()


def main() -> None:
    os.nice(LOW_PRIORITY)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
    import django

    django.setup()
    threading.Thread(target=_end_with_worker, daemon=True).start()
    try:
        make()
    except EngineBusy:
        log.info("Another process makes the books' engine.")


def _end_with_worker() -> None:
    """Our standard input is the worker's pipe. What was begun is gone on with next time."""
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
