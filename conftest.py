"""What every test may use: English first, tests for PostgreSQL only, and a flush that append-only triggers allow."""

import pytest

# community, join("Fern"), circle("Garden"), books…
pytest_plugins = ["wezer.core.testing", "wezer.ledger.testing", "wezer.operation.testing"]


def pytest_collection_modifyitems(items):
    """Tests marked postgres_only are left out on SQLite: they show what SQLite has no equal of."""
    from django.db import connection

    for item in items:
        if "books" in getattr(item, "fixturenames", ()):  # the engine is loaded once, by one of the processes of a run
            item.add_marker(pytest.mark.xdist_group("books"))
    if connection.vendor != "postgresql":
        skip = pytest.mark.skip(reason="shows something that only PostgreSQL does")
        for item in items:
            if item.get_closest_marker("postgres_only"):
                item.add_marker(skip)


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
