"""The fee that a membrane asks before somebody comes in (core.md 2.2): how much, to whom, and whether it is received."""

from collections.abc import Mapping
from typing import Any

from wezer.core.crossing.judging import settings_of
from wezer.core.models import Belonging, BelongingState, Crossing
from wezer.kernel.money import Money, parse_amount
from wezer.kernel.ref import ref
from wezer.ledger.currencies import currency
from wezer.ledger.models import Currency, DisplayFormat, State, Transaction
from wezer.ui.forms import read_hours

KIND = "fee"


def money_of(settings: Mapping[str, Any]) -> Money:
    """What a condition asks; its amount is kept as machines write it, "12.50", hours as "1:30"."""
    one, amount = currency(str(settings["currency"])), str(settings["amount"])
    units = read_hours(amount) * int(10**one.scale) if counts_hours(one) else parse_amount(amount, one.scale)
    return Money(units, one.code)


def counts_hours(one: Currency) -> bool:
    return bool(one.display_format == DisplayFormat.HOURS_MINUTES)


def fee_of(crossing: Crossing) -> Money | None:
    """What this attempt is to pay, as it was asked when it began."""
    found = settings_of(crossing, KIND)
    return money_of(found) if found is not None else None


def payments_for(crossing: Crossing) -> Any:
    """Payments of this fee by whoever asks, whatever became of them."""
    member = Belonging.objects.filter(pk=crossing.belonging_id).values("member")
    return Transaction.objects.filter(about=str(ref(crossing)), payer__in=member, payee=crossing.group_id)


def is_paid(crossing: Crossing, fee: Money) -> bool:
    """Received: a payment on its way, or given back, is none."""
    return bool(
        payments_for(crossing)
        .filter(
            state=State.COMPLETED, transfers__purpose="payment", transfers__units__gte=fee.units,
            transfers__currency__code=fee.currency,
        )
        .exists()
    )  # fmt: skip


def underway(crossing: Crossing) -> Transaction | None:
    """A payment that waits to be signed, or was made outside and waits to be received."""
    found = payments_for(crossing).filter(state__in=(State.PENDING, State.CONFIRMING))
    latest: Transaction | None = found.order_by("-pk").first()
    return latest


def is_open(crossing: Crossing) -> bool:
    """Whoever asks waits still."""
    return crossing.is_waiting and crossing.belonging.state == BelongingState.APPLIED


def found_crossing(viewer: Any, uid: Any) -> Crossing | None:
    """An attempt that asks a fee, for who makes it, who may receive the money, and who decides who enters."""
    found = Crossing.objects.select_related("belonging__member", "belonging__group").filter(uid=uid).first()
    if found is None or settings_of(found, KIND) is None or viewer.member is None:
        return None
    group = found.belonging.group
    right = "core.admit_members" if group.is_root else "core.decide_membership"
    is_own = viewer.member.pk == found.belonging.member_id
    return found if is_own or viewer.may_spend_for(group) or viewer.has_right(right, group) else None
