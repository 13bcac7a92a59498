from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class PageKind(ItemKind):
    kind = "page"
    name = _("Page")
    icon = "file-text"
    model = "core.SitePage"
    in_feed = False

    def url(self, item: Any) -> str:
        name = item.card.get("name", "")
        return (
            reverse("site:page", args=[item.group.slug, name])
            if name
            else reverse("site:first", args=[item.group.slug])
        )

    def search_parts(self, item: Any) -> list[str]:
        return [item.sitepage.body]

    def reindex(self, item: Any) -> None:
        from wezer.core.pages.acts import index_page

        index_page(item)
