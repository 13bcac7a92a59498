"""Who is told of what was said. A message between members, a letter and its answer are told at once; in a channel those who
are answered or named, and who wants to hear everything. Whoever chose to hear less of that conversation hears less;
whoever has read it already is told nothing."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.notices import notify
from wezer.core.chat import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.chat.hearing import chosen_in, is_told, listening
from wezer.core.models import ACTIVE_STATES, Attendance, Conversation, Group, Member, Message
from wezer.core.queries import members_who_may
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


@receiver("core.message_said")
def tell_of_a_message(fact: Fact) -> None:
    message = resolve(fact.payload["message"])
    if not isinstance(message, Message) or message.withdrawn_at is not None:
        return
    conversation = Conversation.objects.select_related("group").get(pk=message.conversation_id)
    told: set[int] = _who_knows(message)
    chosen, addressed = chosen_in(conversation), _addressed(fact)
    for kind, members in _concerned(conversation, message, fact):
        fresh = [
            member
            for member in members
            if member.pk not in told and is_told(chosen.get(member.pk, ""), addressed=member.pk in addressed)
        ]
        told |= {member.pk for member in fresh}
        notify(
            by=system,
            members=fresh,
            kind=kind,
            fact=fact,
            item=conversation,
            group=conversation.group,
            actor=message.author,
            detail={"message": str(message.uid), "title": conversation.title, **_outside(conversation)},
        )


def _concerned(conversation: Conversation, message: Message, fact: Fact) -> Iterable[tuple[str, list[Member]]]:
    if conversation.is_direct:
        yield "direct_message", _attending(conversation)
    elif conversation.is_letter and conversation.group and message.author_id == conversation.author_id:
        yield "letter", members_who_may("core.answer_letters", conversation.group)
    elif conversation.is_letter:
        yield "letter_answer", _people(conversation.written_by_id)
    else:
        yield "chat_answer", _answered(fact)
        yield "chat_mention", _named(fact.payload)
        yield "chat_message", listening(conversation)


def _outside(conversation: Conversation) -> dict[str, bool]:
    return {"outside": True} if conversation.is_from_outside else {}


def _addressed(fact: Fact) -> set[int]:
    """Whom the message answers, and whom it names."""
    return {member.pk for member in (*_answered(fact), *_named(fact.payload))}


def _answered(fact: Fact) -> list[Member]:
    answered = resolve(fact.payload["answers"]) if fact.payload["answers"] else None
    return _people(answered.written_by_id) if isinstance(answered, Message) else []


def _people(number: int | None) -> list[Member]:
    return list(Member.objects.filter(pk=number)) if number else []


def _attending(conversation: Conversation) -> list[Member]:
    return [row.member for row in Attendance.objects.filter(conversation=conversation).select_related("member")]


def _named(payload: dict[str, Any]) -> list[Member]:
    """The members a text names, and those directly in the groups it names."""
    things = [resolve(name) for name in (*payload.get("members", ()), *payload.get("groups", ()))]
    people = {thing.pk: thing for thing in things if isinstance(thing, Member)}
    groups = [thing for thing in things if isinstance(thing, Group)]
    inside = Member.objects.filter(belongings__group__in=groups, belongings__state__in=ACTIVE_STATES)
    return list((people | {member.pk: member for member in inside}).values())


def _who_knows(message: Message) -> set[int]:
    """Its author, and those who have read it meanwhile."""
    read = Attendance.objects.filter(conversation_id=message.conversation_id, seen__gte=message.number)
    own = {message.written_by_id} if message.written_by_id else set()
    return own | set(read.values_list("member_id", flat=True))
