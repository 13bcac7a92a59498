"""Books to test with: a real engine on the database of this run, made once and copied for each test.

Making the engine's database takes a minute, so it is kept between runs, in the system's folder for temporary things or
on the PostgreSQL server, under a name that says which modules are in it.
"""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from wezer.core.models import Party
from wezer.operation.engine.place import Place, place
from wezer.operation.gateway import Result, call
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import Books, BooksState

VALLEY = "0190f000-0000-7000-8000-000000000001"


class TestBooks:
    """The French books of an organisation, year 2024 open; `do("post_entry", …)` calls the gateway."""

    __test__ = False

    def __init__(self, entity: str = VALLEY) -> None:
        self.entity = entity

    def do(self, method: str, *, key: str = "", confirm: tuple[str, ...] = (), **payload: Any) -> Result:
        key = key or f"{method}:{uuid4()}"
        return call(method, key, payload, entity=self.entity, confirm=confirm, actor="fern")

    def party(self, name: str, **more: Any) -> str:
        """A person of that name, and their uid."""
        uid = str(uuid4())
        self.do("ensure_party", uid=uid, name=name, **more)
        return uid

    def engine(self, work: Callable[[Any], Any]) -> Any:
        """Look straight into the engine."""
        return import_module("wezer.operation.engine.session").read(place(), work)

    def close(self) -> None:
        """Let go of the database, which another takes the place of."""
        _forget(place())

    def change(self, work: Callable[[Any], Any]) -> Any:
        """Change something straight in the engine, as the back office would."""
        session = import_module("wezer.operation.engine.session")
        calling = import_module("wezer.operation.engine.calling")

        def inside(pool: Any) -> Any:
            with calling.within(calling.company_of(pool, self.entity)):
                return work(pool)

        return session.write(place(), inside, name=f"back office:{uuid4()}")

    def entries(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Every posted entry in order: number and lines (account, debit, credit)."""

        def read(pool: Any) -> list[tuple[str, list[tuple[str, str, str]]]]:
            Move = pool.get("account.move")
            moves = Move.search(
                [("state", "=", "posted"), ("company.wezer_uid", "=", self.entity)], order=[("id", "ASC")]
            )
            return [
                (
                    move.number,
                    sorted((line.account.code, f"{line.debit:.2f}", f"{line.credit:.2f}") for line in move.lines),
                )
                for move in moves
            ]

        return self.engine(read)  # type: ignore[no-any-return]  # Django and ninja say Any here


@pytest.fixture(scope="session")
def engine_template(django_db_setup: None) -> str:
    """A database with the engine and the valley's books, made anew only when modules have changed."""
    create = import_module("wezer.operation.engine.create")
    versions = create.wanted_versions()
    engine, whole = _template("modules", {**versions, create.OURS: ""}), _template("engine", [versions, _packs()])
    with (_folder() / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # tests run in several processes, and one making is enough
        if not _is_ready(whole):
            _make_templates(engine, whole)
    return whole.name


@pytest.fixture
def valley(community: Any) -> Books:
    """The community keeps books: WeZer's own row of them. With `books` beside it, the engine has them too."""
    Party.objects.filter(pk=community.pk).update(uid=VALLEY)  # writes: the template of the engine knows this uid
    community.refresh_from_db()
    return Books.objects.create(  # writes: a world for tests
        entity=community, state=BooksState.OPEN, pack="fr", legal_name="Val-Commun", country="FR", tax_regime="vat"
    )


@pytest.fixture
def books(engine_template: str, settings: Any) -> Iterator[TestBooks]:
    """A fresh copy of the valley's books."""
    _copy(engine_template, place())
    yield TestBooks()
    _forget(place())
    _drop(place())  # a test without books finds none


@pytest.fixture(scope="session")
def lend_engine(engine_template: str) -> Iterator[Callable[[Place], None]]:
    """`lend_engine(place)`: a copy of the valley's engine for an instance of its own, gone at the end of the run."""
    lent: list[Place] = []

    def one(here: Place) -> None:
        _copy(engine_template, here)
        lent.append(here)

    yield one
    for here in lent:
        _drop(here)


def _template(what: str, contents: Any) -> Place:
    digest = hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()
    name, here = f"wezer_test_{what}_{digest[:12]}", place()
    return Place(name, _folder(), here.database(name) if here.is_postgres else "")


def _folder() -> Path:
    folder = Path(os.environ.get("WEZER_TEST_KEPT") or tempfile.gettempdir()) / "wezer-test-engine"
    folder.mkdir(exist_ok=True)
    return folder


def _packs() -> list[str]:
    """Other roles, another template."""
    return sorted(f"{pack.kind} {pack.chart} {pack.roles} {pack.taxes}" for pack in pack_kinds)


def _is_ready(template: Place) -> bool:
    """Renamed or marked only when complete, so that a run that was killed leaves nothing half made behind."""
    if not template.is_postgres:
        return template.file.exists()
    with psycopg.connect(template.database("postgres"), autocommit=True) as server:
        found = server.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [template.name]).fetchone()
    return bool(found and found[0])


def _make_templates(engine: Place, whole: Place) -> None:
    """In this run's own place, so that the engine's one configuration stays; then set aside under their lasting names.

    The modules of others take most of the time. When only ours has changed, it is brought up to date on a copy of them,
    as an upgrade does.
    """
    create, here = import_module("wezer.operation.engine.create"), place()
    _drop(here)
    if _is_ready(engine):
        _copy(engine.name, here)
    with _released_modules_are_trusted(here, but=create.OURS):
        create.make_or_upgrade(here, lambda sentence: None)
    if not _is_ready(engine):
        _set_aside(here, engine)
        _copy(engine.name, here)
    books = TestBooks()
    books.do("open_books", name="Val-Commun", pack="fr")
    books.do("open_year", start="2024-01-01", end="2024-12-31")
    _set_aside(here, whole)


@contextmanager
def _released_modules_are_trusted(here: Place, *, but: str) -> Iterator[None]:
    """The engine checks every record of its own modules again, two thirds of the time it takes to make it. Tests believe
    those who released them, and have only our module checked."""
    import_module("wezer.operation.engine.pool").configure(here)  # before the engine is imported
    handler = import_module("trytond.convert").TrytondXmlHandler
    storage = import_module("trytond.model").ModelStorage
    create_records, validate = handler.create_records, storage.__dict__["_validate"]

    def create(self: Any, *about: Any) -> None:
        storage._validate = validate if self.module == but else classmethod(lambda cls, records, field_names=None: None)
        try:
            create_records(self, *about)
        finally:
            storage._validate = validate

    handler.create_records = create
    try:
        yield
    finally:
        handler.create_records = create_records


def _set_aside(here: Place, template: Place) -> None:
    _forget(here)
    if here.is_postgres:
        with psycopg.connect(here.database("postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{template.name}"'.encode())
            server.execute(f'ALTER DATABASE "{here.name}" RENAME TO "{template.name}"'.encode())
            server.execute(f'ALTER DATABASE "{template.name}" WITH IS_TEMPLATE true'.encode())
    else:
        with closing(sqlite3.connect(here.file)) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.move(here.file, template.file)


def _copy(name: str, here: Place) -> None:
    _drop(here)
    if here.is_postgres:
        with psycopg.connect(here.database("postgres"), autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{here.name}" TEMPLATE "{name}"'.encode())
    else:
        shutil.copyfile(_folder() / f"{name}.sqlite", here.file)


def _drop(here: Place) -> None:
    if here.is_postgres:
        with psycopg.connect(here.database("postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{here.name}" WITH (FORCE)'.encode())
    else:
        for suffix in ("", "-wal", "-shm"):
            here.file.with_name(here.file.name + suffix).unlink(missing_ok=True)


def _forget(here: Place) -> None:
    """Close what this process keeps of the database: connections and caches; the loaded models stay."""
    import_module("wezer.operation.engine.pool").let_go(here)
