"""Reactions: a small open set, of which a community chooses and to which it adds (`chosen_reactions.py`). What giving one does
beside counting (a Thanx that is a payment) is brought by the packages above.

    # ledger/reaction_effects/payment.py
    @reaction_effects.add
    class Payment(ReactionEffect):
        kind = "payment"
        def given(self, by, gift): ...
"""

from dataclasses import dataclass
from typing import Any

from wezer.kernel.ref import Ref
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


@dataclass(frozen=True, slots=True)
class Gift:
    """A reaction to what somebody wrote: `about` names it as `core.item/…`, `core.comment/…` or `core.message/…`."""

    kind: str
    about: Ref
    author: Any  # the party that wrote it, and is given to
    written_by_id: int | None  # the member who did


@dataclass(frozen=True, slots=True)
class Price:
    """What a reaction costs whoever gives it now, in a sentence. `token` changes when what it costs does."""

    token: str
    sentence: str


class ReactionEffect:
    """What giving a reaction does beside counting. Found in `<package>/reaction_effects/*.py`."""

    kind: str
    name: Any

    def notes(self) -> dict[str, str]:
        """What stands beside the names of reactions before they are given ("1 VAL"), by their kinds. No statement."""
        return {}

    def price(self, by: Any, gift: Gift) -> Price | None:
        """What `by` is told and agrees to first; None when there is nothing to agree to."""
        return None

    def given(self, by: Any, gift: Gift) -> None:
        """Called inside the act when someone gives it; a refusal raised here undoes it."""

    def taken(self, by: Any, gift: Gift) -> None:
        """Called inside the act when someone takes it back."""

    def tending_url(self, kind: str) -> str:
        """Where those who tend the community say what this does for a reaction."""
        return ""


reaction_kinds: Registry[ReactionKind] = Registry("reaction_kinds", ReactionKind)
reaction_effects: Registry[ReactionEffect] = Registry("reaction_effects", ReactionEffect)


def ordered() -> list[ReactionKind]:
    """The product's own reactions, as they stand on screen where a community has chosen none."""
    return sorted(reaction_kinds, key=lambda each: (each.position, each.kind))
