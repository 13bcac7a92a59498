"""How payments and messages are named on threads of life: payments to their parties (and those with a mandate), messages to
those who read them where they were said."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.chat.becoming import readable
from wezer.core.chat.reading import address_of, words_of
from wezer.core.models import Message
from wezer.ledger.models import State, Transaction
from wezer.workflow.queries import Label, labels


@labels("ledger.transaction")
def payments(uids: list[UUID], viewer: Any) -> dict[UUID, Label]:
    rows = Transaction.objects.visible_to(viewer).filter(uid__in=uids).select_related("payer", "payee")
    return {row.uid: _label(row) for row in rows}


def _label(row: Transaction) -> Label:
    words = _("{payer} pays {payee}").format(payer=row.payer.name, payee=row.payee.name)
    return Label(row.memo or words, reverse("wallet:movement", args=[row.uid]), "coins", str(State(row.state).label))


@labels("core.message")
def messages(uids: list[UUID], viewer: Any) -> dict[UUID, Label]:
    rows: list[Message] = list(readable(viewer).filter(uid__in=uids).select_related("author", "conversation"))
    kind = _("message")
    return {row.uid: Label(words_of(row), address_of(row, row.conversation), "message-circle", kind) for row in rows}
