"""Search in a column of tokens beside the rows themselves: for words that must not lie in the one index of everybody.

The same words are found as in the index (core.md S-3, S-4), but only within rows that the caller has already narrowed to
what somebody may read: nothing is ranked or counted over anything else.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from wezer.core.search.normalise import MOST_IN_QUERY, Query, languages_of, query_words, tokens


def column_of(text: str, language: str) -> str:
    """What the column holds for a text: its tokens with a space on either side of each."""
    return f" {' '.join(tokens(text, language))} "


def holding(query: Query, language: str, *, column: str, words: Iterable[str] = ()) -> Q | None:
    """Rows whose column holds what the query asks for, and these `words` too. None when it asks for nothing."""
    asked = Query(terms=(*query.terms, *words)[:MOST_IN_QUERY], phrases=query.phrases)
    wanted = [_any(ways, column) for ways in query_words(asked, language)]
    wanted += [_any(_phrase(phrase, language), column) for phrase in query.phrases]
    unwanted = [~_any(_phrase(negative, language), column) for negative in query.negatives]
    return reduce(and_, wanted + unwanted) if wanted or unwanted else None


def _any(ways: Iterable[str], column: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__contains": f" {way} "}) for way in ways))


def _phrase(text: str, language: str) -> list[str]:
    return list(dict.fromkeys(" ".join(tokens(text, each)) for each in languages_of(language)))
