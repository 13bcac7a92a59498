"""What stands under a tag."""

import re
from typing import Any

from django.db.models import QuerySet

from wezer.core.models import Item, SearchDoc
from wezer.core.search.engine import listed_docs

MOST = 50
_TAG = re.compile(r"tag:(#?)([\w-]{1,40})")


def tag_of(text: str) -> str:
    """The tag that a search asks for and nothing else (`tag:bread`); empty otherwise."""
    found = _TAG.fullmatch(text.strip())
    return found[2].casefold() if found else ""


def under(tag: str, viewer: Any) -> QuerySet[SearchDoc]:
    """What of the index that `viewer` may see stands under this tag, what is over as well."""
    return listed_docs(viewer).filter(tags__contains=f" {tag} ", item__isnull=False)


def tagged(viewer: Any, tag: str, most: int = MOST) -> list[Item]:
    """The newest under this tag that search shows to `viewer`, newest first. Two statements."""
    docs = under(tag, viewer).filter(is_over=False)
    numbers = list(docs.order_by("-at", "-id").values_list("item_id", flat=True)[:most])
    return list(Item.objects.visible_to(viewer).filter(pk__in=numbers).with_people().order_by("-published_at", "-pk"))
