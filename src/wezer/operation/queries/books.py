"""Whose books one looks at."""

from wezer.core.community import community
from wezer.operation.models import Books


def community_books() -> Books | None:
    """The community's own books; one legal entity is offered on screen."""
    return Books.objects.filter(entity_id=community().pk).select_related("entity", "logo").first()
