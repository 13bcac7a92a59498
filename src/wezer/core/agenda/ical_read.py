"""iCalendar in: the events of one file, within bounds. Zones are known by their names only; a zone that a file defines
itself is not read, since its rules might never end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from wezer.core.agenda.refusals import CalendarUnread, RuleRefused, ZoneUnknown
from wezer.core.agenda.times import known_zones
from wezer.kernel.refusals import Refusal

if TYPE_CHECKING:
    from icalendar import Event as Entry

#: Where a line ends, how a long one goes on in the next (RFC 5545 §3.1), where its name ends.
_BREAKS, _FOLD, _NAME_ENDS = re.compile(r"[\r\n]+"), re.compile(r"\n[ \t]"), re.compile("[:;]")
#: The parts whose lines are read.
_READ = (["VCALENDAR"], ["VCALENDAR", "VEVENT"])
MOST_BYTES = 1_000_000
MOST_EVENTS = 200


@dataclass(slots=True)
class Read:
    """One event of a file. `plan` is what `publish_event` takes."""

    uid: str
    title: str
    plan: dict[str, Any] = field(default_factory=dict)
    off: list[date] = field(default_factory=list)  # dates of the rule that do not take place
    moved: list[tuple[date, dict[str, Any]]] = field(default_factory=list)  # and those that do at another time
    created: datetime | None = None
    is_floating: bool = False  # it named no zone
    refusal: Refusal | None = None


def read_calendar(content: bytes, zone: str, *, most: int = MOST_EVENTS) -> list[Read]:
    """The events of a calendar file, those that cannot be read with the reason. `zone`: for what names none."""
    if len(content) > MOST_BYTES:
        raise CalendarUnread(why=_("it is larger than 1 MB"))
    from icalendar import Calendar  # loaded by those who read one: no start waits for it
    from icalendar import Event as Entry

    try:
        found = Calendar.from_ical("\r\n".join(events_only(content.decode("utf-8-sig"))))
    except UnicodeDecodeError:
        raise CalendarUnread(why=_("it is not written in UTF-8")) from None
    except (ValueError, IndexError, KeyError, TypeError, OverflowError):
        raise CalendarUnread(why=_("it does not follow the format iCalendar")) from None
    entries = [each for each in found.subcomponents if isinstance(each, Entry)]
    if len(entries) > most:
        raise CalendarUnread(why=_("it holds more than {number} events").format(number=most))
    return list(_put_together(entries, zone))


def events_only(text: str) -> Iterator[str]:
    """The lines of the calendar and of its events, unfolded: no zones, no alarms, nothing nested in them.

    Where a part begins and ends is written here anew, so that the reader, which forgives more than the standard, finds
    no other parts than these.
    """
    open_parts: list[str] = []
    for line in map(str.strip, _FOLD.sub("", _BREAKS.sub("\n", text)).split("\n")):
        if not line or "\x00" in line:
            continue
        name = "".join(_NAME_ENDS.split(line, maxsplit=1)[0].split()).upper()
        if name == "BEGIN":  # what has parameters there is no part that we know
            open_parts.append(line.partition(":")[2].strip().upper() if ";" not in line else "")
        if open_parts in _READ:
            yield f"{name}:{open_parts[-1]}" if name in ("BEGIN", "END") else line
        if name == "END" and open_parts:
            open_parts.pop()


def _put_together(entries: list[Entry], zone: str) -> Iterator[Read]:
    """Each event with those of its dates that moved."""
    found: dict[str, Read] = {}
    others = []
    for place, entry in enumerate(entries):
        if "recurrence-id" in entry:
            others.append(entry)
            continue
        read = _read(entry, zone)
        found[read.uid or f"no {place}"] = read
    for entry in others:
        one = found.get(_text(entry, "uid", 255))
        if one is not None and one.refusal is None:
            _other_date(one, entry)
    yield from found.values()


def _read(entry: Entry, zone: str) -> Read:
    read = Read(uid=_text(entry, "uid", 255), title=_text(entry, "summary", 200) or _("Without a title"))
    try:
        _fill(read, entry, zone)
    except Refusal as refusal:
        read.refusal = refusal
    return read


def _fill(read: Read, entry: Entry, default: str) -> None:
    starts = _moment(entry, "dtstart")
    if starts is None:
        raise CalendarUnread(why=_("its start cannot be read"))
    zone = _zone(entry, "dtstart", default)
    read.is_floating = isinstance(starts, datetime) and starts.tzinfo is None
    rule = _rule(entry)
    if zone == "UTC" and not rule:
        zone = default  # one moment: told by the clock of the place
    read.plan = {
        "title": read.title, "place": _text(entry, "location", 200), "body": _text(entry, "description", 20_000),
        "zone": zone, "rule": rule, **_span(entry, starts, zone),
    }  # fmt: skip
    created = _moment(entry, "created") or _moment(entry, "dtstamp")
    read.created = created if isinstance(created, datetime) and created.tzinfo is not None else None
    read.off = [_day(each, zone) for each in _dates_off(entry)]


def _span(entry: Entry, starts: date, zone: str) -> dict[str, Any]:
    """Start and end as the clock of the zone shows them; what names neither end nor length is a moment, or one day."""
    ends = _moment(entry, "dtend")
    length = _of(entry.get("duration"), "dt")
    if ends is None and isinstance(length, timedelta) and timedelta() <= length <= timedelta(days=366):
        ends = starts + length
    if not isinstance(starts, datetime):
        last = ends - timedelta(days=1) if ends is not None and not isinstance(ends, datetime) else starts
        return {"starts_on": starts, "ends_on": max(last, starts)}
    begins = _on_the_wall(starts, zone)
    until = _on_the_wall(ends, zone) if isinstance(ends, datetime) else begins
    return {
        "starts_on": begins.date(), "starts_time": begins.time(), "ends_on": until.date(), "ends_time": until.time(),
    }  # fmt: skip


def _other_date(one: Read, entry: Entry) -> None:
    """A date that moved, or was cancelled."""
    named, starts = _moment(entry, "recurrence-id"), _moment(entry, "dtstart")
    if named is None or starts is None:
        return
    zone = one.plan["zone"]
    if _text(entry, "status", 20).upper() == "CANCELLED":
        one.off.append(_day(named, zone))
    else:
        one.moved.append((_day(named, zone), _span(entry, starts, zone)))


def _text(entry: Entry, name: str, most: int) -> str:
    value: Any = entry.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)[:most].strip()


def _of(value: Any, name: str) -> Any:
    """What a property holds; None of one that could not be read."""
    from icalendar.prop import vBroken

    return None if isinstance(value, vBroken) else getattr(value, name, None)


def _moment(entry: Entry, name: str) -> date | None:
    found = _of(entry.get(name), "dt")
    return found if isinstance(found, date) and 1900 < found.year < 9000 else None


def _zone(entry: Entry, name: str, default: str) -> str:
    """The IANA name of the zone: as written, or as the library knows it by another name."""
    value: Any = entry[name]
    if not isinstance(value.dt, datetime):
        return default
    written = str(value.params.get("TZID", ""))
    key = getattr(value.dt.tzinfo, "key", "") or ("UTC" if value.dt.tzinfo is UTC else "")
    for candidate in (written, key):
        if candidate in known_zones():
            return candidate
    if written or value.dt.tzinfo is not None:
        raise ZoneUnknown(zone=written or str(value.dt.tzinfo))
    return default


def _rule(entry: Entry) -> str:
    rule: Any = entry.get("rrule")
    if rule is None:
        return ""
    if isinstance(rule, list) or "rdate" in entry or "exrule" in entry:
        raise RuleRefused(why=_("it follows more than one rule"))
    return bytes(rule.to_ical()).decode()


def _dates_off(entry: Entry) -> list[date]:
    lists: Any = entry.get("exdate", [])
    lists = lists if isinstance(lists, list) else [lists]
    return [each.dt for one in lists for each in _of(one, "dts") or [] if isinstance(each.dt, date)][:500]


def _on_the_wall(at: datetime, zone: str) -> datetime:
    shown = at.astimezone(ZoneInfo(zone)) if at.tzinfo is not None else at
    return shown.replace(tzinfo=None, second=0, microsecond=0)


def _day(at: date, zone: str) -> date:
    return _on_the_wall(at, zone).date() if isinstance(at, datetime) else at
