"""What the house writes by itself, where no page asks: in a language, with the community's own words (core.md 19, I-12)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation

from wezer.core.settings_registry import value
from wezer.ui.words import speaks


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Sentences inside are in `language`, or where that is empty in the community's, and call things as the community does."""
    chosen = language or str(value("community.language") or settings.LANGUAGE_CODE)
    with translation.override(chosen), speaks(value("words")):
        yield
