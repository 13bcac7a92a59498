"""The states of a belonging and what may follow each (core.md 5.2, I-6). Whatever is not listed is refused."""

from wezer.core.models import ACTIVE_STATES, Belonging
from wezer.core.models import BelongingState as S
from wezer.kernel.states import state_table

#: Nothing is open between the person and the group: one may come (again).
OUTSIDE = (S.LEFT, S.REFUSED, S.DECLINED, S.EXPIRED, S.WITHDRAWN)
_COMING = frozenset({S.INVITED, S.APPLIED, S.NEWCOMER, S.MEMBER, S.OBSERVER})

TRANSITIONS: dict[str, frozenset[str]] = {
    S.INVITED: frozenset({S.APPLIED, S.NEWCOMER, S.MEMBER, S.OBSERVER, S.DECLINED, S.EXPIRED, S.WITHDRAWN}),
    S.APPLIED: frozenset({S.INVITED, S.NEWCOMER, S.MEMBER, S.OBSERVER, S.REFUSED, S.WITHDRAWN}),
    S.NEWCOMER: frozenset({S.MEMBER, S.PAUSED, S.LEAVING, S.LEFT, S.EXCLUDED, S.SUSPENDED}),
    S.MEMBER: frozenset({S.PAUSED, S.OBSERVER, S.LEAVING, S.LEFT, S.EXCLUDED, S.SUSPENDED}),
    S.OBSERVER: frozenset({S.MEMBER, S.NEWCOMER, S.LEAVING, S.LEFT, S.EXCLUDED, S.SUSPENDED}),
    S.PAUSED: frozenset({S.MEMBER, S.NEWCOMER, S.LEAVING, S.LEFT, S.EXCLUDED, S.SUSPENDED}),
    S.SUSPENDED: frozenset({S.MEMBER, S.NEWCOMER, S.OBSERVER, S.PAUSED, S.LEAVING, S.EXCLUDED, S.LEFT}),
    S.LEAVING: frozenset({S.NEWCOMER, S.MEMBER, S.OBSERVER, S.PAUSED, S.LEFT, S.EXCLUDED, S.SUSPENDED}),
    # an appeal that was heard, maybe when they had left the community; or the days until one may ask again are over
    S.EXCLUDED: _COMING | {S.PAUSED, S.LEFT},
    **dict.fromkeys(OUTSIDE, _COMING),
}
for _inside in ACTIVE_STATES:  # the import that brought them is taken back
    TRANSITIONS[_inside] |= {S.WITHDRAWN}
state_table(Belonging, TRANSITIONS)


def may_follow(before: str, after: str) -> bool:
    return after in TRANSITIONS[S(before)]
