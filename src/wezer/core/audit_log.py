"""The log of what touches rights, logins, money and data: facts marked `audit`, read by those who tend the community, and
as far as it concerns who belongs and who holds what by everybody in a group (core.md 6.1).

A package says its facts in words, in its `audit_words.py`, which its `shell.py` imports:

    say_in_log({"exchange.dispute_opened": _("Called for mediation")})
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from wezer.core.models import Group, Member, Party
from wezer.core.settings_registry import declared
from wezer.kernel.events import fact_types
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref

_words: dict[str, Any] = {}
#: Of those, the ones that stand in the log.
_logged: set[str] = set()
#: What everybody directly in a group reads of it.
MEMBERSHIP = (
    "core.belonging_changed",
    "core.role_granted",
    "core.role_lent",
    "core.role_ended",
    "core.role_changed",
    "core.glass_opened",
    "core.glass_ended",
)
#: A file holds at most so many lines.
MOST_LINES = 20_000


def say_in_log(words: Mapping[str, Any]) -> None:
    """Fact → what it says, as “… by whom”."""
    _words.update(words)
    _logged.update(words)


def say_on_map(words: Mapping[str, Any]) -> None:
    """The same of facts that stand in no log, but on the map of arrows: some arrow flies when they are told."""
    _words.update(words)


def words_of(name: str) -> str:
    """What a fact says; its plain name when its package said nothing."""
    return str(_words.get(name) or name)


def known_names() -> list[tuple[str, str]]:
    """(name, words) of the facts of the log that have words, to choose among."""
    known = fact_types()
    return sorted(((name, words_of(name)) for name in _logged if name in known), key=lambda each: each[1])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the log is asked for."""

    name: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> "Wanted":
        """From a page's address; what makes no sense is not asked."""
        name = typed.get("what", "")
        return cls(
            name=name if name in fact_types() else "",
            who=" ".join(typed.get("who", "").split())[:80],
            since=_day(typed.get("since", "")),
            until=_day(typed.get("until", "")),
        )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def entries(wanted: Wanted, *, group: Group | None = None, names: Sequence[str] = ()) -> QuerySet[Fact]:
    """The lines asked for, newest first by their number."""
    rows = Fact.objects.filter(audit=True)
    if group is not None:
        rows = rows.filter(group=group.pk)
    if names:
        rows = rows.filter(name__in=names)
    if wanted.name:
        rows = rows.filter(name=wanted.name)
    if wanted.who:
        people = Member.objects.filter(name__icontains=wanted.who).values("pk")
        rows = rows.filter(actor__in=people)
    if wanted.since:
        rows = rows.filter(at__gte=_start(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=_start(wanted.until + timedelta(days=1)))
    return rows


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log, in words."""

    fact: Fact
    words: str
    by: Any  # a party; None: the program itself, or nobody who may be named
    acting_for: Any
    group: Any
    about: Any  # the member or group it is about
    setting: str = ""  # what was changed is called


def lines(rows: Sequence[Fact]) -> list[Line]:
    """With the names of people and groups. Two statements."""
    numbers = {number for row in rows for number in (row.actor, row.acting_for, row.group) if number}
    uids = {uid for row in rows if (uid := _about(row))}
    parties = list(Party.objects.filter(pk__in=numbers).select_related("member", "group"))
    parties += list(Party.objects.filter(uid__in=uids).select_related("member", "group"))
    by_number = {party.pk: _child(party) for party in parties}
    by_uid = {party.uid: _child(party) for party in parties}
    return [
        Line(
            fact=row, words=words_of(row.name), by=by_number.get(row.actor or 0),
            acting_for=by_number.get(row.acting_for or 0), group=by_number.get(row.group or 0),
            about=by_uid.get(_about(row) or row.uid), setting=_setting(row.payload.get("key", "")),
        )
        for row in rows
    ]  # fmt: skip


def _setting(key: str) -> str:
    """Its plain name only when the package that declared it is not installed any more."""
    return next((str(each.label) for each in declared() if each.key == key), key)


def _child(party: Party) -> Any:
    return getattr(party, "member", None) or getattr(party, "group", None) or party


def _about(fact: Fact) -> UUID | None:
    """The member whom it names, else the member or group that is its subject."""
    name = Ref(fact.payload.get("member") or fact.subject)
    try:
        return name.uid if name.label in ("core.member", "core.group") else None
    except ValueError:
        return None


def as_csv(rows: QuerySet[Fact]) -> bytes:
    """For spreadsheets; formulas are disarmed."""
    head = [_("When"), _("What"), _("Name"), _("By whom"), _("For whom"), _("Group"), _("About"), _("On what")]
    return csv_of(head, _cells(rows))


def _cells(rows: QuerySet[Fact]) -> Iterator[list[str]]:
    newest = list(rows.order_by("-id")[:MOST_LINES])
    for start in range(0, len(newest), 500):
        for line in lines(newest[start : start + 500]):
            fact = line.fact
            named = [str(each or "") for each in (line.by, line.acting_for, line.group, line.about)]
            yield [fact.at.isoformat(timespec="seconds"), line.words, fact.name, *named, fact.subject]


def csv_of(head: list[str], rows: Iterable[list[str]]) -> bytes:
    """With a mark for spreadsheets that it is UTF-8; a cell that would be a formula is text."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in row])
    return ("\ufeff" + text.getvalue()).encode()
