"""Pictures of an announcement."""

from collections.abc import Sequence
from typing import Any

from wezer.core.acts.files import receive_image, remove_file
from wezer.core.models import File
from wezer.exchange.acts.listings import refresh_card
from wezer.exchange.models import Announcement
from wezer.exchange.models.announcement import MOST_PHOTOS
from wezer.exchange.refusals import TooManyPhotos
from wezer.kernel.acts import act
from wezer.kernel.permissions import require
from wezer.kernel.refusals import NotFound, Refusal


@act
def add_photos(*, by: Any, announcement: Announcement, uploads: Sequence[Any], description: str = "") -> list[File]:
    """Up to eight in all; each is checked now and re-encoded by the worker, without its place and device."""
    require(by, "exchange.change_announcement", announcement)
    there = announcement.files.count()
    if there + len(uploads) > MOST_PHOTOS:
        raise TooManyPhotos(most=MOST_PHOTOS)
    made = []
    for place, upload in enumerate(uploads, there):
        try:
            made.append(receive_image(by=by, upload=upload, item=announcement, description=description, position=place))
        except Refusal as refusal:
            refusal.field = "photos"
            raise
    refresh_card(announcement)
    return made


@act
def remove_photos(*, by: Any, announcement: Announcement, files: Sequence[File]) -> None:
    require(by, "exchange.change_announcement", announcement)
    for file in files:
        if file.item_id != announcement.pk:
            raise NotFound()
        remove_file(by=by, file=file)
    refresh_card(announcement)
