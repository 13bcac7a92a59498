"""What every test may use: English first, tests for PostgreSQL only, and a flush that append-only triggers allow."""

import os
import re
from itertools import groupby, islice
from pathlib import Path

import hypothesis
import pytest
from _pytest.nodeid import coerce_node_id
from django.test import SimpleTestCase

import covering
import moulds
from wezer.kernel.memory import settle

# community, join("Fern"), circle("Garden"), books…
pytest_plugins = ["wezer.core.testing", "wezer.core.conformance", "wezer.ledger.testing", "wezer.operation.testing"]


# How long an example takes says how busy the machine is; what may take how long is for benches to say.
hypothesis.settings.register_profile("wezer", deadline=None)
hypothesis.settings.load_profile("wezer")

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
        if _NOTES:  # both are tested, PostgreSQL after this
            config.hook.pytest_deselected(items=[item for item in items if _best_on(item) == "postgresql"])
            items[:] = [item for item in items if _best_on(item) != "postgresql"]
    elif os.environ.get("WEZER_TEST_RAN_ON") == "sqlite":  # what knows no database was proven a minute ago
        again = [item for item in items if not _is_the_same_everywhere(item)]
        config.hook.pytest_deselected(items=[item for item in items if _is_the_same_everywhere(item)])
        items[:] = _that_show_something_more(again, config)
    _halve_the_books(items)
    result = yield
    items[:] = _mixed(sorted(items, key=_turn), on_postgres)
    if getattr(config.option, "loadgroup", False):
        _say_groups(items)
    return result


#: Named after the number of a scenario of the house or of the exchange, an invariant, a trap, or a rule of accounts, profiles,
#: groups and search: these pass on both databases, whatever they ask.
_NUMBERED = re.compile(r"test_(scenario_|row_|[aghips]_?)\d+_")


def _that_show_something_more(items, config):
    """Without those whose every statement is made by others that stay, too."""
    noted = covering.read(_NOTES) if _NOTES else {}
    if not noted:
        return items
    stay = {_plain(item) for item in items if _stays(item) or _plain(item) not in noted}
    stay |= covering.cover({_plain(item): noted[_plain(item)] for item in items if _plain(item) in noted}, stay)
    config.hook.pytest_deselected(items=[item for item in items if _plain(item) not in stay])
    return [item for item in items if _plain(item) in stay]


def _stays(item):
    """What is not a matter of statements alone: money, what several do at once, whole instances, the walk by API, the engine's
    own life, random input, and whatever a specification numbers."""
    wants = {"transactional_db", "live_server", "make_instance"}
    database = item.get_closest_marker("django_db")
    return bool(
        wants & set(item.fixturenames)
        or (database and database.kwargs.get("transaction"))
        or item.get_closest_marker("postgres_only")
        or getattr(item.function, "is_hypothesis_test", False)
        or _NUMBERED.match(item.name)
        or re.search(
            "/ledger/|test_journey_api|test_conformance|test_compiled|operation/tests/test_(engine|processes|killed|restore)",
            item.nodeid,
        )
    )


def _plain(item):
    return item.nodeid.partition("@")[0]


#: Where tests note what they say to the first of two databases.
_NOTES = Path(os.environ["WEZER_TEST_STATEMENTS"]) if "WEZER_TEST_STATEMENTS" in os.environ else None
_notes = covering.Notes(_NOTES) if _NOTES and not os.environ.get("WEZER_TEST_RAN_ON") else None


def pytest_collection_finish():
    settle()  # a tenth of a test's time went into looking through what hundreds of modules have loaded


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    if _notes is None:
        return (yield)
    with _notes.of(_plain(item)):
        return (yield)


def pytest_sessionfinish():
    if _notes is not None and _notes.tests:
        _notes.write()


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
        return _best_on(item) == "sqlite"
    knows = KNOWS_A_DATABASE & set(item.fixturenames) or "django_db_setup" in item._fixtureinfo.argnames
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres_only")
    return not (knows or marked or issubclass(item.cls or object, SimpleTestCase))


def _best_on(item):
    """On which database a test runs when both are tested; empty: on both."""
    mark = item.get_closest_marker("any_database")
    return next(iter(mark.args), "sqlite") if mark else ""


def _halve_the_books(items):
    """Tests with books go to two processes, module by module: each loads the engine once."""
    modules = sorted({item.module.__name__ for item in items if "books" in item.fixturenames})
    for item in items:
        if "books" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(f"books-{modules.index(item.module.__name__) % 2}"))


def _turn(item):
    """One half of the books first: it makes the engine that the others copy, and who asks for it meanwhile waits for
    minutes. Then what takes long, the others with an engine, the rest."""
    group = item.get_closest_marker("xdist_group")
    if "engine_template" in item.fixturenames:
        return 0 if group is not None and group.args[0] == "books-0" else 2
    return 1 if TAKES_LONG & set(item.fixturenames) or item.get_closest_marker("slow") else _SHORT


_SHORT = 3


def _mixed(items, on_postgres):
    """After each that takes long, a few that do not: whoever waits for a browser or a server leaves them the processors. The
    last ones are short, so that all processes end together.

    On PostgreSQL many short ones come before: the engine is made meanwhile, in one transaction for minutes, and it holds the
    facts of every database of the server back, for which the long ones wait.
    """
    rest = iter(short := [item for item in items if _turn(item) == _SHORT])
    long = groupby((item for item in items if _turn(item) != _SHORT), key=_goes_with)
    together = [list(unit) for _name, unit in long]
    before = len(short) // 2 if on_postgres else 0
    for number, unit in enumerate(together):
        yield from unit
        yield from islice(rest, (len(short) - before) // 2 // len(together) + (before if number == 0 else 0))
    yield from rest


def _goes_with(item):
    """The name of its group, or its own."""
    group = item.get_closest_marker("xdist_group")
    return group.args[0] if group is not None else item.nodeid


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


#: What migrations and nothing else put there: a flush leaves it, and need not make it again.
_STAYS = {"django_content_type", "auth_permission"}


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings, django_db_createdb):
    """The tables are copied from the base's, which has the packages of this run."""
    from django.db import connection

    if request.config.getvalue("reuse_db") or django_db_createdb:
        yield request.config.getvalue("reuse_db")
        return
    name = connection.creation._get_test_db_name()
    moulds.lay_tables(_server(), name, moulds.TESTED)
    yield True
    connection.close()
    moulds.take_tables(_server(), name)


def _server():
    return os.environ.get("WEZER_DATABASE_URL", "")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a transactional test only the tables that hold something are emptied: to truncate all of them takes seconds.

    The triggers that refuse deletion stand aside in that one transaction and nowhere else: whatever becomes of it,
    they are there for the next test.
    """
    from django.db import connection

    from wezer.ledger.posting import install

    def what_is_there(operations, style, tables, **how):
        connection = operations.connection
        with connection.cursor() as cursor:
            asked = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in sorted({*tables} - _STAYS)]
            cursor.execute(" UNION ALL ".join(asked))
            full = [name for (name,) in cursor.fetchall()]
        deletes = [f'DELETE FROM "{name}"' for name in full]
        if connection.vendor == "sqlite" and "core_searchdoc" in full:
            deletes.append("DELETE FROM core_searchtext")  # the words beside it are a table that no model knows
        if connection.vendor == "postgresql" and _is_superuser(connection):
            return ["SET LOCAL session_replication_role = replica", *deletes]  # no trigger, no look at keys
        return _past_triggers(connection, full, deletes)

    with django_db_blocker.unblock():
        install()
        type(connection.ops).sql_flush = what_is_there  # of the class: some tests make the connection anew


def _is_superuser(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        return cursor.fetchone()[0]


def _past_triggers(connection, full, deletes):
    """The triggers' definitions are read from the database itself, so that no package needs to announce its own."""
    from wezer.hosting.checkup import triggers

    on_postgres = connection.vendor == "postgresql"
    guards = [guard for guard in triggers() if guard[0] in full]
    away = [f"DROP TRIGGER {name}{f' ON {table}' if on_postgres else ''}" for table, name, _definition in guards]
    settled = ["SET CONSTRAINTS ALL IMMEDIATE"] if on_postgres else []  # no new trigger beside keys still to be checked
    return [*away, *deletes, *settled, *(definition for *_where, definition in guards)]
