"""The list of who was forgotten, in a file beside the database: an older database that comes back must forget them again.

A line for each: uid, what they wished, the pseudonym, the moment. No name: only what is needed to know the person again.
Lines are added, never changed. `wezer restore` and `wezer upgrade` read it (core.md V-4).
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from wezer.kernel.clock import now

NAME = "forgotten.jsonl"


@dataclass(frozen=True, slots=True)
class Forgotten:
    uid: UUID
    wish: str
    pseudonym: str


def path() -> Path:
    return Path(settings.WEZER_HOME) / NAME


def write_down(uid: Any, wish: str, pseudonym: str) -> None:
    """Add a line, on the disk before the act commits: forgetting once too often is better than once too little."""
    if any(each.uid == uid for each in read_list()):
        return
    line = json.dumps({"uid": str(uid), "wish": wish, "pseudonym": pseudonym, "at": now().isoformat()})
    with os.fdopen(os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_list(place: Path | None = None) -> Iterator[Forgotten]:
    """Everyone on the list; a last line that was cut off by a power cut is passed over."""
    found = place or path()
    if not found.exists():
        return
    for line in found.read_text(encoding="utf-8").splitlines():
        try:
            said = json.loads(line)
            yield Forgotten(UUID(said["uid"]), str(said["wish"]), str(said["pseudonym"]))
        except (ValueError, KeyError, TypeError):
            continue


def join_lists(other: Path) -> None:
    """Add the lines of another list that ours lacks: a copy from the machine that was lost, or from a backup."""
    known = {each.uid for each in read_list()}
    for each in read_list(other):
        if each.uid not in known:
            write_down(each.uid, each.wish, each.pseudonym)
