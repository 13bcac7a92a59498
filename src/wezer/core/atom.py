"""Atom feeds: what everyone may read of a place, for feed readers."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed


def atom(
    request: HttpRequest, *, title: str, page: str, entries: Iterable[tuple[Any, str, str, list[str]]]
) -> HttpResponse:
    """The feed of a page. Entries: the item, its address, what is said of it, its categories."""
    feed = Atom1Feed(
        title=title, link=request.build_absolute_uri(page), description="", feed_url=request.build_absolute_uri()
    )
    for item, address, words, categories in entries:
        feed.add_item(
            title=item.title or words[:80],
            link=request.build_absolute_uri(address),
            description=words,
            unique_id=f"urn:uuid:{item.uid}",
            pubdate=item.published_at,
            updateddate=item.edited_at or item.published_at,
            author_name=item.author.name,
            categories=categories,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
