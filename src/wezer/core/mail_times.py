"""When mail may come: pure functions of a plan, a zone and a moment."""

import zoneinfo
from datetime import UTC, datetime, timedelta

from wezer.core.models import MailPlan, Rhythm


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone of this name; UTC when there is none such."""
    try:
        return zoneinfo.ZoneInfo(name or "UTC")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")


def next_digest(plan: MailPlan, zone: zoneinfo.ZoneInfo, after: datetime) -> datetime | None:
    """The first moment after `after` at which the plan's summary is due; None when it wants none.

    In wall-clock time of the member's zone: seven in the morning stays seven across daylight saving.
    """
    if plan.rhythm == Rhythm.NEVER:
        return None
    day = after.astimezone(zone).date()
    for ahead in range(9):
        that = day + timedelta(days=ahead)
        due = datetime(that.year, that.month, that.day, plan.hour, tzinfo=zone).astimezone(UTC)
        if due > after and (plan.rhythm == Rhythm.DAILY or that.weekday() == plan.weekday):
            return due
    raise AssertionError("a week has every day")


def period(plan: MailPlan) -> timedelta:
    """How far back the first summary looks."""
    return timedelta(days=7 if plan.rhythm == Rhythm.WEEKLY else 1)


def quiet_ends(plan: MailPlan, zone: zoneinfo.ZoneInfo, moment: datetime) -> datetime | None:
    """When the quiet that holds at `moment` ends; None when it is not quiet."""
    if plan.quiet_until is not None and plan.quiet_until > moment:
        return plan.quiet_until
    if plan.quiet_from is None or plan.quiet_to is None or plan.quiet_from == plan.quiet_to:
        return None
    here = moment.astimezone(zone)
    begins, ends = plan.quiet_from, plan.quiet_to
    is_quiet = begins <= here.hour < ends if begins < ends else here.hour >= begins or here.hour < ends
    if not is_quiet:
        return None
    day = here.date() + timedelta(days=1 if begins > ends and here.hour >= begins else 0)
    return datetime(day.year, day.month, day.day, ends, tzinfo=zone).astimezone(UTC)
