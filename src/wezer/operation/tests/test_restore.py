"""A backup while entries are posted: restored elsewhere each entry is in the books once, and pages say what they say."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connection

from wezer.hosting import archive
from wezer.hosting.config import SETTINGS, Config
from wezer.operation.acts.recording import record
from wezer.operation.engine import copying
from wezer.workflow.flying import fly_lane
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

LOOK = """
from wezer.hosting.django_ready import wake; wake()
import json
from wezer.operation import checkup
from wezer.operation.models import BookEntry, BookLine
from wezer.workflow.models import Flight
said = []
print(json.dumps({
    "faults": checkup.prove(said.append), "said": said,
    "flights": sorted(Flight.objects.filter(kind="books").values_list("payload__key", "state")),
    "numbers": sorted(map(int, BookEntry.objects.values_list("number", flat=True))),
    "sums": sorted(BookLine.objects.filter(debit__gt=0).values_list("debit", flat=True)),
}))
"""


def ask(valley, number):
    lines = [{"account": "bank", "debit": f"{number}.00"}, {"account": "donation", "credit": f"{number}.00"}]
    payload = {"date": "2024-03-01", "text": "Seeds", "lines": lines}
    return record(books=valley, method="post_entry", key=f"seeds:{number:04}", payload=payload)


@pytest.fixture
def elsewhere(tmp_path):
    """Variables of an empty place to restore to; on PostgreSQL with two databases of its own."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("WEZER_", "DJANGO_"))}
    environ |= {"WEZER_HOME": str(tmp_path / "home"), "WEZER_PACKAGES": "operation", "WEZER_LOG_LEVEL": "error"}
    environ["PYTHONPATH"] = ":".join(path for path in sys.path if path)
    if connection.vendor != "postgresql":
        yield environ
        return
    server = os.environ["WEZER_DATABASE_URL"]
    names = [f"{connection.settings_dict['NAME']}_{each}" for each in ("restored", "restored_engine")]
    for variable, name in zip(("WEZER_DATABASE_URL", "WEZER_ENGINE_URL"), names, strict=True):
        environ[variable] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(server, autocommit=True) as link:
        for name in names:
            link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        link.execute(f'CREATE DATABASE "{names[0]}"'.encode())
        yield environ
        for name in names:
            link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def test_a_backup_while_entries_are_posted_restores_to_books_that_add_up(
    valley, books, elsewhere, tmp_path, monkeypatch
):
    for number in range(1, 31):
        ask(valley, number)
    fly_lane(lane="books", limit=5)
    posting, copy = threading.Thread(target=post_in_background), copying.copy
    done_before = Flight.objects.filter(state="done").count()

    def copied_while_posting(folder):
        posting.start()  # the community is copied, the books are not yet
        posted.wait(60)
        yield from copy(folder)

    posted.clear()
    monkeypatch.setattr(copying, "copy", copied_while_posting)
    config = Config(Path(django_settings.WEZER_HOME), {one.key: one.default for one in SETTINGS})
    path = archive.make(config, tmp_path / "valley.tar.gz")
    posting.join(120)
    assert Flight.objects.filter(state="done").count() > done_before, "nothing was posted meanwhile"

    wezer(elsewhere, "restore", str(path))
    assert inside(elsewhere)["flights"] != [[f"seeds:{number:04}", "done"] for number in range(1, 31)]
    wezer(elsewhere, "worker", "--once")
    seen = inside(elsewhere)
    assert seen["flights"] == [[f"seeds:{number:04}", "done"] for number in range(1, 31)]
    assert (seen["numbers"], seen["sums"]) == (list(range(1, 31)), [100 * number for number in range(1, 31)])
    assert (seen["faults"], seen["said"]) == (0, ["Val-Commun: 30 entries; the books add up."])
    doctor = wezer(elsewhere, "doctor", check=False).stdout
    assert "The books' engine answers." in doctor and "Val-Commun: everything is recorded." in doctor


posted = threading.Event()


def post_in_background():
    try:
        fly_lane(lane="books", limit=8)
        posted.set()
        fly_lane(lane="books", limit=8)
    finally:
        posted.set()
        connection.close()


def test_books_that_are_there_are_not_replaced_without_force(valley, books, tmp_path):
    [copy] = copying.copy(tmp_path)
    assert "--force" in copying.put_back(tmp_path, force=False) and copy.exists()
    books.do(
        "post_entry",
        date="2024-03-01",
        text="Seeds",
        lines=[{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}],
    )
    assert len(books.entries()) == 1
    books.close()
    assert copying.put_back(tmp_path, force=True) == ""
    assert books.entries() == []
    settle()


def wezer(environ, *arguments, check=True):
    done = subprocess.run(
        [sys.executable, "-m", "wezer.hosting.cli", *arguments],
        env=environ,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done


def inside(environ):
    done = subprocess.run([sys.executable, "-c", LOOK], env=environ, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
