"""Bytes that no row names any more: looked for each night, let go when nobody named them until the night after.

Rows go with what they hang on, in many places and often by a cascade; their bytes may be shared. So the bytes are looked at
from their own side. What was listed one night goes the next one, not at once: a backup copies the database first and the
media after it, and what its copy names must still be there. Who brings the same bytes again, and a restore that lays them
out, make them younger than the list: they are left alone until they have been listed anew.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from wezer.core import images
from wezer.core.acts.files import let_bytes_go
from wezer.core.models import File
from wezer.kernel.clock import now

#: A list this old was made before any backup began that could still be under way.
LISTED_LONG_ENOUGH = timedelta(hours=20)
#: What is half written after a day was left by a machine that stopped.
HALF_WRITTEN_KEPT = timedelta(days=1)
#: Beside the bytes, so that they move together; no backup holds what begins with a dot.
LIST = ".unnamed.json"
_AT_ONCE = 500


def let_unnamed_bytes_go() -> int:
    """The night's work; how many went. Twice in one night changes nothing."""
    listed_at, listed = _read_list()
    if listed_at is not None and listed_at > now() - LISTED_LONG_ENOUGH:
        return 0
    images.forget_half_written(now() - HALF_WRITTEN_KEPT)
    unnamed = set(_unnamed())
    gone = {sha256 for sha256 in unnamed & listed if listed_at and images.is_older(sha256, listed_at)}
    for sha256 in sorted(gone):
        let_bytes_go(sha256=sha256)
    _write_list(unnamed - gone)
    return len(gone)


def _unnamed() -> Iterator[str]:
    kept = images.kept()
    while some := list(islice(kept, _AT_ONCE)):
        named = File.objects.filter(sha256__in=some).values_list("sha256", flat=True)
        yield from set(some).difference(named)


def _list() -> Path:
    return images.media() / LIST


def _read_list() -> tuple[datetime | None, set[str]]:
    try:
        said = json.loads(_list().read_text(encoding="utf-8"))
        return datetime.fromisoformat(said["at"]), set(said["unnamed"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):  # cut off, or damaged: it is made anew
        return None, set()


def _write_list(unnamed: set[str]) -> None:
    said = {"at": now().astimezone(UTC).isoformat(), "unnamed": sorted(unnamed)}
    images.media().mkdir(parents=True, exist_ok=True, mode=0o700)
    _list().write_text(json.dumps(said), encoding="utf-8")
