"""Forums for machines."""

from wezer.core.forum.api import answers, threads

__all__ = ["answers", "threads"]
