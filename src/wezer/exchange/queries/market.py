"""The market as a viewer sees it: filters, orders, pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils.translation import get_language

from wezer.core.geo import Circle
from wezer.core.models import ModerationCase
from wezer.core.search.find import matching_items
from wezer.core.search.near import circle
from wezer.exchange.models import Announcement, Sense
from wezer.exchange.models.announcement import AnnouncementQuerySet
from wezer.exchange.queries.categories import Tree
from wezer.kernel.money import AmountInvalid, parse_amount
from wezer.kernel.ref import ref
from wezer.ledger.currencies import currencies
from wezer.ui import paging
from wezer.ui.paging import Page, page_after

NEWEST = ("-published_at", "-id")
ENDING = ("expires_at", "id")
NEAREST = ("km", "id")
SORTS = ("newest", "ending", "distance")
SIZE = 24
#: More audiences than this, and one ordinary question is cheaper than one question each.
_PARTS = 120
_MARK = -9_223_372_036_854_775_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody looks for, as it stands in the address."""

    q: str = ""
    sense: str = ""
    category: str = ""  # uid; everything below it, too
    currency: str = ""
    least: str = ""  # of one unit, in that currency
    most: str = ""
    group: str = ""  # slug
    tag: str = ""
    photo: bool = False
    near: Circle | None = None
    lost: bool = False  # a place that nobody here has told: nothing is near it
    sort: str = "newest"
    given: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, query: Mapping[str, str], viewer: Any) -> Self:
        """From an address typed by anybody: what cannot be understood is left out. A place becomes a point by what
        `viewer` may read; a distance alone counts from where they live."""
        named, km = query.get("near", "")[:100].strip(), _km(query.get("km", ""))
        near = circle(viewer, named, km) if named or km else None
        sort = query.get("sort", "newest")
        return cls(
            q=query.get("q", "")[:200].strip(),
            sense=query.get("sense", "") if query.get("sense", "") in Sense.values else "",
            category=query.get("category", "")[:40],
            currency=query.get("currency", "")[:12],
            least=query.get("least", "")[:20],
            most=query.get("most", "")[:20],
            group=query.get("group", "")[:60],
            tag=query.get("tag", "")[:40],
            photo=query.get("photo", "") in ("1", "on", "true"),
            near=near,
            lost=bool(named or km) and near is None,
            sort=sort if sort in SORTS and (near or sort != "distance") else "newest",
            given={name: str(query[name]) for name in query if name in _NAMES and query[name]},
        )

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.q, self.sense, self.category, self.currency, self.group, self.tag, self.photo, self.near, self.lost)
        )

    @property
    def in_panel(self) -> int:
        """How many filters of the panel are set."""
        return sum(
            bool(part)
            for part in (
                self.category, self.currency, self.least or self.most, self.photo, self.near or self.lost, self.tag,
            )
        )  # fmt: skip


_NAMES = ("q", "sense", "category", "currency", "least", "most", "group", "near", "km", "photo", "tag", "sort")


def _km(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def wanted(filters: Filters, viewer: Any, tree: Tree | None = None) -> AnnouncementQuerySet:
    """The open announcements that match, whoever may see them. Listings narrow it to the viewer."""
    rows = Announcement.objects.open().filter(kind="announcement")
    if filters.sense:
        rows = rows.filter(sense=filters.sense)
    if filters.category:
        tree = tree or Tree.read()
        category = tree.named(filters.category)
        rows = rows.filter(category_id__in=tree.below(category.pk)) if category else rows.none()
    if filters.currency:
        rows = _priced(rows, filters)
    if filters.group:
        rows = rows.filter(group__slug=filters.group)
    if filters.tag:
        rows = rows.filter(tags__slug=filters.tag)
    if filters.photo:
        rows = rows.filter(pk__in=Announcement.objects.filter(files__isnull=False).values("pk"))
    if filters.lost:
        return rows.none()
    if filters.near:
        rows = _with_distance(rows, filters.near).filter(filters.near.near(), km__lte=filters.near.km)
    if filters.q:
        rows = rows.filter(
            pk__in=matching_items(viewer, filters.q, (get_language() or "en")[:2]).filter(kind="announcement")
        )
    return rows


def _with_distance(rows: AnnouncementQuerySet, around: Circle) -> AnnouncementQuerySet:
    """Each with `km`, its distance from the middle."""
    return rows.annotate(km=around.kilometres())


def _priced(rows: AnnouncementQuerySet, filters: Filters) -> AnnouncementQuerySet:
    one = next((each for each in currencies() if each.code == filters.currency), None)
    if one is None:
        return rows.none()
    price: dict[str, Any] = {"prices__currency": one}
    for name, typed in (("gte", filters.least), ("lte", filters.most)):
        if typed:
            try:
                price[f"prices__units__{name}"] = parse_amount(typed, one.scale)
            except AmountInvalid:
                continue
    return rows.filter(**price)


def listed(filters: Filters, viewer: Any, tree: Tree | None = None) -> AnnouncementQuerySet:
    """What `viewer` may find in lists, feeds, alerts and the API."""
    return wanted(filters, viewer, tree).listed_for(viewer)


def market_page(
    filters: Filters, viewer: Any, *, after: str = "", size: int = SIZE, tree: Tree | None = None
) -> Page[Announcement]:
    """One screen of the market. Cards need nothing but what each row brings."""
    if filters.sort == "distance":
        return page_after(_for_cards(listed(filters, viewer, tree)), after, size=size, order=NEAREST)
    if filters.sort == "ending":
        rows = listed(filters, viewer, tree).filter(expires_at__isnull=False)
        return page_after(_for_cards(rows), after, size=size, order=ENDING)
    audiences = sorted(viewer.audience_ids)
    if len(audiences) > _PARTS:
        return page_after(_for_cards(listed(filters, viewer, tree)), after, size=size, order=NEWEST)
    return _merged(wanted(filters, viewer, tree), filters.near, audiences, after, size)


def newest_sorts(viewer: Any, most: int) -> list[tuple[int | None, str]]:
    """Category and sense of the newest announcements that the viewer may find. Two statements."""
    audiences = sorted(viewer.audience_ids)
    if len(audiences) > _PARTS:
        rows = listed(Filters(), viewer).order_by(*NEWEST)[:most]
    else:
        shown = _in_lists(wanted(Filters(), viewer))
        rows = Announcement.objects.filter(pk__in=_newest_ids(shown, audiences, most))
    return list(rows.values_list("category_id", "sense"))


def _for_cards(rows: AnnouncementQuerySet) -> AnnouncementQuerySet:
    return rows.select_related("author").defer("description", "description_html")


def _merged(
    rows: AnnouncementQuerySet, around: Circle | None, audiences: list[int], after: str, size: int
) -> Page[Announcement]:
    """The newest few of each audience from the index (kind, audience, published_at, id), merged: its cost does not grow
    with what the viewer may not see (SETTLED row 4)."""
    ids = _newest_ids(page_filter(_in_lists(rows), after), audiences, size + 1)
    found = Announcement.objects.filter(pk__in=ids)
    found = _with_distance(found, around) if around else found
    return page_after(_for_cards(found), after, size=size, order=NEWEST)


def _in_lists(rows: AnnouncementQuerySet) -> AnnouncementQuerySet:
    """As `listed_for`, but for the audience."""
    return rows.filter(published_at__isnull=False, over_at=None, withdrawn_at=None, hidden_at=None)


def page_filter(rows: AnnouncementQuerySet, after: str) -> AnnouncementQuerySet:
    """The rows behind the cursor."""
    if not after:
        return rows
    return rows.filter(paging._beyond(Announcement, NEWEST, paging._read(after, len(NEWEST))))


def _newest_ids(rows: AnnouncementQuerySet, audiences: list[int], limit: int) -> list[int]:
    if not audiences:
        return []
    part = rows.filter(audience_id=_MARK).order_by(*NEWEST).values_list("published_at", "pk")[:limit]
    try:
        sql, values = part.query.sql_with_params()
    except EmptyResultSet:  # a filter that nothing can meet
        return []
    places = [place for place, value in enumerate(values) if value == _MARK]
    parts, params = [], []
    for number, audience in enumerate(audiences):
        parts.append(
            f"SELECT * FROM ({sql}) AS part{number} (at, number)"
            if connection.vendor == "postgresql"
            else f"SELECT * FROM ({sql})"
        )
        params += [audience if place in places else value for place, value in enumerate(values)]
    with connection.cursor() as db:
        db.execute(" UNION ALL ".join(parts) + f" ORDER BY 1 DESC, 2 DESC LIMIT {limit}", params)
        return [row[1] for row in db.fetchall()]


def market_currencies() -> list[Any]:
    """The currencies that the market uses now."""
    return [one for one in currencies() if one.state == "active" and "marketplace" in one.rule("usage")]


def announcements_of(party: Any, viewer: Any) -> AnnouncementQuerySet:
    """A party's open announcements that the viewer may find."""
    return _for_cards(Announcement.objects.listed_for(viewer).open().filter(author=party)).order_by(*NEWEST)


def removal_of(announcement: Announcement) -> ModerationCase | None:
    """The decision that took it out of the market, as its author may read it and appeal against it."""
    cases = ModerationCase.objects.filter(subject=ref(announcement), party=announcement.author_id)
    return cases.filter(decided_at__isnull=False).order_by("pk").last()
