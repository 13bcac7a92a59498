from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class ArticleKind(ItemKind):
    kind = "article"
    name = _("Article")
    many = _("Articles")
    icon = "pen-line"
    model = "core.Article"
    card_template = "core/blog/_card.html"

    def url(self, item: Any) -> str:
        return reverse("blog:article", args=[item.group.slug, item.card.get("name") or item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return [item.article.lead, item.article.body]

    def reindex(self, item: Any) -> None:
        from wezer.core.forum.acts.writing import reindex_text

        reindex_text(item)
