"""What every test may use: English first, tests for PostgreSQL only, and a flush that append-only triggers allow."""

import os

import pytest
from _pytest.nodeid import coerce_node_id
from django.test import SimpleTestCase

# community, join("Fern"), circle("Garden"), books…
pytest_plugins = ["wezer.core.testing", "wezer.ledger.testing", "wezer.operation.testing"]


KNOWS_A_DATABASE = {"db", "transactional_db", "live_server", "make_instance", "engine_template"}
TAKES_LONG = {"make_instance"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Each test where it shows something, and in an order that keeps two processes busy to the end.

    The order is made after pytest-django has made its own.
    """
    from django.db import connection

    on_postgres = connection.vendor == "postgresql"
    skip = pytest.mark.skip(reason="shows something that only PostgreSQL does")
    if not on_postgres:
        for item in items:
            if item.get_closest_marker("postgres_only"):
                item.add_marker(skip)
    elif os.environ.get("WEZER_TEST_RAN_ON") == "sqlite":  # what knows no database was proven a minute ago
        again = [item for item in items if not _is_the_same_everywhere(item)]
        config.hook.pytest_deselected(items=[item for item in items if _is_the_same_everywhere(item)])
        items[:] = again
    _halve_the_books(items)
    result = yield
    items.sort(key=_turn)
    if getattr(config.option, "loadgroup", False):
        _say_groups(items)
    return result


def _say_groups(items):
    """In a process of xdist: what belongs together says so at the end of its name.

    xdist 3.8 writes it to an attribute that pytest 9.2 has given up, and would send the tests of a group anywhere.
    """
    for item in items:
        group = item.get_closest_marker("xdist_group")
        if group is not None and not item.nodeid.endswith(f"@{group.args[0]}"):
            item._id = coerce_node_id(f"{item.nodeid}@{group.args[0]}")


def _is_the_same_everywhere(item):
    """Without one of these fixtures pytest-django lets no test touch a database; some say themselves that it is all one."""
    if item.get_closest_marker("any_database"):
        return True
    knows = KNOWS_A_DATABASE & set(item.fixturenames) or "django_db_setup" in item._fixtureinfo.argnames
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres_only")
    return not (knows or marked or issubclass(item.cls or object, SimpleTestCase))


def _halve_the_books(items):
    """Tests with books go to two processes, module by module: each loads the engine once."""
    modules = sorted({item.module.__name__ for item in items if "books" in item.fixturenames})
    for item in items:
        if "books" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(f"books-{modules.index(item.module.__name__) % 2}"))


def _turn(item):
    """One half of the books first: it makes what the other half copies. Then what takes long, the other half, the rest."""
    group = item.get_closest_marker("xdist_group")
    if group is not None and group.args[0] in ("books-0", "books-1"):
        return 0 if group.args[0] == "books-0" else 2
    return 1 if TAKES_LONG & set(item.fixturenames) or item.get_closest_marker("slow") else 3


@pytest.fixture(autouse=True)
def _english():
    """Each test starts in English, whatever the one before it activated."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _fresh_process_memory():
    """What a process keeps for a few seconds must not outlive the test whose database it came from."""
    yield
    from django.core.cache import cache

    cache.clear()


class _AppendOnly:
    """The triggers that refuse UPDATE, DELETE and TRUNCATE: away while a transactional test's database is flushed.

    Their definitions are read from the database itself, so that no package needs to announce its triggers.
    """

    def __init__(self):
        self.dropped = []

    def drop(self):
        from django.db import connection

        from wezer.hosting.checkup import triggers

        self.dropped = triggers()
        with connection.cursor() as cursor:
            for table, name, _definition in self.dropped:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{on}")

    def restore(self):
        from django.db import connection

        with connection.cursor() as cursor:
            for _table, _name, definition in self.dropped:
                cursor.execute(definition)
        self.dropped = []


#: What migrations and nothing else put there: a flush leaves it, and need not make it again.
_STAYS = {"django_content_type", "auth_permission"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a transactional test only the tables that hold something are emptied: to truncate all of them takes seconds."""
    from django.db import connection

    def what_is_there(style, tables, **how):
        with connection.cursor() as cursor:
            asked = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in sorted({*tables} - _STAYS)]
            cursor.execute(" UNION ALL ".join(asked))
            deletes = [f'DELETE FROM "{name}"' for (name,) in cursor.fetchall()]
            if connection.vendor == "postgresql" and deletes:
                cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
                if cursor.fetchone()[0]:
                    deletes.insert(0, "SET LOCAL session_replication_role = replica")  # no look at keys from row to row
        return deletes

    with django_db_blocker.unblock():
        connection.ops.sql_flush = what_is_there


@pytest.fixture(scope="session")
def append_only():
    return _AppendOnly()


@pytest.fixture(autouse=True)
def _flush_past_triggers(request, append_only):
    """Django empties the database after a transactional test; the append-only triggers stand aside for that moment."""
    wants_database = bool({"db", "transactional_db", "live_server"} & set(request.fixturenames))
    marker = request.node.get_closest_marker("django_db")
    if not wants_database and marker is None:
        yield
        return
    is_transactional = bool({"transactional_db", "live_server"} & set(request.fixturenames)) or bool(
        marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0]))
    )
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    if append_only.dropped:
        with blocker.unblock():
            append_only.restore()
    if not is_transactional:
        yield
        return
    request.getfixturevalue("transactional_db")  # set up before us, so flushed after us
    yield
    with blocker.unblock():
        append_only.drop()
