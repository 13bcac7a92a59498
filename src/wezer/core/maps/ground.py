"""What the map is drawn on: nothing but a graticule, tiles of the instance's own, or tiles of a server elsewhere.

No browser asks anybody else before its owner has said yes (core.md V-7); and what it asks then is pictures only.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from wezer.core.settings_registry import value

#: In the media folder of the instance; a host puts them there, and they travel with its backup.
FOLDER, TILES, OUTLINE = "map", "tiles.mbtiles", "outline.geojson"
MOST_OUTLINE = 2_000_000
AGREED = "map_tiles"
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Ground:
    """`host`: who else is asked for the pictures, if the visitor agrees."""

    address: str = ""
    credit: str = ""
    host: str = ""
    is_agreed: bool = True

    @property
    def is_shown(self) -> bool:
        return bool(self.address) and self.is_agreed


def ground_for(session: Any) -> Ground:
    """An archive on this machine comes first; else the server that the community named."""
    if path_of(TILES).is_file():
        told = facts_of_archive()
        return Ground(reverse("map:map") + "tiles/{z}/{x}/{y}/", told.get("attribution", ""))
    address = str(value("map.tiles"))
    if not address:
        return Ground()
    host = host_of(address)
    return Ground(address, str(value("map.tiles_credit")), host, session.get(AGREED) == host)


def host_of(address: str) -> str:
    """`https://tiles.example`, as the content policy names it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def path_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / name


def outline() -> bytes | None:
    """The drawing of a coast, a river, a border that a host gave (GeoJSON), unless it is too large to send."""
    path = path_of(OUTLINE)
    if not path.is_file() or path.stat().st_size > MOST_OUTLINE:
        return None
    return path.read_bytes()


def tile(z: int, x: int, y: int) -> tuple[bytes, str] | None:
    """One picture of the archive, and its media type. MBTiles is a SQLite file; its rows count from the south."""
    if not 0 <= z <= 24 or not (0 <= x < 1 << z and 0 <= y < 1 << z):
        return None
    form = _TYPES.get(facts_of_archive().get("format", "png"))
    at = (z, x, (1 << z) - 1 - y)
    question = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
    rows = _asked(path_of(TILES), question, at)
    picture = rows[0][0] if rows else None
    return (picture, form) if form and isinstance(picture, bytes) else None


def facts_of_archive() -> dict[str, str]:
    """What the archive says of itself: format, attribution, minzoom, maxzoom. Nothing when it is damaged."""
    path = path_of(TILES)
    try:
        return _facts(path, path.stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=2)
def _facts(path: Path, _changed: int) -> dict[str, str]:
    """Kept as long as the file is the same: every page with a point asks."""
    return {str(name): str(said) for name, said in _asked(path, "SELECT name, value FROM metadata")}


def _asked(path: Path, question: str, about: tuple[int, ...] = ()) -> list[Any]:
    """What the archive answers; nothing when it cannot be read, so that the pages around it stay up."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as db:
            return db.execute(question, about).fetchall()
    except sqlite3.Error:
        return []
