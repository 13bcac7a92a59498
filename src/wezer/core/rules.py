"""Pure rules of core."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from dateutil.relativedelta import relativedelta

from wezer.core.refusals import LinesTooMany, NameInvalid

LONGEST_NAME = 120
#: Formatting characters that make one name look like another (right-to-left override, zero width…).
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn"}


def clean_name(typed: str, *, most: int = LONGEST_NAME, field: str = "name") -> str:
    """The name as it is kept: NFC, no invisible characters, single spaces. Raises NameInvalid when nothing is left."""
    visible = "".join(
        " " if letter in "\t\r\n" else letter
        for letter in unicodedata.normalize("NFC", typed)
        if letter in "\t\r\n" or unicodedata.category(letter) not in _INVISIBLE
    )
    name = " ".join(visible.split())
    if not 1 <= len(name) <= most:
        raise NameInvalid(field=field, most=most)
    return name


#: A list on a group's sheet has so many lines at most.
MOST_LINES = 30


def clean_lines(field: str, typed: Sequence[str], most: int) -> list[str]:
    """Each line as a name is kept, once; raises a refusal that names the field."""
    found = list(dict.fromkeys(clean_name(line, most=most, field=field) for line in typed if line.strip()))
    if len(found) > MOST_LINES:
        raise LinesTooMany(field=field, most=MOST_LINES)
    return found


def end_of_term(begun: datetime, months: int) -> datetime:
    """The moment so many months later; the 31st becomes the last day of a shorter month."""
    return begun + relativedelta(months=months)


def host_of(address: str) -> str:
    """The machine that an address names, as a resolver is asked for it: letters that only look alike are told apart.

    Empty of none; ValueError where it can be written for no resolver.
    """
    host = urlsplit(address).hostname or ""
    return host.encode("idna").decode("ascii") if host else ""
