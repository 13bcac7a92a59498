"""What a viewer may see of the map: filters, the list beside it, the numbers in its bubbles.

The audience is part of every question, before anything is counted or limited (core.md P-2, I-8): a bubble counts what its
reader would find in the list, and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Max, Min, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Substr
from django.utils.translation import get_language

from wezer.core.geo import Circle, point
from wezer.core.kinds import MapLayer, map_layers
from wezer.core.mail_times import zone_of
from wezer.core.maps.grid import WORLD, Box, Square, joined, on
from wezer.core.maps.opening import quarter_of
from wezer.core.models import MapPoint
from wezer.core.modules import closed_item_kinds, open_kinds
from wezer.core.search.find import matches
from wezer.core.search.near import circle
from wezer.core.search.normalise import parse_query
from wezer.core.settings_registry import value
from wezer.kernel.clock import now
from wezer.ui import paging
from wezer.ui.paging import Page, page_after

SIZE = 24
#: A screen is cut into so many squares at most; of each, so many points are counted: “200+” says enough.
SQUARES, COUNTED = 64, 200
#: So few points on the screen stand each for itself.
FEW = 120
BY_PLACE = ("cell", "id")
BY_DISTANCE = ("km", "id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for on the map, as it stands in the address."""

    q: str = ""
    layers: tuple[str, ...] = ()  # none named: all
    theme: str = ""
    tag: str = ""
    box: Box | None = None
    near: Circle | None = None
    is_open: bool = False  # now, as far as what they say of their hours can be read
    is_lost: bool = False  # a place that nobody here has told: nothing is near it
    given: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, query: Mapping[str, str], viewer: Any) -> Self:
        """From an address typed by anybody: what cannot be understood is left out."""
        named, km = query.get("near", "")[:100].strip(), query.get("km", "")
        far = int(km) if km.isdecimal() and len(km) < 6 else 0
        near = circle(viewer, named, far) if named or far else None
        chosen = query.getlist("layer") if hasattr(query, "getlist") else query.get("layer", "").split(",")
        return cls(
            q=query.get("q", "")[:200].strip(),
            layers=tuple(each.kind for each in layers() if each.kind in chosen),
            theme=query.get("theme", "")[:40],
            tag=query.get("tag", "")[:40].strip().lstrip("#"),
            box=Box.read(query.get("box", "")),
            near=near,
            is_open=query.get("open") == "now",
            is_lost=bool(named or far) and near is None,
            given={name: str(query[name]) for name in ("near", "km") if query.get(name)},
        )

    @property
    def is_empty(self) -> bool:
        return not (self.q or self.layers or self.theme or self.tag or self.near or self.is_open or self.is_lost)


@dataclass(frozen=True, slots=True)
class Bubble:
    """Points that stand too near each other to be drawn each for itself."""

    latitude: float
    longitude: float
    number: int
    is_more: bool  # than were counted


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen of the map."""

    points: list[MapPoint]
    bubbles: list[Bubble]


def layers() -> list[MapLayer]:
    """Those of packages that are open here and whose items are of an open kind, in their order."""
    closed = closed_item_kinds()
    found = (layer for layer in open_kinds(map_layers) if layer.item_kind not in closed)
    return sorted(found, key=lambda layer: layer.order)


def found(wanted: Wanted, viewer: Any) -> QuerySet[MapPoint]:
    """Every point that matches and that `viewer` may see, wherever it lies."""
    points = MapPoint.objects.filter(is_listed=True)
    points = points if viewer.is_system else points.filter(audience_id__in=viewer.audience_ids)
    points = points.filter(layer__in=wanted.layers or [each.kind for each in layers()])
    if wanted.theme:
        meant = {key for each in layers() for key in each.within(wanted.theme)}
        points = points.filter(theme__in=meant)
    if wanted.is_open:
        points = open_now(points)
    if wanted.is_lost:
        return points.none()
    if text := " ".join(filter(None, (wanted.q, f'tag:"{wanted.tag}"' if wanted.tag else ""))):
        docs = matches(viewer, parse_query(text), (get_language() or "en")[:2])
        points = points.filter(ref__in=docs.filter(is_over=False).values("ref")) if docs is not None else points.none()
    return points


def open_now(points: QuerySet[MapPoint]) -> QuerySet[MapPoint]:
    """Those of which is known that they are open at this moment."""
    return points.alias(door=Substr("open_week", quarter_of(by_our_clocks()) + 1, 1)).filter(door="1")


def by_our_clocks() -> datetime:
    """The moment on the clocks of the community: what stands on its map is open by them."""
    return now().astimezone(zone_of(str(value("community.timezone"))))


def listed(wanted: Wanted, viewer: Any, *, after: str = "", size: int = SIZE) -> Page[MapPoint]:
    """One screen of the list beside the map: nearest first around a place, else neighbour after neighbour."""
    points = found(wanted, viewer)
    if wanted.near is not None:
        return _nearest(points, wanted.near, after, size)
    if wanted.box is None:
        return page_after(_with_names(points), after, size=size, order=BY_PLACE)
    beyond = points.filter(wanted.box.holds())
    if after:
        beyond = beyond.filter(paging._beyond(MapPoint, BY_PLACE, paging._read(after, 2)))
    numbers = _first(beyond, joined(wanted.box.squares(SQUARES)), size + 1)
    return page_after(_with_names(MapPoint.objects.filter(pk__in=numbers)), after, size=size, order=BY_PLACE)


def _nearest(points: QuerySet[MapPoint], around: Circle, after: str, size: int) -> Page[MapPoint]:
    """The nearest first. Narrow circles are asked before the whole one: where much is near, little is measured."""
    for part in (64, 16, 4, 1):
        ring = Circle(around.latitude, around.longitude, around.km / part)
        inside = points.filter(on(box_of(ring).squares(SQUARES)), ring.near()).annotate(km=ring.kilometres())
        page = page_after(_with_names(inside.filter(km__lte=ring.km)), after, size=size, order=BY_DISTANCE)
        if page.next:
            break
    return page


def drawn(wanted: Wanted, viewer: Any) -> Drawn:
    """What stands on the screen `wanted.box`: points while they are few, else bubbles of squares. Two statements at most."""
    box = wanted.box or WORLD
    points = found(wanted, viewer).filter(box.holds())
    if wanted.near is not None:
        points = points.annotate(km=wanted.near.kilometres()).filter(wanted.near.near(), km__lte=wanted.near.km)
    squares = box.squares(SQUARES)
    counted = counted_in(points, squares)
    if sum(number for number, *_rest in counted) <= FEW:
        return Drawn(list(_with_names(points.filter(on(squares)))[:FEW]) if counted else [], [])
    alone = [one for number, _lat, _lon, *ends in counted if number <= 2 for one in ends]
    bubbles = [
        Bubble(latitude, longitude, min(number, COUNTED), number > COUNTED)
        for number, latitude, longitude, *_ends in counted
        if number > 2
    ]
    return Drawn(list(_with_names(MapPoint.objects.filter(pk__in=alone))), bubbles)


def extent(viewer: Any) -> Box | None:
    """The box that holds all that `viewer` may see; kept for a few minutes, for each set of audiences its own."""
    key = f"wezer:map:extent:{hash((viewer.is_system, viewer.audience_ids))}"

    def read() -> Box | str:
        ends = found(Wanted(), viewer).aggregate(
            west=Min("longitude"), south=Min("latitude"), east=Max("longitude"), north=Max("latitude")
        )
        return Box(**ends) if ends["west"] is not None else ""

    return cache.get_or_set(key, read, 300) or None


def centre() -> Box | None:
    """What an empty map shows: ten kilometres around where the community says it is."""
    here = point(str(value("map.centre")))
    return box_of(Circle(*here, 10)) if here else None


def box_of(around: Circle) -> Box:
    """The box that holds a circle."""
    south, north, ranges = around.square()
    return Box(ranges[0][0], max(south, -90.0), ranges[-1][1], min(north, 90.0))


def _with_names(points: QuerySet[MapPoint]) -> QuerySet[MapPoint]:
    return points.select_related("item__author", "party__group")


def counted_in(points: QuerySet[MapPoint], squares: list[Square]) -> list[tuple[int, float, float, int, int]]:
    """(number, middle, first and last id) of every square that is not empty.

    SQL by hand, for what Django cannot say: how many there are in each square, but no more than COUNTED are looked at.
    So a screen costs the same whatever the community's size. What a square answers is one text, since a subquery
    in a list of columns gives one value on both databases.
    """
    one = points.order_by().filter(cell__gte=RawSQL("squares.low", []), cell__lte=RawSQL("squares.high", []))
    try:
        inner, given = one.values("latitude", "longitude", "id")[: COUNTED + 1].query.sql_with_params()
    except EmptyResultSet:  # nothing can match
        return []
    columns = ("COUNT(*)", "AVG(latitude)", "AVG(longitude)", "MIN(id)", "MAX(id)")
    answer = " || ' ' || ".join(f"CAST(COALESCE({each}, 0) AS text)" for each in columns)
    rows = ", ".join(["(CAST(%s AS bigint), CAST(%s AS bigint))"] * len(squares))
    with connection.cursor() as db:
        db.execute(
            f"WITH squares(low, high) AS (VALUES {rows}) SELECT (SELECT {answer} FROM ({inner}) AS inside) FROM squares",
            [*(end for each in squares for end in (each.low, each.high)), *given],
        )
        told = [row[0].split(" ") for row in db.fetchall()]
    return [(int(n), float(lat), float(lon), int(low), int(high)) for n, lat, lon, low, high in told if n != "0"]


def _first(points: QuerySet[MapPoint], squares: list[Square], limit: int) -> list[int]:
    """The ids of the first few in the order of cells: the first few of each range, merged. SQL by hand: SQLite takes no
    limit in the parts of a union that Django makes."""
    parts: list[str] = []
    given: list[Any] = []
    for number, each in enumerate(squares):
        part = points.filter(cell__gte=each.low, cell__lte=each.high).order_by(*BY_PLACE)
        try:
            sql, values = part.values("cell", "id")[:limit].query.sql_with_params()
        except EmptyResultSet:  # nothing can match
            return []
        parts.append(f"SELECT * FROM ({sql}) AS part{number}")
        given += values
    with connection.cursor() as db:
        db.execute(" UNION ALL ".join(parts) + f" ORDER BY 1, 2 LIMIT {limit}", given)
        return [row[1] for row in db.fetchall()]
