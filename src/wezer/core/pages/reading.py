"""What the pages of a site ask for: the page, its menu, what its lines stand for."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.safestring import mark_safe

from wezer.core.agenda.happenings import happenings
from wezer.core.blog.reading import articles
from wezer.core.halls import may_know
from wezer.core.markdown import render
from wezer.core.models import READABLE, AudienceKind, Event, Group, Room, SitePage, SitePageState
from wezer.core.modules import room_kind
from wezer.core.pages.blocks import Block, blocks
from wezer.core.pages.telling import numbers_of, on_the_map
from wezer.core.settings_registry import value
from wezer.kernel.clock import now

_WITH = ("group", "room", "site__group", "audience", "author", "parent")


@dataclass(slots=True)
class Entry:
    """A page in the menu, with those below it."""

    page: SitePage
    below: list["Entry"] = field(default_factory=list)
    depth: int = 0


def site_of(viewer: Any, slug: str) -> Room:
    """The room that holds the group's site, when the viewer may know the group; else 404."""
    room = (
        Room.objects.select_related("group__parent").filter(group__slug=slug, kind="pages", state__in=READABLE).first()
    )
    if room is None or room_kind("pages") is None or not may_know(room.group, viewer):
        raise Http404
    return room


def pages_of(room: Room, viewer: Any) -> list[SitePage]:
    """Every page of the site that the viewer may open, in their order. One statement."""
    found = SitePage.objects.visible_to(viewer).filter(site=room).select_related("group", "audience")
    return list(found.order_by("position", "pk")[:300])


def page_at(room: Room, viewer: Any, name: str) -> SitePage:
    found = SitePage.objects.visible_to(viewer).select_related(*_WITH)
    return get_object_or_404(found, site=room, name=name)


def find_page(viewer: Any, uid: Any) -> SitePage:
    return get_object_or_404(SitePage.objects.visible_to(viewer).select_related(*_WITH), uid=uid)


def tree(pages: list[SitePage], *, menu: bool = False) -> list[Entry]:
    """The pages under each other, the first one on top. With `menu`, only what is shown there."""
    shown = [page for page in pages if not menu or (page.in_menu and page.published_at)]
    entries = {page.pk: Entry(page) for page in shown}
    top: list[Entry] = []
    for page in sorted(shown, key=lambda each: (each.name != "", each.position, each.pk)):
        above = entries.get(page.parent_id) if page.parent_id else None
        (above.below if above else top).append(entries[page.pk])
    return top


def flat(entries: list[Entry], depth: int = 0) -> list[Entry]:
    """The tree as rows."""
    rows = []
    for each in entries:
        each.depth = min(depth, 4)
        rows += [each, *flat(each.below, depth + 1)]
    return rows


def filled(page: SitePage, viewer: Any, pages: list[SitePage]) -> list[Block]:
    """What the page shows to this viewer. At most three statements for each line that stands for something."""
    assert page.group is not None  # it lies in a room of a group
    found = blocks(page.body)
    for block in found:
        if block.kind == "text":
            block.found = mark_safe(render(block.text))  # noqa: S308  (sanitised just now)
        elif block.kind == "events":
            block.found = _coming(page.group, viewer, block.number)
        elif block.kind == "articles":
            rows = articles(viewer).filter(group=page.group).order_by("-published_at", "-id")
            block.found = list(rows[: block.number])
        elif block.kind == "pages":
            block.found = [each for each in pages if each.parent_id == page.pk and each.published_at][: block.number]
        elif block.kind == "map":
            block.found = on_the_map(page.group, viewer, block.number)
        elif block.kind == "numbers":
            block.found = numbers_of(page.group, viewer)
        elif block.kind == "picture":
            pictures = page.card.get("pictures", [])
            block.found = pictures[block.number - 1] if block.number <= len(pictures) else None
    return found


def _coming(group: Group, viewer: Any, number: int) -> list[Any]:
    start = now()
    events = Event.objects.on_calendar_of(viewer).filter(group=group)
    return [each for each in happenings(events, start, start + timedelta(days=90), viewer) if not each.is_off][:number]


def front_door(group: Group) -> SitePage | None:
    """What a stranger reads first: the site's first page, when everyone may read it and the group wants that. One statement,
    and the settings."""
    if not value("room.pages.is_front_door", group):
        return None
    return _first_for_all(group)


def public_page(group: Group) -> SitePage | None:
    """The first page of the group's site, where strangers may read it. One statement, none for a group they may not know."""
    return _first_for_all(group) if group.is_known_to_all else None


def _first_for_all(group: Group) -> SitePage | None:
    first = SitePage.objects.filter(
        site__group=group, site__kind="pages", site__state__in=READABLE, name="", state=SitePageState.PUBLISHED,
        audience__kind=AudienceKind.PUBLIC, withdrawn_at=None, hidden_at=None,
    ).first()  # fmt: skip
    return first if first is not None and room_kind("pages") is not None else None
