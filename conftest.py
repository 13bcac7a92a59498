"""What every test may use."""

import pytest

pytest_plugins = ["wezer.core.testing"]


def pytest_collection_modifyitems(items):
    """Tests marked postgres_only are left out on SQLite: they show what SQLite has no equal of."""
    from django.db import connection

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
