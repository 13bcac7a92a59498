"""Fees of those who ask to come in."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.kernel.money import Money
from wezer.ledger.notice_kinds.payments import PaymentNotice
from wezer.ui import money as money_text


@notice_kinds.add
class EntryFee(NoticeKind):
    """Somebody asks to come in and pays outside: whoever answers for the wallet says when it has arrived."""

    topic, icon, waits = "money", "coins", True
    kind, name = "entry_fee", gettext_lazy("A fee to come in that is to be received")

    def sentence(self, notice: Any) -> str:
        amount = ", ".join(money_text.text(Money(units, code)) for units, code in notice.detail["amounts"])
        name = notice.actor.name if notice.actor else _("Someone")
        said = _("{name} asks to come into {group} and is to pay {amount}: say when it has arrived")
        return said.format(name=name, group=notice.group.name if notice.group else "", amount=amount)

    def url(self, notice: Any) -> str:
        return reverse("fees:fee", args=[notice.detail["crossing"]])


@notice_kinds.add
class EntryFeeForNothing(PaymentNotice):
    """Told to those who hold the group's wallet; leads to the page of the fee, where they give it back."""

    kind, name, icon = "entry_fee_for_nothing", gettext_lazy("A fee of somebody who does not come in"), "coins"
    words = gettext_noop(
        "{name} does not come in, and {amounts} was paid, or is said to be: it may have to be given back"
    )


@notice_kinds.add
class EntryFeeNotReceived(PaymentNotice):
    """Told to whoever said that they had paid outside; leads to the page of the fee."""

    kind, name, icon = "entry_fee_not_received", gettext_lazy("A fee that has not arrived"), "coins"
    words = gettext_noop("{name} has not received {amounts} from you: it counts as not paid")
