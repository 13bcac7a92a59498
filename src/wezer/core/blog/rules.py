"""The states of an article, and the last part of its address."""

import re
from collections.abc import Mapping

from django.utils.text import slugify

from wezer.core.models import Article
from wezer.core.models import ArticleState as S
from wezer.kernel.states import state_table

#: What an article may become, from what it is (core.md 12). What is not here is refused.
MOVES: Mapping[str, tuple[str, ...]] = {
    S.DRAFT: (S.REVIEW, S.SCHEDULED, S.PUBLISHED),
    S.REVIEW: (S.DRAFT, S.SCHEDULED, S.PUBLISHED),
    S.SCHEDULED: (S.DRAFT, S.REVIEW, S.PUBLISHED),
    S.PUBLISHED: (S.ARCHIVED,),
    S.ARCHIVED: (S.PUBLISHED,),
}
state_table(Article, MOVES)
#: Nobody but those who write it and those who read it first sees it yet.
UNSEEN = (S.DRAFT, S.REVIEW, S.SCHEDULED)
LONGEST_NAME = 80
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def before(state: str) -> tuple[str, ...]:
    """What may become `state`."""
    return tuple(each for each, after in MOVES.items() if state in after)


def name_of(words: str) -> str:
    """Words as they stand in an address; empty when none of them can, or when they would be taken for a uid."""
    name = slugify(words)[:LONGEST_NAME].strip("-_")
    return "" if _UID.fullmatch(name) else name
