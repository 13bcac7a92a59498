"""What a search that somebody keeps has found."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class SearchFound(NoticeKind):
    kind, name, icon = "search_found", gettext_lazy("Something new in a search that I keep"), "search"
    topic = "following"

    def sentence(self, notice: Any) -> str:
        words = notice.detail.get("q", "")
        title = (notice.item.title or notice.item.card.get("excerpt", "")) if notice.item else ""
        if not title:
            return _("New for your search “{words}”").format(words=words)
        return _("New for your search “{words}”: “{title}”").format(words=words, title=title[:80])
