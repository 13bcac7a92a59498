"""The rights of the ledger."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.accounts.outside import shut_out_since
from wezer.kernel.permissions import permission
from wezer.ledger.refusals import NotPayee, NotPayer


@permission("ledger.pay", label=_("Pay from this wallet"), risk="money", refusal=NotPayer)
def pay(viewer: Any, payer: Any) -> bool:
    """The payer; for a group, who may spend from its wallet; a mandated moderator. Not while suspended, and observers of
    the community have no wallet."""
    if viewer.may_spend_for(payer) and viewer.is_admitted and not (_is_own(viewer, payer) and viewer.is_observing):
        return True
    return bool(viewer.has_right("ledger.moderate"))


def _is_own(viewer: Any, party: Any) -> bool:
    return viewer.member is not None and bool(viewer.member.pk == party.pk)


@permission(
    "ledger.settle_own", label=_("Settle what one owed before one was suspended"), risk="money", refusal=NotPayer
)
def settle_own(viewer: Any, transaction: Any) -> bool:
    """The payer alone, while suspended or excluded, of what was asked or agreed before and not said otherwise since
    (core.md 2.1); nothing new."""
    if viewer.member is None or transaction.payer_id != viewer.member.pk:
        return False
    since = shut_out_since(viewer)
    if since is None or transaction.created_at >= since:
        return False
    return not transaction.log.filter(reason="changed", at__gte=since).exists()


@permission("ledger.receive", label=_("Answer for this wallet as who is paid"), risk="money", refusal=NotPayee)
def receive(viewer: Any, payee: Any) -> bool:
    """Not while suspended: one neither asks for anything new nor gives back what one no longer has."""
    return bool(viewer.may_spend_for(payee) and viewer.is_admitted) or bool(viewer.has_right("ledger.moderate"))


@permission(
    "ledger.spend_from_wallet",
    label=_("Spend from the group's wallet"),
    risk="money",
    default_roles=("wallet",),
    domain="money",
)
def spend_from_wallet(viewer: Any, group: Any) -> bool:
    return bool(viewer.may_spend_for(group))


@permission("ledger.moderate", label=_("Undo and settle payments of others"), risk="money", default_roles=("gardener",))
def moderate(viewer: Any, subject: Any) -> bool:
    return bool(viewer.has_right("ledger.moderate"))


@permission("ledger.issue", label=_("Sign the issue of units"), risk="money", default_roles=("gardener",))
def issue(viewer: Any, currency: Any) -> bool:
    return bool(viewer.has_right("ledger.issue"))


@permission(
    "ledger.manage_currencies",
    label=_("Create and change currencies"),
    risk="irreversible",
    default_roles=("gardener",),
)
def manage_currencies(viewer: Any, currency: Any) -> bool:
    return bool(viewer.has_right("ledger.manage_currencies"))


@permission("ledger.set_limits", label=_("Set limits of wallets"), risk="money", default_roles=("gardener",))
def set_limits(viewer: Any, subject: Any) -> bool:
    return bool(viewer.has_right("ledger.set_limits"))


@permission("ledger.manage_wallet", label=_("Say who must sign payments of a wallet"), risk="money")
def manage_wallet(viewer: Any, party: Any) -> bool:
    """Oneself; for a group, who tends it, and from around it only where it does not decide over money by itself."""
    return _is_own(viewer, party) or bool(
        party.is_group and viewer.has_right("core.tend_group", party.pk, domain="money")
    )


@permission(
    "ledger.audit", label=_("See every balance and prove the books"), risk="personal", default_roles=("gardener",)
)
def audit(viewer: Any, subject: Any) -> bool:
    return bool(viewer.has_right("ledger.audit"))


@permission("ledger.use_wallet", label=_("Have a wallet"))
def use_wallet(viewer: Any, party: Any) -> bool:
    """Members of the community; who only observes it has none (core.md 5.2)."""
    return bool(viewer.is_inside) and not viewer.is_observing
