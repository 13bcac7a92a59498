"""What search engines are told of: pages and articles that everyone may read."""

from typing import Any
from xml.etree import ElementTree

from django.conf import settings

from wezer.core.kinds import item_kinds
from wezer.core.models import Item
from wezer.core.viewer import Viewer

#: A sitemap holds at most fifty thousand addresses; more than these nobody writes by hand.
MOST = 20_000


def public_addresses() -> list[tuple[str, Any]]:
    """(address, when it was changed), the newest first. One statement."""
    rows = Item.objects.listed_for(Viewer.anonymous()).filter(kind__in=("page", "article")).select_related("group")
    found = rows.order_by("-published_at", "-pk")[:MOST]
    return [
        (f"{settings.SITE_URL}{item_kinds[each.kind].url(each)}", each.edited_at or each.published_at) for each in found
    ]


def sitemap_of(addresses: list[tuple[str, Any]]) -> bytes:
    """The same as a sitemap (sitemaps.org 0.9)."""
    root = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address, changed in addresses:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = address
        ElementTree.SubElement(url, "lastmod").text = changed.isoformat()
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
