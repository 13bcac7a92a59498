"""Pictures of announcements, and the address of one's own feed."""

from typing import Annotated, Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import File, Query
from ninja.files import UploadedFile

from wezer.core.api.pictures import FileOut, show_file
from wezer.exchange.acts.photos import add_photos, remove_photos
from wezer.exchange.acts.searches import renew_feed_token
from wezer.exchange.api.announcements import found_announcement
from wezer.exchange.api.common import router
from wezer.ui.rest import MADE, UID, Schema, idempotent, made

Shown = Annotated[str, Query(max_length=300, description="What the picture shows, for those who do not see it.")]


class FeedOut(Schema):
    """Addresses that open the market as you see it: whoever has them reads it, so keep them to yourself."""

    atom: str | None
    json_feed: str | None


@router.get("/announcements/{uid}/photos", response=list[FileOut])
def photos(request: Any, uid: UID) -> Any:
    """Its pictures, in their order; each is read at `/core/files/{uid}/{size}`."""
    return [show_file(file) for file in found_announcement(request, uid).files.order_by("position", "id")]


@router.post("/announcements/{uid}/photos", response=MADE(FileOut))
@idempotent
def new_photo(request: Any, uid: UID, photo: File[UploadedFile], description: Shown = "") -> Any:
    """One more picture (multipart: JPEG, PNG, WebP or AVIF, at most 5 MB; eight in all)."""
    one = found_announcement(request, uid)
    added = add_photos(by=request.viewer, announcement=one, uploads=[photo], description=description)
    return made(show_file(added[0]))


@router.delete("/announcements/{uid}/photos/{file}", response={204: None})
def drop_photo(request: Any, uid: UID, file: UID) -> Any:
    """Take a picture away."""
    one = found_announcement(request, uid)
    remove_photos(by=request.viewer, announcement=one, files=[get_object_or_404(one.files, uid=file)])
    return None


@router.post("/me/feed", response=MADE(FeedOut))
@idempotent
def renew_feed(request: Any) -> Any:
    """A new secret address of one's feed, told once; the former one opens nothing any more."""
    token = renew_feed_token(by=request.viewer).token
    atom, json_feed = (
        f"{settings.SITE_URL}{reverse(f'market:feed-{kind}')}?token={token}" for kind in ("atom", "json")
    )
    return made({"atom": atom, "json_feed": json_feed}, once=("atom", "json_feed"))
