"""The gateway's methods, one file per subject. A method reads its payload, then acts inside one engine transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from wezer.operation.gateway.books import Result
from wezer.operation.gateway.reading import Reader


@dataclass(frozen=True)
class Method:
    """`read` refuses what is malformed; `act` does it. `reads`: a look, without key, lock or effect.

    `together` does several in one pass of the engine, each given with the uid that its document will bear. What comes of it
    is what one after the other would have made; it raises Apart where it could be anything else.
    """

    name: str
    read: Callable[[Reader], Any]
    act: Callable[[Any, Any], Result]
    reads: bool = False
    makes_entity: bool = False
    together: "Together | None" = None


Together = Callable[[Any, Sequence[tuple[str, Any]]], list[Result]]
_methods: dict[str, Method] = {}


def method(
    name: str,
    read: Callable[[Reader], Any],
    *,
    reads: bool = False,
    makes_entity: bool = False,
    together: Together | None = None,
) -> Callable[[Callable[[Any, Any], Result]], Callable[[Any, Any], Result]]:
    """Decorator: this function is what `call(name, …)` does."""

    def keep(act: Callable[[Any, Any], Result]) -> Callable[[Any, Any], Result]:
        assert name not in _methods or _methods[name].act.__module__ == act.__module__, f"{name} is there already"
        _methods[name] = Method(name, read, act, reads, makes_entity, together)
        return act

    return keep


def methods() -> dict[str, Method]:
    """All of them, found because of where they lie."""
    for found in iter_modules(__path__, prefix=f"{__name__}."):
        import_module(found.name)
    return _methods
