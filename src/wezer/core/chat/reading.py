"""What the pages and the API of conversations show. The number of statements does not grow with what is listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.chat.acts.messages import EDITABLE
from wezer.core.chat.becoming import Outcome, outcomes
from wezer.core.chat.outside import is_of_writer, name_authors, name_writers
from wezer.core.chosen_reactions import is_barred, line
from wezer.core.halls import room_name
from wezer.core.markdown import html_of, plain_html, plain_text
from wezer.core.models import LETTERS, Attendance, Conversation, Item, Message, MessageReaction
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

#: Messages of one screen, and changes of one answer to a page that listens.
SIZE = 50
MOST_CHANGES = 100
NEWEST_FIRST = ("-newest_at", "-item_ptr_id")


def conversations(viewer: Any) -> QuerySet[Conversation]:
    """Every conversation that `viewer` may open, with what its head shows."""
    return Conversation.objects.visible_to(viewer).select_related(
        "group", "channel_of__group", "author__photo", "assigned", "audience"
    )


def may_listen(viewer: Any, uid: str) -> bool:
    """Whether `viewer` may be told that something happened in the item with this uid: those who may open it."""
    try:
        return bool(Item.objects.visible_to(viewer).filter(uid=UUID(uid)).exists())
    except ValueError:
        return False


def own_conversations(viewer: Any) -> QuerySet[Conversation]:
    """Those the viewer takes part in: with `seen`, how far they have read. Newest first by NEWEST_FIRST."""
    mine = FilteredRelation("attendances", condition=Q(attendances__member=viewer.member))
    return conversations(viewer).annotate(mine=mine, seen=F("mine__seen")).filter(mine__isnull=False)


def letters_to(group: Any, viewer: Any) -> QuerySet[Conversation]:
    return conversations(viewer).filter(form__in=LETTERS, group=group)


@dataclass(slots=True)
class Line:
    """One conversation in a list."""

    conversation: Conversation
    name: str
    people: list[Any]
    last: str
    unread: int


def lines(rows: Sequence[Conversation], viewer: Any) -> list[Line]:
    """What a list shows of these conversations. Two statements."""
    name_writers(rows)
    people = people_of(rows, viewer)
    last = {
        said.conversation_id: said
        for said in Message.objects.filter(
            conversation__in=[row.pk for row in rows], number=F("conversation__newest")
        ).select_related("author")
    }
    for row in rows:
        name_authors([last[row.pk]] if row.is_from_outside and row.pk in last else (), row)
    return [
        Line(
            conversation=row,
            name=name_of(row, people.get(row.pk, [])),
            people=people.get(row.pk, []),
            last=_in_brief(last.get(row.pk)),
            unread=max(0, row.newest - (getattr(row, "seen", None) or 0)),
        )
        for row in rows
    ]


def people_of(rows: Iterable[Conversation], viewer: Any) -> dict[int, list[Any]]:
    """The others in each conversation between members. One statement."""
    direct = [row.pk for row in rows if row.is_direct]
    found: dict[int, list[Any]] = {}
    for each in Attendance.objects.filter(conversation__in=direct).select_related("member__photo").order_by("pk"):
        if viewer.member is None or each.member_id != viewer.member.pk:
            found.setdefault(each.conversation_id, []).append(each.member)
    return found


def name_of(conversation: Conversation, people: Sequence[Any]) -> str:
    """What a conversation is called: the others in it, a group's room, the heading of a letter."""
    if conversation.channel_of is not None:
        room = conversation.channel_of
        return f"{room.group.name}, {room_name(room)}"
    if conversation.is_letter:
        return conversation.title
    return ", ".join(member.name for member in people)


def last_words(found: QuerySet[Conversation]) -> str:
    """How the conversation stands, for the door of its room. One statement."""
    said = Message.objects.filter(conversation__in=found, number=F("conversation__newest")).select_related("author")
    return _in_brief(said.first()) or _("Nobody has said anything yet. Say hello.")


def _in_brief(said: Message | None) -> str:
    if said is None:
        return ""
    if said.withdrawn_at or said.hidden_at:
        return _("{name} took a message back").format(name=said.author.name) if said.withdrawn_at else ""
    return words_of(said)


def words_of(said: Message) -> str:
    """A message in one line."""
    return _("{name}: {words}").format(name=said.author.name, words=plain_text(said.body, 90) or _("a picture"))


# ------------------------------------------------------------------ messages

#: A message that is looked at in its place has so many later ones below it.
AFTERWARDS = 10


@dataclass(slots=True)
class Spoken:
    """One message as this viewer may read it."""

    message: Message
    html: Any
    state: str  # shown, withdrawn, hidden
    is_mine: bool
    may_edit: bool
    is_outside: bool = False  # said by somebody who is not a member
    quoted: str = ""
    quoted_at: str = ""
    answers: int = 0
    reactions: list[dict[str, Any]] = field(default_factory=list)
    became: list[Outcome] = field(default_factory=list)

    @property
    def offered(self) -> list[dict[str, Any]]:
        """What this viewer may still give."""
        return [each for each in self.reactions if each["may_give"] and not each["mine"]]


def screen(
    conversation: Conversation, *, before: int | None = None, thread: Message | None = None, size: int = SIZE
) -> tuple[list[Message], int]:
    """The newest messages before a number, in their order, and the number from which older ones go on (0: none).
    One statement."""
    found = Message.objects.filter(conversation=conversation).with_people()
    if thread is not None:
        found = found.filter(Q(pk=thread.pk) | Q(answers=thread))
    if before is not None:
        found = found.filter(number__lt=before)
    rows = list(found.order_by("-number")[: size + 1])
    more, rows = len(rows) > size, rows[:size][::-1]
    return rows, rows[0].number if more else 0


@dataclass(frozen=True, slots=True)
class Pin:
    """A message at the top of its conversation: how it begins, and where it stands among the others."""

    message: Message
    words: str
    address: str


def pins(conversation: Conversation) -> list[Pin]:
    """What stands at the top, the newest pin first. One statement, none where nothing was ever pinned."""
    if not conversation.pins_changed:
        return []
    found = Message.objects.filter(conversation=conversation).exclude(pinned_at=None).with_people()
    rows = list(found.select_related("pinned_by").order_by("-pinned_at", "-pk"))
    name_authors(rows, conversation)
    return [Pin(row, plain_text(row.body, 160) or _("a picture"), address_of(row, conversation)) for row in rows]


def address_of(message: Message, conversation: Conversation) -> str:
    """The part of the conversation that holds this message, however long ago it was said."""
    page = reverse("chat:conversation", args=[conversation.uid])
    return f"{page}?before={message.number + AFTERWARDS}#m-{message.uid}"


def changes(conversation: Conversation, since: int) -> tuple[list[Message], int]:
    """Whatever was said or changed after the clock showed `since`, in the order of messages, and what it shows now.

    Changes are counted under the conversation's lock, hence none is ever skipped; more than fit come with the next answer.
    """
    found = Message.objects.filter(conversation=conversation, changed__gt=since).with_people()
    rows = list(found.order_by("changed", "number")[:MOST_CHANGES])
    full = len(rows) == MOST_CHANGES
    if full:  # what is quoted and its answers change at one tick
        rows += found.filter(changed=rows[-1].changed).exclude(pk__in=[row.pk for row in rows])
    until = rows[-1].changed if full else max(conversation.clock, since)
    return sorted(rows, key=lambda row: row.number), until


def spoken(rows: Sequence[Message], conversation: Conversation, viewer: Any) -> list[Spoken]:
    """The messages as the viewer may read them. Two statements, and one more where something became of any."""
    name_authors(rows, conversation)
    numbers = [row.pk for row in rows]
    given: dict[int, dict[str, set[int]]] = {}
    for place, kind, party in MessageReaction.objects.filter(message__in=numbers).values_list(
        "message_id", "kind", "party_id"
    ):
        given.setdefault(place, {}).setdefault(kind, set()).add(party)
    answered = dict(
        Message.objects.filter(answers__in=numbers, withdrawn_at=None)
        .order_by()
        .values("answers")
        .annotate(number=Count("pk"))
        .values_list("answers", "number")
    )
    moderates = conversation.channel_of_id is not None and can(viewer, "core.moderate", conversation.group)
    became = outcomes(rows, viewer)
    said = [_spoken(row, viewer, moderates, given.get(row.pk, {}), answered.get(row.pk, 0)) for row in rows]
    here = {row.pk for row in rows}
    for one in said:
        if one.quoted:
            one.quoted_at = _place_of(one.message.answers, conversation, here)
        one.became = became.get(one.message.pk, []) if one.state == "shown" else []
        if is_of_writer(one.message, conversation):
            one.is_outside, one.html = True, plain_html(one.message.body)
            for each in one.reactions:  # who is no party here is given nothing
                each["may_give"] = each["may_give"] and not each["note"]
    return said


def _spoken(row: Message, viewer: Any, moderates: bool, given: dict[str, set[int]], answers: int) -> Spoken:
    mine = viewer.member is not None and (row.written_by_id == viewer.member.pk or viewer.may_act_for(row.author_id))
    state = "withdrawn" if row.withdrawn_at else "hidden" if row.hidden_at else "shown"
    readable = state == "shown" or (state == "hidden" and (mine or moderates))
    party = viewer.party.pk if viewer.party is not None else 0
    return Spoken(
        message=row,
        html=html_of(row) if readable else "",
        state=state,
        is_mine=mine,
        may_edit=mine and state == "shown" and row.created_at > now() - EDITABLE,
        quoted=_quoted(row.answers),
        answers=answers,
        reactions=line(
            {kind: len(parties) for kind, parties in given.items()},
            {kind for kind, parties in given.items() if party in parties},
            is_barred=is_barred(row, viewer),
        ),
    )


def _place_of(message: Any, conversation: Conversation, here: set[int]) -> str:
    """Where what is quoted stands: on the same screen, or on the one that holds it."""
    if message.pk in here or message.number > conversation.newest - SIZE:
        return f"#m-{message.uid}"
    return address_of(message, conversation)


def _quoted(message: Message | None) -> str:
    if message is None or message.withdrawn_at or message.hidden_at:
        return ""
    return plain_text(message.body, 80) or _("a picture")
