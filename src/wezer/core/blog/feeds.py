"""Blogs for feed readers: what everyone may read, as Atom and as JSON Feed 1.1. Nobody is asked who they are."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from wezer.core.atom import atom
from wezer.core.blog.reading import articles
from wezer.core.community import community
from wezer.core.halls import may_know, room_name
from wezer.core.kinds import item_kinds
from wezer.core.markdown import html_of
from wezer.core.models import READABLE, Room
from wezer.core.models.veil import read_by
from wezer.core.pictures import picture_address
from wezer.core.viewer import Viewer

MOST = 50


def blog_of(slug: str) -> Room:
    """The blog of a group that everyone may know; else 404."""
    room = Room.objects.select_related("group").filter(group__slug=slug, kind="blog", state__in=READABLE).first()
    if room is None or not may_know(room.group, Viewer.anonymous()):
        raise Http404
    return room


@require_safe
@conditional_page
@read_by(Viewer.anonymous())
def feed(request: HttpRequest, kind: str, slug: str = "") -> HttpResponse:
    """Of one blog, or of all there are; `?tag=` of one theme."""
    if kind not in ("atom", "json"):
        raise Http404
    room = blog_of(slug) if slug else None
    tag = request.GET.get("tag", "")[:40]
    found = list(articles(Viewer.anonymous(), room=room, tag=tag).order_by("-published_at", "-id")[:MOST])
    title = f"{room_name(room)} · {room.group.name}" if room else f"{_('Blogs')} · {community().name}"
    page = reverse("groups:room", args=[slug, room.slug]) if room else reverse("blog:index")
    if kind == "json":
        response: HttpResponse = JsonResponse(
            _json(request, found, title, page), content_type="application/feed+json; charset=utf-8"
        )
    else:
        told = [(each, _page(each), each.card.get("excerpt", ""), each.card.get("tags", [])) for each in found]
        response = atom(request, title=title, page=page, entries=told)
    response["Cache-Control"] = "public, no-cache"  # what is hidden is hidden at once
    return response


def _json(request: HttpRequest, found: list[Any], title: str, page: str) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": request.build_absolute_uri(page),
        "feed_url": request.build_absolute_uri(),
        "items": [_item(request, each) for each in found],
    }


def _item(request: HttpRequest, article: Any) -> dict[str, Any]:
    shown = {
        "id": f"urn:uuid:{article.uid}",
        "url": request.build_absolute_uri(_page(article)),
        "title": article.title,
        "summary": article.card.get("excerpt", ""),
        "content_html": str(html_of(article)),
        "date_published": article.published_at.isoformat(),
        "date_modified": (article.edited_at or article.published_at).isoformat(),
        "authors": [{"name": article.author.name}],
        "tags": article.card.get("tags", []),
        "language": article.language,
    }
    if cover := article.card.get("cover"):
        shown["image"] = f"{settings.SITE_URL}{picture_address(cover, '960')}"
    return shown


def _page(article: Any) -> str:
    return item_kinds["article"].url(article)
