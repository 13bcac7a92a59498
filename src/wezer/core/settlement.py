"""What a party still has open before it may go, and what becomes of what it leaves. What a part takes
along when a group is split. The packages above fill these registries; core only asks them.

    # ledger/settlement_checks/wallet.py
    @settlement_checks.add
    class WalletSettled(SettlementCheck):
        kind = "wallet"
        name = _("Wallet")
        def open_points(self, parties): ...
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wezer.core.accounts.outside import is_open_outside
from wezer.core.models import Group, Party
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

    def open_points_in(self, group: Party, member: Party) -> list[OpenPoint]:
        """What a member has open in one group, read before they leave it; it holds nobody back."""
        return []

    def why_wallet_stays(self, group: Group) -> str:
        """Why a group that has a wallet cannot do without it: what follows “it keeps its wallet:”; empty: it can."""
        return ""


class HeirStep:
    """What becomes of something when its party leaves for good. Found in `<package>/heir_steps/*.py`."""

    kind: str
    name: Any
    order = 50

    def hand_over(self, *, by: Any, party: Party, heir: Party | None) -> None:
        """Inside an act: give to the heir what can be given (None: nothing), and put away the rest."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One thing of which a part can go along: its key begins with the kind of its share ("wallet_VAL")."""

    key: str
    label: str
    there: str  # how much of it there is


class SplitShare:
    """What goes along with a part that is split off. Found in `<package>/split_shares/*.py`."""

    kind: str
    name: Any
    order = 50

    def lines(self, *, by: Any, group: Group) -> list[ShareLine]:
        """What this person may give along."""
        raise NotImplementedError

    def words(self, *, by: Any, group: Group, said: Mapping[str, str]) -> list[str]:
        """What would go along, in sentences; refuses what cannot be read or is more than there is. `said`: key → as typed."""
        raise NotImplementedError

    def hand_over(self, *, by: Any, group: Group, part: Group, said: Mapping[str, str]) -> None:
        """Inside an act: give it, or refuse."""
        raise NotImplementedError


settlement_checks: Registry[SettlementCheck] = Registry("settlement_checks", SettlementCheck)
heir_steps: Registry[HeirStep] = Registry("heir_steps", HeirStep)
split_shares: Registry[SplitShare] = Registry("split_shares", SplitShare)


def open_points_of(parties: Sequence[Party]) -> dict[int, list[OpenPoint]]:
    """Everything that several parties still have open, in the order of the checks."""
    found: dict[int, list[OpenPoint]] = {party.pk: [] for party in parties}
    if parties:
        for check in _checks():
            for number, points in check.open_points(parties).items():
                found[number] += points
    return found


def open_points_in(group: Party, member: Party) -> list[OpenPoint]:
    """What a member has open in one group, in the order of the checks."""
    return [point for check in _checks() for point in check.open_points_in(group, member)]


def why_wallet_stays(group: Group) -> str:
    """The first reason that a check has; empty: the group can do without its wallet."""
    return next((why for check in _checks() if (why := check.why_wallet_stays(group))), "")


def _checks() -> list[SettlementCheck]:
    return sorted(settlement_checks, key=lambda each: (each.order, each.kind))


def open_points(party: Party) -> list[OpenPoint]:
    return open_points_of([party])[party.pk]


def as_reached(points: Sequence[OpenPoint], viewer: Any) -> list[OpenPoint]:
    """The same, without links to pages that are closed to who stands outside."""
    if viewer.is_inside:
        return list(points)
    return [point if point.url and is_open_outside(point.url, viewer) else replace(point, url="") for point in points]


def blocking(points: Sequence[OpenPoint], *, hands_over: bool) -> list[OpenPoint]:
    """Those that hold the party back: what is handed over at the end does not."""
    return [point for point in points if not (hands_over and point.is_handed_over)]
