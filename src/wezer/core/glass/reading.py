"""What an opening shows, to whom it is shown itself, and on which pages it holds."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from wezer.core.glass.refusals import GlassOver, ReadEnough
from wezer.core.kinds import item_kinds, room_kinds
from wezer.core.models import (
    OPEN_EXCLUSIONS,
    Audience,
    AudienceKind,
    Belonging,
    BelongingState,
    Exclusion,
    GlassOpening,
    GlassPage,
    Group,
    Item,
    Member,
    Room,
)
from wezer.core.models.glass import GlassQuerySet
from wezer.core.settings_registry import value
from wezer.core.viewer import BREAK_GLASS, Viewer
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

#: In the address of a page that is read under an opening: its uid.
GLASS = "glass"
#: So many pages are read under one: what nobody can follow is not read.
MOST_PAGES = 500
#: What the people of a group read because they are in it.
OPENED = (AudienceKind.GROUP, AudienceKind.BRANCH)
#: Pages of a group's own that show items; others are read as ever, and so are those that name who chose what.
_PAGES = frozenset({"groups:hall", "groups:room", "room-page"})
#: Pages of items that have a name in their address, and where it is kept.
_NAMED = {"blog:article": "article__names__name", "site:first": "sitepage__name", "site:page": "sitepage__name"}
_NEVER = frozenset({"groups:poll", "groups:poll-votes"})


class UnderGlass(NamedTuple):
    """By what a viewer reads here, and the item whose page it is."""

    opening: GlassOpening
    item: int | None


def hours_open() -> timedelta:
    return timedelta(hours=int(value("glass.hours")))


def audiences_of(group: Group) -> frozenset[int]:
    """Of what is read by being in the group."""
    return frozenset(Audience.objects.filter(group=group, kind__in=OPENED).values_list("pk", flat=True))


def reads(viewer: Viewer, group: Group) -> bool:
    """Whether they read there without opening anything."""
    return viewer.belongs_directly(group) or bool(audiences_of(group) & viewer.audience_ids)


def is_kept_out(member: Member, group: Group) -> bool:
    """From it or from one around it; or that is being decided. Whoever it is about does not look for themselves."""
    around = {"member": member, "group__below__descendant": group}
    kept_out = (BelongingState.SUSPENDED, BelongingState.EXCLUDED)
    return (
        Belonging.objects.filter(**around, state__in=kept_out).exists()
        or Exclusion.objects.filter(**around, state__in=OPEN_EXCLUSIONS).exists()
    )


def may_look(viewer: Viewer, group: Group) -> bool:
    """Who has the right, is not the one it is about, and whose word was not taken there."""
    member = viewer.member
    if member is None or not can(viewer, BREAK_GLASS, group) or viewer.is_denied(group):
        return False
    return not is_kept_out(member, group)


# ------------------------------------------------------------------ what the group sees of it


def sees_openings(viewer: Viewer, group: Group) -> bool:
    """Those whose group it is, who read in it, tend it, or could open it."""
    return (
        viewer.is_system
        or viewer.belongs_directly(group)
        or can(viewer, "core.tend_group", group)
        or can(viewer, BREAK_GLASS, group)
        or reads(viewer, group)
    )


def openings_of(group: Group) -> GlassQuerySet:
    return GlassOpening.objects.filter(group=group).with_people()


def told_openings(group: Any, viewer: Viewer) -> list[GlassOpening]:
    """What the hall says of it. No statement while nothing is open: the group was found with `opened_until`."""
    if group.opened_until is None or group.opened_until <= now() or not sees_openings(viewer, group):
        return []
    return list(openings_of(group).open_now().order_by("until"))


def pages_of(opening: GlassOpening) -> QuerySet[GlassPage]:
    return GlassPage.objects.filter(opening=opening).select_related("item")


def titles_for(pages: Iterable[GlassPage], viewer: Viewer) -> dict[int | None, str]:
    """Of the items that were read, those the viewer reads too: who could open the group sees that it was read, not what."""
    items = Item.objects.visible_to(viewer).filter(pk__in=[page.item_id for page in pages if page.item_id])
    return dict(items.values_list("pk", "title"))


# ------------------------------------------------------------------ reading under it


def under_glass(viewer: Viewer, uid: str, match: Any) -> Viewer | None:
    """The viewer as they read this page under an opening of theirs; None where it does not hold, and they read as ever."""
    number = _uid(uid)
    mine = GlassOpening.objects.filter(opened_by=viewer.member).select_related("group")
    found = mine.filter(uid=number).first() if number else None
    if found is None:
        return None
    audiences = audiences_of(found.group)
    is_shown, item = _shown(found.group, audiences, match)
    if not is_shown:
        return None
    if not found.is_open or not may_look(viewer, found.group):
        raise GlassOver()
    if found.pages.count() >= MOST_PAGES:
        raise ReadEnough()
    return viewer.through_glass(UnderGlass(found, item), audiences, shut=_places())


def _shown(group: Group, audiences: frozenset[int], match: Any) -> tuple[bool, int | None]:
    """Whether the page is one of the group's that show items, or lies on one of its items; which item that is."""
    slug = match.kwargs.get("slug", "")
    if match.view_name in _NEVER or slug not in ("", group.slug):
        return False, None
    if slug and match.view_name in _PAGES:
        room = Room.objects.filter(group=group, slug=match.kwargs.get("room_slug", "")).first()
        return room is None or not _is_for_talking(room), None
    items = Item.objects.filter(group=group, audience__in=audiences, published_at__isnull=False, hidden_at=None)
    items = items.exclude(kind__in=_places())
    found = items.filter(_named(match)).values_list("pk", flat=True).first()
    return found is not None, found


def _named(match: Any) -> Q:
    """The items that an address names: by their number, by that of a file of theirs, by a name."""
    if match.view_name in _NAMED:
        return Q(**{_NAMED[match.view_name]: match.kwargs.get("name", "")})
    numbers = [each for each in match.kwargs.values() if isinstance(each, UUID)]
    return Q(files__uid__in=numbers) if match.view_name == "files:file" else Q(uid__in=numbers)


def _places() -> frozenset[str]:
    """Kinds of items in which people talk with each other: those are never opened."""
    return frozenset(kind.kind for kind in item_kinds if kind.is_place)


def _is_for_talking(room: Room) -> bool:
    return bool(_places().intersection(room_kinds[room.kind].item_kinds)) if room.kind in room_kinds else False


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
