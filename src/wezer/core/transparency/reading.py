"""What holds for a class of data in a group, and what of it a viewer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet

from wezer.core.models import Group, PastOpened, TransparencyVersion
from wezer.core.modules import open_kinds
from wezer.core.transparency.kinds import TransparencyClass, transparency_classes, width
from wezer.core.transparency.rules import Rule, Segment, Window, windows_of
from wezer.core.viewer import TEND
from wezer.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Held:
    """A class of data as it is now: its rule, since when, and the group that set it (None: nobody has)."""

    kind: TransparencyClass
    rule: Rule
    by: Group | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The versions of a group and of those around it, oldest first; how far out each group lies."""

    versions: Sequence[TransparencyVersion]
    depths: dict[int, int]

    def history(self, kind: TransparencyClass) -> list[Held]:
        """What held, from the beginning on: at every moment the nearest group that says something of this class."""
        said: dict[int, tuple[Group, Rule]] = {}
        found = [Held(kind, Rule(kind.audience, kind.delay_days))]
        for version in self.versions:
            if (rule := version.rules.get(kind.kind)) is not None:
                said[version.group_id] = (version.group, Rule(rule["audience"], rule["delay_days"]))
            else:
                said.pop(version.group_id, None)
            by, holds = min(said.items(), key=lambda one: self.depths[one[0]])[1] if said else (None, found[0].rule)
            if holds != found[-1].rule or by != found[-1].by:
                found.append(Held(kind, holds, by, version.at))
        return found


def chain_of(group: Group) -> Chain:
    """One statement, however many classes are read of it."""
    rows = TransparencyVersion.objects.filter(group__below__descendant=group).annotate(depth=F("group__below__depth"))
    found = list(rows.select_related("group").order_by("at", "pk"))
    return Chain(found, {row.group_id: row.depth for row in found})


def held_now(group: Group) -> list[Held]:
    """Every class of data as it is now in the group, in their order."""
    chain = chain_of(group)
    kinds = sorted(open_kinds(transparency_classes), key=lambda each: (each.order, each.kind))
    return [chain.history(kind)[-1] for kind in kinds]


def reach(viewer: Any, group: Group) -> int:
    """The width of the narrowest audience that the viewer is in, before this group."""
    if viewer.is_system or viewer.has_right(TEND, group):
        return width("stewards")
    if viewer.belongs(group):
        return width("group")
    return width("community") if viewer.is_inside else width("public")


def windows(viewer: Any, kind: str, group: Group) -> list[Window]:
    """From when until when this viewer may see such data of the group; none: not at all."""
    history = chain_of(group).history(transparency_classes[kind])
    return windows_of([Segment(each.since, each.rule) for each in history], reach(viewer, group), now())


def dated(found: Sequence[Window], field: str) -> Q:
    """The rows within these windows."""
    if not found:
        return Q(pk__in=())
    return reduce(or_, (_within(window, field) for window in found))


def _within(window: Window, field: str) -> Q:
    until = Q(**{f"{field}__lt": window.until})
    return until if window.since is None else until & Q(**{f"{field}__gte": window.since})


def opened_past(kind: str, group: Group) -> QuerySet[PastOpened, int]:
    """The members who agree that their past is shown as the present is."""
    return PastOpened.objects.filter(group=group, kind=kind).values_list("member_id", flat=True)


def shown(viewer: Any, kind: str, group: Group, found: Sequence[Window], field: str, member: str) -> Q:
    """The rows of people's data that the viewer may see: within the windows; of the past what its people opened; their own."""
    rows = dated(found, field)
    if found:
        rows |= Q(**{f"{member}__in": opened_past(kind, group), f"{field}__lt": found[-1].until})
    return rows | Q(**{member: viewer.member}) if viewer.member is not None else rows
