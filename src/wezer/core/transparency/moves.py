"""Who comes and goes in a group, as far as its rule shows it; and how many, where that tells of nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from wezer.core.models import ACTIVE_STATES, BelongingState, BelongingStep, Group
from wezer.core.transparency.kinds import FEWEST
from wezer.core.transparency.reading import shown, windows
from wezer.core.transparency.rules import Window

KIND = "membership_moves"
#: Why somebody is outside is their business: who was excluded has left.
OUT = (BelongingState.LEFT, BelongingState.EXCLUDED)
#: A suspension is no move.
WITHIN = (*ACTIVE_STATES, BelongingState.SUSPENDED)


def came() -> Q:
    return Q(state__in=ACTIVE_STATES) & ~Q(before__in=WITHIN)


def left() -> Q:
    return Q(state__in=OUT, before__in=WITHIN)


def moves(viewer: Any, group: Group, found: Sequence[Window] | None = None) -> QuerySet[BelongingStep]:
    """Those that the viewer may see; `found`: their windows, where they are known."""
    seen = windows(viewer, KIND, group) if found is None else found
    rows = BelongingStep.objects.filter(came() | left(), belonging__group=group)
    mine = shown(viewer, KIND, group, seen, "at", "belonging__member")
    return rows.filter(mine).select_related("belonging__member__photo")


@dataclass(frozen=True, slots=True)
class Month:
    """How many came and went; None where fewer than five did, which would tell of somebody."""

    month: date
    came: int | None
    left: int | None


def months(group: Group, found: Sequence[Window]) -> list[Month]:
    """The last two years in sums, also where the single moves stay closed. For those who see present moves."""
    if not found:
        return []
    rows = BelongingStep.objects.filter(came() | left(), belonging__group=group).annotate(month=TruncMonth("at"))
    people = "belonging__member"
    counted = rows.values("month").annotate(
        came=Count(people, filter=came(), distinct=True), left=Count(people, filter=left(), distinct=True)
    )
    return [
        Month(row["month"].date(), _told(row["came"]), _told(row["left"])) for row in counted.order_by("-month")[:24]
    ]


def _told(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None
