"""What a party still has open before it may go, and what becomes of what it leaves. The packages above fill both
registries; core only asks them.

    # ledger/settlement_checks/wallet.py
    @settlement_checks.add
    class WalletSettled(SettlementCheck):
        kind = "wallet"
        name = _("Wallet")
        def open_points(self, parties): ...
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wezer.core.models import Party
from wezer.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is not settled, in a sentence that says what to do about it."""

    text: str
    url: str = ""
    action: str = ""  # what the link says
    is_handed_over: bool = False  # an heir step takes it when the party leaves something to the community


class SettlementCheck:
    """Something that must be settled before a party leaves. Found in `<package>/settlement_checks/*.py`."""

    kind: str
    name: Any
    order = 50

    def open_points(self, parties: Sequence[Party]) -> dict[int, list[OpenPoint]]:
        """What each party still has open, by its id; at most two statements however many parties."""
        raise NotImplementedError


class HeirStep:
    """What becomes of something when its party leaves for good. Found in `<package>/heir_steps/*.py`."""

    kind: str
    name: Any
    order = 50

    def hand_over(self, *, by: Any, party: Party, heir: Party | None) -> None:
        """Inside an act: give to the heir what can be given (None: nothing), and put away the rest."""
        raise NotImplementedError


settlement_checks: Registry[SettlementCheck] = Registry("settlement_checks", SettlementCheck)
heir_steps: Registry[HeirStep] = Registry("heir_steps", HeirStep)


def open_points_of(parties: Sequence[Party]) -> dict[int, list[OpenPoint]]:
    """Everything that several parties still have open, in the order of the checks."""
    found: dict[int, list[OpenPoint]] = {party.pk: [] for party in parties}
    if parties:
        for check in sorted(settlement_checks, key=lambda each: (each.order, each.kind)):
            for number, points in check.open_points(parties).items():
                found[number] += points
    return found


def open_points(party: Party) -> list[OpenPoint]:
    return open_points_of([party])[party.pk]


def blocking(points: Sequence[OpenPoint], *, hands_over: bool) -> list[OpenPoint]:
    """Those that hold the party back: what is handed over at the end does not."""
    return [point for point in points if not (hands_over and point.is_handed_over)]
