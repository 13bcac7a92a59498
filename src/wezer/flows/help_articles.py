"""Within the life of a question: an article remembers the request for help it came of, and the one it says otherwise."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve
from wezer.workflow.arrow import arrow


@arrow(_("request for help → article"), on_fact="core.help_article_written", key="flows.help_article")
def remember_where_it_came_from(fact: Fact) -> Any:
    """The article is written already, by a person: only where it came from is kept."""
    source, article = resolve(str(fact.payload.get("source") or "")), resolve(fact.subject)
    return (source, article) if source is not None and article is not None else None
