"""A cursor for the few statements that every request or payment asks."""

from typing import Any

from django.db import connection


def wide(number: int) -> int:
    """A number that PostgreSQL takes as a bigint whatever its size: each width would be another statement to prepare."""
    return connection.wide(number) if connection.vendor == "postgresql" else number  # type: ignore[attr-defined]  # our backend


def prepared_cursor() -> Any:
    """As `connection.cursor()`; on PostgreSQL its statements are planned once per connection.

    Parameters travel apart from the text: what the place of a parameter does not tell (an array, say) wants a cast.
    """
    return connection.prepared() if connection.vendor == "postgresql" else connection.cursor()  # type: ignore[attr-defined]  # our backend
