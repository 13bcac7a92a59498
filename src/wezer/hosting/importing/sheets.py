"""Files as lines of cells: encoding and separator are found out, and every cell knows its line and column."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

SEPARATORS = (",", ";", "\t", "|")
#: A cell that a spreadsheet would take for a formula; numbers and telephone numbers are none.
_FORMULA = re.compile(r"^[=+\-@\t]")
_NUMBER = re.compile(r"^[+\-]?[\d .,:()/]+$")


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the report: where, and what. An error leaves the line out; a warning only tells."""

    file: str
    line: int
    column: str
    message: Any
    details: dict[str, Any] = field(default_factory=dict)
    is_error: bool = True

    @property
    def sentence(self) -> str:
        return str(self.message).format(**self.details)

    def __str__(self) -> str:
        kind = _("error") if self.is_error else _("warning")
        where = _("{file}, line {line}").format(file=self.file, line=self.line)
        column = f", {self.column}" if self.column else ""
        return f"{kind}: {where}{column}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Line:
    """One record, by column name; `number` is its line in the file."""

    sheet: "Sheet"
    number: int
    cells: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of these columns that the file has."""
        return next((self.cells[name] for name in names if name in self.cells), "")

    def problem(self, column: str, message: Any, *, is_error: bool = True, **details: Any) -> Problem:
        return Problem(self.sheet.name, self.number, column, message, details, is_error)


@dataclass
class Sheet:
    """A file that was read. `rows` are raw, with their line numbers."""

    name: str
    rows: list[tuple[int, list[str]]]

    def lines(
        self,
        problems: list[Problem],
        *,
        columns: Sequence[str] = (),
        header: bool = True,
        names: dict[str, str] | None = None,
    ) -> Iterator[Line]:
        """The records. Without header the columns are `columns`, in order; lines with another number of cells are left out."""
        rows = list(self.rows)
        if header:
            found = [column_key(cell) for cell in rows[0][1]] if rows else []
            columns = [(names or {}).get(name, name) for name in found]
            rows = rows[1:]
        for number, cells in rows:
            if len(cells) != len(columns):
                wrong = _("{found} columns where {expected} were expected")
                problems.append(Problem(self.name, number, "", wrong, {"found": len(cells), "expected": len(columns)}))
                continue
            line = Line(self, number, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))
            for column, cell in line.cells.items():
                if _FORMULA.match(cell) and not _NUMBER.match(cell):
                    problems.append(
                        line.problem(column, _("this looks like a formula; it is kept as text"), is_error=False)
                    )
            yield line


def column_key(cell: str) -> str:
    """A header as it is compared: lower case, underscores and hyphens as spaces."""
    return " ".join(cell.replace("_", " ").replace("-", " ").casefold().split())


def decode(content: bytes) -> str:
    """UTF-8 with or without its mark, else Windows-1252, which never fails for long."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def separator_of(text: str) -> str:
    """The separator that gives the most lines the same number of cells, more than one."""

    def score(separator: str) -> tuple[int, int]:
        counts = [len(cells) for cells in csv.reader(io.StringIO(text[:20_000]), delimiter=separator) if cells]
        if not counts:
            return 0, 0
        usual = max(set(counts), key=counts.count)
        return (counts.count(usual) if usual > 1 else 0), usual

    return max(SEPARATORS, key=score)


def read_sheet(name: str, content: bytes) -> Sheet:
    """Any CSV file. Empty lines are skipped but counted."""
    text = decode(content)
    reader = csv.reader(io.StringIO(text), delimiter=separator_of(text))
    rows = []
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((start, cells))
        start = reader.line_num + 1
    return Sheet(name, rows)


class Unreadable(ValueError):
    """A cell is not what its column asks for."""


ISO = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S UTC",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S",
)
DAY_FIRST = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y %H:%M", "%d/%m/%Y %H:%M")


def read_date(text: str, formats: Sequence[str]) -> datetime:
    """The moment, in UTC; a day alone is its noon, so that no zone moves it to another day."""
    for form in formats:
        try:
            moment = datetime.strptime(text.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return moment if "%H" in form else moment.replace(hour=12)
    raise Unreadable(text)


def read_day(text: str, formats: Sequence[str]) -> date:
    return read_date(text, formats).date()


def read_duration(text: str) -> int:
    """Seconds of "3600", "1:00", "-0:30"."""
    found = re.fullmatch(r"(-?)(\d{1,9})(?::([0-5]\d))?(?::([0-5]\d))?", text.strip().replace("−", "-"))
    if found is None:
        raise Unreadable(text)
    sign, first, minutes, seconds = found.groups()
    units = int(first) if minutes is None else int(first) * 3600 + int(minutes) * 60 + int(seconds or 0)
    return -units if sign else units


def read_amount(text: str, scale: int) -> int:
    """Minor units of "12", "12.5", "12,50", "-3". More decimals than the currency has are refused."""
    found = re.fullmatch(
        r"([+-]?)([0-9]{1,15})(?:[.,]([0-9]{1,9}))?", text.strip().replace("−", "-").replace("\u00a0", "")
    )
    if found is None:
        raise Unreadable(text)
    sign, whole, decimals = found.groups()
    decimals = (decimals or "").rstrip("0")
    if len(decimals) > scale:
        raise Unreadable(text)
    units = int(whole) * 10**scale + int(decimals.ljust(scale, "0") or 0)
    return -units if sign == "-" else units
