"""The list of members as a file (core.md 6.1): of each the lines that whoever takes it may read on their page, nothing else."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.audit_log import csv_of
from wezer.core.models import ACTIVE_STATES, Belonging, Group
from wezer.core.profile_fields import ProfileKey, profile_keys
from wezer.core.profiles import Line, Profile, profiles_of

#: No file of letters holds them; the name stands in its own column.
_LEFT_OUT = ("photo", "file")
CHUNK = 500


def columns() -> list[ProfileKey]:
    """The lines of a profile that a file may hold."""
    return [field for field in profile_keys() if field.kind not in _LEFT_OUT and field.key != "name"]


def listed(viewer: Any, group: Group) -> Iterator[tuple[Belonging, Profile]]:
    """Everybody who belongs directly to the group now, by name, with the lines that `viewer` may read. A statement for each
    500."""
    rows = Belonging.objects.filter(group=group, state__in=ACTIVE_STATES, member__erased_at=None)
    inside = list(rows.select_related("member").order_by("member__name", "member_id"))
    for start in range(0, len(inside), CHUNK):
        part = inside[start : start + CHUNK]
        profiles = profiles_of([each.member for each in part], viewer)
        yield from ((each, profiles[each.member_id]) for each in part)


def as_csv(rows: list[tuple[Belonging, Profile]]) -> bytes:
    """For spreadsheets; formulas are disarmed."""
    fields = columns()
    head = [_("Name"), _("State"), _("Since"), *(str(field.label) for field in fields)]
    return csv_of(head, (_cells(belonging, profile, fields) for belonging, profile in rows))


def _cells(belonging: Belonging, profile: Profile, fields: list[ProfileKey]) -> list[str]:
    said = [_words(profile.lines[field.key]) if field.key in profile.lines else "" for field in fields]
    return [profile.member.name, str(belonging.get_state_display()), belonging.since.date().isoformat(), *said]


def _words(line: Line) -> str:
    if line.kind == "place":
        return str(line.value.get("name", ""))
    return ", ".join(line.words)
