"""What a mail about notices holds: gathered when it is sent, and only what its member may read then (I-7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from wezer.core.channels import OF_WORDS, news_off, topic_of
from wezer.core.halls import may_know
from wezer.core.kinds import item_kinds, notice_kinds
from wezer.core.models import Block, Item, MailState, Member, Notice, Visit
from wezer.core.modules import open_kinds

#: More than this is read by nobody; the page has it all.
MOST_ITEMS = 600


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    url: str


@dataclass(slots=True)
class Section:
    """What is new in one group."""

    name: str  # "" for what belongs to no group the member may know
    url: str = ""
    lines: list[Line] = field(default_factory=list)

    def first(self, number: int) -> dict[str, Any]:
        """As a template shows it: the first few, and how many more there are."""
        return {
            "name": self.name,
            "url": self.url,
            "lines": self.lines[:number],
            "more": max(0, len(self.lines) - number),
        }


@dataclass(slots=True)
class Gathered:
    notices: list[Notice]  # that may be told
    dropped: list[Notice]  # read elsewhere, or of what may not be seen any more
    items: list[Item] = field(default_factory=list)
    rooms: list[tuple[Any, str, str]] = field(default_factory=list)  # (group, sentence, path)

    @property
    def total(self) -> int:
        return len(self.notices) + len(self.items) + len(self.rooms)


def queued(member: Member, mail: str) -> list[Notice]:
    """What waits to be mailed by this channel, oldest first."""
    rows = Notice.objects.filter(member=member, mail=mail, mail_state=MailState.QUEUED)
    return list(rows.select_related("item", "group", "actor").order_by("created_at", "id")[:MOST_ITEMS])


def sift(notices: Iterable[Notice], viewer: Any) -> Gathered:
    """Part those that may be told now from those that may not (any more). Two statements at most."""
    waiting = list(notices)
    numbers = {notice.item_id for notice in waiting if notice.item_id}
    spoken = {kind.kind for kind in open_kinds(notice_kinds)}  # a closed package tells nothing
    seen = (
        set(Item.objects.visible_to(viewer).filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    )
    deaf = _blocked(waiting, viewer)
    told = [notice for notice in waiting if notice.kind in spoken and _may_be_told(notice, viewer, seen, deaf)]
    return Gathered(told, [notice for notice in waiting if notice not in told])


def _blocked(notices: list[Notice], viewer: Any) -> set[int]:
    """Whose words among these the viewer does not want to hear any more."""
    actors = {notice.actor_id for notice in notices if notice.actor_id and topic_of(notice.kind).kind in OF_WORDS}
    if not actors:
        return set()
    return set(Block.objects.filter(member=viewer.member, blocked__in=actors).values_list("blocked_id", flat=True))


def _may_be_told(notice: Notice, viewer: Any, seen: set[int], deaf: set[int]) -> bool:
    if notice.read_at is not None or (notice.actor_id in deaf and topic_of(notice.kind).kind in OF_WORDS):
        return False
    if notice.item_id:
        return notice.item_id in seen
    kind = notice_kinds[notice.kind]
    is_asked = kind.waits or kind.always  # whoever is invited hears of a group they are not in
    return notice.group is None or is_asked or may_know(notice.group, viewer)


def news(member: Member, viewer: Any, since: datetime, besides: set[int]) -> list[Item]:
    """What others put in the member's groups since then, newest first, unless they have been in its room after it."""
    groups = viewer.direct_group_ids - news_off(member, viewer.direct_group_ids)
    shown = [kind.kind for kind in open_kinds(item_kinds) if kind.in_feed]
    rows = Item.objects.listed_for(viewer).filter(group_id__in=groups, published_at__gt=since, kind__in=shown)
    rows = rows.exclude(author_id__in=viewer.own_party_ids).exclude(pk__in=besides)
    been = dict(Visit.objects.filter(member=member).values_list("room_id", "seen_at"))
    found = rows.select_related("author", "group").order_by("-published_at", "-pk")[:MOST_ITEMS]
    return [item for item in found if item.room_id not in been or (item.published_at or since) > been[item.room_id]]


def sections(gathered: Gathered, viewer: Any) -> list[Section]:
    """By group, then by item: what concerns the member first, then what was written."""
    found: dict[int, Section] = {}
    things: list[tuple[Any, Line]] = [(notice.group, notice_line(notice)) for notice in gathered.notices]
    things += [(item.group, _item_line(item)) for item in gathered.items]
    things += [(group, Line(words, settings.SITE_URL + path)) for group, words, path in gathered.rooms]
    for group, line in things:
        known = group is not None and may_know(group, viewer)
        at = group.pk if known else 0
        if at not in found:
            found[at] = Section(group.name, settings.SITE_URL + group.get_absolute_url()) if known else Section("")
        found[at].lines.append(line)
    return sorted(found.values(), key=lambda section: (not section.name, section.name.casefold()))


def notice_line(notice: Notice) -> Line:
    """The sentence of a notice; its address marks it as read."""
    words = str(notice_kinds[notice.kind].sentence(notice))
    return Line(words, settings.SITE_URL + reverse("notices:open", args=[notice.uid]))


def _item_line(item: Item) -> Line:
    kind = item_kinds[item.kind]
    said = " ".join((item.title or item.card.get("excerpt", "") or str(kind.name)).split())
    words = said if len(said) <= 90 else f"{said[:89].rsplit(' ', 1)[0]}…"
    return Line(f"{item.author.name}: {words}", settings.SITE_URL + kind.url(item))


def shorten(found: Sequence[Section], each: int) -> list[dict[str, Any]]:
    """For a template: so many lines of every group."""
    return [section.first(each) for section in found]
