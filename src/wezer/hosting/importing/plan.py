"""What an import would bring, in plain values: people, belongings, announcements, payments of the past, balances."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from wezer.hosting.importing.sheets import Line, Problem, Sheet

#: The account of the community itself, where a source has one.
COMMUNITY = "community"
#: Where opening balances come from.
SUSPENSE = "suspense"


@dataclass
class Person:
    """Somebody to be. `key` is their name in the source: what payments and announcements point at."""

    key: str
    name: str
    line: Line
    email: str = ""
    phone: str = ""
    address: str = ""
    language: str = ""
    joined: datetime | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """An offer or a want."""

    key: str
    author: str
    sense: str
    title: str
    line: Line
    words: str = ""
    category: str = ""
    made_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Payment:
    """A payment of the past between two keys."""

    key: str
    at: datetime
    source: str
    target: str
    units: int
    code: str
    line: Line
    memo: str = ""


@dataclass
class Plan:
    """All of it, and what is wrong with it."""

    people: list[Person] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    balances: dict[tuple[str, str], int] = field(
        default_factory=dict
    )  # (person's key, currency) → units said by the source
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_error]


@dataclass(frozen=True)
class Money:
    """A currency as a source needs to know it."""

    code: str
    scale: int
    is_time: bool


@dataclass(frozen=True)
class Wanted:
    """What was asked for beside the files."""

    currency: str = ""  # the code that amounts are in
    columns: dict[str, str] = field(default_factory=dict)  # our name → the file's own column
    now: datetime | None = None


class Source(Protocol):
    """A preset. `files` is role → sheet; the roles are told by their names (`members=…` or a word in the file's name)."""

    name: str
    words: Any
    roles: Sequence[str]

    def read(self, files: dict[str, Sheet], currencies: Sequence[Money], wanted: Wanted) -> Plan: ...
