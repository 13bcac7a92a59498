"""“Did you mean…?”: the known name that is nearest to the one written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.tree import Call, Path

_LONGEST = 64


def closest(name: str, known: Iterable[str]) -> dict[str, Any]:
    """The arguments of WelError that suggest a name; nothing when none is near."""
    near = difflib.get_close_matches(name, sorted(known), 1) if len(name) <= _LONGEST else []
    return {"hint": "did_you_mean", "hint_details": {"name": near[0]}} if near else {}


def unknown_name(node: Path | Call, known: Iterable[str], code: str = "unknown_name") -> WelError:
    """The error at the first word of a dotted name that leads nowhere, with what could stand there."""
    names = list(known)
    words = node.name.split(".")
    for at, word in enumerate(words):
        start = ".".join(words[:at])
        inside = [name[len(start) + bool(start) :] for name in names if not start or name.startswith(start + ".")]
        if word not in {rest.split(".")[0] for rest in inside}:
            options = inside if at == len(words) - 1 else [rest.split(".")[0] for rest in inside]
            return WelError(code, node.places[at], name=word, **closest(word, options))
    longer = sorted(name for name in names if name.startswith(node.name + "."))
    shown = {"names": ", ".join(longer[:5])}
    return WelError("incomplete_name", node.position, name=node.name, hint="one_of", hint_details=shown)
