"""What the pages of the library ask for, each in a number of statements that does not grow with the documents."""

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from wezer.core import images
from wezer.core.models import Document, DocumentTag, DocumentVersion, File, Group, Room
from wezer.core.settings_registry import value
from wezer.kernel.clock import now

NEWEST = ("-published_at", "-id")
MOST_TAGS = 40
#: So much of what is inside stands on a document's page.
FIRST_WORDS = 1_500


def documents(
    viewer: Any, *, room: Room | None = None, tag: str = "", words: str = "", state: str = ""
) -> QuerySet[Any]:
    """Documents that may stand in the viewer's lists. One statement for a page."""
    rows = Document.objects.listed_for(viewer).select_related("author", "group", "taken_by")
    if room is not None:
        rows = rows.filter(room=room)
    if tag:
        rows = rows.filter(tag_rows__name=tag.casefold()[:40])
    if state:
        rows = rows.filter(state=state)
    for word in words.split()[:5]:
        rows = rows.filter(Q(title__icontains=word) | Q(body__icontains=word))
    return rows


def tags_of(viewer: Any, *, room: Room | None = None) -> list[tuple[str, int]]:
    """The folders: tags of what the viewer may see, with how many lie in each. One statement."""
    seen = Document.objects.listed_for(viewer)
    if room is not None:
        seen = seen.filter(room=room)
    rows = DocumentTag.objects.filter(document__in=seen.values("pk")).values_list("name").annotate(number=Count("pk"))
    return list(rows.order_by("-number", "name")[:MOST_TAGS])


def versions_of(document: Document) -> QuerySet[DocumentVersion]:
    return document.versions.select_related("party").defer("text").order_by("-number")


def standing(document: Document) -> DocumentVersion:
    """The version that stands, with its words."""
    return document.versions.select_related("party", "file").get(number=document.number)


def who_works_on(document: Document) -> Any:
    """Who said so, as long as it lasts."""
    return document.taken_by if document.taken_until and document.taken_until > now() else None


def bytes_kept(group: Group) -> int:
    """Of every version in its libraries, and of the documents on its posts."""
    versions = DocumentVersion.objects.filter(document__group=group, file__isnull=False)
    hanging = File.objects.filter(item__group=group, item__kind="post").exclude(type=images.TYPE)
    return sum(rows.aggregate(sum=Sum("size"))["sum"] or 0 for rows in (versions, hanging))


def room_left(group: Group) -> tuple[int, int]:
    """(used, allowed) in bytes."""
    return bytes_kept(group), int(value("library.quota_mb", group)) * 1024 * 1024
