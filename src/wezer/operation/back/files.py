"""The client's own files, from the wheel: small enough to be kept packed in memory once asked for."""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CLIENT = Path(__file__).parent / "client"
#: Ours win over the vendored ones of the same name.
FOLDERS = (CLIENT / "own", CLIENT / "sao")
#: What it takes from the design system: the colours, their fonts, the mark.
DESIGN = Path(__file__).parents[2] / "ui/static/ui"
TAKEN = ("tokens.css", "mark.svg", "fonts/*.woff2")
YEAR = 31_536_000
TEXTS = (".js", ".css", ".html", ".json", ".svg")


@dataclass(frozen=True)
class File:
    """One file as it is sent. `packed` is empty for what does not shrink."""

    kind: str
    plain: bytes
    packed: bytes
    tag: str


def file_at(path: str) -> File | None:
    """The file of that address below /office/back/, or None."""
    found = _table().get(path or "index.html")
    return _read(path or "index.html", found) if found else None


def cache_rule(path: str, query: str) -> str:
    """Scripts and styles carry their digest in the page, so they may be kept; all else is asked for again."""
    return f"public, max-age={YEAR}, immutable" if query.startswith("v=") and path else "no-cache"


@lru_cache(maxsize=1)
def _table() -> dict[str, Path]:
    """Address → file: nothing but these files can ever be asked for."""
    found = {str(path.relative_to(DESIGN)): path for pattern in TAKEN for path in DESIGN.glob(pattern)}
    for folder in reversed(FOLDERS):
        found |= {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return found


@lru_cache(maxsize=256)
def _read(name: str, path: Path) -> File:
    plain = path.read_bytes()
    if name == "index.html":
        plain = _with_digests(plain.decode()).encode()
    packed = gzip.compress(plain, 6, mtime=0) if path.suffix in TEXTS and len(plain) > 500 else b""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if path.suffix in TEXTS:
        kind += "; charset=utf-8"
    return File(kind, plain, packed, f'"{hashlib.sha256(plain).hexdigest()[:20]}"')


def _with_digests(page: str) -> str:
    """Each script and style sheet with the digest of its content in its address."""

    def address(found: re.Match[str]) -> str:
        path = _table()[found.group(2)]
        return f'{found.group(1)}="{found.group(2)}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"'

    return re.sub(r'(src|href)="([^":?]+\.(?:js|css|svg))"', address, page)
