"""Secrets of an instance: files that only their owner can read, in `WEZER_HOME/keys/`."""

import base64
import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = "keys"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
#: Private keys of the curve P-256 are numbers from 1 to one less than this.
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def _text() -> str:
    return secrets.token_urlsafe(48)


def secret(home: Path, name: str, *, make: bool = True, draw: Callable[[], str] = _text) -> str:
    """The secret of that name; drawn once when it does not exist yet, however many processes ask at the same time."""
    path = home / FOLDER / name
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        if not make:
            return ""
    _write_once(path, draw())
    return path.read_text(encoding="ascii").strip()


def secret_key(home: Path) -> str:
    """Django's signing key: `WEZER_SECRET_KEY` where several hosts share one community, else the file."""
    return os.environ.get("WEZER_SECRET_KEY") or secret(home, "secret_key")


def push_key(home: Path) -> str:
    """The private key by which push services know this instance (VAPID): `WEZER_PUSH_KEY` where several hosts share one
    community, else the file. Another key ends every subscription, so it goes where the community goes."""
    return os.environ.get("WEZER_PUSH_KEY") or secret(home, "push_key", draw=_p256)


def _p256() -> str:
    number = 1 + secrets.randbelow(P256_ORDER - 1)
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def instance_id(key: str) -> str:
    """A short public name of this instance, for cookie names: cookies do not tell two ports of one host apart."""
    return hashlib.sha256(b"wezer instance " + key.encode()).hexdigest()[:8]


def loose_files(home: Path) -> list[Path]:
    """Keys that others than their owner could read."""
    folder = home / FOLDER
    found = [folder, *folder.rglob("*")] if folder.is_dir() else []
    return [path for path in found if path.stat().st_mode & 0o077]


def _write_once(path: Path, text: str) -> None:
    """A complete file or none: written aside, then linked to its name, which fails if another process came first."""
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=".new-")  # mkstemp gives mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        Path(aside).unlink()
