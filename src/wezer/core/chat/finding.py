"""Finding what was said: in the conversations one takes part in, and nowhere else.

Messages are not in the community's index: no count, no suggestion and no order of anybody's results knows of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wezer.core.chat.outside import is_of_writer
from wezer.core.chat.reading import address_of, name_of, own_conversations, people_of
from wezer.core.markdown import plain_text
from wezer.core.models import Block, Conversation, Message
from wezer.core.search.column import holding
from wezer.core.search.find import day_of
from wezer.core.search.normalise import Query, parse_query

NEWEST_FIRST = ("-id",)


@dataclass(frozen=True, slots=True)
class Hit:
    """One message that was found: how it begins, where, and where it leads."""

    message: Message
    place: str
    words: str
    address: str


def messages_holding(
    viewer: Any, text: str, *, conversation: Conversation | None = None, language: str = "en"
) -> QuerySet[Message]:
    """What `viewer` may read now and that holds these words: in one conversation, else in all they take part in.

    Not what was taken back or hidden, nor the words of those whom they blocked. Any text is safe; one that asks for
    nothing finds nothing. `by:` and `before:` narrow it, other operators are words.
    """
    query = parse_query(text)
    asked = holding(query, language, column="tokens", words=_plain_words(query))
    narrowed = _narrowed(query)
    if asked is None and not narrowed:
        return Message.objects.none()
    if conversation is not None:
        readable = Message.objects.visible_to(viewer).filter(conversation=conversation)
    else:
        readable = Message.objects.filter(conversation__in=own_conversations(viewer).order_by().values("pk"))
    blocked = Block.objects.filter(member=viewer.member).values("blocked")
    shown = readable.filter(withdrawn_at=None, hidden_at=None).exclude(author__in=blocked)
    return shown.filter(asked or Q(), narrowed)


def hits(rows: Sequence[Message], viewer: Any) -> list[Hit]:
    """The found messages as a list shows them. One statement."""
    people = people_of([row.conversation for row in rows], viewer)
    for row in rows:
        if is_of_writer(row, row.conversation):
            row.author.name = row.conversation.writer
    return [
        Hit(
            message=row,
            place=name_of(row.conversation, people.get(row.conversation_id, [])),
            words=plain_text(row.body, 240) or _("a picture"),
            address=address_of(row, row.conversation),
        )
        for row in rows
    ]


def with_places(found: QuerySet[Message]) -> QuerySet[Message]:
    return found.select_related("author__photo", "conversation__channel_of__group", "conversation__group")


def _plain_words(query: Query) -> list[str]:
    return [value for name, values in query.filters.items() if name not in ("by", "before") for value in values]


def _narrowed(query: Query) -> Q:
    narrowed = Q()
    for name in query.filters.get("by", ()):
        narrowed &= Q(author__name__icontains=name)
    for value in query.filters.get("before", ()):
        if day := day_of(value):
            narrowed &= Q(created_at__lt=day)
    return narrowed
