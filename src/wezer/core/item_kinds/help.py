"""What a help desk holds: requests for help, and articles."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class TicketKind(ItemKind):
    kind = "ticket"
    name = _("Request for help")
    icon = "life-buoy"
    model = "core.Ticket"
    card_template = "core/forum/_card.html"

    def url(self, item: Any) -> str:
        return reverse("help:ticket", args=[item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return [item.ticket.body]

    def reindex(self, item: Any) -> None:
        from wezer.core.forum.acts.writing import reindex_text

        reindex_text(item)


@item_kinds.add
class HelpArticleKind(ItemKind):
    kind = "help_article"
    name = _("Help article")
    icon = "book-open"
    model = "core.HelpArticle"
    card_template = "core/forum/_card.html"
    in_feed = False

    def url(self, item: Any) -> str:
        return reverse("help:article", args=[item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return [item.helparticle.body]

    def reindex(self, item: Any) -> None:
        from wezer.core.forum.acts.writing import reindex_text

        reindex_text(item)
