"""Loans: asking, agreeing, handing over, bringing back, closing. What a dispute does lies in `disputes.py`.

A loan holds its days from the agreement on; the table refuses a second loan of the same thing on the same day.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import Q

from wezer.core.acts.audiences import audience_of
from wezer.core.acts.posts import one_time
from wezer.core.lending.acts.stepping import said, shift, take, today
from wezer.core.lending.acts.things import hang_photos, lose_thing
from wezer.core.lending.events import LoanAsked, LoanDue, LoanStillLate
from wezer.core.lending.refusals import DaysInvalid, DaysTaken, LoanMoved, NotBackYet, NotOffered, OwnThing
from wezer.core.lending.rules import FARTHEST_DAYS, LATE_AGAIN_DAYS, LOOK_DAYS, days_between
from wezer.core.lending.terms import each_of
from wezer.core.models import Loan, LoanDay, LoanState, LoanStep, Thing
from wezer.core.models.lending import CAME_BACK, MOST_PHOTOS, OUT, WENT
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal, TooMany

#: So many requests of one party for one thing wait for its owner.
MOST_WAITING = 5


@act
def ask_for_loan(*, by: Any, thing: Thing, starts_on: date, ends_on: date, words: str = "", key: str = "") -> Loan:
    """Ask the owner for a thing, from one day to another. Days that are agreed with somebody else may be asked for too:
    one waits in case they become free. The same `key` twice gives the same loan."""
    require(by, "core.borrow_thing", thing)
    if by.may_act_for(thing.author_id) and by.party.pk == thing.author_id:
        raise OwnThing()
    once = one_time(by, key)
    if once and (known := Loan.objects.filter(key=once).first()):
        return known
    if not thing.is_offered:
        raise NotOffered(title=thing.title)
    _check_days(thing, starts_on, ends_on)
    Thing.objects.select_for_update(of=("self",)).get(pk=thing.pk)  # what waits is counted one after the other
    waiting = Loan.objects.filter(thing=thing, borrower=by.party, state=LoanState.REQUESTED)
    if waiting.count() >= MOST_WAITING:
        raise TooMany()
    try:
        with attempt():
            loan = Loan.objects.create(
                kind="loan", room=thing.room, group=thing.group, author=by.party, written_by=by.member, thing=thing,
                owner=thing.author, borrower=by.party, audience=audience_of(parties=[thing.author, by.party]),
                title=thing.title, card={"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()},
                state_label=LoanState.REQUESTED, published_at=now(), starts_on=starts_on, ends_on=ends_on,
                terms=thing.terms, key=once,
            )  # fmt: skip
    except IntegrityError:
        return Loan.objects.get(key=once)
    LoanStep.objects.create(loan=loan, name="ask", party=by.party, written_by=by.member, words=said(words), at=now())
    emit(LoanAsked(subject=ref(loan), thing=ref(thing)), group=loan.group_id, audience=loan.audience_id)
    return loan


@act
def agree_loan(*, by: Any, loan: Loan, words: str = "") -> Loan:
    """The owner says yes: the days are held, and what is asked in return is set aside. Refuses days held by another loan."""
    take(by, loan, "agree")
    if not loan.thing.is_offered:
        raise NotOffered(title=loan.title)
    days = [LoanDay(loan=loan, thing=loan.thing, day=day) for day in days_between(loan.starts_on, loan.ends_on)]
    try:
        with attempt():
            LoanDay.objects.bulk_create(days)
    except IntegrityError:
        raise DaysTaken() from None
    shift(by, loan, "agree", words=words)
    for kind, terms in each_of(loan.terms):
        kind.agreed(by=by, loan=loan, terms=terms)
    return loan


@act
def refuse_loan(*, by: Any, loan: Loan, words: str = "") -> Loan:
    take(by, loan, "refuse")
    shift(by, loan, "refuse", words=words)
    return loan


@act
def cancel_loan(*, by: Any, loan: Loan, words: str = "") -> Loan:
    """Either side calls it off before it is handed over: the days are free again, nothing is paid."""
    take(by, loan, "cancel")
    was_agreed = loan.state == LoanState.AGREED
    shift(by, loan, "cancel", words=words)
    if was_agreed:
        loan.held_days.all().delete()
        for kind, terms in each_of(loan.terms):
            kind.called_off(by=by, loan=loan, terms=terms)
    return loan


@act
def hand_over(*, by: Any, loan: Loan, words: str = "", condition: str = "", photos: Sequence[Any] = ()) -> Loan:
    """The borrower has it now; pictures and words say in which condition it went."""
    take(by, loan, "hand_over")
    Thing.objects.select_for_update(of=("self",)).get(pk=loan.thing_id)  # one hand-over after the other
    away = Q(state__in=OUT) | Q(state=LoanState.DISPUTED, returned_at=None)
    if Loan.objects.filter(away, thing=loan.thing_id).exclude(pk=loan.pk).exists():
        raise NotBackYet()
    shift(by, loan, "hand_over", words=words, condition=condition or loan.thing.condition)
    hang_photos(by, loan, photos, start=WENT, most=MOST_PHOTOS)
    return loan


@act
def bring_back(*, by: Any, loan: Loan, words: str = "", condition: str = "", photos: Sequence[Any] = ()) -> Loan:
    """It is back with its owner: either side says so. The days that are left are free again."""
    take(by, loan, "bring_back")
    shift(by, loan, "bring_back", words=words, condition=condition, returned_at=now())
    hang_photos(by, loan, photos, start=CAME_BACK, most=MOST_PHOTOS)
    loan.held_days.filter(day__gte=today()).delete()
    return loan


@act
def close_loan(*, by: Any, loan: Loan, words: str = "") -> Loan:
    """The owner looked at it and all is well: the price is paid, the deposit is free again."""
    take(by, loan, "close")
    shift(by, loan, "close", words=words)
    end_terms(by, loan, None)
    return loan


@act
def lose_loan(*, by: Any, loan: Loan, words: str = "") -> Loan:
    """The borrower has lost it and says so: the price and the whole deposit are paid, the thing leaves the shelf."""
    take(by, loan, "lose")
    shift(by, loan, "lose", words=words)
    end_terms(by, loan, None)
    return loan


def end_terms(by: Any, loan: Loan, offer: dict[str, Any] | None) -> None:
    """It is over: what was set aside is paid or free again, days that are left are free. For acts only."""
    is_lost = loan.state == LoanState.LOST
    loan.held_days.filter(day__gte=today()).delete()
    for kind, terms in each_of(loan.terms):
        said_of_it = None if offer is None else offer.get(kind.kind, {})
        kind.ended(by=by, loan=loan, terms=terms, offer=said_of_it, is_lost=is_lost)
    if is_lost:
        lose_thing(loan.thing)


@act
def add_loan_photos(*, by: Any, loan: Loan, photos: Sequence[Any], back: bool = False) -> None:
    """More pictures of how it went or came back, while the loan goes on."""
    require(by, "core.take_part_in_loan", loan)
    if Loan.objects.select_for_update(of=("self",)).get(pk=loan.pk).is_over:
        raise LoanMoved(state=loan.get_state_display())
    start = CAME_BACK if back else WENT
    there = loan.files.filter(position__gte=start, position__lt=start + 100).count()
    hang_photos(by, loan, photos, start=start + there, most=MOST_PHOTOS)


# ------------------------------------------------------------------ the clock


@act
def mark_late(*, by: Any, loan: Loan) -> Loan:
    """Its last day is past and it is not back."""
    take(by, loan, "be_late")
    shift(by, loan, "be_late", reminded_at=now())
    return loan


@act
def remind_of_loans(*, by: Any, limit: int = 200) -> int:
    """The day before it is due the borrower is told once; what is late is marked, and told again every three days. How
    many were dealt with."""
    out = Loan.objects.with_parts().filter(state=LoanState.HANDED_OVER)
    day, moment = today(), now()
    late = list(out.filter(ends_on__lt=day).order_by("ends_on", "pk")[:limit])
    dealt = sum(_done(mark_late, by, loan) for loan in late)
    due = list(out.filter(ends_on__lte=day + timedelta(days=1), ends_on__gte=day, reminded_at=None)[:limit])
    long_ago = moment - timedelta(days=LATE_AGAIN_DAYS)
    still = list(Loan.objects.filter(state=LoanState.LATE, reminded_at__lte=long_ago)[:limit])
    for loan, told in [*((one, LoanDue) for one in due), *((one, LoanStillLate) for one in still)]:
        Loan.objects.filter(pk=loan.pk).update(reminded_at=moment)
        emit(told(subject=ref(loan)), group=loan.group_id, audience=loan.audience_id)
    return dealt + len(due) + len(still)


@act
def close_unseen_loans(*, by: Any, after: int = 0, limit: int = 200) -> int:
    """What came back a week ago and was not looked at is well. Goes through them by their number, so that what cannot be
    paid holds up no other; the last one looked at, or 0 when there are no more."""
    unseen = now() - timedelta(days=LOOK_DAYS)
    back = Loan.objects.filter(state=LoanState.RETURNED, returned_at__lte=unseen, pk__gt=after)
    found = list(back.order_by("pk")[:limit])
    for loan in found:
        _done(close_loan, by, loan)
    return found[-1].pk if len(found) == limit else 0


def _done(step: Any, by: Any, loan: Loan) -> bool:
    """Whether it went; what cannot be paid now is tried again in an hour."""
    with suppress(Refusal), attempt():
        step(by=by, loan=loan)
        return True
    return False


def _check_days(thing: Thing, first: date, last: date) -> None:
    day = today()
    if not day <= first <= last or (last - first).days >= thing.most_days or (last - day).days > FARTHEST_DAYS:
        raise DaysInvalid(most=thing.most_days)
