"""Who holds the wallet, and among how many."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Member
from wezer.kernel.clock import now
from wezer.kernel.wel import NUMBER, TEXT, Need
from wezer.ledger.figures import LimitFigures, limit_figures
from wezer.ledger.models import Account


@limit_figures.add
class Holder(LimitFigures):
    """Since when, at which level; how many members there are."""

    kind = "holder"
    name = _("Whose it is")

    def names(self) -> dict[str, Any]:
        return {"tenure_days": NUMBER, "members": NUMBER, "level": TEXT}

    def values(self, needs: Sequence[Need], account: Account) -> dict[str, Any]:
        return {need.key: _value(need.name, account) for need in needs}


def _value(name: str, account: Account) -> Any:
    if name == "tenure_days":
        return (now() - account.holder.created_at).days
    if name == "members":
        return Member.objects.filter(erased_at=None).count()
    return Member.objects.filter(pk=account.holder_id).values_list("level__key", flat=True).first() or ""
