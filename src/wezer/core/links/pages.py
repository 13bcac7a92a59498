"""The sheet of a group (core.md 4.4): what it is for, what it answers for, whom it is linked to, whom one may write to."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from wezer.core.chat.outside import writers_of
from wezer.core.halls import Held, membrane_words, who_holds_what
from wezer.core.links.acts import speaks_for
from wezer.core.models import LIVING_LINKS, Agreement, Group, GroupLink
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
    membrane: list[tuple[str, str]]
    agreements: list[Agreement]
    held: list[Held]
    letters_from: str  # anyone, members, nobody
    links: list[Line] = field(default_factory=list)


def sheet(viewer: Any, group: Group) -> Sheet:
    inside = viewer.is_inside
    found = Sheet(
        group=group,
        membrane=membrane_words(group),
        agreements=list(Agreement.objects.filter(group=group, ended_at=None).order_by("title")[:30]),
        held=who_holds_what(group) if inside else [],
        letters_from=writers_of(group),
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
