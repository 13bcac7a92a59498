"""Scenario 4 at the outbox: the worker killed at any moment; each recording is one entry, numbers have no gap."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection

from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.operation.acts.recording import record
from wezer.operation.engine.place import place
from wezer.operation.flight_kinds.books import BooksFlight
from wezer.operation.models import BookEntry
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = pytest.mark.django_db(transaction=True)

DYING = """
import os, signal, sys
from django.conf import settings
point, name = sys.argv[1:]
settings.DATABASES["default"]["NAME"] = name
import django
django.setup()
from wezer.workflow.flying import fly_lane

#: The function at whose call the worker dies: before the engine, inside its transaction, before it is acknowledged.
place = {"before": ("books.py", "fly"), "inside": ("calls.py", "_write_down"), "after": ("books.py", "arrived")}[point]

def die(frame, event, argument):
    if event == "call" and frame.f_code.co_name == place[1] and frame.f_code.co_filename.endswith(place[0]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(die)
fly_lane(lane="books")
"""


def ask(valley, key):
    lines = [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}]
    return record(
        books=valley, method="post_entry", key=key, payload={"date": "2024-03-01", "text": "Seeds", "lines": lines}
    )


def worker_that_dies(point):
    environ = {
        "PATH": os.environ["PATH"],
        "WEZER_HOME": str(django_settings.WEZER_HOME),
        "WEZER_PACKAGES": "operation",
        "WEZER_ENGINE_URL": place().url,
        "WEZER_DATABASE_URL": os.environ.get("WEZER_DATABASE_URL", ""),
        "DJANGO_SETTINGS_MODULE": "wezer.site.settings",
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }
    name = str(connection.settings_dict["NAME"])
    return subprocess.run(
        [sys.executable, "-c", DYING, point, name], env=environ, capture_output=True, text=True, timeout=300
    )


@pytest.mark.parametrize(("point", "entries"), [("before", 1), ("inside", 1), ("after", 2)])
def test_scenario_4_a_worker_killed_at_any_moment_records_each_thing_once(valley, books, point, entries):
    ask(valley, "seeds:first")
    settle()
    killed = ask(valley, "seeds:killed")
    died = worker_that_dies(point)
    assert died.returncode == -signal.SIGKILL, died.stdout + died.stderr
    killed.refresh_from_db()
    assert (killed.state, killed.tries, len(books.entries())) == ("running", 1, entries)

    ask(valley, "seeds:last")
    settle()  # the others are behind it: order is order
    assert Flight.objects.get(payload__key="seeds:last").state == "pending"
    with clock.at(now() + BooksFlight.lease + timedelta(seconds=1)):  # whoever took it is taken for dead
        settle()
    states = Flight.objects.filter(kind="books").order_by("id").values_list("state", "payload__result__replayed")
    assert list(states) == [("done", False), ("done", point == "after"), ("done", False)]
    assert [number for number, _lines in books.entries()] == ["1", "2", "3"]
    assert sorted(BookEntry.objects.values_list("number", flat=True)) == ["1", "2", "3"]


@pytest.mark.parametrize(("point", "entries"), [("inside", 0), ("after", 3)])
def test_a_worker_killed_with_several_in_one_pass_records_each_of_them_once(valley, books, point, entries):
    for number in range(3):
        ask(valley, f"seeds:together:{number}")
    died = worker_that_dies(point)
    assert died.returncode == -signal.SIGKILL, died.stdout + died.stderr
    flights = Flight.objects.filter(kind="books").order_by("id")
    assert list(flights.values_list("state", "tries")) == [("running", 1)] * 3
    assert len(books.entries()) == entries  # all of them or none

    with clock.at(now() + BooksFlight.lease + timedelta(seconds=1)):
        settle()
    results = [(each.state, each.payload["result"]) for each in flights]
    assert [(state, result["replayed"], result["refs"]["number"]) for state, result in results] == [
        ("done", point == "after", number) for number in ("1", "2", "3")
    ]
    assert [number for number, _lines in books.entries()] == ["1", "2", "3"]
    assert sorted(BookEntry.objects.values_list("number", flat=True)) == ["1", "2", "3"]
