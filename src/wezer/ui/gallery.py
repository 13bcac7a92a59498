"""What the gallery page shows."""

from typing import Any

from django.http import HttpRequest


def gallery(request: HttpRequest) -> dict[str, Any]:
    """Sample values for every component, in every state."""
    return {}
