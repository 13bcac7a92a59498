"""How payments are named on threads of life: only their parties (and those with a mandate) see them there."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.ledger.models import State, Transaction
from wezer.workflow.queries import Label, labels


@labels("ledger.transaction")
def payments(uids: list[UUID], viewer: Any) -> dict[UUID, Label]:
    rows = Transaction.objects.visible_to(viewer).filter(uid__in=uids).select_related("payer", "payee")
    return {row.uid: _label(row) for row in rows}


def _label(row: Transaction) -> Label:
    words = _("{payer} pays {payee}").format(payer=row.payer.name, payee=row.payee.name)
    return Label(row.memo or words, reverse("wallet:movement", args=[row.uid]), "coins", str(State(row.state).label))
