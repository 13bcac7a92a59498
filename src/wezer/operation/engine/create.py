"""Making the engine's database and bringing it to this version: tables, modules, languages, its own user."""

import hashlib
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from uuid import uuid4

from wezer.operation.engine.lock import write_lock
from wezer.operation.engine.modules import LANGUAGES, MODULES, SERIES
from wezer.operation.engine.place import Place
from wezer.operation.engine.pool import OUR_MODULES, configure, forget_pool, let_go
from wezer.operation.engine.session import forget_locks, run_in_lock
from wezer.operation.engine.trouble import EngineTrouble
from wezer.operation.engine.words import teach_living_words

Tell = Callable[[str], None]
Progress = Callable[[int, int], None]
USER = "wezer"
OURS = "wezer_gateway"


def make_or_upgrade(place: Place, tell: Tell, progress: Progress = lambda done, total: None) -> None:
    """Make the database if there is none, then update what this version changed. Running it again changes nothing.

    `progress` hears how many of how many modules are in.
    """
    configure(place)
    with write_lock_of_server(place):
        if not exists(place):
            tell("The engine's database …")
            create_database(place)
    with write_lock(place), _watched(progress):
        _upgrade(place, tell)
    forget_pool(place)
    forget_locks()


def is_made(place: Place) -> bool:
    """Whether a making of the database has come to its end. Loads nothing of the engine."""
    return exists(place) and bool(installed_versions(place))


@contextmanager
def _watched(progress: Progress) -> Iterator[None]:
    """The engine says in its log which module it loads: that is how far it is."""
    watch = _Watch(progress)
    logger = logging.getLogger("trytond.modules")
    before = logger.level, logger.propagate
    logger.addHandler(watch)
    logger.setLevel(logging.INFO)
    logger.propagate = False  # hundreds of lines that nobody reads
    try:
        yield
    finally:
        logger.removeHandler(watch)
        logger.level, logger.propagate = before


class _Watch(logging.Handler):
    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self.progress = progress
        self.loaded: set[str] = set()
        self.total = _how_many()

    def emit(self, record: logging.LogRecord) -> None:
        name = str(record.args[0]) if record.msg == "%s load" and isinstance(record.args, tuple) else ""
        if name and name not in self.loaded:
            self.loaded.add(name)
            self.progress(min(len(self.loaded), self.total), self.total)


def _how_many() -> int:
    """Our modules and everything they stand on."""
    from trytond.modules import get_module_info

    found, waiting = set(), {"ir", "res", *MODULES}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(get_module_info(name).get("depends", ())) - found
    return len(found)


def write_lock_of_server(place: Place) -> Any:
    """Two hosts that start at once must not both create the database."""
    if not place.is_postgres:
        return write_lock(place)
    return write_lock(Place("postgres", place.folder, place.database("postgres")))


def exists(place: Place) -> bool:
    if not place.is_postgres:
        return place.file.is_file()
    with _connected(place.database("postgres")) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [place.name]).fetchone()
    return found is not None


def _connected(url: str) -> Any:
    import psycopg  # only where there is a server: on SQLite no page should pay for it

    return psycopg.connect(url, autocommit=True)


def create_database(place: Place) -> None:
    if place.is_postgres:
        with _connected(place.database("postgres")) as server:
            name = place.name.replace('"', '""')
            server.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'unicode'")
            server.execute(
                f"ALTER DATABASE \"{name}\" SET jit TO 'off'"
            )  # compiling a statement takes longer than it does
        return
    place.file.touch(mode=0o600)


def _upgrade(place: Place, tell: Tell) -> None:
    from trytond import backend
    from trytond.pool import Pool

    database = backend.Database(place.name).connect()
    is_new = not database.test()
    if is_new:
        database.init()
    else:
        _refuse_newer_series(place)
    wanted, known = wanted_versions(), installed_versions(place)
    changed = sorted(name for name in wanted if known.get(name) != wanted[name])
    if not changed:
        return
    tell(f"The engine: {len(changed)} modules, a minute or two for all of them …")
    pool = Pool(place.name)
    if changed == [OURS]:
        pool.init(update=changed, lang=list(LANGUAGES))
    else:
        pool.init(update=["ir", "res"], lang=list(LANGUAGES))
        let_go(place)  # on PostgreSQL the engine would go on with the languages it knew before
        pool.init(update=list(MODULES), lang=list(LANGUAGES), activatedeps=True)
    tell("The engine: languages and its user …")
    _settle(place, pool, wanted)


def wanted_versions() -> dict[str, str]:
    """Module → version on disk; for our own module, a digest of its files."""
    found = {name: version(f"trytond_{name}") for name in MODULES if name != OURS}
    digest = hashlib.sha256()
    for path in sorted((OUR_MODULES / OURS).rglob("*")):
        if path.suffix in {".py", ".xml", ".po", ".cfg"}:
            digest.update(path.name.encode() + path.read_bytes())
    return {"trytond": version("trytond"), **found, OURS: digest.hexdigest()}


def installed_versions(place: Place) -> dict[str, str]:
    """What the last upgrade of this database installed; empty if none ended."""
    found = ask(
        place, "SELECT result FROM wezer_operation WHERE method = 'upgrade' ORDER BY id DESC LIMIT 1", "wezer_operation"
    )
    return json.loads(found) if found else {}


def _refuse_newer_series(place: Place) -> None:
    known = ask(place, "SELECT series FROM ir_configuration", "ir_configuration") or SERIES
    if [int(part) for part in known.split(".")] > [int(part) for part in SERIES.split(".")]:
        raise EngineTrouble(
            f"The engine's database is of series {known}, newer than {SERIES}: install that WeZer again."
        )


def ask(place: Place, query: str, table: str) -> str | None:
    """One value straight from the database, before any model is loaded; None without that table."""
    if place.is_postgres:
        with _connected(place.url) as server:
            there = server.execute("SELECT to_regclass(%s)", [table]).fetchone()
            row = server.execute(query.encode()).fetchone() if there and there[0] else None
    else:
        with closing(sqlite3.connect(place.file)) as file:
            there = file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone()
            row = file.execute(query).fetchone() if there else None
    return row[0] if row else None


def _settle(place: Place, pool: Any, versions: dict[str, str]) -> None:
    """What the engine would ask the first person who signs in, answered; and the user in whose name we call."""

    def work(pool: Any) -> None:
        _answer_wizards(pool)
        teach_living_words(pool)
        User = pool.get("res.user")
        if not User.search([("login", "=", USER)]):
            User.create([{"name": "WeZer", "login": USER}])
        _stamp(pool, versions)

    run_in_lock(place, pool, work, name="settle")


def _answer_wizards(pool: Any) -> None:
    Item = pool.get("ir.module.config_wizard.item")
    Item.write(Item.search([]), {"state": "done"})
    Language = pool.get("ir.lang")
    Language.write(Language.search([("code", "in", list(LANGUAGES))]), {"translatable": True})
    Configuration = pool.get("ir.configuration")
    configuration = Configuration(1)
    configuration.series = SERIES
    configuration.save()


def _stamp(pool: Any, versions: dict[str, str]) -> None:
    stamp = json.dumps(versions, sort_keys=True)
    row = {
        "key": f"upgrade:{uuid4()}",
        "method": "upgrade",
        "digest": hashlib.sha256(stamp.encode()).hexdigest(),
        "result": stamp,
        "actor": "wezer",
        "at": datetime.now(UTC).replace(tzinfo=None),
    }
    pool.get("wezer.operation").create([row])
