"""The articles that a member writes with others, and the addresses of their own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import ArticleAuthor, ArticleName, ArticleProposal, Member


@own_data.add
class ArticlesTogether(OwnData):
    kind = "articles_together"
    name = _("Articles I write with others")
    forgets = ("core.ArticleAuthor.member", "core.ArticleProposal.proposed_by")
    order = 20  # after the articles themselves

    def export(self, member: Member, viewer: Any) -> list[dict[str, Any]]:
        rows = ArticleAuthor.objects.filter(member=member).select_related("article").order_by("id")
        changes = ArticleProposal.objects.filter(proposed_by=member).select_related("article").order_by("id")
        return [
            *({"article": str(row.article.uid), "title": row.article.title} for row in rows),
            *({"article": str(row.article.uid), "title": row.title, "proposed": row.body} for row in changes),
        ]

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """An address is made of the words of a title."""
        ArticleName.objects.filter(article__author=member, article__title="").delete()
        ArticleProposal.objects.filter(article__author=member, article__title="").delete()
