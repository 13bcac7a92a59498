"""Files: pictures arrive, are prepared by the worker, and hang on an item or a profile."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from wezer.core import images
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.space import claim_space
from wezer.core.events import FileReceived, ProfileChanged
from wezer.core.models import File, FileState, Item, Member, Party
from wezer.core.profile_fields import profile_key
from wezer.core.refusals import FieldUnknown, ImageInvalid
from wezer.kernel.acts import act, move
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref, uid7
from wezer.kernel.refusals import NotAllowed
from wezer.kernel.turns import alone, beside_others

ORIGINALS_KEPT = timedelta(hours=1)


@act
def receive_image(*, by: Any, upload: Any, item: Item | None = None, description: str = "", position: int = 0) -> File:
    """Take a picture in: checked now, re-encoded by the worker; until then a placeholder stands in its place.

    `upload` is Django's uploaded file, or anything with `read()`. Refuses `image_invalid` and `files_full` (422).
    """
    owner = by.party
    if owner is None:
        raise NotAllowed()
    if getattr(upload, "size", 0) > images.MOST_BYTES:
        images.check(b"\0" * (images.MOST_BYTES + 1))
    if hasattr(upload, "seek"):
        upload.seek(0)  # an act that is tried again reads it again
    content = upload.read(images.MOST_BYTES + 1)
    _format, width, height = images.check(content)
    claim_space(item, len(content), field="photo")
    uid = uid7()
    images.write_once(images.received_path(uid), content)
    file = File.objects.create(
        uid=uid,
        name=str(getattr(upload, "name", "") or "photo")[:200],
        size=len(content),
        type=images.TYPE,
        width=width,
        height=height,
        description=" ".join(description.split())[:300],
        owner=owner,
        item=item,
        position=position,
    )
    emit(FileReceived(subject=ref(item) if item else ref(owner), file=str(file.uid)))
    _ask_worker(file.pk)
    return file


@act
def finish_image(*, by: Any, file: File, made: Mapping[str, bytes], width: int, height: int) -> None:
    """The worker has made the sizes: write them, and show them from now on. Of what was taken away meanwhile none is kept."""
    sha256, size = images.hash_of(made), len(made["full"])
    if move(file, FileState.RECEIVED, FileState.READY, sha256=sha256, size=size, width=width, height=height):
        beside_others(sha256)
        images.keep(made)


@act
def refuse_image(*, by: Any, file: File) -> None:
    """What looked like a picture could not be read to its end."""
    if move(file, FileState.RECEIVED, FileState.REFUSED):
        Party.objects.filter(photo=file).update(photo=None)


@act
def remove_file(*, by: Any, file: File) -> None:
    """Its owner takes it away. The bytes go by night, when no row has named them for a day (`core/unnamed.py`)."""
    if not (by.is_system or by.may_act_for(file.owner_id)):
        raise NotAllowed()
    file.delete()


def keep_bytes(content: bytes) -> str:
    """Write them where their hash says, unless they are there; a row of the same act names them. For acts only."""
    sha256 = hashlib.sha256(content).hexdigest()
    beside_others(sha256)  # who lets the same bytes go waits for that row
    images.write_once(images.kept_path(sha256), content)
    return sha256


def forget_files(files: Any) -> None:
    """The rows, and after the commit what was received and is not prepared yet: an act that is refused, or tried again,
    finds it where it was. For acts only.

    Nobody is shown bytes that no row names; they go by the second night (`core.unnamed`). A backup may just have copied the
    rows, and copies the media after them.
    """
    numbers = [file.pk for file in files]
    gone = list(
        File.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
    )  # maybe finished since
    for file in gone:
        file.delete()
    if gone:
        transaction.on_commit(lambda: _forget_received(gone), robust=True)  # the act is done, come what may


def _forget_received(gone: list[File]) -> None:
    for file in gone:
        images.received_path(file.uid).unlink(missing_ok=True)


@act
def let_bytes_go(*, sha256: str) -> None:
    """Unless a row names them still, or again: whoever is just about to name them comes first."""
    alone(sha256)
    if not File.objects.filter(sha256=sha256).exists():
        images.forget(sha256)


@act
def set_photo(*, by: Any, upload: Any, audience: str | None = None) -> File:
    """One's own photo; the old one is let go."""
    member: Member | None = by.member
    if member is None or by.acting_for is not None:
        raise NotAllowed()
    file = receive_image(by=by, upload=upload)
    old, member.photo = member.photo, file
    Party.objects.filter(pk=member.pk).update(photo=file)
    if old is not None:
        old.delete()
    set_profile_field(by=by, key="photo", value="", audience=audience)
    emit(ProfileChanged(subject=ref(member), key="photo"))
    return file


@act
def set_line_picture(*, by: Any, key: str, upload: Any, audience: str | None = None) -> File:
    """The picture of a profile line that asks for one; the one before is let go."""
    field = profile_key(key)
    if field is None or field.kind != "file":
        raise FieldUnknown(field=key)
    if by.member is None or by.acting_for is not None:
        raise NotAllowed()
    file = receive_image(by=by, upload=upload)
    set_profile_field(by=by, key=key, value=str(file.uid), audience=audience)
    return file


@act
def remove_photo(*, by: Any) -> None:
    member: Member | None = by.member
    if member is None:
        raise NotAllowed()
    old, member.photo = member.photo, None
    Party.objects.filter(pk=member.pk).update(photo=None)
    if old is not None:
        old.delete()
    emit(ProfileChanged(subject=ref(member), key="photo"))


@act
def set_group_photo(*, by: Any, group: Any, upload: Any) -> File:
    """The picture of a group, by those who tend it; the old one is let go."""
    require(by, "core.tend_group", group)
    file = receive_image(by=by, upload=upload)
    old = Party.objects.select_related("photo").get(pk=group.pk).photo
    File.objects.filter(pk=file.pk).update(owner=group.pk)
    Party.objects.filter(pk=group.pk).update(photo=file)
    if old is not None:
        old.delete()
    return file


def prepare_file(file: File) -> None:
    """The worker's part: re-encode, write the sizes, then say so. Twice changes nothing."""
    from wezer.core.viewer import Viewer

    by = Viewer.system()
    path = images.received_path(file.uid)
    if file.state != FileState.RECEIVED:
        return
    try:
        made, width, height = images.encode(path.read_bytes())
    except (ImageInvalid, FileNotFoundError):
        refuse_image(by=by, file=file)
        path.unlink(missing_ok=True)
        return
    finish_image(by=by, file=file, made=made, width=width, height=height)
    path.touch()  # `forget_originals` removes it, but not yet


def forget_originals() -> None:
    """Remove the pictures as they were sent, an hour after they were prepared.

    A backup copies the database first and the media after it: a picture that its copy still calls received must be there.
    """
    waiting = {str(uid) for uid in File.objects.filter(state=FileState.RECEIVED).values_list("uid", flat=True)}
    for path in images.originals_before(now() - ORIGINALS_KEPT):
        if path.name not in waiting:
            path.unlink(missing_ok=True)


def _ask_worker(number: int) -> None:
    from wezer.core.jobs import prepare_image

    prepare_image.enqueue(number)
