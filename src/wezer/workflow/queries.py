"""The thread of life of things, and what the operator page shows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Min, Q
from django.urls import NoReverseMatch, reverse

from wezer.core.audit_log import words_of as said_of
from wezer.core.kinds import item_kinds
from wezer.core.models import Item
from wezer.core.modules import open_jobs
from wezer.kernel.clock import now
from wezer.kernel.events import facts_after
from wezer.kernel.jobs import Continuous, Scheduled, continuous_jobs
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref
from wezer.kernel.ref import ref as ref_of
from wezer.workflow.acts.flights import is_free
from wezer.workflow.acts.reading import cursor
from wezer.workflow.arrow import Arrow, all_arrows, arrow_of
from wezer.workflow.flight_kinds.arrow import switched_off
from wezer.workflow.models import DUE_STATES, Flight, FlightState, Link, ScheduledJob, WorkerSeen

#: How many links away a thread of life is followed, and how many things it shows.
FARTHEST, MOST = 6, 40


@dataclass(frozen=True, slots=True)
class Label:
    """How a thing of a thread is shown to one viewer."""

    title: str
    url: str = ""
    icon: str = "file-text"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Knot:
    """One thing on a thread of life."""

    ref: Ref
    label: Label
    arrow: str
    at: datetime
    depth: int  # below zero: before; above: after


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a thing came from, oldest first, and what came of it, in order."""

    before: list[Knot] = field(default_factory=list)
    after: list[Knot] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


Labels = Callable[[list[Any], Any], dict[Any, Label]]
_labels: dict[str, Labels] = {}


def labels(*models: str) -> Callable[[Labels], Labels]:
    """Register how things of these models (`"ledger.transaction"`) are named on threads: (uids, viewer) → {uid: Label}.

    What the viewer may not see is left out of the answer. Items need none: their kind says it all.
    """

    def register(function: Labels) -> Labels:
        for model in models:
            _labels[model] = function
        return function

    return register


def thread_of(thing: Any, viewer: Any) -> Thread:
    """The thread of life of a thing (or its Ref), in both directions, as far as `viewer` may see.

    One statement for the links and one per family of things on it.
    """
    return threads_of([thing], viewer)[_ref(thing)]


def threads_of(things: Iterable[Any], viewer: Any) -> dict[Ref, Thread]:
    """Many threads at once, with as many statements as for one."""
    refs = [_ref(thing) for thing in things]
    found = {ref: _walk(ref) for ref in refs}
    shown = _labelled({row[1] for rows in found.values() for row in rows}, viewer)
    return {ref: _knotted(rows, shown) for ref, rows in found.items()}


def _ref(thing: Any) -> Ref:
    return Ref(thing) if isinstance(thing, str) else ref_of(thing)


# Two walks along the links, back and forth, each bounded; UNION keeps a circle from going round for ever.
_WALK = f"""
WITH RECURSIVE back(name, arrow, at, depth) AS (
  SELECT source, arrow, at, 1 FROM workflow_link WHERE target = %s
  UNION SELECT l.source, l.arrow, l.at, back.depth + 1 FROM workflow_link l JOIN back ON l.target = back.name
  WHERE back.depth < {FARTHEST}
), forth(name, arrow, at, depth) AS (
  SELECT target, arrow, at, 1 FROM workflow_link WHERE source = %s
  UNION SELECT l.target, l.arrow, l.at, forth.depth + 1 FROM workflow_link l JOIN forth ON l.source = forth.name
  WHERE forth.depth < {FARTHEST}
)
SELECT name, arrow, at, -depth FROM back UNION ALL SELECT name, arrow, at, depth FROM forth LIMIT {MOST * 4}
"""


def _walk(ref: Ref) -> list[tuple[int, Ref, str, datetime]]:
    with connection.cursor() as db:
        db.execute(_WALK, [ref, ref])
        rows = db.fetchall()
    nearest: dict[tuple[str, bool], tuple[int, Ref, str, datetime]] = {}
    for name, arrow, at, depth in sorted(rows, key=lambda row: abs(row[3])):
        if name != ref:
            nearest.setdefault((name, depth > 0), (depth, Ref(name), arrow, _moment(at)))
    return list(nearest.values())[:MOST]


def _moment(at: Any) -> datetime:
    """SQLite answers a raw question with text."""
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    return at if at.tzinfo else at.replace(tzinfo=now().tzinfo)


def _labelled(refs: Iterable[Ref], viewer: Any) -> dict[Ref, Label]:
    families: dict[str, list[Ref]] = {}
    for ref in refs:
        families.setdefault(ref.label, []).append(ref)
    shown: dict[Ref, Label] = {}
    item_refs: dict[Any, Ref] = {}
    for family, members in families.items():
        if family in _labels:
            named = _labels[family]([ref.uid for ref in members], viewer)
            shown |= {ref: named[ref.uid] for ref in members if ref.uid in named}
        else:
            item_refs |= {ref.uid: ref for ref in members}
    if item_refs:
        for item in Item.objects.told_to(viewer).filter(uid__in=item_refs):
            shown[item_refs[item.uid]] = label_of_item(item)
    return shown


def label_for(ref: Ref, viewer: Any) -> Label | None:
    """How one thing is named to this viewer; None when it is not theirs to see, or not there."""
    return _labelled([ref], viewer).get(ref)


def labels_for(refs: Iterable[Ref], viewer: Any) -> dict[Ref, Label]:
    """The same for many, with one statement per family."""
    return _labelled(refs, viewer)


def label_of_item(item: Item) -> Label:
    kind = item_kinds.get(item.kind)
    title = item.title or str(getattr(kind, "name", item.kind))
    try:
        url = reverse("items:item", args=[item.uid])
    except NoReverseMatch:
        url = ""
    return Label(title, url, getattr(kind, "icon", "file-text"), str(getattr(kind, "name", item.kind)))


def _knotted(rows: list[tuple[int, Ref, str, datetime]], shown: dict[Ref, Label]) -> Thread:
    knots = [Knot(ref, shown[ref], words_of(arrow), at, depth) for depth, ref, arrow, at in rows if ref in shown]
    return Thread(
        before=sorted((knot for knot in knots if knot.depth < 0), key=lambda knot: (knot.depth, knot.at)),
        after=sorted((knot for knot in knots if knot.depth > 0), key=lambda knot: (knot.depth, knot.at)),
    )


def words_of(arrow: str) -> str:
    """The arrow's words; links that acts make themselves carry plain ones."""
    found = arrow_of(arrow)
    return str(found.words) if found else arrow


# --- for the operator page and `wezer doctor` ---


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the worker is behind: facts not yet read (at most 1000 are counted) and since when."""

    facts: int
    since: datetime | None

    @property
    def seconds(self) -> float:
        return (now() - self.since).total_seconds() if self.since else 0.0


def lag() -> Lag:
    waiting = facts_after(cursor(), 1000)
    return Lag(len(waiting), waiting[0].at if waiting else None)


def oldest_unread() -> datetime | None:
    """When the oldest fact that was not read yet was told, even if it may not be read yet (see `facts_after`)."""
    place = cursor()
    unread = Fact.objects.filter(Q(xid=place.xid, id__gt=place.id) | Q(xid__gt=place.xid))
    return unread.order_by("xid", "id").values_list("at", flat=True).first()


def oldest_due() -> datetime | None:
    """Since when the oldest flight that may leave now has been waiting for somebody to take it."""
    waiting = Flight.objects.filter(state__in=DUE_STATES, next_at__lte=now())
    return waiting.filter(is_free()).order_by("next_at").values_list("next_at", flat=True).first()


@dataclass(frozen=True, slots=True)
class Queue:
    kind: str
    state: str
    label: str
    number: int
    oldest: datetime


def queues() -> list[Queue]:
    """How many flights of each kind wait, fly, are tried again or are held."""
    rows = (
        Flight.objects.exclude(state=FlightState.DONE)
        .values("kind", "state")
        .annotate(number=Count("id"), oldest=Min("created_at"))
        .order_by("kind", "state")
    )
    return [
        Queue(row["kind"], row["state"], str(FlightState(row["state"]).label), row["number"], row["oldest"])
        for row in rows
    ]


def held_flights() -> Any:
    """Flights that wait for a person, and those that failed and will be tried again."""
    return Flight.objects.filter(state__in=[FlightState.HELD, FlightState.RETRY])


@dataclass(frozen=True, slots=True)
class Sign:
    name: str
    seen_at: datetime
    started_at: datetime
    is_alive: bool


def workers() -> list[Sign]:
    """Workers that gave a sign of life this week; alive when that was within the last half minute."""
    alive = now() - timedelta(seconds=30)
    return [
        Sign(row.name, row.seen_at, row.started_at, row.seen_at > alive)
        for row in WorkerSeen.objects.order_by("-seen_at", "-id")[:10]
    ]


@dataclass(frozen=True, slots=True)
class Planned:
    job: Scheduled | Continuous
    row: ScheduledJob | None

    @property
    def has_failed(self) -> bool:
        """When it last ran; of work that never ends: within a day."""
        if self.row is None or not self.row.error or self.row.ended_at is None:
            return False
        return isinstance(self.job, Scheduled) or self.row.ended_at > now() - timedelta(days=1)


def timetable() -> list[Planned]:
    """What comes round, and, of the work that never ends, what failed within a day."""
    rows = {row.name: row for row in ScheduledJob.objects.all()}
    endless = [Planned(job, rows.get(name)) for name, job in sorted(continuous_jobs().items())]
    comes_round = [Planned(job, rows.get(name)) for name, job in sorted(open_jobs().items())]
    return [*(each for each in endless if each.has_failed), *comes_round]


def failed_jobs() -> list[Planned]:
    return [each for each in timetable() if each.has_failed]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow on the map of arrows."""

    arrow: Arrow
    is_on: bool
    flown: int
    waiting: int

    @property
    def ends(self) -> tuple[str, str]:
        source, _sign, target = str(self.arrow.words).partition("→")
        return source.strip(), target.strip()

    @property
    def occasions(self) -> list[str]:
        """When it flies, in words."""
        return [said_of(name) for name in self.arrow.facts]


def drawn_arrows() -> list[Drawn]:
    """Every registered arrow with what it did here."""
    off = switched_off()
    counted: dict[tuple[str, bool], int] = {}
    rows = Flight.objects.filter(kind="arrow").values_list("name", "state").annotate(number=Count("id"))
    for name, state, number in rows:
        place = (name, state == FlightState.DONE)
        counted[place] = counted.get(place, 0) + number
    return [
        Drawn(one, one.key not in off, counted.get((one.key, True), 0), counted.get((one.key, False), 0))
        for one in all_arrows()
    ]


def link_exists(source: Any, target: Any) -> bool:
    return Link.objects.filter(source=_ref(source), target=_ref(target)).exists()
