"""The `wezer` command on a real instance: made, served, backed up, restored, looked at, stopped."""

import contextlib
import os
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

ON_POSTGRES = bool(os.environ.get("WEZER_DATABASE_URL"))
FOUND = ("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org")
FORM = "application/x-www-form-urlencoded"
PASSWORD = "correct horse 42 staple\n"


def get(url, **headers):
    return urlopen(Request(url, headers=headers), timeout=10)


def children_of(pid):
    """Process ids started by any thread of `pid`."""
    return [child for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]


def test_init_founds_the_community_once_and_says_so_the_second_time(make_instance):
    instance = make_instance(init=FOUND, typed=PASSWORD)
    again = instance.wezer("init", *FOUND, typed=PASSWORD)
    assert "there already" in again.stdout
    assert (
        instance.python("from wezer.core.models import Member; print(*Member.objects.values_list('name', flat=True))")
        == "Fern"
    )
    assert oct(instance.home.stat().st_mode)[-3:] == "700"


@pytest.mark.any_database
def test_a_weak_password_founds_nothing(make_instance):
    instance = make_instance()
    refused = instance.wezer("init", *FOUND, typed="password\n", check=False)
    assert refused.returncode == 1 and "Traceback" not in refused.stderr
    assert instance.python("from wezer.core.models import Group; print(Group.objects.count())") == "0"


def test_pages_and_live_stream_answer_on_one_port_and_all_of_it_stops_at_once(make_instance):
    instance = make_instance(init=FOUND, typed=PASSWORD).start()
    with get(instance.url + "/account/login/") as page:
        assert page.status == 200 and page.headers["X-Request-ID"]
    line = HTTPConnection(urlsplit(instance.url).netloc, timeout=10)
    line.request("GET", "/live/")
    assert line.getresponse().status == 401  # nobody is signed in
    children = children_of(instance.process.pid)
    assert len(children) == 2  # server and worker
    assert instance.stop() < 8
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]


@pytest.mark.any_database
def test_a_form_and_a_large_body_reach_the_pages_through_the_one_port(instance):
    for size in (10, 3_000_000):
        line = HTTPConnection(urlsplit(instance.url).netloc, timeout=20)
        with contextlib.suppress(BrokenPipeError):  # it may answer before the last byte has arrived
            line.request("POST", "/account/login/", body=b"login=" + b"x" * size, headers={"Content-Type": FORM})
        assert line.getresponse().status == 403  # refused for want of a form token
    assert "Traceback" not in instance.log()


@pytest.mark.any_database
def test_a_busy_port_is_said_plainly(instance):
    busy = instance.wezer("serve", "--port", str(urlsplit(instance.url).port), check=False)
    assert busy.returncode == 1 and "cannot listen" in busy.stderr and "Traceback" not in busy.stderr


@pytest.mark.any_database
def test_a_killed_supervisor_leaves_no_server_and_no_worker_behind(make_instance):
    instance = make_instance().start()
    children = children_of(instance.process.pid)
    instance.stop(signal.SIGKILL)
    until = time.monotonic() + 15
    while time.monotonic() < until and any(Path(f"/proc/{child}").exists() for child in children):
        time.sleep(0.2)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


@pytest.mark.any_database
def test_a_killed_worker_is_started_again(make_instance):
    instance = make_instance().start()
    pid = instance.process.pid

    def worker():
        for child in children_of(pid):
            with contextlib.suppress(FileNotFoundError):  # it has ended since
                if b"--with-parent" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
        return 0

    first = worker()
    os.kill(first, signal.SIGKILL)
    until = time.monotonic() + 15
    while time.monotonic() < until and worker() in (0, first):
        time.sleep(0.1)
    second = worker()
    instance.stop()
    assert second not in (0, first)


@pytest.mark.any_database
def test_the_production_server_answers_from_several_processes(make_instance):
    instance = make_instance().start("--workers", "2", command="web")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: get(instance.url + "/healthz").read(), range(40)))
    assert set(answers) == {b"ok\n"}
    assert instance.stop() < 8


def test_a_backup_restores_over_what_is_there_only_when_told_to(make_instance, tmp_path):
    instance = make_instance(init=FOUND, typed=PASSWORD)
    (instance.home / "media/ab").mkdir(parents=True)
    (instance.home / "media/ab/picture").write_bytes(b"leaf")
    archive = tmp_path / "willow.tar.gz"
    said = instance.wezer("backup", str(archive))
    assert "whole" in said.stdout and oct(archive.stat().st_mode)[-3:] == "600"
    assert "whole" in instance.wezer("backup", "--verify", str(archive)).stdout

    refused = instance.wezer("restore", str(archive), check=False)
    assert refused.returncode == 1 and "not empty" in refused.stderr

    before = (instance.home / "keys/secret_key").read_text()
    instance.wezer("restore", str(archive), "--force")
    assert (instance.home / "keys/secret_key").read_text() == before
    assert (instance.home / "media/ab/picture").read_bytes() == b"leaf"
    ask = "from wezer.core.models import Member; from wezer.kernel.models import Fact\n"
    ask += "print(*Member.objects.values_list('name', flat=True), Fact.objects.exclude(xid=0).count())"
    assert instance.python(ask) == "Fern 0"


@pytest.mark.any_database
def test_one_flipped_byte_in_an_archive_is_found_and_nothing_is_restored(make_instance, tmp_path):
    instance = make_instance()
    archive = tmp_path / "whole.tar.gz"
    instance.wezer("backup", str(archive))
    body = bytearray(archive.read_bytes())
    body[len(body) // 2] ^= 1
    archive.write_bytes(body)
    found = instance.wezer("backup", "--verify", str(archive), check=False)
    assert found.returncode == 1 and "Traceback" not in found.stderr


@pytest.mark.any_database
def test_the_garden_at_a_terminal_says_what_a_backup_that_was_opened_again_changes(make_instance, tmp_path):
    """`wezer health` ends with one while nothing is backed up and no worker works; trying a backup is remembered."""
    instance = make_instance(init=FOUND, typed=PASSWORD)
    first = instance.wezer("health", check=False)
    assert (
        first.returncode == 1
        and "There is no backup here." in first.stdout
        and "Groups that nobody tends" in first.stdout
    )
    assert "no backup in" in instance.wezer("backup", "--try", check=False).stderr
    instance.wezer("backup")
    tried = instance.wezer("backup", "--try")
    assert "its database is whole" in tried.stdout and not list(instance.home.glob("trying-*"))
    second = instance.wezer("health", check=False).stdout
    assert "Backup tried: One was opened again on" in second and "Backups: The newest is of" in second
    [archive] = (instance.home / "backups").glob("wezer-*.tar.gz")
    torn = tmp_path / "torn.tar.gz"
    torn.write_bytes(archive.read_bytes()[:-2000])
    assert instance.wezer("backup", "--try", str(torn), check=False).returncode != 0


@pytest.mark.skipif(ON_POSTGRES, reason="about the SQLite file")
def test_the_files_of_sqlite_run_in_write_ahead_mode(make_instance):
    instance = make_instance()
    with sqlite3.connect(instance.home / "community.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.any_database
def test_the_doctor_finds_loose_keys_and_ends_with_one(make_instance):
    instance = make_instance()
    instance.wezer("worker", "--once")  # what a copied community was told at its making may have waited for long
    assert instance.wezer("doctor", check=False).returncode == 0
    (instance.home / "keys/secret_key").chmod(0o644)
    found = instance.wezer("doctor", check=False)
    assert found.returncode == 1 and "chmod" in found.stdout


@pytest.mark.any_database
def test_commands_without_an_instance_say_what_to_do(make_instance, tmp_path):
    instance = make_instance()
    instance.environ["WEZER_HOME"] = str(tmp_path / "nowhere")
    for command in ("serve", "worker", "doctor", "upgrade", "backup", "audit"):
        said = instance.wezer(command, check=False)
        assert (said.returncode, "wezer init" in said.stderr, "Traceback" in said.stderr) == (1, True, False), command


@pytest.mark.any_database
def test_a_mistyped_setting_stops_every_command_with_one_sentence(make_instance):
    instance = make_instance()
    instance.environ["WEZER_PROT"] = "1"
    said = instance.wezer("serve", check=False)
    assert said.returncode == 1 and "Did you mean “port”?" in said.stderr and "Traceback" not in said.stderr


@pytest.mark.skipif(not ON_POSTGRES, reason="about the rules of a PostgreSQL database")
def test_the_database_itself_ends_forgotten_transactions_and_compiles_no_statement(make_instance):
    ask = (
        "from django.db import connection as c\nwith c.cursor() as x:\n"
        " x.execute(\"SELECT current_setting('idle_in_transaction_session_timeout'), current_setting('jit'),"
        ' (SELECT setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = setdatabase WHERE datname = current_database())")\n'
        " print(*x.fetchone())"
    )
    said = make_instance().python(ask)
    assert said.startswith("1min off ") and "jit=off" in said
