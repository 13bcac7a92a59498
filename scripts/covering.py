"""Which tests a second database needs: together they make every statement that any test made on the first one.

A statement is known by its shape: its words without values, and how it ended. While the first database is tested, each test
notes the shapes it makes in the folder WEZER_TEST_STATEMENTS; for the second, `cover` chooses few and quick tests that make
them all again. What differs between databases is how they take a statement, not how often one asks; and plain ones, of
columns that equal, are among, or are nothing, joined by keys, they take alike: these need no second look unless they failed.
"""

import heapq
import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

#: Lists of values are one value; numbers written out (a LIMIT, a savepoint) are none.
_LISTS, _NUMBERS = re.compile(r"(%s|\?)(?:, *\1)+"), re.compile(r"\d+")
_SAVEPOINTS = ("SAVEPOINT", "RELEASE", "ROLLBACK")

# The plain statements of the ORM, in words where columns are “c”, tables “t” and plain conditions “p”.
_COLUMN, _TABLE = re.compile(r'(?:"\w+"|[A-Z]+0)\."\w+"(?: AS "\w+")?'), re.compile(r'"\w+"(?: [A-Z]+0| AS "\w+")?')
_CONDITION = re.compile(
    r"c (?:=|<|>|<=|>=) (?:%s|c)|c IN \(%s\)|c IS(?: NOT)? NULL|NOT c\b|\bc(?= (?:AND|OR)|\))|(?<=AND )c\b|(?<=OR )c\b"
)
_TOGETHER = re.compile(r"\(p\)|NOT p|p (?:AND|OR) p")
_VALUE = r"(?:%s|NULL)"
_PLAIN = [
    re.compile(each)
    for each in (
        r"SELECT (?:c(?:, c)*|%s AS t|COUNT\(\*\) AS t) FROM t(?: (?:INNER|LEFT OUTER) JOIN t ON p)*"
        r"(?: WHERE [pc])?(?: ORDER BY c (?:ASC|DESC)(?:, c (?:ASC|DESC))*)?(?: LIMIT 0)?",
        rf"UPDATE t SET t = {_VALUE}(?:, t = {_VALUE})* WHERE [pc]",
        rf"INSERT INTO t \(t(?:, t)*\) VALUES \({_VALUE}(?:, {_VALUE})*\)(?: RETURNING c)?",
        r"DELETE FROM t(?: WHERE [pc])?",
    )
]


class Noted(NamedTuple):
    seconds: float
    shapes: frozenset[str]


class Notes:
    """What the tests of this process make, written down at its end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tests: dict[str, tuple[float, list[str]]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._made: set[str] = set()

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        from django.db import connection

        self._made = set()
        began = time.monotonic()
        with connection.execute_wrapper(self._hear):
            yield
        self.tests[name] = (round(time.monotonic() - began, 3), sorted(self._made - {""}))

    def _hear(self, execute: Any, sql: str, *about: Any) -> Any:
        ended = ""
        try:
            return execute(sql, *about)
        except Exception as problem:
            ended = type(problem).__name__
            raise
        finally:
            self._made.add(self._shape(sql, ended))

    def _shape(self, sql: str, ended: str) -> str:
        if sql.startswith(_SAVEPOINTS):
            return ""
        if (sql, ended) not in self._known:
            words = _NUMBERS.sub("0", _LISTS.sub(r"\1", sql))
            shape = blake2b(f"{words}\n{ended}".encode(), digest_size=8).hexdigest()
            self._known[sql, ended] = "" if not ended and is_plain(words) else shape
        return self._known[sql, ended]

    def write(self) -> None:
        (self.folder / f"{os.getpid()}.json").write_text(json.dumps(self.tests), encoding="utf-8")


def is_plain(words: str) -> bool:
    """Whether every database takes this statement alike: the ORM wrote it of columns, values, keys and plain comparisons."""
    words, before = _TABLE.sub("t", _COLUMN.sub("c", words.replace("?", "%s"))), ""
    words = _CONDITION.sub("p", words)
    while words != before:
        words, before = _TOGETHER.sub("p", words), words
    return any(each.fullmatch(words) for each in _PLAIN)


def read(folder: Path) -> dict[str, Noted]:
    """What was noted, by the test's name."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        for name, (seconds, shapes) in json.loads(path.read_text(encoding="utf-8")).items():
            found[name] = Noted(seconds, frozenset(shapes))
    return found


def cover(noted: dict[str, Noted], taken: Iterable[str]) -> set[str]:
    """Names of the tests that, with those already taken, make every shape: the most new ones for its time goes first.

    The classical approximation of the weighted set cover (Chvátal 1979): no more than ln n times the least possible.
    """
    made: set[str] = set().union(*(noted[name].shapes for name in taken if name in noted))
    chosen: set[str] = set()
    heap = [(-_worth(one, made), name) for name, one in noted.items()]
    heapq.heapify(heap)
    while heap:
        _before, name = heapq.heappop(heap)
        worth = _worth(noted[name], made)  # what came since can only have lessened it
        if not worth:
            continue
        if heap and worth < -heap[0][0]:
            heapq.heappush(heap, (-worth, name))
            continue
        chosen.add(name)
        made |= noted[name].shapes
    return chosen


def _worth(one: Noted, made: set[str]) -> float:
    return len(one.shapes - made) / max(one.seconds, 0.05)
