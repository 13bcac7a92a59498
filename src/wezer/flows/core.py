"""Within the life of what people wrote: an article remembers the request for help it came of, and the one it says otherwise;
an item remembers the message that it began with."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import MessageItem
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve
from wezer.workflow.arrow import arrow


@arrow(
    _("request for help → article"),
    on_fact="core.help_article_written",
    key="flows.help_article",
    note=_("The article is written already, by a person: only where it came from is kept."),
)
def remember_where_it_came_from(fact: Fact) -> Any:
    source, article = resolve(str(fact.payload.get("source") or "")), resolve(fact.subject)
    return (source, article) if source is not None and article is not None else None


@arrow(
    _("message → item"),
    on_fact="core.message_became",
    key="flows.message_item",
    note=_("The item is made already, by a person: its thread of life begins with what was said."),
)
def remember_the_message(fact: Fact) -> Any:
    tie, item = resolve(str(fact.payload["origin"])), resolve(fact.subject)
    return (tie.message, item) if isinstance(tie, MessageItem) and item is not None else None
