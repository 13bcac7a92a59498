"""Pictures of what took place: hung on the event by those who tend it, each with what it shows in words (core.md 11)."""

from datetime import date
from typing import Any

from django.db.models import Max

from wezer.core.acts.event_days import lock_event
from wezer.core.acts.event_report import date_over
from wezer.core.acts.files import forget_files, receive_image
from wezer.core.agenda.refusals import PictureNotDescribed, TooManyEventPhotos
from wezer.core.models import Event, EventPhoto, File, FileState
from wezer.kernel.acts import act, current
from wezer.kernel.permissions import require, require_voice
from wezer.kernel.refusals import NotFound

#: Pictures that one date may have.
MOST_PHOTOS = 24


@act
def add_event_photo(*, by: Any, event: Event, on: date, photo: Any, description: str) -> File:
    """One more picture of a date that is over; it is drawn anew without what its camera wrote. `description`: what it shows,
    for those who do not see it."""
    require(by, "core.change_event", event)
    require_voice(by, event)
    if not description.strip():
        raise PictureNotDescribed()
    lock_event(event)
    if event.published_at is None:
        raise NotFound()
    row = date_over(event, on)
    there = EventPhoto.objects.filter(event_date=row).exclude(file__state=FileState.REFUSED)
    if there.count() >= MOST_PHOTOS:
        raise TooManyEventPhotos(most=MOST_PHOTOS)
    last = there.aggregate(last=Max("file__position"))["last"]
    place = 0 if last is None else last + 1
    file = receive_image(by=by, upload=photo, item=event, description=description, position=place)
    EventPhoto.objects.create(event_date=row, file=file)
    return file


@act
def remove_event_photo(*, by: Any, event: Event, on: date, file: File) -> None:
    """Take a picture away: those who tend the event, and who gave it."""
    if not by.may_act_for(file.owner_id):
        require(by, "core.change_event", event)
    if not EventPhoto.objects.filter(event_date__event=event, event_date__on=on, file=file).exists():
        raise NotFound()
    forget_files([file])


def carry_photos(made: Event) -> None:
    """Pictures of dates that went along hang on what the series becomes. For acts."""
    current()
    File.objects.filter(pk__in=EventPhoto.objects.filter(event_date__event=made).values("file")).update(item=made)
