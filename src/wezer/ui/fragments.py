"""Parts of pages that look the same to everybody who reads them, from the memory of the process."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wezer.kernel.clock import now
from wezer.ui.words import spoken

#: What nobody asks for goes after so long.
SECONDS = 3600


def fragment(template: str, context: Callable[[], Mapping[str, Any]], *shown: Any) -> SafeString:
    """The template, rendered once for all that may stand on it: `shown` are the values, as a `repr` tells them apart, and
    whatever hangs on it (who may know whom, how long ago). The reader's language, zone and day, and the community's own words,
    are added. `context` is made when it is rendered."""
    around = get_language(), timezone.get_current_timezone_name(), timezone.localdate(now()), spoken()
    key = f"fragment:{blake2b(repr((template, shown, around)).encode(), digest_size=16).hexdigest()}"
    kept = caches["fragments"]
    html = kept.get(key)
    if html is None:
        html = render_to_string(template, dict(context()))
        kept.set(key, html, SECONDS)
    return mark_safe(html)  # noqa: S308 - our own template, escaped when it was rendered
