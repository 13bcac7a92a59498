"""What the ledger tells people when its facts arrive."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.group_duties.acts.rounds import look_at_member_again
from wezer.core.models import Belonging, BelongingState, Crossing, CrossingState, Group, Member, Notice, Party
from wezer.core.queries import belonging_of, members_acting_for, members_with_right, told_lately
from wezer.core.viewer import Viewer
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve
from wezer.ledger.acts.accounts import refresh_party, take_out_wallet
from wezer.ledger.acts.due import ASKED_AGAIN
from wezer.ledger.acts.entry_fees import drop_entry_fee, look_at_entries, look_at_entry
from wezer.ledger.acts.schedules import follow_planned
from wezer.ledger.acts.tickets import follow_ticket
from wezer.ledger.currencies import currency
from wezer.ledger.entry_fees import ABOUT, ENDED, NOT_RECEIVED, fee_of, is_open, payments_for
from wezer.ledger.models import OF_RIGHT, LimitRule, OccurrenceState, Schedule, State, Transaction
from wezer.ledger.models.schedule import CLOSED
from wezer.ledger.queries import beyond_soft_limits
from wezer.ledger.reaction_prices import PATH, reaction_of

#: Payments made through another package (an agreement of the market) are told there.
OWN_PATHS = ("direct", "request", "ticket", "schedule", "thanks", PATH, *OF_RIGHT)

_system = Viewer.system()


def _told(fact: Fact) -> Transaction | None:
    found = resolve(fact.subject)
    return found if isinstance(found, Transaction) and found.path in OWN_PATHS else None


def _tell(fact: Fact, kind: str, party: int, other: int | None, transaction: Transaction, **detail: Any) -> None:
    """Tell the member, or those who act for the group. Who pays a fee to come in is led to its page."""
    if party == transaction.payer_id and transaction.about.startswith(ABOUT):
        asked = resolve(transaction.about)  # a thanks may be about whatever somebody wrote
        detail |= {"crossing": str(asked.uid)} if asked is not None else {}
    _tell_members(fact, kind, _people(party), other, transaction, **detail)


def _tell_members(
    fact: Fact, kind: str, people: list[Member], other: int | None, transaction: Transaction, **detail: Any
) -> None:
    actor = Party.objects.filter(pk=other).first() if other else None
    amounts = [[money.units, money.currency] for money in transaction.money()]
    detail = {"uid": str(transaction.uid), "amounts": amounts, "memo": transaction.memo[:80], **detail}
    notify(by=_system, members=people, kind=kind, fact=fact, actor=actor, detail=detail)


def _people(party: int) -> list[Member]:
    return members_acting_for(party)


@receiver("ledger.payment_made")
def payment_made(fact: Fact) -> None:
    found = _told(fact)
    if found is None:
        return
    confirming = fact.payload["state"] == State.CONFIRMING
    kind = "confirm_receipt" if confirming else ("thanked" if found.path == "thanks" else "payment_received")
    if reaction_of(found):
        kind = "paid_reaction"
    _tell(fact, kind, fact.payload["payee"], fact.payload["payer"], found)


_INSIDE = (BelongingState.MEMBER, BelongingState.NEWCOMER)


@receiver("core.crossing_began")
def tell_who_receives_of_a_fee(fact: Fact) -> None:
    """Somebody asks to come in and is to pay: those who answer for the wallet look out for it."""
    found = Crossing.objects.select_related("belonging__member", "belonging__group").filter(
        uid=fact.payload["crossing"]
    )
    crossing = found.first()
    fee = fee_of(crossing) if crossing is not None and is_open(crossing) else None
    if crossing is None or fee is None or not currency(fee.currency).is_tracked:
        return
    group, member = crossing.belonging.group, crossing.belonging.member
    detail = {"crossing": str(crossing.uid), "amounts": [[fee.units, fee.currency]]}
    told: dict[str, Any] = {"fact": fact, "group": group, "actor": member, "subject": ref(crossing.belonging)}
    notify(by=_system, members=_people(group.pk), kind="entry_fee", detail=detail, **told)


@receiver("core.belonging_changed")
def who_asks_no_more_pays_no_more(fact: Fact) -> None:
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if fact.payload["state"] == BelongingState.APPLIED or not (isinstance(group, Group) and isinstance(member, Member)):
        return
    belonging = belonging_of(group, member)
    if belonging is None:
        return
    settle_notices(by=_system, fact=fact, kind="entry_fee", subject=ref(belonging))
    for crossing in _judged(belonging.pk):
        if fee_of(crossing) is not None:
            drop_entry_fee(by=_system, crossing=crossing)
    if fact.payload["state"] in (BelongingState.REFUSED, BelongingState.WITHDRAWN):
        _end_the_fee(fact, belonging)


_judged = Compiled(lambda number: Crossing.objects.filter(belonging=number).exclude(state=CrossingState.WAITING))


def _end_the_fee(fact: Fact, belonging: Belonging) -> None:
    """If they have paid, or say so, and do not come in, those who hold the group's wallet see to it."""
    crossing = Crossing.objects.filter(belonging=belonging, state__in=ENDED).order_by("-pk").first()
    if crossing is None or fee_of(crossing) is None:
        return
    paid = payments_for(crossing).filter(state__in=(State.COMPLETED, State.CONFIRMING)).order_by("-pk").first()
    if paid is not None:
        _tell(
            fact, "entry_fee_for_nothing", belonging.group_id, belonging.member_id, paid, crossing=str(crossing.uid)
        )  # fmt: skip


@receiver("core.belonging_changed")
def who_came_back_has_their_wallet(fact: Fact) -> None:
    """Leaving put it away (`heir_steps/wallet.py`)."""
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    came = fact.payload["state"] in _INSIDE and fact.payload["crossing"] not in ("return", "trial")
    if not (came and isinstance(group, Group) and group.is_root and isinstance(member, Member)):
        return
    belonging = belonging_of(group, member)
    if belonging is not None and belonging.state in _INSIDE:
        take_out_wallet(by=_system, holder=member)


@receiver("core.level_changed")
def limits_follow_the_level(fact: Fact) -> None:
    if isinstance(member := resolve(fact.subject), Member):
        refresh_party(by=_system, party=member.pk)


@receiver("ledger.payment_requested")
def payment_requested(fact: Fact) -> None:
    if found := _told(fact):
        _tell(fact, "payment_requested", fact.payload["payer"], fact.payload["payee"], found)


@receiver("ledger.amount_set_aside")
def amount_set_aside(fact: Fact) -> None:
    found = _told(fact)
    if found is not None and found.state == State.ACCEPTED:
        _tell(fact, "amount_set_aside", fact.payload["payee"], fact.payload["payer"], found)


@receiver("ledger.signature_needed")
def signature_needed(fact: Fact) -> None:
    """Who may sign: the holders of the paying wallet, or of the right that makes and unmakes units."""
    if (found := _told(fact)) is None:
        return
    right = OF_RIGHT.get(found.path)
    people = members_with_right(right) if right else _people(fact.payload["payer"])
    _tell_members(fact, "signature_needed", people, found.initiator_id, found)


@receiver("ledger.transaction_moved")
def transaction_moved(fact: Fact) -> None:
    """What waited for an answer waits no more; the other side hears of it."""
    found = _told(fact)
    if found is None:
        return
    done = ("payment_requested", "confirm_receipt", "signature_needed", "confirm_refund")
    settle_notices(by=_system, fact=fact, kind=done, subject=fact.subject)
    state = fact.payload["state"]
    if state == State.PENDING and found.log.filter(state=state, reason=ASKED_AGAIN).exists():
        _tell(fact, "payment_requested", fact.payload["payer"], fact.payload["payee"], found)
    elif state == State.REFUNDING:
        _tell(fact, "confirm_refund", fact.payload["payer"], fact.payload["payee"], found)
    elif state in (State.REFUSED, State.EXPIRED):
        _tell(fact, "payment_stopped", fact.payload["payee"], fact.payload["payer"], found, state=state)
    elif state == State.COMPLETED and found.path == "issue":
        _tell(fact, "units_issued", fact.payload["payee"], fact.payload["payer"], found)
    elif state == State.COMPLETED and fact.payload["before"] == State.CONFIRMING:
        _tell(fact, "receipt_confirmed", fact.payload["payer"], fact.payload["payee"], found)
    elif state == State.ABORTED and found.log.filter(state=state, reason=NOT_RECEIVED).exists():
        _tell(fact, "entry_fee_not_received", fact.payload["payer"], fact.payload["payee"], found)
    if state == State.COMPLETED:
        look_at_entry(by=_system, transaction=found)


@receiver("ledger.transaction_moved")
def what_waited_for_signatures_goes_on(fact: Fact) -> None:
    """An occurrence of a plan, or a ticket: paid at last, or not."""
    found = resolve(fact.subject)
    if isinstance(found, Transaction) and found.path == "schedule":
        follow_planned(by=_system, transaction=found)
    elif isinstance(found, Transaction) and found.path == "ticket":
        follow_ticket(by=_system, transaction=found)


@receiver("ledger.transaction_moved")
def who_paid_outside_in_time_has_done_their_duty(fact: Fact) -> None:
    """A receipt that is confirmed late still counts from the day on which it was paid."""
    if (fact.payload["before"], fact.payload["state"]) != (State.CONFIRMING, State.COMPLETED):
        return
    group = Group.objects.filter(pk=fact.payload["payee"]).first()
    member = Member.objects.filter(pk=fact.payload["payer"]).first() if group else None
    if group is not None and member is not None:
        look_at_member_again(by=_system, group=group, member=member)


@receiver("core.group_activated")
def who_paid_meanwhile_comes_in(fact: Fact) -> None:
    if isinstance(group := resolve(fact.subject), Group):
        look_at_entries(by=_system, group=group)


@receiver("ledger.payment_reversed")
def payment_reversed(fact: Fact) -> None:
    found = _told(fact)
    took_back = found is not None and found.path == "thanks" and reaction_of(found) and fact.actor == found.party_id
    if found is None or took_back:
        return
    payer, payee = fact.payload["payer"], fact.payload["payee"]
    if fact.actor is None or fact.actor in {member.pk for member in _people(payee)}:
        _tell(fact, "payment_given_back", payer, payee, found)
        return
    for party in (payer, payee):
        _tell(fact, "payment_undone", party, fact.actor, found)


@receiver("ledger.limit_crossed")
def limit_crossed(fact: Fact) -> None:
    """Whose wallet lies beyond a limit that only warns now hears of it (exchange.md A.4: soft limits)."""
    found = resolve(fact.subject)
    if not isinstance(found, Transaction):
        return
    for account, side in beyond_soft_limits(found):
        detail = {"side": side, "currency": account.currency.code, "holder": account.holder.name, "uid": str(found.uid)}
        notify(by=_system, members=_people(account.holder_id), kind="limit_crossed", fact=fact, detail=detail)


@receiver("ledger.limit_rule_failed")
def limit_rule_failed(fact: Fact) -> None:
    """Those who set limits hear of it, once a week for each rule however many pay meanwhile."""
    rule = resolve(fact.subject)
    if not isinstance(rule, LimitRule) or told_lately("limit_rule_failed", fact):
        return
    detail = {"currency": rule.currency.code, "rule": rule.expression[:120]}
    people = members_with_right("ledger.set_limits")
    notify(by=_system, members=people, kind="limit_rule_failed", fact=fact, detail=detail)


@receiver("ledger.occurrence_failed")
def occurrence_failed(fact: Fact) -> None:
    detail = {"number": fact.payload["number"]}
    if isinstance(plan := resolve(fact.subject), Schedule):
        detail |= {"amounts": plan.amounts, "payer": plan.payer.name, "payee": plan.payee.name}
    for party in (fact.payload["payer"], fact.payload["payee"]):
        notify(by=_system, members=_people(party), kind="planned_payment_failed", fact=fact, detail=detail)


@receiver("ledger.occurrence_missed")
def occurrence_missed(fact: Fact) -> None:
    """Both sides hear of a plan once, however many of its payments wait for an answer: whoever pays is asked it, whoever is
    paid learns no reason but that payments were closed."""
    plan = resolve(fact.subject)
    if not isinstance(plan, Schedule):
        return
    payers, closed = _people(plan.payer_id), fact.payload.get("closed", False)
    why = CLOSED if closed else plan.occurrences.values_list("problem", flat=True).get(number=fact.payload["number"])
    asked = _who_waits("planned_payment_missed", fact)
    notify(
        by=_system, members=[each for each in payers if each.pk not in asked], kind="planned_payment_missed", fact=fact,
        actor=None if plan.payer_id in {each.pk for each in payers} else plan.payer, detail={"why": why},
    )  # fmt: skip
    known = _who_waits("planned_payment_awaited", fact) | {each.pk for each in payers}
    notify(
        by=_system, members=[each for each in _people(plan.payee_id) if each.pk not in known], kind="planned_payment_awaited",
        fact=fact, actor=plan.payer, detail={"closed": closed},
    )  # fmt: skip


def _who_waits(kind: str, fact: Fact) -> set[int]:
    """Who was told of this by an earlier fact, and has no answer yet."""
    waits = Notice.objects.filter(kind=kind, subject=fact.subject, read_at=None)
    return set(waits.exclude(fact=fact.uid).values_list("member_id", flat=True))


@receiver("ledger.missed_answered", "ledger.occurrence_settled", "ledger.schedule_ended")
def missed_answered(fact: Fact) -> None:
    plan = resolve(fact.subject)
    if isinstance(plan, Schedule) and not plan.occurrences.filter(state=OccurrenceState.MISSED).exists():
        told = ("planned_payment_missed", "planned_payment_awaited")
        settle_notices(by=_system, fact=fact, kind=told, subject=fact.subject)
