"""Payments between a member and the group: a fee that they paid it, hours for which it paid them. What members pay each
other is none of a group's business."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from wezer.core.group_duties.measures import DutyMeasure, duty_measures
from wezer.core.models import Duty
from wezer.kernel.money import Money
from wezer.ledger.models import WALLET, Currency, CurrencyState, Entry, State
from wezer.ui import money as money_text
from wezer.ui.forms import read_amount, read_hours

HOURS = "hours_minutes"


class _Paid(DutyMeasure):
    """Completed payments in one currency, whose code is the duty's `about`."""

    words: Any
    only_time = False

    def choices(self) -> list[tuple[str, Any]]:
        found = Currency.objects.filter(state=CurrencyState.ACTIVE).order_by("code")
        return [(one.code, str(self.words).format(currency=one.name)) for one in found if self._counts(one)]

    def _counts(self, currency: Currency) -> bool:
        return not self.only_time or currency.display_format == HOURS

    def read(self, typed: str, about: str) -> int:
        looks = money_text.describe(about)
        if looks.display_format == HOURS:
            return read_hours(typed) * int(10**looks.scale)
        return read_amount(typed, looks.scale)

    def say(self, amount: int, about: str) -> str:
        return money_text.text(Money(amount, about))

    def _entries(self, duty: Duty, members: Sequence[int], start: datetime, end: datetime) -> Any:
        return Entry.objects.filter(
            account__holder__in=members, account__purpose=WALLET, account__currency__code=duty.about,
            transfer__purpose="payment", transfer__transaction__state=State.COMPLETED, at__gte=start, at__lt=end,
        )  # fmt: skip


def _summed(entries: Any) -> dict[int, int]:
    rows = entries.order_by().values_list("account__holder").annotate(all=Sum("transfer__units"))
    return dict(rows.values_list("account__holder", "all"))


@duty_measures.add
class Fee(_Paid):
    """What a member paid to the wallet of the group."""

    kind, name = "fee", _("Fee paid to the group")
    words = _("Fee paid to the group in {currency}")

    def progress(self, duty: Duty, members: Sequence[int], start: datetime, end: datetime) -> Mapping[int, int]:
        """One statement, from the members' side: their wallets have fewer entries than the group's."""
        paid = self._entries(duty, members, start, end).filter(units__lt=0)
        return _summed(paid.filter(transfer__payee_account__holder=duty.group_id))


@duty_measures.add
class HoursPaid(_Paid):
    """What the group paid to a member in a currency that counts hours."""

    kind, name, only_time = "hours_paid", _("Hours for which the group paid"), True
    words = _("Hours for which the group paid in {currency}")

    def progress(self, duty: Duty, members: Sequence[int], start: datetime, end: datetime) -> Mapping[int, int]:
        """One statement."""
        received = self._entries(duty, members, start, end).filter(units__gt=0)
        return _summed(received.filter(transfer__payer_account__holder=duty.group_id))
