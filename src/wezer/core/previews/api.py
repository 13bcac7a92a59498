"""Previews of links in posts."""

from typing import Any

from django.shortcuts import get_object_or_404

from wezer.core.api.common import caller, router
from wezer.core.models import Post
from wezer.core.previews.acts import take_preview_away
from wezer.core.previews.reading import preview_of
from wezer.kernel.refusals import NotFound
from wezer.ui.rest import UID, Schema


class LinkPreviewOut(Schema):
    url: str
    host: str
    title: str
    description: str


def _post(request: Any, uid: Any) -> Post:
    return get_object_or_404(Post.objects.visible_to(request.viewer).select_related("group"), uid=uid)


@router.get("/posts/{uid}/preview", response=LinkPreviewOut)
def link_preview(request: Any, uid: UID) -> Any:
    """What lies behind the first link of a post, where its group shows that."""
    shown = preview_of(_post(request, uid))
    if shown is None:
        raise NotFound()
    return {"url": shown.url, "host": shown.host, "title": shown.title, "description": shown.description}


@router.delete("/posts/{uid}/preview", response={204: None})
def no_link_preview(request: Any, uid: UID) -> Any:
    """Take it away from one's own post."""
    caller(request)
    take_preview_away(by=request.viewer, post=_post(request, uid))
    return None
