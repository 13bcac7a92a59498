"""What a file holds, whatever its format."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any


@dataclass(frozen=True)
class FoundLine:
    """One movement; `amount` in minor units, money in is positive."""

    day: date
    amount: int
    text: str = ""
    name: str = ""
    iban: str = ""
    reference: str = ""
    code: str = ""  # why the bank gave a payment back, ISO 20022


@dataclass(frozen=True)
class Found:
    """One account's movements. Balances that a format does not tell are None; those that are told have been checked."""

    format: str
    lines: tuple[FoundLine, ...]
    number: str = ""
    iban: str = ""
    currency: str = ""
    opening: int | None = None
    closing: int | None = None

    @property
    def starts(self) -> date:
        return min(line.day for line in self.lines)

    @property
    def ends(self) -> date:
        return max(line.day for line in self.lines)

    @property
    def money_in(self) -> int:
        return sum(line.amount for line in self.lines if line.amount > 0)

    @property
    def money_out(self) -> int:
        return -sum(line.amount for line in self.lines if line.amount < 0)


@dataclass(frozen=True)
class Layout:
    """How a table of text is to be read: numbers of columns from 1, 0 for one that is not there."""

    delimiter: str = ";"
    encoding: str = "utf-8"
    skip: int = 1  # rows before the first movement
    date: int = 0
    amount: int = 0
    money_in: int = 0
    money_out: int = 0
    text: int = 0
    name: int = 0
    iban: int = 0
    reference: int = 0
    day_order: str = "dmy"
    decimal: str = ","
    opening: str = ""
    closing: str = ""
    headings: tuple[str, ...] = field(default=(), compare=False)

    def as_dict(self) -> dict[str, Any]:
        """What a payload carries: text only."""
        told = asdict(self)
        del told["headings"]
        return {name: str(value) for name, value in told.items()}

    @classmethod
    def from_dict(cls, given: Mapping[str, str]) -> "Layout":
        numbers = {each.name for each in fields(cls) if each.type in (int, "int")}
        return cls(**{name: int(value) if name in numbers else value for name, value in given.items()})  # type: ignore[arg-type]  # names decide which values are numbers
