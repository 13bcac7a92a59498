"""What is sent to a library: how large it may be, what it must be, and whether there is room for it. For acts only."""

from typing import Any

from wezer.core.library.queries import bytes_kept
from wezer.core.library.refusals import DocumentTooLarge, QuotaReached, TypeNotAllowed
from wezer.core.library.types import BY_TYPE, FileType, sniff
from wezer.core.models import Group
from wezer.core.rules import clean_name
from wezer.core.settings_registry import value

MB = 1024 * 1024


def taken_in(group: Group, file: Any) -> tuple[bytes, str, FileType]:
    """What was sent, checked: how large, what it is, whether there is room for it. For acts only."""
    most = int(value("library.most_mb", group))
    if (getattr(file, "size", 0) or 0) > most * MB:
        raise DocumentTooLarge(most=most)
    file.seek(0)  # an act that is tried again reads it again
    content = file.read(most * MB + 1)
    if len(content) > most * MB:
        raise DocumentTooLarge(most=most)
    name = clean_name(
        str(getattr(file, "name", "") or "").replace("\\", "/").rpartition("/")[2] or "?", most=200, field="file"
    )
    kind = sniff(content, name)
    if BY_TYPE[kind.type] not in value("library.types", group):
        raise TypeNotAllowed(kind=kind.name)
    check_room(group, len(content))
    return content, name, kind


def check_room(group: Group | None, size: int) -> None:
    """One upload after the other asks whether there is room: the group's row is their gate."""
    assert group is not None
    Group.objects.select_for_update(of=("self",), no_key=True).get(pk=group.pk)
    most = int(value("library.quota_mb", group))
    if bytes_kept(group) + size > most * MB:
        raise QuotaReached(most=most)
