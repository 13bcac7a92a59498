"""Several processes, and processes that die: each key is one entry, numbers have no gap. Scenarios 4 and 21."""

import json
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from wezer.operation.engine.place import place

pytestmark = pytest.mark.django_db

DYING = """
import os, signal, sys, django
django.setup()
from wezer.operation.gateway import call

point, entity, key = sys.argv[1:]

def die(frame, event, argument):
    if point == "inside" and event == "call" and frame.f_code.co_name == "_write_down":
        os.kill(os.getpid(), signal.SIGKILL)   # the entry is posted, nothing is committed yet

lines = [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}]
if point == "before":
    os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(die)
call("post_entry", key, {"date": "2024-03-01", "text": "Seeds", "lines": lines}, entity=entity, actor="fern")
os.kill(os.getpid(), signal.SIGKILL)           # committed, nobody has been told
"""

MANY = """
import json, sys, threading, time, django
django.setup()
from wezer.operation.gateway import GatewayRefusal, call

entity, name = sys.argv[1:]
found = []

def work(thread):
    for turn in range(12):
        started = time.monotonic()
        lines = [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}]
        try:
            made = call("post_entry", f"many:{name}:{thread}:{turn}",
                        {"date": "2024-03-01", "text": "Seeds", "lines": lines}, entity=entity, actor="fern")
            found.append((made.refs["number"], time.monotonic() - started))
        except GatewayRefusal as refusal:
            found.append((refusal.code, 0))

call("health", "look:at:them", {}, entity=entity, actor="fern")  # loading the engine is no waiting for the books
threads = [threading.Thread(target=work, args=[number]) for number in range(4)]
[each.start() for each in threads]
[each.join() for each in threads]
print(json.dumps(found))
"""


def child(script, *arguments):
    environ = {
        "PATH": os.environ["PATH"],
        "WEZER_HOME": str(django_settings.WEZER_HOME),
        "WEZER_PACKAGES": "operation",
        "WEZER_ENGINE_URL": place().url,
        "DJANGO_SETTINGS_MODULE": "wezer.site.settings",
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("point", "replayed"), [("before", False), ("inside", False), ("after", True)])
def test_scenario_4_killed_and_asked_again_there_is_one_entry_and_no_gap(books, point, replayed):
    entry = {
        "date": "2024-03-01",
        "text": "Seeds",
        "lines": [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}],
    }
    books.do("post_entry", **entry)
    process = child(DYING, point, books.entity, "seeds:killed")
    _out, words = process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL, words
    assert len(books.entries()) == 1 + replayed

    again = books.do("post_entry", key="seeds:killed", **entry)
    books.do("post_entry", **entry)
    assert (again.replayed, [number for number, _lines in books.entries()]) == (replayed, ["1", "2", "3"])


def test_scenario_21_two_processes_of_four_threads_post_96_entries_in_one_series(books):
    running = [child(MANY, books.entity, name) for name in ("one", "two")]
    ended = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [0, 0], ended
    told = [json.loads(out) for out, _err in ended]
    found = [pair for pairs in told for pair in pairs]
    assert sorted(int(number) if number.isdigit() else number for number, _seconds in found) == list(range(1, 97))
    worst = max(seconds for _number, seconds in found)
    print(f"worst wait {worst:.1f} s")
    assert worst < 5
