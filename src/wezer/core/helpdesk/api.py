"""The help desk for machines."""

from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from wezer.core.api.common import Words, router
from wezer.core.api.posts import ItemOut, show_item
from wezer.core.api.rooms import found_room
from wezer.core.forum.api.answers import ItemAnswerOut, show_given, shown_answer
from wezer.core.forum.reading import answers_of, find_answer
from wezer.core.helpdesk.acts.articles import edit_article, make_article, translate_article, write_article
from wezer.core.helpdesk.acts.tickets import (
    answer_ticket,
    ask_for_help,
    escalate_ticket,
    give_back_ticket,
    reopen_ticket,
    send_ticket,
    solve_ticket,
    take_ticket,
)
from wezer.core.helpdesk.reading import articles_of, kin_of, targets, tickets_of
from wezer.core.models import HelpArticle, Item, Room, Ticket
from wezer.ui.paging import page_after
from wezer.ui.rest import (
    MADE,
    UID,
    After,
    Limit,
    Line,
    Listed,
    PartyOut,
    Schema,
    Short,
    Strict,
    Text,
    Version,
    idempotent,
    listed,
    made,
    show_party,
)

States = Literal["", "open", "taken", "answered", "escalated", "solved", "expired", "closed"]
State = Annotated[States, Query(description="Empty: whatever waits.")]
Title = Annotated[str, Field(max_length=200)]
STEPS = {
    "send": send_ticket,
    "take": take_ticket,
    "give_back": give_back_ticket,
    "escalate": escalate_ticket,
    "reopen": reopen_ticket,
    "solve": solve_ticket,
}


class HelpTicketOut(ItemOut):
    """`suggested`: what may answer it already; it is not sent until its author says so (`step` “send”)."""

    body: str
    private: bool
    skill: str
    taken_by: PartyOut | None
    accepted: UID | None
    suggested: list[UID]


class HelpTicketIn(Strict):
    title: Title
    body: Text
    skill: Short = ""
    private: bool = False


class HelpStepIn(Strict):
    """`answer`: when it is solved, the one that helped."""

    step: Literal["send", "take", "give_back", "escalate", "reopen", "solve"]
    answer: UID | None = None


class TicketAnswerIn(Strict):
    body: Text
    confirmation: Short = ""


class HelpArticleOut(ItemOut):
    body: str
    language: str
    pages: list[str]
    translations: list[UID]


class HelpArticleIn(Strict):
    title: Title
    body: Text
    language: Annotated[str, Field(max_length=12)]
    pages: Annotated[list[Short], Field(max_length=20)] = []
    tags: Line = ""


class HelpArticleChange(Strict):
    title: Title
    body: Text
    pages: Annotated[list[Short], Field(max_length=20)] = []
    tags: Line = ""
    version: Version | None = None


class TranslationIn(Strict):
    title: Title
    body: Text
    language: Annotated[str, Field(max_length=12)]


class TargetsOut(Schema):
    """Of the last ninety days, over what one may read. `hours`: until somebody else answered, in the middle."""

    asked: int
    answered: int
    hours: float | None
    solved_share: int | None
    helpers: int
    target_hours: int
    target_solved: int


def _desk(request: Any, uid: Any) -> Room:
    room = found_room(request, uid)
    if room.kind != "help":
        raise Http404
    return room


def _ticket(request: Any, uid: Any) -> Ticket:
    found = Ticket.objects.visible_to(request.viewer).select_related(
        "author", "group", "room", "audience", "taken_by", "accepted"
    )
    return get_object_or_404(found, uid=uid)


def show_ticket(request: Any, ticket: Ticket) -> dict[str, Any]:
    seen = Item.objects.visible_to(request.viewer).filter(uid__in=ticket.card.get("suggested", []))
    return {
        **show_item(ticket),
        "state": ticket.state,
        "body": ticket.body,
        "private": ticket.is_private,
        "skill": ticket.skill,
        "taken_by": show_party(ticket.taken_by),
        "accepted": ticket.accepted.uid if ticket.accepted else None,
        "suggested": list(seen.values_list("uid", flat=True)) if ticket.published_at is None else [],
    }


def show_article(article: HelpArticle, kin: dict[int, list[Any]]) -> dict[str, Any]:
    same = kin.get(article.original_id or article.pk, [])
    return {
        **show_item(article),
        "body": article.body,
        "language": article.language,
        "pages": article.card.get("pages", []),
        "translations": [uid for number, uid in same if number != article.pk],
    }


def _shown(request: Any, article: HelpArticle) -> dict[str, Any]:
    return show_article(article, kin_of([article], request.viewer))


@router.get("/rooms/{uid}/tickets", response=Listed[HelpTicketOut])
def tickets(request: Any, uid: UID, state: State = "", after: After = "", limit: Limit = 20) -> Any:
    """Requests for help that one may read."""
    rows = tickets_of(_desk(request, uid), request.viewer, state=state).select_related("accepted")
    return listed(rows, after, limit, lambda ticket: show_ticket(request, ticket))


@router.post("/rooms/{uid}/tickets", response=MADE(HelpTicketOut))
@idempotent
def new_ticket(request: Any, uid: UID, new: HelpTicketIn) -> Any:
    """Ask for help. Its state is “suggested” when something may answer it already."""
    ticket = ask_for_help(
        by=request.viewer, room=_desk(request, uid), title=new.title, body=new.body, skill=new.skill, is_private=new.private,
        key=request.key,
    )  # fmt: skip
    return made(show_ticket(request, _ticket(request, ticket.uid)))


@router.get("/tickets/{uid}", response=HelpTicketOut)
def ticket(request: Any, uid: UID) -> Any:
    return show_ticket(request, _ticket(request, uid))


@router.post("/tickets/{uid}/steps", response=HelpTicketOut)
def ticket_step(request: Any, uid: UID, sent: HelpStepIn) -> Any:
    """What becomes of it."""
    found = _ticket(request, uid)
    more = {"answer": find_answer(request.viewer, sent.answer)} if sent.step == "solve" and sent.answer else {}
    STEPS[sent.step](by=request.viewer, ticket=found, **more)
    return show_ticket(request, _ticket(request, uid))


@router.get("/tickets/{uid}/answers", response=list[ItemAnswerOut])
def ticket_answers(request: Any, uid: UID) -> Any:
    """What helped first; at most 200."""
    found = _ticket(request, uid)
    return [show_given(each) for each in answers_of(found, request.viewer, accepted=found.accepted_id)]


@router.post("/tickets/{uid}/answers", response=MADE(ItemAnswerOut))
@idempotent
def new_ticket_answer(request: Any, uid: UID, new: TicketAnswerIn) -> Any:
    """Answer a request for help."""
    given = answer_ticket(
        by=request.viewer, ticket=_ticket(request, uid), body=new.body, key=request.key, confirmation=new.confirmation
    )
    return made(shown_answer(request, find_answer(request.viewer, given.uid)))


@router.put("/tickets/{uid}/article", response=HelpArticleOut)
def ticket_article(request: Any, uid: UID) -> Any:
    """An article of a solved request, in one step; twice is once."""
    return _shown(request, make_article(by=request.viewer, ticket=_ticket(request, uid)))


def _article(request: Any, uid: Any) -> HelpArticle:
    found = HelpArticle.objects.visible_to(request.viewer).select_related("author", "group", "room", "audience")
    return get_object_or_404(found, uid=uid)


@router.get("/help-articles", response=Listed[HelpArticleOut])
def help_articles(request: Any, page: Words = "", after: After = "", limit: Limit = 20) -> Any:
    """Articles in the language asked for, and those that are not said in it. `page`: what explains a part of WeZer."""
    found = page_after(articles_of(request.viewer, page=page), after, size=limit)
    kin = kin_of(found, request.viewer)
    return found.as_dict(lambda article: show_article(article, kin))


@router.post("/rooms/{uid}/help-articles", response=MADE(HelpArticleOut))
@idempotent
def new_help_article(request: Any, uid: UID, new: HelpArticleIn) -> Any:
    """Write an article."""
    article = write_article(by=request.viewer, room=_desk(request, uid), key=request.key, **new.dict())
    return made(_shown(request, _article(request, article.uid)))


@router.get("/help-articles/{uid}", response=HelpArticleOut)
def help_article(request: Any, uid: UID) -> Any:
    return _shown(request, _article(request, uid))


@router.put("/help-articles/{uid}", response=HelpArticleOut)
def put_help_article(request: Any, uid: UID, change: HelpArticleChange) -> Any:
    """Say it otherwise; what it said before is kept."""
    edit_article(by=request.viewer, article=_article(request, uid), **change.dict())
    return _shown(request, _article(request, uid))


@router.post("/help-articles/{uid}/translations", response=MADE(HelpArticleOut))
@idempotent
def new_translation(request: Any, uid: UID, new: TranslationIn) -> Any:
    """The same in another language."""
    article = translate_article(by=request.viewer, article=_article(request, uid), key=request.key, **new.dict())
    return made(_shown(request, _article(request, article.uid)))


@router.get("/rooms/{uid}/targets", response=TargetsOut)
def help_targets(request: Any, uid: UID) -> Any:
    """How a help desk does against what the community aims at."""
    return targets(_desk(request, uid), request.viewer)
