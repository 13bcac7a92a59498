"""What hangs on a post: pictures and documents. Their bytes: GET /core/files/{uid}/full."""

from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import File as FileParam
from ninja.files import UploadedFile

from wezer.core import images
from wezer.core.acts.post_files import add_to_post, take_from_post
from wezer.core.api.common import caller, router
from wezer.core.models import File, Post
from wezer.ui.rest import MADE, UID, Schema, idempotent, made


class PostFileOut(Schema):
    """`state` of a picture: received (being prepared), ready, refused."""

    uid: UID
    kind: Literal["picture", "document"]
    name: str
    type: str
    size: int
    state: str


def _post(request: Any, uid: Any) -> Post:
    found = Post.objects.visible_to(request.viewer).select_related("author", "group", "audience", "room")
    return get_object_or_404(found, uid=uid)


def _show(post: Post) -> list[dict[str, Any]]:
    rows = list(File.objects.filter(item=post).order_by("position", "pk"))
    rows.sort(key=lambda row: row.type != images.TYPE)
    return [
        {
            "uid": row.uid,
            "kind": "picture" if row.type == images.TYPE else "document",
            "name": row.name,
            "type": row.type,
            "size": row.size,
            "state": row.state,
        }
        for row in rows
    ]


@router.get("/posts/{uid}/files", response=list[PostFileOut])
def post_files(request: Any, uid: UID) -> Any:
    """Pictures first, then documents."""
    return _show(_post(request, uid))


@router.post("/posts/{uid}/pictures", response=MADE(list[PostFileOut]))
@idempotent
def new_post_picture(request: Any, uid: UID, picture: FileParam[UploadedFile]) -> Any:
    """Hang a picture on one's own post (multipart: JPEG, PNG, WebP or AVIF, at most 5 MB; eight in all)."""
    caller(request)
    return made(_show(add_to_post(by=request.viewer, post=_post(request, uid), pictures=[picture])))


@router.post("/posts/{uid}/files", response=MADE(list[PostFileOut]))
@idempotent
def new_post_file(request: Any, uid: UID, file: FileParam[UploadedFile]) -> Any:
    """Hang a document on one's own post (multipart), of the kinds and the size that its group keeps."""
    caller(request)
    return made(_show(add_to_post(by=request.viewer, post=_post(request, uid), documents=[file])))


@router.delete("/posts/{uid}/files/{file}", response=list[PostFileOut])
def no_post_file(request: Any, uid: UID, file: UID) -> Any:
    """Take a picture or a document away from one's own post; its bytes go."""
    caller(request)
    return _show(take_from_post(by=request.viewer, post=_post(request, uid), files=[str(file)]))
