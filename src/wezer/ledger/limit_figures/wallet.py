"""What the wallet itself says."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.wel import NUMBER, Need
from wezer.ledger.figures import LimitFigures, limit_figures
from wezer.ledger.models import Account, Entry

KEPT = ("balance", "available", "gross_in", "gross_out")
VOLUMES = {"volume_30d": 30, "volume_90d": 90}


@limit_figures.add
class Wallet(LimitFigures):
    """Its balance, what came and went, with how many others."""

    kind = "wallet"
    name = _("The wallet")

    def names(self) -> dict[str, Any]:
        return dict.fromkeys((*KEPT, *VOLUMES, "partners", "trades"), NUMBER)

    def values(self, needs: Sequence[Need], account: Account) -> dict[str, Any]:
        return {need.key: _value(need.name, account) for need in needs}


def _value(name: str, account: Account) -> Any:
    scale = account.currency.scale
    if name == "gross_in":
        return Decimal(account.gross_in - _undone(account)).scaleb(-scale)
    if name in KEPT:
        return Decimal(getattr(account, name)).scaleb(-scale)
    if name == "trades":
        return account.sequence
    if account.pk is None:
        return 0  # being opened
    if name == "partners":
        others = Entry.objects.filter(transfer__entries__account=account).exclude(account=account)
        return others.aggregate(n=Count("account", distinct=True))["n"]
    return Decimal(_volume(account, now() - timedelta(days=VOLUMES[name]))).scaleb(-scale)


#: What takes a payment back.
_BACK = ("refund", "cancel")


def _undone(account: Account) -> int:
    """What came in and was not earned: one's own payments that came back, and what one gave back of those received."""
    if account.pk is None:
        return 0  # being opened
    back = Q(transfer__purpose__in=_BACK) | Q(transfer__purpose="settlement", units__gt=0)
    undone: int | None = Entry.objects.filter(back, account=account).aggregate(units=Sum(Abs("units")))["units"]
    return undone or 0


def _volume(account: Account, since: datetime) -> int:
    """What came in and went out since then."""
    entries: Iterable[int] = Entry.objects.filter(account=account, at__gte=since).values_list("units", flat=True)
    return sum(map(abs, entries))
