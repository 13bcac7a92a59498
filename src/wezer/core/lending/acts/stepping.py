"""How a loan takes any step: read anew under a lock, the right asked, its state moved, kept and told. For acts only."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F

from wezer.core.acts.audiences import audience_of
from wezer.core.lending.events import LoanStepped
from wezer.core.lending.refusals import LoanMoved
from wezer.core.lending.rules import BORROWER, CLOCK, EITHER, LONGEST_WORDS, MEDIATOR, OWNER, STEPS
from wezer.core.mediation.rules import side_of
from wezer.core.models import Condition, Item, Loan, LoanStep, Member
from wezer.core.settings_registry import value
from wezer.kernel.acts import move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

RIGHTS = {
    OWNER: "core.answer_loan", BORROWER: "core.keep_loan", EITHER: "core.take_part_in_loan", MEDIATOR: "core.mediate_loan",
}  # fmt: skip


def today() -> date:
    """Days of loans are the community's."""
    return now().astimezone(ZoneInfo(str(value("community.timezone")))).date()


def take(by: Any, loan: Loan, name: str) -> None:
    """Read the loan anew under a lock; refuse who may not, then what is not due."""
    reread(loan)
    step = STEPS[name]
    if step.who == CLOCK and not by.is_system:
        raise NotAllowed()
    if step.who == MEDIATOR and loan.state not in step.before:
        raise LoanMoved(state=loan.get_state_display())
    if step.who != CLOCK:
        require(by, RIGHTS[step.who], loan)
    if loan.state not in step.before:
        raise LoanMoved(state=loan.get_state_display())


def reread(loan: Loan) -> None:
    """The object given becomes the row as it is now, locked until the commit."""
    fresh = Loan.objects.select_for_update(of=("self",)).with_parts().get(pk=loan.pk)
    loan.__dict__.clear()
    loan.__dict__.update(fresh.__dict__)


def read_by(loan: Loan, members: Sequence[Member]) -> None:
    """Its two sides read it, and from now on these members, and no others."""
    readers = audience_of(parties=[loan.owner, loan.borrower, *members])
    if readers.pk != loan.audience_id:
        loan.audience = readers
        Item.objects.filter(pk=loan.pk).update(audience=readers)


def shift(
    by: Any,
    loan: Loan,
    name: str,
    *,
    words: str = "",
    condition: str = "",
    offer: Any = None,
    to: Any = None,
    **also: Any,
) -> None:
    """Move the state, keep what was said, tell it."""
    step, was = STEPS[name], loan.state
    after = to or step.after or loan.state
    assert not condition or condition in Condition.values
    if not move(loan, step.before, after, **also):
        raise LoanMoved(state=loan.get_state_display())
    loan.state_label, over = loan.state, now() if loan.is_over else None
    Item.objects.filter(pk=loan.pk).update(state_label=loan.state, over_at=over, version=F("version") + 1)
    loan.version += 1
    LoanStep.objects.create(
        loan=loan, name=name, party=None if by.is_system else side_of(by, loan), written_by=by.member, words=said(words), condition=condition,
        offer=offer or {}, at=now(),
    )  # fmt: skip
    told = LoanStepped(subject=ref(loan), step=name, before=str(was), state=str(loan.state))
    emit(told, group=loan.group_id, audience=loan.audience_id, audit=step.who == MEDIATOR)


def said(words: str) -> str:
    text = words.replace("\x00", "").replace("\r\n", "\n").strip()
    assert len(text) <= LONGEST_WORDS
    return text
