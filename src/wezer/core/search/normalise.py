"""Text to tokens."""

import re
import unicodedata
from dataclasses import dataclass, field


@dataclass
class Query:
    terms: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    negatives: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)


def tokens(text: str, language: str = "en") -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[a-z0-9]{1,64}", "".join(c for c in folded if not unicodedata.combining(c)))


def parse_query(text: str) -> Query:
    return Query(terms=tokens(text)[:16])


def fts5_match(query: Query, language: str = "en") -> str:
    return " AND ".join(f'"{term}"' for term in query.terms)


def tsquery(query: Query, language: str = "en") -> str:
    return " & ".join(f"'{term}'" for term in query.terms)
