"""The fee that a membrane asks before somebody comes in (core.md 2.2): how much, to whom, and whether it is received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace, Substr

from wezer.core.crossing.judging import attempt_of, judge, settings_of
from wezer.core.models import Belonging, BelongingState, Crossing, CrossingState, Group
from wezer.kernel.money import Money, parse_amount
from wezer.kernel.permissions import can
from wezer.kernel.ref import ref
from wezer.ledger.currencies import currency
from wezer.ledger.models import Currency, DisplayFormat, State, Transaction
from wezer.ui.forms import read_hours

KIND = "fee"
MOST_LEFT = 200
#: Why what is said to be paid counts as not paid: its payer says so, or whoever was to receive it.
NOT_PAID, NOT_RECEIVED = "not_paid", "not_received"
#: How the reference of an attempt begins, in `about` of its payments.
ABOUT = "core.crossing/"
#: Where an attempt stands that let nobody in.
ENDED = (CrossingState.OUT, CrossingState.BACK)
#: Where a payment stands that let nobody in: received, said to be paid, on its way back, given back.
LEFT_OVER = (State.COMPLETED, State.CONFIRMING, State.REFUNDING, State.REVERSED)


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


def left_over(crossing: Crossing) -> Transaction | None:
    """What was paid, or is said to be, by who did not come in by this attempt; also once it is given back."""
    if crossing.state not in ENDED:
        return None
    found = payments_for(crossing).filter(state__in=LEFT_OVER).order_by("-pk")
    latest: Transaction | None = found.first()
    return latest


def is_open(crossing: Crossing) -> bool:
    """Whoever asks waits still."""
    return crossing.is_waiting and crossing.belonging.state == BelongingState.APPLIED


def waits_for_nothing_else(crossing: Crossing) -> bool:
    """Nothing but the fee is missing, and no payment of it is on its way: ending the attempt passes over nobody's voice."""
    if not is_open(crossing) or underway(crossing) is not None:
        return False
    return judge(crossing.ways, attempt_of(crossing)).awaited == {KIND}


def asking_fees() -> QuerySet[Crossing]:
    """Attempts that wait and ask a fee, maybe among other things. Their ways are kept as text with one way of writing it,
    which both databases can look into."""
    waiting = Crossing.objects.filter(state=CrossingState.WAITING, belonging__state=BelongingState.APPLIED)
    return waiting.annotate(asked=Cast("ways", TextField())).filter(asked__contains=f'"kind": "{KIND}"')


@dataclass(frozen=True, slots=True)
class Awaited:
    """A fee as the list of its group shows it. `payment`: what was paid, or is said to be."""

    crossing: Crossing
    fee: Money
    payment: Transaction | None

    @property
    def reference(self) -> str:
        return reference_of(self.crossing)


def reference_of(crossing: Crossing) -> str:
    """The word to write with a payment from outside."""
    return str(crossing.uid)[-8:].upper()


def awaited_of(group: Group) -> QuerySet[Crossing]:
    """Who asks to come into the group and is asked a fee."""
    return asking_fees().filter(group=group).select_related("belonging__member__photo", "belonging__group")


def with_payments(crossings: Sequence[Crossing]) -> list[Awaited]:
    """Each with what it is to pay and where that stands. One statement."""
    refs = [str(ref(one)) for one in crossings]
    states = (*LEFT_OVER, State.PENDING)
    found = Transaction.objects.filter(about__in=refs, state__in=states).order_by("pk") if refs else ()
    paid = {(one.about, one.payer_id): one for one in found}
    fees = ((one, fee_of(one)) for one in crossings)
    return [
        Awaited(one, fee, paid.get((str(ref(one)), one.belonging.member_id))) for one, fee in fees if fee is not None
    ]


def left_over_in(group: Group) -> list[Awaited]:
    """What was paid for an attempt that did not let in, and is not given back yet, the newest first: also by who came in
    later by another. Two statements."""
    open_ones = (State.COMPLETED, State.CONFIRMING, State.REFUNDING)
    paid = Transaction.objects.filter(payee=group, about__startswith=ABOUT, state__in=open_ones)
    ended = Crossing.objects.filter(group=group, state__in=ENDED).values(bare=_bare(Cast("uid", TextField())))
    for_nothing = paid.annotate(bare=_bare(Substr("about", len(ABOUT) + 1))).filter(bare__in=ended).order_by("-pk")
    found: dict[tuple[str, int], Transaction] = {}
    for one in for_nothing[:MOST_LEFT]:
        found.setdefault((one.about, one.payer_id), one)
    rows = Crossing.objects.filter(uid__in=[about.removeprefix(ABOUT) for about, _payer in found])
    rows = rows.select_related("belonging__member__photo", "belonging__group").order_by("-pk")
    told = ((one, fee_of(one), found.get((str(ref(one)), one.belonging.member_id))) for one in rows)
    return [Awaited(one, fee, payment) for one, fee, payment in told if fee is not None and payment is not None]


def _bare(uid: Any) -> Replace:
    """An identifier without its dashes, which one of the two databases keeps and the other does not."""
    return Replace(uid, Value("-"), Value(""), output_field=TextField())


def found_crossing(viewer: Any, uid: Any) -> Crossing | None:
    """An attempt that asks a fee, for who makes it, who may receive the money, and who decides who enters."""
    found = Crossing.objects.select_related("belonging__member", "belonging__group").filter(uid=uid).first()
    if found is None or settings_of(found, KIND) is None or viewer.member is None:
        return None
    is_own = viewer.member.pk == found.belonging.member_id
    return found if is_own or sees_fees(viewer, found.belonging.group) else None


def sees_fees(viewer: Any, group: Group) -> bool:
    """Who may receive the money, and who decides who enters."""
    return bool(viewer.may_spend_for(group)) or decides_entry(viewer, group)


def decides_entry(viewer: Any, group: Group) -> bool:
    return bool(can(viewer, right_to_decide(group), group))


def right_to_decide(group: Group) -> str:
    return "core.admit_members" if group.is_root else "core.decide_membership"
