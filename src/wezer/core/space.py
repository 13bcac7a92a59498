"""How much all files in the items of a group hold together, and how much they may (core.md T-7)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from wezer.core.community import community
from wezer.core.models import File, FileState, Group, RoleHolding, Setting
from wezer.core.queries import members_who_may
from wezer.core.settings_registry import explain, value

KEY = "files.quota_mb"
MB = 1024 * 1024
#: From here on those who tend the community read that a group has little room left.
NEARLY_FULL = 0.9
#: So many groups, those that hold most, are looked at for the sign of health.
MOST_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Space:
    """In bytes. `most` is 0 where nothing is said."""

    used: int
    most: int

    @property
    def left(self) -> int:
        return max(0, self.most - self.used)

    @property
    def is_nearly_full(self) -> bool:
        return 0 < self.most * NEARLY_FULL <= self.used


def space_of(group: Group | int) -> Space:
    """One statement: pictures, documents with every version, whoever hung them there."""
    held = File.objects.filter(item__group=group).exclude(state=FileState.REFUSED)
    return Space(held.aggregate(sum=Sum("size"))["sum"] or 0, most_of(group))


def most_of(group: Group | int) -> int:
    return int(value(KEY, group)) * MB


def whom_to_ask(group: Group) -> str:
    """Who may give it more room, by name: those who tend it themselves, else those around it; those who tend the community where
    what is said there is the last word."""
    if explain(KEY, group).locked_above:
        tending = members_who_may("core.tend_community", community())
    else:
        tending = members_who_may("core.tend_group", group)
    near = set(
        RoleHolding.objects.filter(role__group=group, until=None, member__in=tending).values_list("member", flat=True)
    )
    return ", ".join(member.name for member in [each for each in tending if each.pk in near] or tending[:3])


def nearly_full_groups() -> list[Group]:
    """Those of the fullest groups that have little room left. One statement where nobody says how much a group may hold."""
    least = min(filter(None, Setting.objects.filter(key=KEY).values_list("value", flat=True)), default=0) * MB
    if not least:
        return []
    held: Any = File.objects.filter(item__group__isnull=False).exclude(state=FileState.REFUSED).order_by()
    sums = dict(held.values("item__group").annotate(sum=Sum("size")).order_by("-sum").values_list("item__group", "sum")[:MOST_LOOKED_AT])  # fmt: skip
    close = [number for number, used in sums.items() if used >= least * NEARLY_FULL]
    full = [number for number in close if Space(sums[number], most_of(number)).is_nearly_full]
    return list(Group.objects.filter(pk__in=full).order_by("name"))
