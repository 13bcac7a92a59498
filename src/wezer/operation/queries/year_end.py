"""The checklist of a year's end: what stands against closing it, and what is worth a look before."""

from dataclasses import dataclass
from typing import Any

from wezer.operation.kinds import year_checks
from wezer.operation.models import Books, BookYear


@dataclass(frozen=True)
class Checked:
    """One line of the list: `sentence` says what was found, empty when all is well; `blocks`: the year cannot close."""

    name: Any
    sentence: Any = ""
    blocks: bool = False
    href: str = ""

    @property
    def is_good(self) -> bool:
        return not self.sentence


def checklist(books: Books, year: BookYear) -> list[Checked]:
    """Every check of every package, in order."""
    return [each.look(books, year) for each in sorted(year_checks, key=lambda one: one.order)]


def obstacles(books: Books, year: BookYear) -> list[Checked]:
    return [each for each in checklist(books, year) if each.blocks and not each.is_good]
