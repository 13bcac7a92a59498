"""The engine itself: made once, whole transactions, one writer at a time, nothing loaded where no books are kept."""

import json
import os
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest
from psycopg.conninfo import conninfo_to_dict

from wezer.operation.engine import create, lock, session
from wezer.operation.engine.modules import MODULES, SERIES
from wezer.operation.engine.place import Place, place
from wezer.operation.engine.trouble import EngineBusy

pytestmark = pytest.mark.django_db


class Failure(Exception):
    pass


def currencies(books):
    return books.engine(lambda pool: sorted(each.code for each in pool.get("currency.currency").search([])))


def test_the_series_of_every_module_is_the_pinned_one():
    found = create.wanted_versions()
    found.pop("wezer_gateway")
    assert {name: version.rsplit(".", 1)[0] for name, version in found.items()} == dict.fromkeys(found, SERIES)
    assert set(found) == {"trytond", *MODULES} - {"wezer_gateway"}


def test_upgrading_an_engine_that_is_up_to_date_changes_nothing(books):
    told = []
    create.make_or_upgrade(place(), told.append)
    assert told == []


def test_no_wizard_waits_for_the_first_person_who_signs_in_and_databases_are_not_listed(books):
    import trytond.config as config

    waiting = books.engine(lambda pool: len(pool.get("ir.module.config_wizard.item").search([("state", "=", "open")])))
    assert (waiting, config.getboolean("database", "list"), config.getint("cache", "clean_timeout")) == (0, False, 0)


def test_what_fails_in_the_middle_leaves_nothing_behind(books):
    def work(pool):
        pool.get("currency.currency").create([{"code": "ZZZ", "name": "Zinc"}])
        raise Failure

    before = currencies(books)
    with pytest.raises(Failure):
        session.write(place(), work, name="test")
    assert currencies(books) == before

    session.write(
        place(), lambda pool: pool.get("currency.currency").create([{"code": "ZZZ", "name": "Zinc"}]), name="t"
    )
    assert currencies(books) == sorted([*before, "ZZZ"])


def test_a_look_writes_nothing(books):
    def work(pool):
        pool.get("currency.currency").create([{"code": "ZZZ", "name": "Zinc"}])

    before = currencies(books)
    try:
        session.read(place(), work)
    except Exception as error:  # noqa: BLE001 PostgreSQL refuses, SQLite undoes
        assert "read" in str(error).lower()
    assert currencies(books) == before


def test_a_writer_waits_for_its_turn_and_gives_up_after_a_while(books):
    held, ended = threading.Event(), threading.Event()

    def hold():
        with lock.write_lock(place()):
            held.set()
            ended.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    started = time.monotonic()
    with pytest.raises(EngineBusy), lock.write_lock(place(), 0.3):
        pass
    assert 0.2 < time.monotonic() - started < 5
    ended.set()
    holder.join()
    with lock.write_lock(place(), 0.3):
        pass


def test_writers_take_their_turns_in_the_order_in_which_they_came(books):
    if place().is_postgres:
        pytest.skip("PostgreSQL's own line")
    end_of_line = place().folder / f"{place().name}.line"
    order = []

    def write(number):
        with lock.write_lock(place()):
            order.append(number)

    writers = [threading.Thread(target=write, args=[number]) for number in range(6)]
    with lock.write_lock(place()):
        for writer in writers:
            before = end_of_line.stat().st_ino
            writer.start()
            while end_of_line.stat().st_ino == before:
                time.sleep(0.001)
    for writer in writers:
        writer.join()
    assert order == list(range(6))


def test_what_root_wrote_under_is_open_to_those_who_come_after(books, tmp_path):
    if place().is_postgres or os.geteuid():
        pytest.skip("about files, and what root leaves behind")
    os.chown(tmp_path, 12345, 12345)
    here = Place("valley", tmp_path)
    with lock.write_lock(here):
        pass
    assert {(tmp_path / f"valley.{name}").stat().st_uid for name in ("line", "lock", "waiting")} == {12345}


def test_locks_on_number_sequences_are_remembered_and_those_on_tables_are_not(books):
    session.forget_locks()
    entry = {
        "date": "2024-03-01",
        "text": "Seeds",
        "lines": [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}],
    }
    books.do("post_entry", **entry)
    known = session._needed[f"{place().name}:{books.entity}:post_entry"]
    assert set(known) == {"ir_sequence_strict"} and all(known.values())


LOADED = """
import json, sys, django
django.setup()
print(json.dumps(sorted(name for name in sys.modules if name.partition(".")[0] in ("trytond", "proteus"))), "wezer.operation" in sys.modules)
"""


@pytest.mark.parametrize(
    ("url", "server", "other"),
    [
        ("postgres://fern:x@db.example:5433/books", "postgresql://fern:x@db.example:5433/", "fern db.example 5433"),
        ("postgresql:///books?host=/run/postgresql", "postgresql://@/?host=/run/postgresql", "/run/postgresql"),
        ("postgresql:///books", "postgresql://@/", ""),
    ],
)
def test_the_engine_finds_its_server_by_network_and_by_socket(tmp_path, url, server, other):
    here = Place("books", tmp_path, url)
    assert here.server == server
    found = conninfo_to_dict(urlsplit(here.server)._replace(path="/willow").geturl())  # as the engine does
    assert found == conninfo_to_dict(here.database("willow"))
    assert (found["dbname"], " ".join(found[key] for key in ("user", "host", "port") if key in found)) == (
        "willow",
        other,
    )


@pytest.mark.parametrize("packages", ["", "operation"])
def test_no_process_loads_the_engine_until_books_are_kept(tmp_path, packages):
    environ = {
        "WEZER_HOME": str(tmp_path),
        "WEZER_PACKAGES": packages,
        "DJANGO_SETTINGS_MODULE": "wezer.site.settings",
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }
    done = subprocess.run([sys.executable, "-c", LOADED], env=environ, capture_output=True, text=True, check=True)
    loaded, _space, installed = done.stdout.strip().rpartition(" ")
    assert (json.loads(loaded), installed) == ([], str(packages == "operation"))
