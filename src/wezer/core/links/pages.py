"""The sheet of a group (core.md 4.4): what it is for, what it answers for, whom it is linked to, whom one may write to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from wezer.core.chat.outside import writers_of
from wezer.core.halls import Held, membrane_words, room_name, who_holds_what
from wezer.core.links.acts import speaks_for
from wezer.core.models import LIVING_LINKS, Agreement, Group, GroupLink, Room, SitePage
from wezer.core.modules import room_kind
from wezer.core.pages.reading import public_page
from wezer.core.profiles import language_name
from wezer.kernel.permissions import can


@dataclass
class Line:
    """A link from where one looks: the other group, and what one may do."""

    link: GroupLink
    other: Group
    is_out: bool
    may_answer: bool
    may_end: bool


@dataclass
class Sheet:
    group: Group
    languages: list[str]  # by their names
    membrane: list[tuple[str, str]]
    agreements: list[Agreement]
    held: list[Held]
    letters_from: str  # anyone, members, nobody
    public_page: SitePage | None
    feeds: list[tuple[str, str]]  # (the room's name, the address at which anybody reads it elsewhere)
    links: list[Line] = field(default_factory=list)


def sheet(viewer: Any, group: Group, rooms: Sequence[Room]) -> Sheet:
    inside = viewer.is_inside
    found = Sheet(
        group=group,
        languages=[language_name(code) for code in group.languages],
        membrane=membrane_words(group),
        agreements=list(Agreement.objects.filter(group=group, ended_at=None).order_by("title")[:30]),
        held=who_holds_what(group) if inside else [],
        letters_from=writers_of(group),
        public_page=public_page(group),
        feeds=_feeds(group, rooms),
    )
    tends = can(viewer, "core.tend_group", group)
    rows = GroupLink.objects.visible_to(viewer).with_sides().filter(state__in=LIVING_LINKS)
    links = list(rows.filter(Q(source=group) | Q(target=group)).order_by("id")[:120])
    asked = any(link.is_waiting and link.target_id == group.pk for link in links)
    speaks = asked and tends and speaks_for(viewer, group)
    for link in links:
        is_out = link.source_id == group.pk
        mine = viewer.member is not None and link.member_id == viewer.member.pk
        may_end = (tends and (is_out or not link.is_waiting)) or (mine and not link.is_waiting)
        other = link.target if is_out else link.source
        found.links.append(Line(link, other, is_out, link.is_waiting and speaks and not is_out, may_end))
    return found


def _feeds(group: Group, rooms: Sequence[Room]) -> list[tuple[str, str]]:
    """Of a group that strangers may know: elsewhere nobody is signed in. No statement."""
    if not group.is_known_to_all:
        return []
    kinds = [(room, room_kind(room.kind)) for room in rooms]
    return [(room_name(room), address) for room, kind in kinds if kind and (address := kind.feed(room))]
