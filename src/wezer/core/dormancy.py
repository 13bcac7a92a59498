"""Who has not been here for long (core.md 2.1): warned twice, then dormant until they come again.

Only people with an open login who belong to the community: whoever is on a pause, leaves or was kept out has said or heard why
they stay away, and whoever has no login visits nowhere. A visit is any page, or a call of a program with their token.
"""

from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet

from wezer.core.models import Belonging, BelongingState, Member, UserState
from wezer.core.settings_registry import value

#: From the first warning, and from the second, until the day.
FIRST, SECOND = timedelta(days=42), timedelta(days=14)
#: Warnings older than this were of another time, before the setting changed or was off: they are given anew.
STALE = FIRST + timedelta(days=21)
_INSIDE = (BelongingState.NEWCOMER, BelongingState.MEMBER, BelongingState.OBSERVER)
#: So many in one transaction.
TOGETHER = 200


def dormant_months() -> int:
    """After so many months without a visit; 0: never."""
    return int(value("membership.dormant_months"))


def silent_before(months: int, moment: datetime) -> datetime:
    return moment - relativedelta(months=months)


def awaited(months: int, moment: datetime, *, after: int = 0) -> QuerySet[Member]:
    """Those with whom a step is due: a first warning, a second, dormancy. In the order of their numbers, one statement."""
    inside = Belonging.objects.filter(group__parent=None, state__in=_INSIDE).values("member")
    silent = silent_before(months, moment)
    first = Q(dormancy_warnings=0) | Q(dormancy_warned_at__lte=moment - STALE)
    second = Q(dormancy_warnings=1, dormancy_warned_at__lte=moment - (FIRST - SECOND))
    last = Q(dormancy_warnings=2, dormancy_warned_at__lte=moment - SECOND, seen_at__lte=silent)
    quiet = Member.objects.filter(
        first | second | last, seen_at__lte=silent_before(months, moment + FIRST), dormant_at=None, erased_at=None
    )
    return quiet.filter(user__state=UserState.ACTIVE, pk__in=inside, pk__gt=after).order_by("pk")
