"""The steps of a loan: from which states, to which, by whom. Plain values: no database, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from wezer.core.models.lending import OUT, Loan, LoanState
from wezer.kernel.states import state_table

OWNER, BORROWER, EITHER, MEDIATOR, CLOCK = "owner", "borrower", "either", "mediator", "clock"
LONGEST_DAYS = 366
LONGEST_HOURS = 300
#: How far ahead one may ask.
FARTHEST_DAYS = 366
#: What was brought back and never looked at is well after so many days.
LOOK_DAYS = 7
#: A late loan is told again every so many days.
LATE_AGAIN_DAYS = 3
LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Step:
    before: tuple[LoanState, ...]
    after: LoanState | None  # none: stays where it is
    who: str


STEPS = {
    "agree": Step((LoanState.REQUESTED,), LoanState.AGREED, OWNER),
    "refuse": Step((LoanState.REQUESTED,), LoanState.REFUSED, OWNER),
    "cancel": Step((LoanState.REQUESTED, LoanState.AGREED), LoanState.CANCELLED, EITHER),
    "hand_over": Step((LoanState.AGREED,), LoanState.HANDED_OVER, OWNER),
    "be_late": Step((LoanState.HANDED_OVER,), LoanState.LATE, CLOCK),
    "bring_back": Step(OUT, LoanState.RETURNED, EITHER),
    "close": Step((LoanState.RETURNED,), LoanState.CLOSED, OWNER),
    "lose": Step(OUT, LoanState.LOST, BORROWER),
    "dispute": Step((*OUT, LoanState.RETURNED), LoanState.DISPUTED, EITHER),
    "propose": Step((LoanState.DISPUTED,), None, EITHER),
    "accept": Step((LoanState.DISPUTED,), LoanState.CLOSED, EITHER),
    "decide": Step((LoanState.DISPUTED,), LoanState.CLOSED, MEDIATOR),
}
state_table(
    Loan,
    {
        LoanState.REQUESTED: (LoanState.AGREED, LoanState.REFUSED, LoanState.CANCELLED),
        LoanState.AGREED: (LoanState.HANDED_OVER, LoanState.CANCELLED),
        LoanState.HANDED_OVER: (LoanState.LATE, LoanState.RETURNED, LoanState.LOST, LoanState.DISPUTED),
        LoanState.LATE: (LoanState.RETURNED, LoanState.LOST, LoanState.DISPUTED),
        LoanState.RETURNED: (LoanState.CLOSED, LoanState.DISPUTED),
        LoanState.DISPUTED: (LoanState.CLOSED, LoanState.LOST),  # what both agree on, or who mediates
    },
)


def days_between(first: date, last: date) -> list[date]:
    """Both included, in order."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def spans(days: list[date]) -> list[tuple[date, date]]:
    """Days in order, as stretches from the first to the last of each."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] <= timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
