"""Opening a group for reading, ending that, and writing down what was read."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from typing import Any

from wezer.core.events_privacy import GlassEnded, GlassOpened
from wezer.core.glass.reading import hours_open, is_kept_out, reads
from wezer.core.glass.refusals import GlassOver, KeptOut, NothingToRead, OpenAlready, ReadsAlready, ReasonMissing
from wezer.core.models import GlassOpening, GlassPage, Group, GroupState
from wezer.core.models.glass import LONGEST_PATH
from wezer.core.models.group import LIVING
from wezer.core.viewer import BREAK_GLASS
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed


@act
def open_glass(*, by: Any, group: Group, reason: str) -> GlassOpening:
    """Let the member read for some hours what is written for the people of a group they are not in. The group is told."""
    require(by, BREAK_GLASS, group)
    require_voice(by, group)
    if is_kept_out(by.member, group):
        raise KeptOut(name=group.name)
    if group.state not in (*LIVING, GroupState.ARCHIVED):
        raise NothingToRead()
    if reads(by, group):
        raise ReadsAlready()
    if not reason.strip():
        raise ReasonMissing()
    Group.objects.select_for_update().get(pk=group.pk)  # two clicks at once open it once
    if GlassOpening.objects.open_now().filter(group=group, opened_by=by.member).exists():
        raise OpenAlready()
    moment = now()
    made = GlassOpening.objects.create(
        group=group, opened_by=by.member, reason=reason.strip(), opened_at=moment, until=moment + hours_open()
    )
    emit(GlassOpened(subject=ref(made), until=made.until.isoformat()), group=group, audit=True)
    return made


@act
def end_glass(*, by: Any, opening: GlassOpening) -> None:
    """Before its time, by whoever opened it."""
    if not by.is_system and by.member_id != opening.opened_by_id:
        raise NotAllowed()
    if not GlassOpening.objects.open_now().filter(pk=opening.pk).update(ended_at=now()):
        raise GlassOver()
    emit(GlassEnded(subject=ref(opening)), group=opening.group, audit=True)


@act
def note_page(*, by: Any, path: str) -> None:
    """The viewer reads a page under an opening of theirs: the group will see which."""
    opening, item = by.glass
    if len(path) > LONGEST_PATH:  # two long ones that begin alike are two
        path = f"{path[: LONGEST_PATH - 17]}#{blake2b(path.encode(), digest_size=8).hexdigest()}"
    GlassPage.objects.bulk_create(
        [GlassPage(opening=opening, path=path, item_id=item, at=now())], ignore_conflicts=True
    )


@act
def forget_openings(*, by: Any, before: datetime, spared: Iterable[Any] = ()) -> int:
    """With their reasons and what was read; that there was one stays in the log."""
    spared = list(spared)
    old = GlassOpening.objects.filter(until__lt=before)
    old = old.exclude(opened_by__uid__in=spared).exclude(group__uid__in=spared)
    number = old.count()
    old.delete()
    return number
