"""What ends on a day and asks something of people: polls, votes, agreements to be looked at again, periods of duties."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import DateField, DateTimeField, F, JSONField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from wezer.core.agenda.happenings import Entry, Named
from wezer.core.agenda.times import moment
from wezer.core.group_duties.pages import asks
from wezer.core.group_duties.progress import duties_of, measure_of, today, zone
from wezer.core.group_duties.rules import period_of
from wezer.core.models import (
    Agreement,
    Crossing,
    CrossingState,
    Duty,
    Group,
    GroupState,
    GroupVote,
    Poll,
    Post,
    Sight,
    VoteAbout,
)
from wezer.core.modules import what_is_closed
from wezer.core.viewer import InPlaces
from wezer.kernel.compiled import Compiled

#: So many in one answer.
MOST = 500
_NO_MOMENT, _NO_DAY = Cast(Value(None), DateTimeField()), Cast(Value(None), DateField())
_NOBODY: Any = Value([], JSONField())


def _row(rows: Any, what: str, *columns: Any) -> Any:
    """One shape for all, so that they are asked for in one statement."""
    return rows.order_by().values_list(Cast(Value(what), TextField()), *columns)


def _polls(audiences: Any, start: datetime, end: datetime) -> QuerySet[Post]:
    ending = Poll.objects.filter(ends_at__gte=start, ends_at__lt=end)
    return Post.objects.listed_for(InPlaces(None, audiences, ())).filter(poll__in=ending)


def _poll_rows(rows: QuerySet[Post]) -> Any:
    return _row(
        rows, "poll", "uid", "poll__question", "group__slug", "group__name", Value("", TextField()), _NO_DAY,
        F("poll__ends_at"), _NOBODY,
    )  # fmt: skip


def _review_rows(rows: QuerySet[Agreement]) -> Any:
    return _row(
        rows,
        "review",
        "uid",
        "title",
        "group__slug",
        "group__name",
        Cast("key", TextField()),
        "review_on",
        _NO_MOMENT,
        _NOBODY,
    )


def _reviews(first: date, last: date) -> QuerySet[Agreement]:
    return Agreement.objects.filter(ended_at=None, review_on__gte=first, review_on__lte=last)


def _all_of_one(
    audiences: Any, groups: Any, fully: Any, first: date, last: date, start: datetime, end: datetime
) -> QuerySet[Any]:
    """`fully`: the groups in which the viewer has a vote."""
    known = Q(group__sight__in=[Sight.OPEN, Sight.MEMBERS]) | Q(group__in=groups)
    opening = GroupVote.objects.filter(
        known, ended_at=None, closes_at__gte=start, closes_at__lt=end, group__parent__in=fully,
        group__state=GroupState.PROPOSED,
    )  # fmt: skip
    changing = GroupVote.objects.filter(
        about=VoteAbout.CHANGE, ended_at=None, closes_at__gte=start, closes_at__lt=end, group__in=fully,
        group__state=GroupState.ACTIVE,
    )  # fmt: skip
    entering = Crossing.objects.filter(
        state=CrossingState.WAITING, closes_at__gte=start, closes_at__lt=end, group__in=fully,
        group__state=GroupState.ACTIVE,
    )  # fmt: skip
    return _poll_rows(_polls(audiences, start, end).filter(group__in=groups)).union(
        _review_rows(_reviews(first, last).filter(group__in=groups)),
        _row(
            opening, "opening", "group__uid", "group__name", "group__slug", "group__parent__name", Value("", TextField()),
            _NO_DAY, "closes_at", "electors",
        ),
        _row(
            changing, "changing", "group__uid", "group__name", "group__slug", "group__name", Value("", TextField()), _NO_DAY,
            "closes_at", "electors",
        ),
        _row(
            entering, "entering", "belonging__uid", "belonging__member__name", "group__slug", "group__name",
            Value("", TextField()), _NO_DAY, "closes_at", "electors",
        ),
        all=True,
    )[:MOST]  # fmt: skip


def _all_of_group(
    number: int, audiences: Any, first: date, last: date, start: datetime, end: datetime
) -> QuerySet[Any]:
    polls = _polls(audiences, start, end).filter(group=number)
    return _poll_rows(polls).union(_review_rows(_reviews(first, last).filter(group=number)), all=True)[:MOST]


_of_one = Compiled(_all_of_one, varies_by=what_is_closed)
_of_group = Compiled(_all_of_group, varies_by=what_is_closed)


@dataclass(frozen=True, slots=True)
class _Deadline:
    what: str
    uid: Any
    title: str
    slug: str
    group: str
    key: str
    day: date | None
    at: datetime | None
    electors: Sequence[int]

    def entry(self) -> Entry:
        named = Named(self.uid, self.title, Group(name=self.group, slug=self.slug))
        words, page = _SHOWN[self.what]
        if self.at is None:
            assert self.day is not None  # one of the two
            return Entry(named, self.day, words(""), page(self), moment(self.day, None, zone()))
        here = timezone.localtime(self.at)
        hour = time_format(here.time(), "TIME_FORMAT")
        return Entry(named, here.date(), words(hour), page(self), self.at, here.time())


_SHOWN: dict[str, tuple[Callable[[str], str], Callable[[_Deadline], str]]] = {
    "poll": (
        lambda hour: _("The poll ends at {hour}").format(hour=hour),
        lambda one: reverse("items:item", args=[one.uid]),
    ),
    "review": (
        lambda hour: _("The agreement is to be looked at again"),
        lambda one: reverse("groups:agreement", args=[one.slug, one.key]),
    ),
    "opening": (
        lambda hour: _("The vote on opening this group ends at {hour}").format(hour=hour),
        lambda one: Group(slug=one.slug).get_absolute_url(),
    ),
    "changing": (
        lambda hour: _("The vote on a change of this group ends at {hour}").format(hour=hour),
        lambda one: reverse("groups:changes", args=[one.slug]),
    ),
    "entering": (
        lambda hour: _("The vote on letting them in ends at {hour}").format(hour=hour),
        lambda one: reverse("groups:standing", args=[one.slug, one.uid]),
    ),
}


def deadlines_of(viewer: Any, start: datetime, end: datetime) -> list[Entry]:
    """What ends in this time in the viewer's groups and waits for them. One statement."""
    if viewer.member is None:
        return []
    fully = [number for number in viewer.direct_group_ids if viewer.belongs_fully(number)]
    rows = _of_one(viewer.audience_ids, viewer.group_ids, fully, *_days(start, end), start, end)
    found = [_Deadline(*row) for row in rows]
    return [each.entry() for each in found if not each.electors or viewer.member.pk in each.electors]


def deadlines_in(group: Group, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
    """What ends in this time in one group, as far as the viewer may read it. One statement; none for visitors, who read no
    agreement."""
    if not viewer.is_inside:
        return []
    rows = _of_group(group.pk, viewer.audience_ids, *_days(start, end), start, end)
    return [_Deadline(*row).entry() for row in rows]


def _days(start: datetime, end: datetime) -> tuple[date, date]:
    return start.date(), (end - timedelta(microseconds=1)).date()  # at midnight the next window begins


def duties_due(viewer: Any, start: datetime, end: datetime) -> list[Entry]:
    """The last day of each period, from the running one on, of the duties that the viewer bears. One statement."""
    if viewer.member is None or end.date() < today():
        return []
    living = [duty for duty in duties_of(viewer.member) if measure_of(duty) is not None]
    return [
        _due(duty, ends - timedelta(days=1)) for duty in living for ends in _ends(duty, *_days(start, end))
    ]  # fmt: skip


def _ends(duty: Duty, first: date, last: date) -> list[date]:
    """The ends of its periods, each the first day of the next, whose last day lies within."""
    found, ends = [], period_of(today(), duty.every)[1]
    while ends - timedelta(days=1) <= last:
        if ends - timedelta(days=1) >= first:
            found.append(ends)
        ends = period_of(ends, duty.every)[1]
    return found


def _due(duty: Duty, on: date) -> Entry:
    named = Named(f"{duty.uid}-{on.isoformat()}", duty.name, duty.group)
    words = _("Last day of the period: {what}").format(what=asks(duty))
    return Entry(
        named, on, words, reverse("groups:duty", args=[duty.group.slug, duty.uid]), moment(on, None, zone())
    )  # fmt: skip
