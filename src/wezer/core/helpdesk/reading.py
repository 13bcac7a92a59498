"""What the help desk's pages ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from wezer.core.community import community
from wezer.core.forum.reading import Answers, answers_of
from wezer.core.helpdesk.rules import LIVE, TAKES_ANSWERS
from wezer.core.models import ArticlePage, Group, HelpArticle, ItemAnswer, Room, RoomState, Ticket, TicketState
from wezer.core.modules import room_kind
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

_SECONDS = 60
#: Targets are read off so many days, and so many requests at most.
DAYS, MOST_MEASURED = 90, 1000


def help_room() -> Room | None:
    """The help desk of the whole community, if it has one: every page leads there. Kept in the process for a minute."""
    if room_kind("help") is None:
        return None
    found: Room | str | None = cache.get("wezer:help")
    if found is None:
        try:
            rooms = Room.objects.filter(group=community(), kind="help", state=RoomState.OPEN)
        except Group.DoesNotExist:
            return None
        found = rooms.select_related("group").order_by("position", "pk").first() or "none"
        cache.set("wezer:help", found, _SECONDS)
    return found if isinstance(found, Room) else None


def tickets_of(room: Room, viewer: Any, *, state: str = "") -> QuerySet[Ticket]:
    """What was asked here and may be listed for the viewer: what waits, or what is in one state."""
    rows = Ticket.objects.listed_for(viewer) if state in ("", *LIVE) else _over(viewer)
    rows = rows.filter(room=room, state__in=[state] if state else LIVE)
    return rows.select_related("author__photo", "group", "room", "audience", "taken_by")  # type: ignore[no-any-return]  # the queryset of a parent says Any


def _over(viewer: Any) -> Any:
    """What was solved or closed: in no feed, and still read."""
    rows = Ticket.objects.of_open_kinds()
    return rows.filter(
        audience_id__in=viewer.audience_ids, published_at__isnull=False, withdrawn_at=None, hidden_at=None
    )


def my_tickets(room: Room, viewer: Any, *, most: int = 10) -> list[Ticket]:
    """What the viewer asked here, also what was not sent yet. One statement."""
    if viewer.party is None:
        return []
    rows = Ticket.objects.filter(room=room, author=viewer.party, withdrawn_at=None).exclude(state=TicketState.CLOSED)
    return list(rows.select_related("group").order_by("-pk")[:most])


def articles_of(viewer: Any, *, room: Room | None = None, page: str = "") -> QuerySet[HelpArticle]:
    """Articles in the viewer's language, and those that are not said in it. With `page`, those that explain it."""
    language = (get_language() or "en")[:2]
    said = HelpArticle.objects.filter(original=OuterRef("pk"), language=language, withdrawn_at=None, hidden_at=None)
    mine = Q(language=language) | (Q(original=None) & ~Q(Exists(said)))
    rows = HelpArticle.objects.listed_for(viewer).filter(mine)
    if room is not None:
        rows = rows.filter(room=room)
    if page:
        rows = rows.filter(Exists(ArticlePage.objects.filter(article=OuterRef("pk"), page=page)))
    return rows.select_related("author__photo", "group", "room", "audience")  # type: ignore[no-any-return]  # the queryset of a parent says Any


def translations_of(article: HelpArticle, viewer: Any) -> list[HelpArticle]:
    """The same in other languages, as far as the viewer reads them. One statement."""
    first = article.original_id or article.pk
    kin = HelpArticle.objects.visible_to(viewer).filter(Q(pk=first) | Q(original_id=first)).exclude(pk=article.pk)
    return list(kin.select_related("group").order_by("language", "pk"))


def kin_of(articles: Iterable[HelpArticle], viewer: Any) -> dict[int, list[Any]]:
    """By the original's number, the articles that say the same and that the viewer reads: (number, uid). One statement."""
    firsts = {each.original_id or each.pk for each in articles}
    rows = HelpArticle.objects.visible_to(viewer).filter(Q(pk__in=firsts) | Q(original_id__in=firsts))
    found: dict[int, list[Any]] = {}
    for number, uid, original in rows.order_by("language", "pk").values_list("pk", "uid", "original_id"):
        found.setdefault(original or number, []).append((number, uid))
    return found


def answers_to_ticket(ticket: Ticket, viewer: Any, accept_url: str = "") -> Answers:
    shown = answers_of(ticket, viewer, accepted=ticket.accepted_id)
    made = Answers(
        shown=shown,
        total=sum(not each.is_hidden for each in shown),
        may_answer=ticket.state in TAKES_ANSWERS and can(viewer, "core.answer_ticket", ticket),
        may_accept=ticket.state in LIVE and can(viewer, "core.settle_ticket", ticket),
        may_moderate=ticket.group is not None and can(viewer, "core.moderate", ticket.group),
    )
    made.accept_url = accept_url
    return made


@dataclass(frozen=True, slots=True)
class Targets:
    """How a help desk does, over what the viewer may read."""

    asked: int
    answered: int
    hours: float | None  # the middle of the times until somebody else answered
    solved: int
    ended: int
    helpers: int
    target_hours: int
    target_solved: int

    @property
    def solved_share(self) -> int | None:
        return round(100 * self.solved / self.ended) if self.ended else None


def targets(room: Room, viewer: Any) -> Targets:
    """First human answer, solved share, helpers, of the last ninety days. Two statements."""
    since = now() - timedelta(days=DAYS)
    rows = _over(viewer).filter(room=room, opened_at__gte=since).order_by("-opened_at")
    told = list(rows.values_list("pk", "state", "opened_at", "answered_at")[:MOST_MEASURED])
    waits = [(answered - opened).total_seconds() / 3600 for _pk, _state, opened, answered in told if answered]
    ended = [state for _pk, state, _opened, _answered in told if state not in LIVE]
    solved = Ticket.objects.filter(pk__in=[pk for pk, *_rest in told], solved_at__isnull=False).count()
    given = ItemAnswer.objects.filter(item__in=rows.order_by().values("pk"), withdrawn_at=None, hidden_at=None)
    helpers = given.exclude(author__in=Ticket.objects.filter(pk=OuterRef("item")).values("author"))
    return Targets(
        asked=len(told), answered=len(waits), hours=round(median(waits), 1) if waits else None, solved=solved, ended=len(ended),
        helpers=helpers.values("author").distinct().count(), target_hours=value("help.target_hours"),
        target_solved=value("help.target_solved"),
    )  # fmt: skip
