"""Reading a payload, strictly, before the engine is touched: a value is what it must be, or the call is refused.

Amounts are decimal strings of plain ASCII digits, dates ISO 8601 between 1900 and 2200; what is unknown is refused,
so that a misspelt name never passes in silence.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from wezer.operation.gateway.errors import BadInput

Read = TypeVar("Read")
AMOUNT = re.compile(r"-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,12})?\Z")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
TEXT_AT_MOST = 2000
LINES_AT_MOST = 1000


class Reader:
    """One mapping of a payload, read field by field; `done` refuses what nobody asked for."""

    def __init__(self, given: Any, path: str = "") -> None:
        if not isinstance(given, Mapping):
            raise BadInput(field=path or None, detail="a mapping is wanted")
        self._given = given
        self._path = path
        self._read: set[str] = set()

    def done(self) -> None:
        if unknown := sorted(str(name) for name in set(self._given) - self._read):
            raise self.wrong(unknown[0], "no such field")

    def wrong(self, name: str, detail: str) -> BadInput:
        return BadInput(field=self.path(name), detail=detail)

    def path(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def has(self, name: str) -> bool:
        """Whether the field is there and says something."""
        self._read.add(name)
        return self._given.get(name) not in (None, "")

    def text(self, name: str, *, most: int = TEXT_AT_MOST, default: str | None = None) -> str:
        value = self._value(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise self.wrong(name, f"text of at most {most} characters is wanted")
        if not value.isprintable():
            raise self.wrong(name, "one line of text is wanted, without tabs or control characters")
        if default is None and not value.strip():
            raise self.wrong(name, "text is wanted")
        return value.strip()

    def choice(self, name: str, choices: Iterable[str], *, default: str | None = None) -> str:
        value, choices = self._value(name, default), list(choices)
        if value not in choices:
            raise self.wrong(name, f"one of {', '.join(choices)} is wanted")
        return str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._value(name, default)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false is wanted")
        return value

    def amount(self, name: str, *, decimals: int = 4, default: str | None = None, negative: bool = False) -> Decimal:
        """At most `decimals` places here; the currency's own number is asked when the currency is known."""
        value = self._value(name, default)
        if not isinstance(value, str) or not AMOUNT.match(value):
            raise self.wrong(name, "a decimal string such as “12.50” is wanted")
        made = Decimal(value)
        if -int(made.as_tuple().exponent) > decimals:
            raise self.wrong(name, f"at most {decimals} decimals")
        if made < 0 and not negative:
            raise self.wrong(name, "an amount is never negative here")
        return made

    def positive(self, name: str, *, decimals: int = 4, default: str | None = None) -> Decimal:
        made = self.amount(name, decimals=decimals, default=default)
        if not made:
            raise self.wrong(name, "more than zero is wanted")
        return made

    def day(self, name: str) -> date:
        value = self._value(name, None)
        try:
            made = date.fromisoformat(value) if isinstance(value, str) and DAY.match(value) else None
        except ValueError:
            made = None
        if made is None or not EARLIEST <= made <= LATEST:
            raise self.wrong(name, "a date such as 2026-01-31 is wanted")
        return made

    def day_or_none(self, name: str) -> date | None:
        return self.day(name) if self.has(name) else None

    def uid(self, name: str) -> str:
        value = self._value(name, None)
        try:
            return str(UUID(value))
        except (ValueError, AttributeError, TypeError) as error:
            raise self.wrong(name, "a uid is wanted") from error

    def uid_or_none(self, name: str) -> str | None:
        return self.uid(name) if self.has(name) else None

    def each(self, name: str, read: Callable[["Reader"], Read], *, least: int = 1) -> list[Read]:
        """A list of mappings, each read by `read` to its last field."""
        value = self._value(name, [] if not least else None)
        if not isinstance(value, list) or not least <= len(value) <= LINES_AT_MOST:
            raise self.wrong(name, f"a list of {least} to {LINES_AT_MOST} is wanted")
        made = []
        for number, given in enumerate(value):
            part = Reader(given, f"{self.path(name)}.{number}")
            made.append(read(part))
            part.done()
        return made

    def part(self, name: str) -> "Reader":
        return Reader(self._value(name, {}), self.path(name))

    def names(self, name: str) -> list[str]:
        """A short list of words."""
        value = self._value(name, [])
        if not isinstance(value, list) or len(value) > 20 or not all(isinstance(word, str) for word in value):
            raise self.wrong(name, "a list of names is wanted")
        return value

    def items(self) -> Iterable[tuple[str, Any]]:
        """Everything, for a mapping whose names are free."""
        self._read.update(self._given)
        return [(str(name), value) for name, value in self._given.items()]

    def _value(self, name: str, default: Any) -> Any:
        self._read.add(name)
        value = self._given.get(name)
        if value is None:
            if default is None:
                raise self.wrong(name, "this is needed")
            return default
        return value
