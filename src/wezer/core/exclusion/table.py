"""The states of a procedure of exclusion and what may follow each (I-6). Whatever is not listed is refused.

No step towards an exclusion is taken by time alone: the clock ends a hearing, counts a vote, or lets go.
"""

from wezer.core.models import Exclusion
from wezer.core.models import ExclusionState as S
from wezer.kernel.states import state_table

TRANSITIONS: dict[str, frozenset[str]] = {
    S.HEARING: frozenset({S.DECIDING, S.WITHDRAWN, S.LAPSED}),
    S.DECIDING: frozenset({S.EXCLUDED, S.KEPT, S.WITHDRAWN, S.LAPSED}),
    S.EXCLUDED: frozenset({S.APPEALED}),
    S.APPEALED: frozenset({S.UPHELD, S.OVERTURNED, S.LAPSED}),  # lapsed: the person is forgotten
    S.KEPT: frozenset(),
    S.UPHELD: frozenset(),
    S.OVERTURNED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.LAPSED: frozenset(),
}
state_table(Exclusion, TRANSITIONS)


def may_follow(before: str, after: str) -> bool:
    return after in TRANSITIONS[S(before)]
