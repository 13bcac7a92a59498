"""The states of what was reported, how long things hold, and figures that name nobody."""

from collections.abc import Mapping

from wezer.core.models import CaseState as S
from wezer.core.models import Measure, ModerationCase
from wezer.kernel.states import state_table

#: What a case may become, from what it is (core.md I-6). What is not here is refused.
MOVES: Mapping[str, tuple[str, ...]] = {
    S.OPEN: (S.CLAIMED, S.DECIDED),
    S.CLAIMED: (S.OPEN, S.CLAIMED, S.DECIDED),
    S.DECIDED: (S.APPEALED, S.OVERTURNED),
    S.APPEALED: (S.UPHELD, S.OVERTURNED),
    S.UPHELD: (),
    S.OVERTURNED: (),
}
state_table(ModerationCase, MOVES)
#: Decisions that touch somebody, who may speak against them.
TOUCHING = (Measure.MESSAGE, Measure.HIDE, Measure.RESTRICT, Measure.SUSPEND)
#: Decisions that touch a person, in whosever name they wrote.
PERSONAL = (Measure.RESTRICT, Measure.SUSPEND)
#: So long one may at most (`appeal_days`); then the reasons are forgotten.
APPEAL_DAYS = 183
LONGEST_DAYS = 365
#: Fewer than this are not counted out: they might be recognised.
FEWEST = 5


def before(state: str) -> tuple[str, ...]:
    """From which states one comes into this one."""
    return tuple(each for each, targets in MOVES.items() if state in targets)


def unnamed(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Counts of which none below five is shown (None), nor can be reckoned from the sum of the others."""
    shown: dict[str, int | None] = {key: number if number >= FEWEST else None for key, number in counts.items()}
    while 0 < sum(counts[key] for key, number in shown.items() if number is None) < FEWEST:
        rest = [key for key, number in shown.items() if number is not None]
        if not rest:
            break
        shown[min(rest, key=lambda key: counts[key])] = None
    return shown
