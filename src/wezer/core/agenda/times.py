"""From the clock on the wall to moments: what is kept is the wall-clock and its zone, moments follow from them."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from wezer.core.agenda.refusals import DateOutOfReach, EndsBeforeStart, HourNotThere, TooLong, ZoneUnknown

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2190, 12, 31)
LONGEST_DAYS = 60


@cache
def known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def checked_zone(name: str) -> str:
    if name not in known_zones():
        raise ZoneUnknown(zone=name[:64])
    return name


def moment(day: date, hour: time | None, zone: str) -> datetime:
    """The moment at which the clock of `zone` shows this; in the hour that is left out in spring, an hour later (RFC 5545)."""
    return datetime.combine(day, hour or time()).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wall(at: datetime, zone: str) -> datetime:
    """What the clock of `zone` shows then, without its zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def exists(day: date, hour: time | None, zone: str) -> bool:
    """Whether the clock ever shows this: not in the hour that is left out in spring."""
    if hour is None:
        return True
    return wall(moment(day, hour, zone), zone) == datetime.combine(day, hour.replace(fold=0))


def span(
    starts_on: date, starts_time: time | None, ends_on: date, ends_time: time | None, zone: str
) -> tuple[datetime, datetime]:
    """First and last moment; whole days go from midnight to the midnight after the last one."""
    if starts_time is None:
        return moment(starts_on, None, zone), moment(ends_on + timedelta(days=1), None, zone)
    return moment(starts_on, starts_time, zone), moment(ends_on, ends_time, zone)


def checked_span(
    starts_on: date, starts_time: time | None, ends_on: date | None, ends_time: time | None, zone: str
) -> tuple[date, time | None]:
    """The end, as it is kept: an hour after the start unless said otherwise, and never before it."""
    for day in filter(None, (starts_on, ends_on)):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise DateOutOfReach(first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
    if starts_time is None:
        last: tuple[date, time | None] = (ends_on or starts_on, None)
    elif ends_time is None and ends_on in (None, starts_on):
        later = datetime.combine(starts_on, starts_time) + timedelta(hours=1)
        last = (later.date(), later.time())
    else:
        last = (ends_on or _same_or_next_day(starts_on, starts_time, ends_time), ends_time or starts_time)
    for day, hour in ((starts_on, starts_time), last):
        if not exists(day, hour, zone):
            raise HourNotThere(hour=f"{hour:%H:%M}")
    begins, ends = span(starts_on, starts_time, *last, zone)
    if last[0] < starts_on or ends < begins:
        raise EndsBeforeStart()
    if ends - begins > timedelta(days=LONGEST_DAYS + 1):
        raise TooLong(days=LONGEST_DAYS)
    return last


def _same_or_next_day(day: date, starts: time, ends: time | None) -> date:
    """“From 20:00 to 1:00” ends on the next day."""
    return day + timedelta(days=1) if ends is not None and ends < starts else day
