"""The engine's first making: by the worker, beside everything else, and told to the pages that wait."""

from datetime import timedelta

import pytest

from wezer.kernel.clock import now
from wezer.operation import jobs
from wezer.operation.acts.making import note_making
from wezer.operation.engine import making
from wezer.operation.models import EngineState
from wezer.operation.queries.opening import engine_progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(monkeypatch):
    """The processes that would make the engine, counted instead of begun; here there is no engine yet."""
    found = []

    class Ended:
        def __init__(self, command, **options):
            found.append(command)

        def poll(self):
            return 1

    monkeypatch.setattr(making.subprocess, "Popen", Ended)
    monkeypatch.setattr(making, "_child", None)
    monkeypatch.setenv("WEZER_PROCESS", "worker")
    return found


def long_ago():
    EngineState.objects.update(changed_at=now() - timedelta(hours=1))


def test_the_worker_makes_the_engine_once_in_a_process_of_its_own(begun):
    jobs.prepare_engine()
    jobs.prepare_engine()
    assert len(begun) == 1 and begun[0][1:] == ["-m", "wezer.operation.engine.making"]
    assert engine_progress().stage == "making"

    note_making(stage="making", done=14, total=28)
    assert engine_progress().percent == 50
    note_making(stage="ready")
    long_ago()
    jobs.prepare_engine()
    assert (len(begun), engine_progress().is_ready, engine_progress().percent) == (1, True, 100)


def test_what_died_with_its_worker_is_begun_again_and_what_failed_after_a_while(begun):
    note_making(stage="making", done=3, total=28)
    jobs.prepare_engine()
    assert begun == []  # another host may be at it
    long_ago()
    jobs.prepare_engine()
    assert len(begun) == 1

    note_making(stage="failed", error="No space left on device")
    jobs.prepare_engine()
    assert (len(begun), engine_progress().error) == (1, "No space left on device")
    long_ago()
    jobs.prepare_engine()
    assert len(begun) == 2


def test_what_runs_once_leaves_the_making_to_the_worker_that_stays(begun, monkeypatch):
    monkeypatch.setenv("WEZER_PROCESS", "command")
    jobs.prepare_engine()
    assert begun == [] and not EngineState.objects.exists()


def test_an_engine_that_is_there_is_found(books, begun):
    jobs.prepare_engine()
    assert begun == [] and engine_progress().is_ready


def test_a_making_that_fails_says_why_and_rises(monkeypatch):
    def refuse(*arguments):
        raise OSError("No space left on device")

    monkeypatch.setattr(making.create, "make_or_upgrade", refuse)
    with pytest.raises(OSError):
        making.make()
    assert (engine_progress().has_failed, engine_progress().error) == (True, "OSError: No space left on device")
