"""What the pages of lending ask for, each in a number of statements that does not grow with things or loans."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wezer.core.lending.acts.stepping import RIGHTS, today
from wezer.core.lending.rules import CLOCK, STEPS, days_between, spans
from wezer.core.lending.terms import Line, each_of, lines_of
from wezer.core.models import File, Loan, LoanDay, LoanState, LoanStep, Room, Thing, ThingState
from wezer.core.models.lending import CAME_BACK, OUT
from wezer.core.modules import what_is_closed
from wezer.core.viewer import InPlaces
from wezer.kernel.compiled import Compiled
from wezer.kernel.permissions import can

NEWEST = ("-published_at", "-id")
#: So many months of a thing's calendar, from the one asked for on.
MONTHS = 2
FILTERS = ("", "free", "mine")


def shelf(viewer: Any, *, room: Room | None = None, words: str = "", only: str = "") -> QuerySet[Any]:
    """Things that may stand in the viewer's lists, each with whether it is out today. One statement for a page."""
    day = today()
    held = LoanDay.objects.filter(thing=OuterRef("pk"), day=day)
    away = Loan.objects.filter(thing=OuterRef("pk"), state__in=OUT)
    rows = Thing.objects.listed_for(viewer).exclude(state=ThingState.GONE)
    rows = rows.annotate(is_taken=Exists(held), is_out=Exists(away)).select_related("author", "group")
    if room is not None:
        rows = rows.filter(room=room)
    if only == "free":
        rows = rows.filter(state=ThingState.OFFERED, is_taken=False, is_out=False)
    elif only == "mine":
        rows = rows.filter(author__in=viewer.own_party_ids)
    for word in words.split()[:5]:
        rows = rows.filter(Q(title__icontains=word) | Q(body__icontains=word))
    return rows.defer("body", "body_html", "instructions", "instructions_html")


def loans_of(viewer: Any, *, lent: bool | None = None, only_open: bool = False) -> QuerySet[Any]:
    """The viewer's loans and those of the groups they act for: what they lend, what they borrow, or both."""
    mine = viewer.own_party_ids
    rows = Loan.objects.visible_to(viewer)
    if lent is None:
        rows = rows.of(mine)
    else:
        rows = rows.filter(owner__in=mine) if lent else rows.filter(borrower__in=mine)
    if only_open:
        rows = rows.exclude(state__in=[LoanState.CLOSED, LoanState.REFUSED, LoanState.CANCELLED, LoanState.LOST])
    return rows.select_related("thing", "group", "owner__photo", "borrower__photo")


@dataclass(slots=True)
class Day:
    date: date
    is_outside: bool
    is_past: bool
    is_today: bool
    is_taken: bool


@dataclass(slots=True)
class Sheet:
    """One month of a thing's calendar."""

    first: date
    weeks: list[list[Day]]


@dataclass(slots=True)
class Availability:
    sheets: list[Sheet]
    taken: list[tuple[date, date]]  # the same in words: stretches that are taken, from today on
    asked: int = 0  # how many wait for an answer


def availability(thing: Thing, first: date) -> Availability:
    """When the thing is with somebody: days only, nobody's name. Two statements."""
    from calendar import Calendar

    day = today()
    months = [_month(first, number) for number in range(MONTHS)]
    end = _month(first, MONTHS)
    rows = LoanDay.objects.filter(thing=thing, day__gte=min(day, first), day__lt=max(end, day + timedelta(days=366)))
    days = list(rows.order_by("day").values_list("day", flat=True))
    taken = set(days)
    sheets = [
        Sheet(month, [
            [Day(each, each.month != month.month, each < day, each == day, each in taken) for each in week]
            for week in Calendar().monthdatescalendar(month.year, month.month)
        ])
        for month in months
    ]  # fmt: skip
    asked = Loan.objects.filter(thing=thing, state=LoanState.REQUESTED, withdrawn_at=None).count()
    return Availability(sheets, spans([each for each in days if each >= day]), asked)


def _month(first: date, number: int) -> date:
    months = first.month - 1 + number
    return date(first.year + months // 12, months % 12 + 1, 1)


def requests_for(thing: Thing, viewer: Any) -> list[Loan]:
    """For its owner: who asked, in the order they asked, and who has it. One statement."""
    if not viewer.may_act_for(thing.author_id):
        return []
    waiting = (LoanState.REQUESTED, LoanState.AGREED, *OUT, LoanState.RETURNED, LoanState.DISPUTED)
    rows = Loan.objects.filter(thing=thing, state__in=waiting, withdrawn_at=None)
    return list(rows.select_related("borrower__photo").order_by("starts_on", "pk")[:50])


def before_in_queue(loan: Loan) -> int:
    """How many asked earlier for one of the same days and wait as well."""
    same = Loan.objects.filter(
        thing=loan.thing_id, state=LoanState.REQUESTED, starts_on__lte=loan.ends_on, ends_on__gte=loan.starts_on
    )
    return same.filter(pk__lt=loan.pk).count()


def are_days_free(loan: Loan) -> bool:
    days = days_between(loan.starts_on, loan.ends_on)
    return not LoanDay.objects.filter(thing=loan.thing_id, day__in=days).exists()


def possible_steps(loan: Loan, viewer: Any) -> set[str]:
    """What the viewer may do now, by the same rights that the acts ask. No statement."""
    found = {
        name for name, step in STEPS.items()
        if step.who != CLOCK and loan.state in step.before and can(viewer, RIGHTS[step.who], loan)
    }  # fmt: skip
    if loan.offered_by_id is None or viewer.may_act_for(loan.offered_by_id):
        found.discard("accept")
    return found


@dataclass(slots=True)
class Told:
    """One line of the conversation, with the pictures that belong to it."""

    step: LoanStep
    photos: list[File] = field(default_factory=list)
    offer: list[Line] = field(default_factory=list)
    is_lost: bool = False


def conversation(loan: Loan) -> list[Told]:
    """Everything that was done and said, in order. Two statements."""
    steps = list(loan.steps.select_related("party__photo", "written_by").order_by("pk"))
    photos = list(loan.files.order_by("position", "pk"))
    found = []
    for step in steps:
        back = {"hand_over": False, "bring_back": True}.get(step.name)
        mine = [] if back is None else [each for each in photos if (each.position >= CAME_BACK) == back]
        offer = [line for kind, kept in each_of(step.offer.get("terms", {})) for line in kind.lines(kept)]
        found.append(Told(step, mine, offer, bool(step.offer.get("is_lost"))))
    return found


def cost_of(loan: Loan) -> list[Line]:
    return lines_of(loan.terms, loan.days)


def _due_back(audiences: Any, own: Any, first: date, last: date) -> QuerySet[Loan]:
    rows = Loan.objects.visible_to(InPlaces(0, audiences, own)).filter(
        borrower__in=own, ends_on__gte=first, ends_on__lte=last, state__in=[LoanState.AGREED, *OUT]
    )
    return rows.select_related("group", "owner").order_by("ends_on", "pk")[:100]


_due = Compiled(_due_back, varies_by=what_is_closed)


def due_between(viewer: Any, start: date, end: date) -> list[Loan]:
    """What the viewer has borrowed, or is to, and brings back within these days. One statement."""
    if viewer.member is None:
        return []
    return _due(viewer.audience_ids, viewer.own_party_ids, start, end)


def open_loans(parties: Sequence[Any], *, group: Any = None) -> dict[int, int]:
    """How many loans each party has under way, everywhere or of things in one group. Two statements."""
    under_way = Loan.objects.filter(state__in=[LoanState.AGREED, *OUT, LoanState.RETURNED, LoanState.DISPUTED])
    if group is not None:
        under_way = under_way.filter(thing__group=group)
    found: dict[int, int] = {}
    for side in ("owner", "borrower"):
        rows = under_way.filter(**{f"{side}__in": parties}).values_list(side).annotate(number=Count("pk")).order_by()
        for party, number in rows:
            found[party] = found.get(party, 0) + number
    return found
