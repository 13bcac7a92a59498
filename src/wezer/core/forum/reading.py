"""What the pages of forums ask for, each in a number of statements that does not grow with what is written."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wezer.core.forum.rules import TAKES_ANSWERS
from wezer.core.markdown import html_of
from wezer.core.models import ForumEntry, Item, ItemAnswer, Question, Room, UsefulVote
from wezer.core.modules import what_is_closed
from wezer.core.newest import Lists, Narrowing, newest_of, read_place
from wezer.core.talk_feed import group_audiences, stand_in
from wezer.core.viewer import InPlaces
from wezer.kernel.compiled import Compiled
from wezer.kernel.permissions import can
from wezer.ui.paging import Page

SIZE = 20
#: Orders of a forum: the column that decides, and what besides must hold.
SORTS: dict[str, tuple[str, list[Narrowing]]] = {
    "active": ("active_at", []),
    "useful": ("useful", []),
    "waiting": ("active_at", [Narrowing("e.is_waiting", ())]),
}
#: As many answers a page shows.
MOST_ANSWERS = 200


def entries(
    room: Room, viewer: Any, *, sort: str = "active", after: str = "", size: int = SIZE
) -> tuple[list[ForumEntry], str]:
    """A screen of the forum in this order, and the place where the next one begins. Two statements."""
    column, narrow = SORTS[sort]
    names = [(room.pk, audience) for audience in sorted(viewer.audience_ids & group_audiences(room.group_id))]
    numbers = newest_of(_lists(column), names, size + 1, narrow=narrow, after=_read(after, column), limit=size + 1)
    rows = _entries_shown(room, [number for number, _room in numbers], viewer)
    found = sorted(rows, key=lambda entry: (getattr(entry, column), entry.pk), reverse=True)
    more, found = len(found) > size, found[:size]
    return found, _write(found[-1], column) if more else ""


# Asked a moment after its number was found: what was hidden, withdrawn or is over meanwhile is not shown.
_shown = Compiled(
    lambda numbers: ForumEntry.objects.filter(
        pk__in=numbers, item__withdrawn_at=None, item__hidden_at=None, item__over_at=None
    ).select_related("item__author__photo", "item__audience", "item__count")
)


def _entries_shown(room: Room, numbers: list[int], viewer: Any) -> list[ForumEntry]:
    """These entries of the room, with all that a row shows. At most one statement."""
    rows = _shown(numbers) if numbers else []
    found = [entry for entry in rows if entry.item.audience_id in viewer.audience_ids]
    for entry in found:
        entry.room = room
        stand_in(entry.item, room)
    return found


def entries_page(request: Any, room: Room, sort: str) -> Page[ForumEntry]:
    found, following = entries(room, request.viewer, sort=sort, after=request.GET.get("after", ""))
    query = request.GET.copy()
    query["after"] = following
    return Page(found, following, SIZE, f"{request.path}?{query.urlencode()}" if following else "")


def _pinned_in(room: int, audiences: Any) -> QuerySet[ForumEntry]:
    rows = ForumEntry.objects.filter(room=room, pinned_at__isnull=False, audience_id__in=audiences)
    shown = rows.filter(item__in=Item.objects.listed_for(InPlaces(None, audiences, ())).filter(room=room))
    return shown.order_by("-pinned_at").values_list("pk")[:5]  # type: ignore[return-value]  # rows of one number


_on_top = Compiled(_pinned_in, varies_by=what_is_closed)


def pinned(room: Room, viewer: Any) -> list[ForumEntry]:
    """What those who tend the group want on top. One statement, two when there is something."""
    on_top = _entries_shown(room, [number for (number,) in _on_top(room.pk, viewer.audience_ids)], viewer)
    return sorted(on_top, key=lambda entry: (entry.pinned_at, entry.pk), reverse=True)


def _lists(column: str) -> Lists:
    """What is listed of a forum for an audience, in one of its orders, each from an index of its own."""
    return Lists(
        "core_forumentry e JOIN core_item i ON i.id = e.item_id",
        ("e.room_id", "e.audience_id"),
        f"e.{column}",
        "e.item_id",
        "e.pinned_at IS NULL AND i.audience_id = e.audience_id"
        " AND i.withdrawn_at IS NULL AND i.hidden_at IS NULL AND i.over_at IS NULL",
    )


def _read(text: str, column: str) -> tuple[Any, int] | None:
    """The place a list goes on after, from its address; nonsense is the beginning."""
    if column == "active_at":
        return read_place(text)
    first, _line, number = text.partition("_")
    if not all(each.isdecimal() and len(each) < 20 for each in (first, number)):
        return None
    return (int(first), int(number)) if int(first) < 2**31 and 0 < int(number) < 2**63 else None


def _write(entry: ForumEntry, column: str) -> str:
    value = getattr(entry, column)
    return f"{value.isoformat() if column == 'active_at' else value}_{entry.pk}"


# ------------------------------------------------------------------ answers


def find_answer(viewer: Any, uid: Any) -> ItemAnswer:
    """The answer, if the viewer may open what it answers; one withdrawn is its author's only. Else 404."""
    answer = get_object_or_404(ItemAnswer.objects.select_related("author"), uid=uid)
    seen = Item.objects.visible_to(viewer).select_related("group", "room", "audience", "author")
    answer.item = get_object_or_404(seen, pk=answer.item_id)
    mine = viewer.party is not None and viewer.may_act_for(answer.author_id)
    moderates = answer.item.group is not None and can(viewer, "core.moderate", answer.item.group)
    if not (answer.is_shown or mine or (moderates and answer.withdrawn_at is None)):
        raise Http404
    return answer


@dataclass(slots=True)
class Shown:
    """One answer as the viewer may see it."""

    answer: ItemAnswer
    html: Any
    mine: bool = False
    is_hidden: bool = False
    is_accepted: bool = False
    voted: bool = False
    may_vote: bool = False
    may_change: bool = False


@dataclass(slots=True)
class Answers:
    shown: list[Shown] = field(default_factory=list)
    total: int = 0
    may_answer: bool = False
    may_accept: bool = False
    may_tend: bool = False
    may_moderate: bool = False
    accept_url: str = ""  # where “this helped me” is sent, when not to the answer itself


def answers_of(item: Any, viewer: Any, *, accepted: int | None) -> list[Shown]:
    """The answers, what helped first, then the most useful, then the oldest. Two statements, one for a visitor."""
    rows = list(
        ItemAnswer.objects.filter(item_id=item.pk, withdrawn_at=None)
        .select_related("author__photo")
        .order_by("-useful", "pk")[:MOST_ANSWERS]
    )
    rows.sort(key=lambda row: row.pk != accepted)
    voted: set[int] = set()
    if viewer.member is not None and rows:
        mine = UsefulVote.objects.filter(member=viewer.member, answer__in=rows)
        voted = set(mine.values_list("answer_id", flat=True))
    moderates = item.group is not None and can(viewer, "core.moderate", item.group)
    found = []
    for row in rows:
        row.item = item
        own = viewer.party is not None and viewer.may_act_for(row.author_id)
        if row.hidden_at is not None and not (own or moderates):
            continue
        found.append(
            Shown(
                row, html_of(row), mine=own, is_hidden=row.hidden_at is not None, is_accepted=row.pk == accepted,
                voted=row.pk in voted, may_vote=can(viewer, "core.vote_useful", row), may_change=can(viewer, "core.change_answer", row),
            )
        )  # fmt: skip
    return found


def answers_to(question: Question, viewer: Any) -> Answers:
    """What stands under a question."""
    shown = answers_of(question, viewer, accepted=question.accepted_id)
    return Answers(
        shown=shown,
        total=sum(not each.is_hidden for each in shown),
        may_answer=question.state in TAKES_ANSWERS and can(viewer, "core.answer_question", question),
        may_accept=can(viewer, "core.accept_answer", question),
        may_tend=can(viewer, "core.tend_question", question),
        may_moderate=question.group is not None and can(viewer, "core.moderate", question.group),
    )
