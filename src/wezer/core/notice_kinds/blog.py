"""What becomes of articles, in sentences."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, item_kinds, notice_kinds


class _OfArticle(NoticeKind):
    #: With {title} and {name} of who acted.
    words: Any = ""
    icon, topic = "pen-line", "documents"

    def sentence(self, notice: Any) -> str:
        title = notice.item.title if notice.item else ""
        return str(self.words).format(title=title[:60], name=notice.actor.name if notice.actor else "")

    def url(self, notice: Any) -> str:
        if not notice.item_id or not notice.item.group_id:
            return reverse("blog:index")
        return item_kinds["article"].url(notice.item)


@notice_kinds.add
class ProposedArticle(_OfArticle):
    kind, name, waits = "article_proposed", gettext_lazy("An article waits for me to read it"), True
    words = gettext_lazy("{name} gives “{title}” to be read before it goes out")


@notice_kinds.add
class ArticleGivenBack(_OfArticle):
    kind, name = "article_given_back", gettext_lazy("An article of mine is given back")
    words = gettext_lazy("“{title}” is a draft again")


@notice_kinds.add
class ArticleOut(_OfArticle):
    kind, name = "article_out", gettext_lazy("An article of mine is out")
    words = gettext_lazy("“{title}” is out")


class _OfChange(_OfArticle):
    def url(self, notice: Any) -> str:
        return reverse("blog:proposal", args=[notice.item.uid]) if notice.item_id else reverse("blog:index")


@notice_kinds.add
class ChangeProposed(_OfChange):
    kind, name, waits = "article_change_proposed", gettext_lazy("A change of an article waits for me to read it"), True
    words = gettext_lazy("{name} proposes to change “{title}”")


@notice_kinds.add
class ChangeGivenBack(_OfChange):
    kind, name = "article_change_given_back", gettext_lazy("A change that I proposed is given back")
    words = gettext_lazy("Your change of “{title}” is given back to you")


@notice_kinds.add
class ChangeDropped(_OfArticle):
    kind, name = "article_change_dropped", gettext_lazy("A change that I proposed is dropped")
    words = gettext_lazy("{name} dropped your change of “{title}”")


@notice_kinds.add
class ChangeAgreed(_OfArticle):
    kind, name = "article_change_agreed", gettext_lazy("A change that I proposed stands")
    words = gettext_lazy("“{title}” says what you proposed")
