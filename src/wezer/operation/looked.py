"""Files that somebody looks at before they are kept: set aside for a day, under their digest, outside of backups."""

import re
from pathlib import Path

from django.conf import settings

from wezer.core.images import write_once
from wezer.kernel.clock import now
from wezer.operation.bank_files import digest_of

DIGEST = re.compile(r"[0-9a-f]{64}\Z")
SECONDS = 24 * 3600


def set_aside(content: bytes) -> str:
    """The digest by which it is looked at; what lay here for a day goes."""
    for old in _folder().glob("*") if _folder().exists() else ():
        if now().timestamp() - old.stat().st_mtime > SECONDS:
            old.unlink(missing_ok=True)
    digest = digest_of(content)
    write_once(_folder() / digest, content)
    return digest


def set_aside_before(digest: str) -> bytes | None:
    """What was set aside, or None: it was a day ago, or never."""
    path = _folder() / digest
    return path.read_bytes() if DIGEST.match(digest) and path.is_file() else None


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / ".looked"
