"""Conversations: channels, messages between members; reading and answering letters."""

from typing import Annotated, Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.api.common import Confirmation, Slug, caller, router
from wezer.core.api.posts import HidingIn
from wezer.core.chat.acts.conversations import choose_hearing, read_conversation
from wezer.core.chat.acts.letters import assign_letter, write_to
from wezer.core.chat.acts.messages import edit_message, react, say, withdraw_message
from wezer.core.chat.hearing import hears
from wezer.core.chat.outside import outside_letters
from wezer.core.chat.read_marks import read_by
from wezer.core.chat.reading import (
    NEWEST_FIRST,
    SIZE,
    Spoken,
    changes,
    conversations,
    lines,
    own_conversations,
    screen,
    spoken,
)
from wezer.core.models import Measure, Member, Message, OutsideLetter
from wezer.core.moderation.acts.cases import decide_now, show_again
from wezer.core.profiles import members_visible_to
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotFound
from wezer.ui.paging import page_after
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    idempotent,
    made,
    moment,
    show_party,
)

Number = Annotated[int, Query(ge=0, le=2**53)]


class OutsideWriterOut(Schema):
    """Who wrote a letter from outside, for those who answer."""

    name: str
    email: str
    readable_until: str | None
    """Until when their link shows the letter; each answer begins it anew."""
    takes_mail: bool


class ConversationOut(Schema):
    uid: UID
    form: str
    """channel, direct, letter; outside: a letter of somebody who is no member."""
    name: str
    group: PartyOut | None
    members: list[PartyOut]
    """The others, in a conversation between members."""
    author: PartyOut
    outside: OutsideWriterOut | None
    """Who wrote a letter from outside; its `author` bears their name, and is nobody here."""
    assigned: PartyOut | None
    newest: int
    """The number of the last message."""
    clock: int
    """What `since` takes: it counts every change."""
    unread: int
    last: str
    newest_at: str | None
    hears: str
    """Of what one is told: all, mentions (and answers), nothing."""


class ReactionOut(Schema):
    kind: str
    number: int
    mine: bool


class BecameOut(Schema):
    """An item that a message became, for who may open it."""

    item: UID
    kind: str
    title: str


class MessageOut(Schema):
    uid: UID
    number: int
    author: PartyOut
    written_by: PartyOut | None
    answers: UID | None
    quoted: str
    """How the answered message begins, as it reads now; empty once that was taken back or hidden."""
    body: str
    pictures: list[str]
    state: str
    created_at: str | None
    edited_at: str | None
    pinned_at: str | None
    answered: int
    reactions: list[ReactionOut]
    became: list[BecameOut]


class ChangesOut(Schema):
    items: list[MessageOut]
    clock: int
    """Ask again with this: 100 changes at most come at once."""


class NewConversation(Strict):
    members: Annotated[list[UID], Field(min_length=1, max_length=19)]
    body: Text


class ChatMessageIn(Strict):
    body: Text
    answers: UID | None = None
    confirmation: Short = ""


class MessageChange(Strict):
    body: Text
    confirmation: Short = ""


class SeenIn(Strict):
    number: Annotated[int, Field(ge=0, le=2**53)]


class HearingIn(Strict):
    hears: Literal["all", "mentions", "nothing"]


class AssignedIn(Strict):
    member: UID | None


def show_conversations(rows: Any, viewer: Any) -> list[dict[str, Any]]:
    told, written = hears(rows, viewer), outside_letters(rows)
    return [
        {
            "uid": line.conversation.uid,
            "form": line.conversation.form,
            "name": line.name,
            "group": show_party(line.conversation.group),
            "members": [show_party(member) for member in line.people],
            "author": show_party(line.conversation.author),
            "outside": _show_writer(written.get(line.conversation.pk), viewer, line.conversation),
            "assigned": show_party(line.conversation.assigned),
            "newest": line.conversation.newest,
            "clock": line.conversation.clock,
            "unread": line.unread,
            "last": line.last,
            "newest_at": moment(line.conversation.newest_at),
            "hears": told.get(line.conversation.pk, ""),
        }
        for line in lines(rows, viewer)
    ]


def _show_writer(letter: OutsideLetter | None, viewer: Any, conversation: Any) -> dict[str, Any] | None:
    """Who wrote from outside, with their address: for those who answer, as on the page."""
    if letter is None or not can(viewer, "core.answer_letters", conversation.group):
        return None
    return {
        "name": letter.name,
        "email": letter.email,
        "readable_until": moment(letter.readable_until),
        "takes_mail": letter.stopped_at is None,
    }


def _show_message(one: Spoken) -> dict[str, Any]:
    said = one.message
    return {
        "uid": said.uid,
        "number": said.number,
        "author": show_party(said.author),
        "written_by": show_party(said.written_by),
        "answers": said.answers.uid if said.answers is not None else None,
        "quoted": one.quoted,
        "body": said.body if one.html else "",
        "pictures": said.pictures if one.state == "shown" else [],
        "state": one.state,
        "created_at": moment(said.created_at),
        "edited_at": moment(said.edited_at),
        "pinned_at": moment(said.pinned_at),
        "answered": one.answers,
        "reactions": [
            {"kind": each["kind"], "number": each["number"], "mine": each["mine"]}
            for each in one.reactions
            if each["number"]
        ],
        "became": [{"item": each.item.uid, "kind": each.item.kind, "title": each.title} for each in one.became],
    }


def listed_conversations(found: Any, after: str, limit: int, viewer: Any) -> dict[str, Any]:
    page = page_after(found, after, size=limit, order=NEWEST_FIRST)
    return {"items": show_conversations(page.items, viewer), "next": page.next or None}


def found_conversation(request: Any, uid: Any) -> Any:
    return get_object_or_404(conversations(request.viewer), uid=uid)


def found_message(request: Any, uid: Any) -> Message:
    found = Message.objects.visible_to(request.viewer).with_people()
    more = ("conversation__group", "conversation__channel_of", "conversation__audience")
    return get_object_or_404(found.select_related("author__photo", "written_by", "answers__author", *more), uid=uid)


def shown_again(request: Any, message: Message) -> dict[str, Any]:
    fresh = found_message(request, message.uid)
    return _show_message(spoken([fresh], fresh.conversation, request.viewer)[0])


@router.get("/conversations", response=Listed[ConversationOut])
def list_conversations(request: Any, after: After = "", limit: Limit = 20) -> Any:
    """Those one takes part in, the newest first."""
    caller(request)
    return listed_conversations(own_conversations(request.viewer), after, limit, request.viewer)


@router.post("/conversations", response=MADE(ConversationOut))
@idempotent
def begin(request: Any, new: NewConversation) -> Any:
    """Write to members: their conversation is opened with its first message, or goes on."""
    members = list(members_visible_to(request.viewer).filter(uid__in=new.members))
    if len(members) != len(set(new.members)):
        raise NotFound()
    conversation = write_to(by=request.viewer, members=members, body=new.body, key=request.key)
    return made(show_conversations([found_conversation(request, conversation.uid)], request.viewer)[0])


@router.get("/conversations/{uid}", response=ConversationOut)
def conversation(request: Any, uid: UID) -> Any:
    return show_conversations([found_conversation(request, uid)], request.viewer)[0]


@router.get("/conversations/{uid}/messages", response=Listed[MessageOut])
def messages(request: Any, uid: UID, after: After = "", limit: Limit = SIZE) -> Any:
    """What was said, the newest first; `next` leads to what was said before."""
    found = found_conversation(request, uid)
    before = int(after) if after.isdecimal() and len(after) < 16 else None
    rows, older = screen(found, before=before, size=limit)
    shown = [_show_message(one) for one in reversed(spoken(rows, found, request.viewer))]
    return {"items": shown, "next": str(older) if older else None}


@router.get("/conversations/{uid}/changes", response=ChangesOut)
def what_changed(request: Any, uid: UID, since: Number = 0) -> Any:
    """Whatever was said, changed or taken back since the clock showed `since`; nothing is ever left out."""
    found = found_conversation(request, uid)
    rows, until = changes(found, since)
    return {"items": [_show_message(one) for one in spoken(rows, found, request.viewer)], "clock": until}


@router.post("/conversations/{uid}/messages", response=MADE(MessageOut))
@idempotent
def say_something(request: Any, uid: UID, new: ChatMessageIn) -> Any:
    """Say something, or answer a message there."""
    found = found_conversation(request, uid)
    answered = get_object_or_404(Message, uid=new.answers, conversation=found) if new.answers else None
    message = say(
        by=request.viewer, conversation=found, body=new.body, answers=answered, key=request.key,
        confirmation=new.confirmation,
    )  # fmt: skip
    return made(shown_again(request, message))


@router.put("/conversations/{uid}/seen", response={204: None})
def read_up_to(request: Any, uid: UID, seen: SeenIn) -> Any:
    """One has read up to this message."""
    read_conversation(by=request.viewer, conversation=found_conversation(request, uid), number=seen.number)
    return None


@router.get("/conversations/{uid}/readers", response=list[PartyOut])
def readers(request: Any, uid: UID) -> Any:
    """Who has read one's last message, between members, of those who show it; nobody, unless one shows it too."""
    return [show_party(member) for member in read_by(found_conversation(request, uid), request.viewer)]


@router.put("/conversations/{uid}/hearing", response=ConversationOut)
def put_hearing(request: Any, uid: UID, sent: HearingIn) -> Any:
    """How much of what is said there one is told: all, mentions (and answers), nothing."""
    caller(request)
    choose_hearing(by=request.viewer, conversation=found_conversation(request, uid), hears=sent.hears)
    return show_conversations([found_conversation(request, uid)], request.viewer)[0]


@router.put("/conversations/{uid}/assignment", response=ConversationOut)
def assign(request: Any, uid: UID, chosen: AssignedIn) -> Any:
    """Who of those who answer takes a letter on; null: nobody yet."""
    found = found_conversation(request, uid)
    member = get_object_or_404(Member, uid=chosen.member) if chosen.member else None
    assign_letter(by=request.viewer, conversation=found, member=member)
    return show_conversations([found_conversation(request, uid)], request.viewer)[0]


@router.put("/messages/{uid}", response=MessageOut)
def change_message(request: Any, uid: UID, change: MessageChange) -> Any:
    """Say it otherwise, within a day."""
    message = found_message(request, uid)
    edit_message(by=request.viewer, message=message, body=change.body, confirmation=change.confirmation)
    return shown_again(request, message)


@router.delete("/messages/{uid}", response={204: None})
def take_back(request: Any, uid: UID) -> Any:
    """Take back what one said: its words are gone at once."""
    withdraw_message(by=request.viewer, message=found_message(request, uid))
    return None


@router.put("/messages/{uid}/reactions/{kind}", response=MessageOut)
def react_to_message(request: Any, uid: UID, kind: Slug, confirmation: Confirmation = "") -> Any:
    """Give a reaction; twice is once. One that pays asks for the `confirmation` that its refusal names."""
    message = found_message(request, uid)
    react(by=request.viewer, message=message, kind=kind, confirmation=confirmation)
    return shown_again(request, message)


@router.delete("/messages/{uid}/reactions/{kind}", response=MessageOut)
def unreact_to_message(request: Any, uid: UID, kind: Slug) -> Any:
    """Take it back."""
    message = found_message(request, uid)
    react(by=request.viewer, message=message, kind=kind, give=False)
    return shown_again(request, message)


@router.put("/messages/{uid}/hiding", response={204: None})
def hide_a_message(request: Any, uid: UID, sent: HidingIn) -> Any:
    """Hide it, as a moderator of the group, with a reason its author reads."""
    decide_now(
        by=request.viewer, kind="message", thing=found_message(request, uid), decision=Measure.HIDE, reason=sent.reason
    )
    return None


@router.delete("/messages/{uid}/hiding", response={204: None})
def show_a_message(request: Any, uid: UID) -> Any:
    """Take the hiding back."""
    show_again(by=request.viewer, kind="message", thing=found_message(request, uid))
    return None
