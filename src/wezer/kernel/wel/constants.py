"""What is already wrong before anything is read: 1/0, a power beyond the bounds, the mean of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from wezer.kernel.wel import values
from wezer.kernel.wel.context import Need
from wezer.kernel.wel.errors import WelError
from wezer.kernel.wel.explain import explain
from wezer.kernel.wel.typed import Const, Fold, Read, Typed, parts_of


def needs_of(typed: Typed) -> Iterator[Need]:
    """Everything that a rule may read."""
    if isinstance(typed, Read):
        yield typed.need
    for part in parts_of(typed):
        yield from needs_of(part)


def refuse_broken_constants(typed: Typed) -> None:
    """Raise the error of any part that fails whatever is read, even where a choice may pass it by."""
    if isinstance(typed, Const | Read):
        return
    if not any(True for _need in needs_of(typed)):
        error = explain(typed, {}).error
        if error is not None:
            raise error
    if isinstance(typed, Fold):
        for link in typed.links:
            if link.run is values.divide and isinstance(link.part, Const) and not link.part.value:
                raise WelError("division_by_zero", link.position)
    for part in parts_of(typed):
        refuse_broken_constants(part)
