"""How the two engines are asked for tokens: the one place that knows where each keeps them."""

from typing import Any

from django.db import connection
from django.db.models import BigAutoField, Lookup, QuerySet

from wezer.core.models import SearchDoc
from wezer.core.modules import closed_item_kinds
from wezer.core.search.normalise import Query, fts5_match, tsquery


def expression(query: Query, language: str) -> str:
    """The question as this database's engine takes it; empty when it asks for no word."""
    return tsquery(query, language) if connection.vendor == "postgresql" else fts5_match(query, language)


def entries_without_words() -> int:
    """Entries whose words the engine has lost. One statement, in SQL: Django does not know where the words are."""
    return _number(
        "SELECT count(*) FROM core_searchdoc WHERE tokens IS NULL"
        if connection.vendor == "postgresql"
        else "SELECT count(*) FROM core_searchdoc WHERE id NOT IN (SELECT rowid FROM core_searchtext)"
    )


def words_without_entry() -> int:
    """Words of entries that are gone; where words lie in a column of the entry there are none. In SQL for the same reason."""
    if connection.vendor == "postgresql":
        return 0
    return _number("SELECT count(*) FROM core_searchtext WHERE rowid NOT IN (SELECT id FROM core_searchdoc)")


def _number(question: str) -> int:
    with connection.cursor() as db:
        db.execute(question)
        return int(db.fetchone()[0])


def listed_docs(viewer: Any, wanted: str = "") -> QuerySet[SearchDoc]:
    """The entries that `viewer` may find, and of them those that hold what is wanted (an `expression`)."""
    docs = SearchDoc.objects.filter(is_listed=True, audience_id__in=viewer.audience_ids)
    if closed := closed_item_kinds():
        docs = docs.exclude(kind__in=closed)
    return docs.filter(id__tokens_match=wanted) if wanted else docs


@BigAutoField.register_lookup
class TokensMatch(Lookup):  # type: ignore[type-arg]  # generic for the type checker only
    """`SearchDoc.id__tokens_match=expression`: asked of the engine, whose column or table Django does not know."""

    lookup_name = "tokens_match"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # takes what any database gives
        assert self.lhs.target.model is SearchDoc, "only the search index has tokens"
        column, _none = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column.rpartition('.')[0]}.tokens @@ %s::tsquery", [self.rhs]
        return f"{column} IN (SELECT rowid FROM core_searchtext WHERE core_searchtext MATCH %s)", [self.rhs]
