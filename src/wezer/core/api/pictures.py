"""Pictures: one's photo, a group's, and reading any picture one may see."""

from typing import Any, Literal

from django.http import HttpResponse
from ninja import File as FileParam
from ninja.files import UploadedFile

from wezer.core.acts.files import remove_photo, set_group_photo, set_line_picture, set_photo
from wezer.core.api.common import Slug, caller, router
from wezer.core.api.groups import found_group
from wezer.core.api.me import audience_of
from wezer.core.models import File
from wezer.core.pictures import find_file, served
from wezer.ui.rest import UID, Schema, Short

Size = Literal["full", "96", "480", "960"]
PICTURE = {
    "responses": {
        200: {
            # untranslated: the API describes itself in English
            "description": "The picture, or a placeholder while it is being prepared",
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("image/webp", "image/svg+xml")
            },
        }
    }
}


class FileOut(Schema):
    """`state`: received (being prepared), ready, refused (it was no picture after all)."""

    uid: UID
    name: str
    state: str
    description: str
    width: int | None
    height: int | None
    position: int


def show_file(file: File) -> dict[str, Any]:
    return {
        "uid": file.uid,
        "name": file.name,
        "state": file.state,
        "description": file.description,
        "width": file.width,
        "height": file.height,
        "position": file.position,
    }


@router.post("/me/photo", response=FileOut)
def new_photo(request: Any, photo: FileParam[UploadedFile], audience: Short | None = None) -> Any:
    """One's photo (multipart: JPEG, PNG, WebP or AVIF, at most 5 MB); the one before is let go."""
    caller(request)
    return show_file(set_photo(by=request.viewer, upload=photo, audience=audience_of(audience)))


@router.delete("/me/photo", response={204: None})
def no_photo(request: Any) -> Any:
    """Let one's photo go."""
    caller(request)
    remove_photo(by=request.viewer)
    return None


@router.post("/me/profile/{key}/picture", response=FileOut)
def new_line_picture(request: Any, key: Slug, picture: FileParam[UploadedFile], audience: Short | None = None) -> Any:
    """The picture of a profile line that asks for one (multipart, as a photo); the one before is let go."""
    caller(request)
    said = audience_of(audience)
    return show_file(set_line_picture(by=request.viewer, key=key, upload=picture, audience=said))


@router.post("/groups/{uid}/photo", response=FileOut)
def new_group_photo(request: Any, uid: UID, photo: FileParam[UploadedFile]) -> Any:
    """The picture of a group, by those who tend it."""
    caller(request)
    return show_file(set_group_photo(by=request.viewer, group=found_group(request, uid), upload=photo))


@router.get("/files/{uid}", response=FileOut)
def file(request: Any, uid: UID) -> Any:
    """What is known of a picture that one may see."""
    return show_file(find_file(request.viewer, uid))


@router.get("/files/{uid}/{size}", openapi_extra=PICTURE)
def picture(request: Any, uid: UID, size: Size) -> HttpResponse:
    """The picture itself, as wide as asked."""
    return served(request, find_file(request.viewer, uid), size)
