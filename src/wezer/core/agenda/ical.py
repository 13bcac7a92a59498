"""iCalendar out (RFC 5545): what calendars elsewhere read. Hours go out with their zone, so that they stay right there too."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, F, Q, When
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vRecur

from wezer.core.agenda.happenings import Entry as Own
from wezer.core.agenda.happenings import planned, rule_of, takes_place
from wezer.core.agenda.online import online_addresses
from wezer.core.agenda.times import moment
from wezer.core.community import community
from wezer.core.markdown import plain_text
from wezer.core.models import CONCERNED, PAST, Event, EventDate, EventDateState, EventQuerySet, EventState, Rsvp
from wezer.core.models.talk import LONGEST_BODY
from wezer.kernel.clock import now

#: A feed holds what ended less than so long ago, and at most so many events.
KEPT = timedelta(days=180)
MOST_EVENTS = 1_000
TYPE = "text/calendar; charset=utf-8"


def told_of(events: EventQuerySet) -> EventQuerySet:
    """Those that a calendar holds: what comes first, and as far as it goes what is over."""
    coming = Case(When(last_at__gt=now(), then=F("first_at"))).asc(nulls_last=True)
    return events.filter(last_at__gt=now() - KEPT).order_by(coming, "-last_at", "pk")[:MOST_EVENTS]


def feed(
    events: EventQuerySet, *, name: str, address: Callable[[Event], str], own: Iterable[tuple[Own, str]] = (),
    viewer: Any = None,
) -> bytes:  # fmt: skip
    """The calendar of `events`. `address(event)` is its page; `own`: days of one's own, each with its page. `viewer`: who
    reads it, and finds where those meet online that they come to. Two statements, a third where some meet online."""
    by_id = {event.pk: event for event in told_of(events.select_related("group"))}
    rows: dict[int, list[EventDate]] = {}
    changed = Q(is_moved=True) | Q(state=EventDateState.CANCELLED)
    for row in EventDate.objects.filter(changed, event__in=by_id).order_by("event", "on"):
        rows.setdefault(row.event_id, []).append(row)
    online = online_addresses(by_id.values(), viewer)
    made = Calendar()
    made.add("prodid", "-//WeZer//Calendar//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for event in by_id.values():
        for entry in entries(event, rows.get(event.pk, []), address(event), online.get(event.pk, "")):
            made.add_component(entry)
    for day, page in own:
        made.add_component(_own(day, page))
    this_year = now().year
    made.add_missing_timezones(date(this_year - 2, 1, 1), date(this_year + 10, 1, 1))
    return made.to_ical()


def _own(day: Own, page: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"{day.event.uid}@{community().uid}")
    entry.add("dtstamp", now())
    entry.add("summary", f"{day.event.title}: {day.words}")
    if day.starts_time is None:
        entry.add("dtstart", day.starts_on)
        entry.add("dtend", day.starts_on + timedelta(days=1))
    else:
        entry.add("dtstart", day.starts_at.astimezone(UTC))
    entry.add("url", page)
    return entry


def events_of(viewer: Any) -> EventQuerySet:
    """What stands in a member's own feed: what their groups plan, and what they come to."""
    mine = Rsvp.objects.filter(member=viewer.member, answer__in=CONCERNED)
    return Event.objects.on_calendar_of(viewer).filter(
        Q(group__in=viewer.group_ids) | Q(pk__in=mine.values("event_date__event"))
    )


def entries(event: Event, rows: Iterable[EventDate], address: str, online: str = "") -> list[Entry]:
    """The event, and each date that moved. `online`: where it meets, for who reads that."""
    rows = [row for row in rows if takes_place(event, row.on)]
    whole = _entry(event, address, online)
    _at(whole, event, event.starts_on, event.starts_time, *_last(event))
    if event.rule:
        whole.add("rrule", _rule(event))
        off = [_start(event, row.on, event.starts_time) for row in rows if row.state == EventDateState.CANCELLED]
        if off:
            whole.add("exdate", off, parameters={} if event.starts_time else {"VALUE": "DATE"})
    made = [whole]
    for row in rows:
        if row.is_moved and row.state != EventDateState.CANCELLED:
            one = _entry(event, address, online)
            one.add("recurrence-id", _start(event, row.on, event.starts_time))
            ends = row.ends_at.astimezone(ZoneInfo(event.zone))
            last_on = (row.ends_at - timedelta(seconds=1)).astimezone(ZoneInfo(event.zone)).date()
            _at(
                one,
                event,
                row.starts_on,
                row.starts_time,
                last_on if row.starts_time is None else ends.date(),
                ends.time(),
            )
            made.append(one)
    return made


def _last(event: Event) -> tuple[date, time | None]:
    """The end of the first date."""
    ends = planned(event, event.starts_on).ends_at.astimezone(ZoneInfo(event.zone))
    return (event.ends_on, None) if event.starts_time is None else (ends.date(), ends.time())


def _entry(event: Event, address: str, online: str) -> Entry:
    made = Entry()
    made.add("uid", f"{event.uid}@{community().uid}")
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.edited_at or event.created_at)
    made.add("summary", event.title)
    state = EventState.CONFIRMED if event.state in PAST else event.state  # the standard knows no more of them
    made.add("status", state.upper())
    if event.place or online:
        made.add("location", event.place or online)
    elsewhere = event.registration_address
    words = [
        plain_text(event.body, LONGEST_BODY) if event.body else "",
        online,  # no calendar shows what RFC 7986 has for it
        _("Registration: {address}").format(address=elsewhere) if elsewhere else "",
        address if elsewhere else "",
    ]
    if any(words):
        made.add("description", "\n\n".join(filter(None, words)))
    made.add("url", elsewhere or address)
    return made


def _at(
    entry: Entry, event: Event, starts_on: date, starts_time: time | None, ends_on: date, ends_time: time | None
) -> None:
    entry.add("dtstart", _start(event, starts_on, starts_time))
    entry.add("dtend", _start(event, ends_on, ends_time) if starts_time else ends_on + timedelta(days=1))


def _start(event: Event, day: date, hour: time | None) -> date:
    return datetime.combine(day, hour, ZoneInfo(event.zone)) if hour else day


def _rule(event: Event) -> vRecur:
    """As the standard wants it: the last day as a moment in UTC where hours are given."""
    rule = rule_of(event)
    assert rule is not None  # it has one
    text = str(rule)
    if rule.until and event.starts_time is not None:
        last = moment(rule.until, event.starts_time, event.zone)
        text = text.replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return vRecur.from_ical(text)
