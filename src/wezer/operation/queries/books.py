"""Whose books one looks at."""

from typing import Any

from wezer.core.community import community
from wezer.operation.models import Books
from wezer.operation.queries.recording import with_signs


def community_books() -> Books | None:
    """The community's own books, with the signs of `pause_of`; one legal entity is offered on screen."""
    rows: Any = with_signs(Books.objects.filter(entity_id=community().pk))
    return rows.select_related("entity", "logo").first()  # type: ignore[no-any-return]  # rows that carry signs
