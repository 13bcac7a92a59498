"""Reactions: a small open set. A package may bring one that does more than count (a Merci that is a payment)."""

from typing import Any

from wezer.kernel.registry import Registry


class ReactionKind:
    """One way to react with a single tap."""

    kind: str
    name: Any
    icon = "heart"
    position = 50

    def given(self, by: Any, item: Any) -> None:
        """Called inside the act when someone gives it; a refusal raised here undoes it."""

    def taken(self, by: Any, item: Any) -> None:
        """Called inside the act when someone takes it back."""


reaction_kinds: Registry[ReactionKind] = Registry("reaction_kinds", ReactionKind)


def ordered() -> list[ReactionKind]:
    """The reactions as they stand on screen."""
    return sorted(reaction_kinds, key=lambda each: (each.position, each.kind))
