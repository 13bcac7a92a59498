"""Starting the engine in this process: its configuration, our module beside its own, and the pool of its models.

The engine is imported inside functions, never at the top: it decides at its first import which kind of database it
speaks to, and a process that keeps no books must not load it at all.
"""

import logging
import threading
from pathlib import Path
from typing import Any

from wezer.operation.engine.mending import mend
from wezer.operation.engine.modules import SERIES
from wezer.operation.engine.place import Place
from wezer.operation.engine.trouble import EngineTrouble

OUR_MODULES = Path(__file__).parent / "tryton_modules"
SESSION_SECONDS = 12 * 60 * 60
_guard = threading.RLock()
_started: set[str] = set()


def engine_pool(place: Place) -> Any:
    """The models of the engine's database, loaded once per process (seconds), then at hand (microseconds)."""
    with _guard:
        if place.name not in _started:
            configure(place)
            _require_database(place)
            _load(place)
            _started.add(place.name)
    from trytond.pool import Pool

    return Pool(place.name)


def forget_pool(place: Place) -> None:
    """After the modules of a database have changed: the next call loads them anew."""
    from trytond.pool import Pool

    with _guard:
        Pool.stop(place.name)
        _started.discard(place.name)


def let_go(place: Place) -> None:
    """Close connections and forget what was read, when another database takes the place of this one."""
    from trytond import backend
    from trytond.cache import Cache

    Cache.drop(place.name)
    if place.is_postgres:
        backend.Database(place.name).close()


def configure(place: Place) -> None:
    """Tell the engine where its databases are, and where our module is."""
    import trytond
    import trytond.config as config

    if not trytond.__version__.startswith(f"{SERIES}."):
        raise EngineTrouble(
            f"Tryton {trytond.__version__} is installed; WeZer needs the {SERIES} series. Run make setup."
        )
    config.set("database", "uri", place.server)
    config.set("database", "path", str(place.folder))
    config.set("database", "list", "False")  # names of other communities' databases show on no login form
    config.set("database", "default_name", "postgres" if place.is_postgres else ":memory:")
    config.set("cache", "clean_timeout", "0")  # what another process changed is seen at the next transaction
    config.set("session", "authentications", "wezer")  # no method of that name: nobody signs in to the engine by itself
    config.set("session", "max_age", str(SESSION_SECONDS))
    logging.getLogger("trytond").setLevel(logging.WARNING)  # else a hundred lines at each start
    mend(place)
    _add_our_modules()


def _add_our_modules() -> None:
    import trytond.modules

    if (folder := str(OUR_MODULES)) not in trytond.modules.__path__:
        trytond.modules.__path__.append(folder)
    if "wezer_gateway" not in trytond.modules.get_modules():
        raise EngineTrouble("The engine does not find WeZer's module: entry points are old. Run make setup again.")


def _require_database(place: Place) -> None:
    from trytond import backend

    try:
        known = backend.Database(place.name).connect().test(series=True)
    except (backend.DatabaseOperationalError, OSError) as error:
        raise EngineTrouble(f"The engine's database cannot be opened ({error}). Run wezer upgrade.") from error
    if not known:
        raise EngineTrouble("The engine's database is missing or of another series. Run wezer upgrade.")


def _load(place: Place) -> None:
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    with Transaction().start(place.name, 0, readonly=True):
        Pool(place.name).init()
