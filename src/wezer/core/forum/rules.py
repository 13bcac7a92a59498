"""The states of a question, and how its tags are read."""

import re
from collections.abc import Mapping

from wezer.core.models import Question
from wezer.core.models import QuestionState as S
from wezer.kernel.states import state_table

#: What a question may become, from what it is (core.md 12). What is not here is refused.
MOVES: Mapping[str, tuple[str, ...]] = {
    S.OPEN: (S.ANSWERED, S.DUPLICATE, S.CLOSED),
    S.ANSWERED: (S.OPEN, S.ACCEPTED, S.DUPLICATE, S.CLOSED),
    S.ACCEPTED: (S.ACCEPTED, S.REOPENED, S.DUPLICATE, S.CLOSED),
    S.REOPENED: (S.ANSWERED, S.ACCEPTED, S.DUPLICATE, S.CLOSED),
    S.DUPLICATE: (S.REOPENED,),
    S.CLOSED: (S.REOPENED,),
}
state_table(Question, MOVES)
#: Answers are taken in these.
TAKES_ANSWERS = (S.OPEN, S.ANSWERED, S.ACCEPTED, S.REOPENED)
#: Nobody has answered yet, or not what helps.
WAITING = (S.OPEN, S.REOPENED)

MOST_TAGS = 8
_TAG = re.compile(r"[^\W_][\w-]{0,39}")


def sources_of(state: str) -> tuple[str, ...]:
    """The states from which one comes to `state`."""
    return tuple(source for source, targets in MOVES.items() if state in targets)


def read_tags(typed: str) -> list[str]:
    """Tags as typed, with commas, spaces or # between them: each once, in lower case."""
    return list(dict.fromkeys(word.casefold() for word in _TAG.findall(typed)))[:MOST_TAGS]
