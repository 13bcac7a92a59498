"""Places for machines, one by one and out of files."""

from wezer.core.places.api import imports, places

__all__ = ["imports", "places"]
