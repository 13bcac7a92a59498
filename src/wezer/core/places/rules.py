"""The states of a place, and what it says as one text. Plain values: no database, no clock."""

from collections.abc import Mapping
from typing import Any

from wezer.core.models.place import Place
from wezer.core.models.place import PlaceState as S
from wezer.kernel.states import state_table

#: By whom: step → from which states, to which.
STEPS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "confirm": ((S.SUGGESTED, S.OUTDATED), S.CONFIRMED),
    "outdate": ((S.SUGGESTED, S.CONFIRMED), S.OUTDATED),
    "remove": ((S.SUGGESTED, S.CONFIRMED, S.OUTDATED), S.REMOVED),
    "return": ((S.REMOVED,), S.SUGGESTED),
}
state_table(
    Place,
    {
        S.SUGGESTED: (S.CONFIRMED, S.OUTDATED, S.REMOVED),
        S.CONFIRMED: (S.OUTDATED, S.REMOVED),
        S.OUTDATED: (S.CONFIRMED, S.REMOVED, S.SUGGESTED),  # suggested anew: somebody said it otherwise
        S.REMOVED: (S.SUGGESTED,),
    },
)
#: What one line of a version holds, in this order; the description follows after an empty line.
LINES = ("category", "address", "latitude", "longitude", "hours", "link", "source", "licence", "tags")
LONGEST_LINE = 300


def as_text(said: Mapping[str, Any]) -> str:
    """A place as one text: what its versions keep, and what is compared between them."""
    lines = [f"{name}: {said[name]}" for name in LINES if said.get(name) not in (None, "")]
    return "\n".join(lines) + "\n\n" + str(said.get("body", ""))


def read_text(text: str) -> dict[str, Any]:
    """What `as_text` was made of."""
    head, _empty, body = text.partition("\n\n")
    said: dict[str, Any] = {"body": body}
    for line in head.split("\n"):
        name, _colon, value = line.partition(": ")
        if name in LINES:
            said[name] = float(value) if name in ("latitude", "longitude") else value
    return said
