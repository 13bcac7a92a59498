"""Where tests keep what need not survive: in memory where there is plenty of it, else on the disk.

Copying the engine's database is making 1,400 files, which takes a disk a second or two and memory a twentieth.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

MEMORY = Path("/dev/shm")
NEEDED = 4 * 2**30  # bytes; a whole run was seen to take less than half of it


@contextlib.contextmanager
def scratch() -> Iterator[None]:
    """Temporary files of this process and of those it starts go to a folder that is gone when the block ends."""
    if not _has_room():
        yield
        return
    _sweep()
    folder = MEMORY / f"wezer-tests-{os.getpid()}"
    folder.mkdir(mode=0o755)  # a database server of another account has its folder inside
    kept = os.environ.get("TMPDIR")
    os.environ.setdefault("WEZER_TEST_KEPT", tempfile.gettempdir())
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = kept
        shutil.rmtree(folder, ignore_errors=True)


def _has_room() -> bool:
    """Room in the folder that is memory, and twice as much memory to spare."""
    try:
        return shutil.disk_usage(MEMORY).free >= NEEDED and _available() >= 2 * NEEDED and os.access(MEMORY, os.W_OK)
    except OSError:
        return False


def _available() -> int:
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0


def _sweep() -> None:
    """What a run left that was killed."""
    for left in MEMORY.glob("wezer-tests-*"):
        if not Path("/proc", left.name.rpartition("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
