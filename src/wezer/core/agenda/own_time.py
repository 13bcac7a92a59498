"""Whether a date falls into time of which the member said that they are not free (core.md E-4): told to them alone, where they
answer. It forbids nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wezer.core.agenda.happenings import Happening
from wezer.core.mail_times import zone_of
from wezer.core.models import Member
from wezer.core.profile_fields import DAYS
from wezer.core.settings_registry import value
from wezer.core.stretches import Stretch, read_stretches
from wezer.ui.times import day_text

#: Which hours a part of a day is. Nobody is asked about the night.
PARTS_OF_DAY = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24)}
_WEEK = timedelta(days=6)


@dataclass(slots=True)
class OwnTime:
    """What speaks against a date, of all that the member said of their own time."""

    not_free: bool = False  # by their usual week
    away: list[Stretch] = field(default_factory=list)
    quiet_until: datetime | None = None

    @property
    def sentences(self) -> list[str]:
        found = [_("In your usual week you are not free then.")] if self.not_free else []
        found += [_("You are away: {days}.").format(days=each.words) for each in self.away]
        if self.quiet_until:
            found.append(
                _("You want quiet until {day}.").format(day=day_text(timezone.localtime(self.quiet_until).date()))
            )
        return found


def own_time(shown: Happening, viewer: Any) -> OwnTime:
    """The viewer's own words only, whomever they let read them. One statement."""
    if viewer.member is None:
        return OwnTime()
    zone = zone_of(viewer.member.timezone or str(value("community.timezone")))
    rows = list(_said(viewer.member.pk))
    said = {key: kept for _quiet, key, kept in rows}
    quiet = rows[0][0]  # a member has one plan of their mail at most
    first, last = _days(shown, zone)
    free = said.get("availability") or []
    return OwnTime(
        not_free=bool(free) and _is_outside(shown, zone, set(free)),
        away=[each for each in read_stretches(said.get("away") or []) if each.touches(first, last)],
        quiet_until=quiet if quiet and quiet > shown.starts_at else None,
    )


def _said(member: int) -> Any:
    kept = FilteredRelation("profile", condition=Q(profile__key__in=["availability", "away"]))
    rows = Member.objects.filter(pk=member).annotate(kept=kept)
    return rows.values_list("mail_plan__quiet_until", "kept__key", "kept__value")


def _days(shown: Happening, zone: tzinfo) -> tuple[date, date]:
    """On which of the member's days it takes place; whole days are the same everywhere."""
    if shown.starts_time is None:
        return shown.starts_on, shown.last_on
    ends = max(shown.ends_at - timedelta(seconds=1), shown.starts_at)
    return shown.starts_at.astimezone(zone).date(), ends.astimezone(zone).date()


def _is_outside(shown: Happening, zone: tzinfo, free: set[str]) -> bool:
    """Whether it takes part of a day that is not free; or a whole day of which no part is."""
    first, last = _days(shown, zone)
    days = [first + timedelta(days=number) for number in range(min(last - first, _WEEK).days + 1)]
    if shown.starts_time is None:
        return any(not free & {_slot(day, part) for part in PARTS_OF_DAY} for day in days)
    return any(slot not in free for day in days for slot in _taken(shown, day, zone))


def _taken(shown: Happening, day: date, zone: tzinfo) -> Iterator[str]:
    """The parts of this day that it takes."""
    begins, ends = (each.astimezone(zone).replace(tzinfo=None) for each in (shown.starts_at, shown.ends_at))
    for part, (first, last) in PARTS_OF_DAY.items():
        midnight = datetime.combine(day, time())
        if begins < midnight + timedelta(hours=last) and max(
            ends, begins + timedelta(minutes=1)
        ) > midnight + timedelta(hours=first):
            yield _slot(day, part)


def _slot(day: date, part: str) -> str:
    return f"{list(DAYS)[day.weekday()]}-{part}"
