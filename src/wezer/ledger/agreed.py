"""What a payment belongs to, where another package keeps the agreement it pays: the market an answer, lending a loan. The
ledger knows neither. It asks here before a payment takes a step.

# exchange/agreement_kinds/market.py
@agreement_kinds.add
class OfTheMarket(AgreementKind):
    kind = "market"
    name = _("Exchange")
    def of(self, transaction): return Reply.objects.filter(transaction=transaction)
    def is_disputed(self, agreement): return agreement.is_disputed
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wezer.core.kinds import item_kinds
from wezer.kernel.registry import Registry
from wezer.ledger.refusals import InDispute

if TYPE_CHECKING:
    from wezer.ledger.models import Transaction


class AgreementKind:
    """Agreements whose payments have one `path`, which is the `kind`. Found in `<package>/agreement_kinds/*.py`."""

    kind: str
    name: Any

    def of(self, transaction: "Transaction") -> Any:
        """A query for the agreement that the payment belongs to, an item of some kind."""
        raise NotImplementedError

    def is_disputed(self, agreement: Any) -> bool:
        """Whether the two sides disagree about it. Then none of them moves its payment: how that ends does."""
        return False

    def cancel(self, *, by: Any, agreement: Any) -> bool | None:
        """One side wants to cancel: whether it is cancelled now. None where the agreement asks for nobody's word itself:
        then both tick on the payment."""
        return None


agreement_kinds: Registry[AgreementKind] = Registry("agreement_kinds", AgreementKind)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Why a payment stands still. `url`: where that is told, for who may read it."""

    url: str


def dispute_of(transaction: "Transaction", viewer: Any) -> Dispute | None:
    """For pages and programs. Two statements at most, and none for what belongs to no agreement."""
    kind = agreement_kinds.get(transaction.path)
    agreement = kind.of(transaction).first() if kind is not None else None
    if kind is None or agreement is None or not kind.is_disputed(agreement):
        return None
    is_read = type(agreement).objects.visible_to(viewer).filter(pk=agreement.pk).exists()
    return Dispute(_page_of(agreement) if is_read else "")


def _page_of(agreement: Any) -> str:
    return str(item_kinds[agreement.kind].url(agreement))


def refuse_disputed(by: Any, transaction: "Transaction") -> None:
    """Nothing moves while the two sides disagree, but by what settles it, as the system. The agreement is held until the
    commit: nobody begins to disagree meanwhile. For acts only."""
    kind = None if by.is_system else agreement_kinds.get(transaction.path)
    agreement = held_agreement(kind, transaction) if kind is not None else None
    if kind is not None and agreement is not None and kind.is_disputed(agreement):
        raise InDispute(page=_page_of(agreement))


def held_agreement(kind: AgreementKind, transaction: "Transaction") -> Any:
    return kind.of(transaction).select_for_update(of=("self",)).first()


def cancel_where_agreed(by: Any, transaction: "Transaction") -> bool | None:
    """The wish to cancel, said on the payment, is said of the agreement: the two sides tick once, wherever they do. For acts
    only."""
    kind = None if by.is_system else agreement_kinds.get(transaction.path)
    agreement = held_agreement(kind, transaction) if kind is not None else None
    return kind.cancel(by=by, agreement=agreement) if kind is not None and agreement is not None else None
