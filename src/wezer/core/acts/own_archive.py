"""The archive of one's own data: asked, gathered by the worker, fetched for some days, gone (core.md V-3)."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.community import community
from wezer.core.events_privacy import OwnArchiveReady
from wezer.core.models import ArchiveState, Member, OwnArchive
from wezer.core.refusals import AnArchiveADay
from wezer.core.retention import kept, kept_days
from wezer.core.speaking import speaking
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

#: Another one may be asked for after so long.
AGAIN = timedelta(days=1)


@act
def ask_archive(*, by: Any) -> OwnArchive:
    """Ask for everything kept of oneself. Asking twice while it is gathered changes nothing."""
    member = by.member
    if member is None or by.acting_for is not None:
        raise NotAllowed()
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    mine = OwnArchive.objects.filter(member=member)
    if known := mine.filter(state=ArchiveState.ASKED).first():
        return known
    if mine.filter(state=ArchiveState.READY, ready_at__gt=now() - AGAIN).exists():
        raise AnArchiveADay()
    forget_archives(mine)
    made = OwnArchive.objects.create(member=member, asked_at=now())
    _ask_worker(made.pk)
    return made


@act
def archive_made(*, by: Any, archive: OwnArchive, size: int) -> None:
    """It is there: its member is told where."""
    if not move(archive, ArchiveState.ASKED, ArchiveState.READY, ready_at=now(), size=size):
        return
    member = Member.objects.select_related("user").get(pk=archive.member_id)
    emit(OwnArchiveReady(subject=ref(member)))
    if member.user is None or not member.user.email:
        return
    with speaking(member.language):
        context = {"member": member, "community": community(), "url": settings.SITE_URL + reverse("me:data")}
        context["time"] = kept("own_archives")
        body = render_to_string("core/me/email/archive.txt", context)
        EmailMessage(_("Your data is ready"), body, to=[member.user.email]).send()


@act
def archive_failed(*, by: Any, archive: OwnArchive) -> None:
    move(archive, ArchiveState.ASKED, ArchiveState.FAILED)


@act
def forget_old_archives(*, by: Any) -> int:
    """Those whose days are over; run by the worker's night."""
    old = OwnArchive.objects.filter(asked_at__lt=now() - fetched_within() - timedelta(days=1))
    return forget_archives(old | OwnArchive.objects.filter(ready_at__lt=now() - fetched_within()))


def fetched_within() -> timedelta:
    """An archive can be fetched for so long after it was made; then row and file go."""
    return timedelta(days=kept_days("own_archives"))


def forget_archives(archives: Any) -> int:
    """Rows and files. For acts only."""
    gone = list(archives)
    paths = [path_of(each) for each in gone]
    for each in gone:
        each.delete()
    transaction.on_commit(lambda: _unlink(paths))  # what is refused after all keeps its file
    return len(gone)


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def path_of(archive: OwnArchive) -> Path:
    return Path(settings.MEDIA_ROOT) / "own" / f"{archive.uid}.zip"


def keep(archive: OwnArchive, content: bytes) -> None:
    """Where only its owner's request reads it."""
    path = path_of(archive)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)


def _ask_worker(number: int) -> None:
    from wezer.core.jobs import gather_own_data

    gather_own_data.enqueue(number)
