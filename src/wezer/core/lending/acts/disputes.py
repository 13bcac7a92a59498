"""When the two do not agree about what came back: a dispute, proposals, and whoever mediates."""

from collections.abc import Mapping
from typing import Any

from wezer.core.lending.acts.loans import end_terms
from wezer.core.lending.acts.stepping import read_by, shift, take
from wezer.core.lending.refusals import LoanMoved, NothingProposed, WordsMissing
from wezer.core.lending.terms import each_of
from wezer.core.mediation.acts import forget_mediator, look_at_mediation
from wezer.core.mediation.queries import mediators_of
from wezer.core.mediation.rules import side_of
from wezer.core.models import Loan, LoanState
from wezer.kernel.acts import act


@act
def dispute_loan(*, by: Any, loan: Loan, words: str) -> Loan:
    """One side says what is wrong. From now on those who mediate in the group read the loan too, and nothing is paid until
    both accept a proposal or one of them decides."""
    take(by, loan, "dispute")
    if not words.strip():
        raise WordsMissing()
    read_by(loan, mediators_of(loan))
    shift(by, loan, "dispute", words=words)
    look_at_mediation(by=by, case=loan)
    return loan


@act
def propose_settlement(
    *, by: Any, loan: Loan, offer: Mapping[str, Any], is_lost: bool = False, words: str = ""
) -> Loan:
    """Say what would make it good; a later proposal takes the place of the one before."""
    take(by, loan, "propose")
    party = side_of(by, loan)
    shift(by, loan, "propose", words=words, offer={"terms": dict(offer), "is_lost": is_lost},
          to=LoanState.DISPUTED, offer_lost=is_lost)  # fmt: skip
    Loan.objects.filter(pk=loan.pk).update(offer=dict(offer), offered_by=party)
    loan.offer, loan.offered_by = dict(offer), party
    return loan


@act
def accept_settlement(*, by: Any, loan: Loan, version: int, words: str = "") -> Loan:
    """The other side accepts what was proposed: it is paid, and the loan is over. `version`: of the loan as they read it;
    a later one refuses, for it may hold another proposal."""
    take(by, loan, "accept")
    if loan.version != version:
        raise LoanMoved(state=loan.get_state_display())
    if loan.offered_by_id is None or loan.offered_by_id == side_of(by, loan).pk:
        raise NothingProposed()
    _settle(by, loan, "accept", loan.offer, loan.offer_lost, words)
    return loan


@act
def decide_settlement(*, by: Any, loan: Loan, offer: Mapping[str, Any], is_lost: bool = False, words: str = "") -> Loan:
    """Who mediates decides, within what was set aside for it."""
    take(by, loan, "decide")
    for kind, terms in each_of(loan.terms):
        kind.check_decision(loan=loan, terms=terms, offer=offer.get(kind.kind, {}))
    _settle(by, loan, "decide", dict(offer), is_lost, words)
    return loan


def _settle(by: Any, loan: Loan, name: str, offer: dict[str, Any], is_lost: bool, words: str) -> None:
    to = LoanState.LOST if is_lost else LoanState.CLOSED
    shift(by, loan, name, words=words, offer={"terms": offer, "is_lost": is_lost}, to=to, returned_at=loan.returned_at)
    forget_mediator(loan)  # who mediated reads it no longer
    end_terms(by, loan, offer)
