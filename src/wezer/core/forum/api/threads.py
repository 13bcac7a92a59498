"""Forums for machines: topics and questions, and what becomes of them."""

from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from ninja import Query
from pydantic import Field

from wezer.core.api.common import Words, router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.forum.acts.questions import (
    close_question,
    mark_duplicate,
    reopen_question,
)
from wezer.core.forum.acts.threads import ask_question, edit_thread, open_topic, pin_item
from wezer.core.forum.reading import entries
from wezer.core.forum.reading import pinned as on_top
from wezer.core.models import ForumEntry, Item, Question, Room, Topic
from wezer.core.search.alike import alike
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    Short,
    Strict,
    Text,
    Version,
    idempotent,
    made,
    moment,
)

Sort = Annotated[Literal["active", "useful", "waiting"], Query(description="waiting: questions without an answer.")]
Title = Annotated[str, Field(max_length=200)]
_WITH = ("author", "group", "room", "audience", "forum_entry")


class ForumThreadOut(ItemOut):
    body: str
    tags: list[str]
    edited_at: str | None
    pinned: bool


class QuestionOut(ForumThreadOut):
    """`accepted`: the answer that helped. `same_as`: the question it repeats, if one may read it."""

    answers: int
    accepted: UID | None
    same_as: UID | None


class ForumEntryOut(ItemOut):
    tags: list[str]
    active_at: str
    answers: int
    useful: int
    pinned: bool


class ThreadIn(Strict):
    title: Title
    body: Text
    tags: Line = ""
    audience: Annotated[str, Field(max_length=20)] = ""
    confirmation: Short = ""


class ThreadChange(ThreadIn):
    version: Version | None = None


class DuplicateIn(Strict):
    same_as: UID


def show_thread(item: Any) -> dict[str, Any]:
    shown = {
        **show_item(item),
        "body": item.body,
        "tags": item.card.get("tags", []),
        "edited_at": moment(item.edited_at),
        "pinned": item.forum_entry.pinned_at is not None,
    }
    if isinstance(item, Question):
        shown |= {
            "state": item.state,
            "answers": item.forum_entry.answers,
            "accepted": item.accepted.uid if item.accepted else None,
            "same_as": item.same_as.uid if item.same_as else None,
        }
    return shown


def show_entry(entry: ForumEntry) -> dict[str, Any]:
    return {
        **show_item(entry.item),
        "tags": entry.item.card.get("tags", []),
        "active_at": moment(entry.active_at),
        "answers": entry.answers,
        "useful": entry.useful,
        "pinned": entry.pinned_at is not None,
    }


def _forum(request: Any, uid: Any) -> Room:
    room = found_room(request, uid)
    if room.kind != "forum":
        raise Http404
    return room


def _topic(request: Any, uid: Any) -> Topic:
    return get_object_or_404(Topic.objects.visible_to(request.viewer).select_related(*_WITH), uid=uid)


def found_question(request: Any, uid: Any) -> Question:
    found = Question.objects.visible_to(request.viewer).select_related(*_WITH, "accepted", "same_as")
    question: Question = get_object_or_404(found, uid=uid)
    other = question.same_as
    if other is not None and not Question.objects.visible_to(request.viewer).filter(pk=other.pk).exists():
        question.same_as = None
    return question


@router.get("/rooms/{uid}/forum", response=Listed[ForumEntryOut])
def forum(request: Any, uid: UID, sort: Sort = "active", after: After = "", limit: Limit = 20) -> Any:
    """What a forum holds, besides what is pinned (`GET …/pinned`)."""
    found, following = entries(_forum(request, uid), request.viewer, sort=sort, after=after, size=limit)
    return {"items": [show_entry(entry) for entry in found], "next": following or None}


@router.get("/rooms/{uid}/pinned", response=list[ForumEntryOut])
def pinned(request: Any, uid: UID) -> Any:
    """What stands on top of a forum."""
    return [show_entry(entry) for entry in on_top(_forum(request, uid), request.viewer)]


@router.get("/questions/similar", response=list[ItemOut])
def similar(request: Any, q: Words) -> Any:
    """What was asked, or written as help, that looks like this text."""
    found = alike(request.viewer, q, kinds=("question", "help_article"), language=(get_language() or "en")[:2])
    items = Item.objects.filter(pk__in=[each.pk for each in found]).with_people()
    by_id = {item.pk: item for item in items}
    return [show_item(by_id[each.pk]) for each in found]


@router.post("/rooms/{uid}/topics", response=MADE(ForumThreadOut))
@idempotent
def new_topic(request: Any, uid: UID, new: ThreadIn) -> Any:
    """Open a topic in a forum."""
    topic = open_topic(by=request.viewer, room=_forum(request, uid), key=request.key, **new.dict())
    return made(show_thread(_topic(request, topic.uid)))


@router.post("/rooms/{uid}/questions", response=MADE(QuestionOut))
@idempotent
def new_question(request: Any, uid: UID, new: ThreadIn) -> Any:
    """Ask in a forum. `GET /questions/similar` says first what looks like it."""
    question = ask_question(by=request.viewer, room=_forum(request, uid), key=request.key, **new.dict())
    return made(show_thread(found_question(request, question.uid)))


@router.get("/topics/{uid}", response=ForumThreadOut)
def topic(request: Any, uid: UID) -> Any:
    return show_thread(_topic(request, uid))


@router.put("/topics/{uid}", response=ForumThreadOut)
def put_topic(request: Any, uid: UID, change: ThreadChange) -> Any:
    """Say it otherwise; what it said before is kept."""
    edit_thread(by=request.viewer, item=_topic(request, uid), **change.dict())
    return show_thread(_topic(request, uid))


@router.get("/questions/{uid}", response=QuestionOut)
def question(request: Any, uid: UID) -> Any:
    return show_thread(found_question(request, uid))


@router.put("/questions/{uid}", response=QuestionOut)
def put_question(request: Any, uid: UID, change: ThreadChange) -> Any:
    """Say it otherwise; what it said before is kept."""
    edit_thread(by=request.viewer, item=found_question(request, uid), **change.dict())
    return show_thread(found_question(request, uid))


@router.put("/questions/{uid}/closure", response=QuestionOut)
def closure(request: Any, uid: UID) -> Any:
    """It takes no more answers."""
    close_question(by=request.viewer, question=found_question(request, uid))
    return show_thread(found_question(request, uid))


@router.post("/questions/{uid}/reopening", response=QuestionOut)
def reopening(request: Any, uid: UID) -> Any:
    """Closed, solved or asked before: answers are welcome again."""
    reopen_question(by=request.viewer, question=found_question(request, uid))
    return show_thread(found_question(request, uid))


@router.put("/questions/{uid}/duplicate", response=QuestionOut)
def duplicate(request: Any, uid: UID, sent: DuplicateIn) -> Any:
    """It repeats another question."""
    other = found_question(request, sent.same_as)
    mark_duplicate(by=request.viewer, question=found_question(request, uid), same_as=other)
    return show_thread(found_question(request, uid))


@router.put("/items/{uid}/pin", response={204: None})
def put_pin(request: Any, uid: UID) -> Any:
    """On top of its forum."""
    pin_item(by=request.viewer, item=_entered(request, uid), pinned=True)
    return None


@router.delete("/items/{uid}/pin", response={204: None})
def delete_pin(request: Any, uid: UID) -> Any:
    """No longer on top."""
    pin_item(by=request.viewer, item=_entered(request, uid), pinned=False)
    return None


def _entered(request: Any, uid: Any) -> Item:
    found = (
        Item.objects.visible_to(request.viewer).filter(forum_entry__isnull=False).select_related("group", "audience")
    )
    return get_object_or_404(found, uid=uid)
