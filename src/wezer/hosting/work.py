"""The worker process: facts and flights in the main thread, jobs that people started in a second one."""

import logging
import signal
import threading
from importlib import import_module
from importlib.util import find_spec
from types import FrameType
from uuid import uuid4

log = logging.getLogger("wezer.worker")
FACTS_WORKER = "wezer.workflow.worker"


def run(*, once: bool = False) -> None:
    """Until SIGTERM or SIGINT, or, with `once`, until nothing waits."""
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    jobs = threading.Thread(target=_run_jobs, args=(stopping, once), name="jobs", daemon=True)
    jobs.start()
    facts = import_module(FACTS_WORKER) if find_spec("wezer.workflow") and find_spec(FACTS_WORKER) else None
    log.info("The worker has started.")
    if facts is not None:
        facts.run(stopping=stopping, once=once)
    elif not once:
        stopping.wait()
    if not once:
        stopping.set()
    jobs.join(30 if once else 5)
    log.info("The worker has stopped.")


def _run_jobs(stopping: threading.Event, once: bool) -> None:
    """django-tasks' own loop, without its signal handlers: those belong to the main thread."""
    from django.db import connection
    from django_tasks_db.management.commands.db_worker import Worker

    worker = Worker(
        queue_names=["*"],
        interval=1,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid4().hex,
        excluded_queue_names=[],
    )

    def stop_when_asked() -> None:
        stopping.wait()
        worker.running = False

    threading.Thread(target=stop_when_asked, name="jobs-stop", daemon=True).start()
    while worker.running:
        try:
            worker.run()
        except Exception:
            log.exception("The jobs loop failed; going on in five seconds.")
            stopping.wait(5)
        finally:
            connection.close()
        if once:
            return
