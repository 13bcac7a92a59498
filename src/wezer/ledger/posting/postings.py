"""What is posted and what comes back, in plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from wezer.kernel.ref import uid7
from wezer.ledger.models.account import WALLET, is_system
from wezer.ledger.models.currency import Currency

#: checked: the limits on the accounts. cleared: the act looked itself and says the limits. free: reversals, no limits.
Mode = Literal["checked", "cleared", "free"]


@dataclass(frozen=True, slots=True)
class Move:
    """One transfer to be: units of a currency from a party's account to another's."""

    payer: int  # party ids
    payee: int
    currency: Currency
    units: int
    purpose: str = "payment"
    payer_purpose: str = WALLET  # which of the party's accounts
    payee_purpose: str = WALLET
    floor: int | None = None  # the payer's, in mode "cleared"
    ceiling: int | None = None  # the payee's, in mode "cleared"
    consumes: bool = False  # was set aside: released in the same stroke

    def back(self, purpose: str) -> "Move":
        """The contrary transfer."""
        return Move(self.payee, self.payer, self.currency, self.units, purpose, self.payee_purpose, self.payer_purpose)


def stand_once(moves: Sequence[Move]) -> bool:
    """Whether no wallet is there twice for one currency and purpose (exchange.md B.2.5); the community's own accounts may."""
    sides = [
        (holder, account, one.currency.pk, one.purpose)
        for one in moves
        for holder, account in {(one.payer, one.payer_purpose), (one.payee, one.payee_purpose)}
        if not is_system(account)
    ]
    return len(sides) == len(set(sides))


@dataclass(frozen=True, slots=True)
class Payment:
    """A transaction posted at once: its header and its moves."""

    payer: int
    payee: int
    state: str
    moves: tuple[Move, ...]
    at: datetime
    party: int | None = None
    key: str | None = None
    digest: str = ""
    initiator: int | None = None
    acting_for: int | None = None
    author_role: str = "payer"
    path: str = "direct"
    quantity: int | None = None
    unit: str = ""
    description: str = ""
    category: str = ""
    about: str = ""
    origin: str = "ui"
    external_ref: str = ""
    batch: str = ""
    reverses: int | None = None
    reason: str = ""
    mode: Mode = "checked"
    uid: UUID = field(default_factory=uid7)


@dataclass(frozen=True, slots=True)
class Step:
    """A new state of a transaction that is already there, with what it posts. Its header is moved by the caller."""

    transaction: int
    version: int
    state: str
    at: datetime
    moves: tuple[Move, ...] = ()
    actor: int | None = None
    acting_for: int | None = None
    reason: str = ""
    mode: Mode = "checked"


class Outcome(NamedTuple):
    """`code` None: done. "replay": this key made transaction `id` before. Anything else: refused, roll back."""

    code: str | None
    id: int | None = None
    leg: int | None = None  # from 1
    side: str | None = None  # payer, payee
    bound: int | None = None
    would_be: int | None = None
    alert: bool | None = False  # a soft limit was crossed


class Columns(NamedTuple):
    """Moves as columns, the way databases like them."""

    payer: list[int]
    payer_purpose: list[str]
    payee: list[int]
    payee_purpose: list[str]
    currency: list[int]
    stamp: list[int]
    units: list[int]
    purpose: list[str]
    floor: list[int | None]
    ceiling: list[int | None]

    @classmethod
    def of(cls, moves: "tuple[Move, ...] | list[Move]") -> "Columns":
        rows = [
            (m.payer, m.payer_purpose, m.payee, m.payee_purpose, m.currency.pk, m.currency.stamp, m.units, m.purpose,
             m.floor, m.ceiling)
            for m in moves
        ]  # fmt: skip
        return cls(*map(list, zip(*rows, strict=True))) if rows else cls(*([] for _ in cls._fields))
