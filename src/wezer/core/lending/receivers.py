"""What lending does when facts arrive: each side is told of what the other did, and of what is due."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.notices import notify, settle_notices, tell_followers
from wezer.core.mediation.receivers import call_mediators, dispute_is_over
from wezer.core.models import Loan, LoanState, Member, Party, Thing
from wezer.core.queries import actor_of, members_acting_for
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()
#: step → the notice that the other side gets.
TOLD = {
    "agree": "loan_agreed", "refuse": "loan_refused", "cancel": "loan_cancelled", "hand_over": "loan_handed_over",
    "bring_back": "loan_returned", "close": "loan_closed", "lose": "loan_lost", "be_late": "loan_late",
    "dispute": "loan_disputed", "propose": "loan_proposed", "accept": "loan_settled", "decide": "loan_settled",
}  # fmt: skip
#: Steps that nobody in particular took, or who mediates: both sides are told.
OF_BOTH = ("be_late", "decide")
#: Notices that wait for a step, over once any step is taken.
WAITING = ("loan_asked", "loan_returned", "loan_proposed")


@receiver("core.thing_offered")
def tell_who_follows(fact: Fact) -> None:
    thing = resolve(fact.subject)
    if isinstance(thing, Thing) and thing.withdrawn_at is None:
        tell_followers(by=system, fact=fact, item=thing, actor=actor_of(fact))


@receiver("core.loan_asked")
def tell_the_owner(fact: Fact) -> None:
    if loan := _loan(fact):
        _notify(fact, "loan_asked", loan, _people(loan.owner), actor_of(fact))


@receiver("core.loan_stepped")
def tell_the_other_side(fact: Fact) -> None:
    loan = _loan(fact)
    if loan is None:
        return
    for kind in WAITING:
        if kind != TOLD.get(fact.payload["step"]):
            settle_notices(by=system, fact=fact, kind=kind, item=loan)
    step, actor = fact.payload["step"], actor_of(fact)
    sides = [loan.owner, loan.borrower]
    if step not in OF_BOTH:
        sides = [party for party in sides if actor is None or party.pk != _side(loan, fact)]
    _notify(fact, TOLD[step], loan, [each for party in sides for each in _people(party)], actor)
    if step == "dispute" and loan.is_disputed:
        call_mediators(fact, loan, actor)
    if fact.payload["before"] == LoanState.DISPUTED and not loan.is_disputed:
        dispute_is_over(fact, loan)
    if step == "cancel" and fact.payload["before"] == LoanState.AGREED:
        _tell_who_waits(fact, loan)


@receiver("core.loan_due")
def remind_the_borrower(fact: Fact) -> None:
    if loan := _loan(fact):
        _notify(fact, "loan_due", loan, _people(loan.borrower), None)


@receiver("core.loan_still_late")
def tell_both_again(fact: Fact) -> None:
    loan = _loan(fact)
    if loan is not None and loan.state == LoanState.LATE:
        _notify(fact, "loan_late", loan, [*_people(loan.owner), *_people(loan.borrower)], None)


def _tell_who_waits(fact: Fact, loan: Loan) -> None:
    """Days became free: whoever asked for one of them, and their owner reads it with the request."""
    waiting = Loan.objects.filter(
        thing=loan.thing_id, state=LoanState.REQUESTED, starts_on__lte=loan.ends_on, ends_on__gte=loan.starts_on
    )
    for each in waiting.select_related("borrower", "group")[:50]:
        _notify(fact, "loan_days_free", each, _people(each.borrower), None)


def _side(loan: Loan, fact: Fact) -> int:
    """Which side took the step: the group acted for, or the member, or whose wallet the member holds."""
    for number in (fact.acting_for, fact.actor):
        if number in (loan.owner_id, loan.borrower_id):
            return int(number)
    step = loan.steps.order_by("-pk").filter(name=fact.payload["step"]).first()
    return int(step.party_id) if step is not None and step.party_id else 0


def _people(party: Party) -> list[Member]:
    return members_acting_for(party.pk)


def _notify(fact: Fact, kind: str, loan: Loan, people: Iterable[Member], actor: Any) -> None:
    detail = {"ends_on": loan.ends_on.isoformat()}
    notify(by=system, members=people, kind=kind, fact=fact, item=loan, group=loan.group, actor=actor, detail=detail)


def _loan(fact: Fact) -> Loan | None:
    found = resolve(fact.subject)
    return found if isinstance(found, Loan) and found.withdrawn_at is None else None
