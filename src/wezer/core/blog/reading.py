"""What the pages of blogs ask for, each in a number of statements that does not grow with what is written."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wezer.core.models import (
    Article,
    ArticleAuthor,
    ArticleName,
    ArticleProposal,
    ArticleState,
    AudienceKind,
    Room,
    SearchDoc,
)

SIZE = 20
#: Themes are gathered from so many of the newest.
MOST_FOR_THEMES = 200
_WITH = ("author__photo", "group", "room", "audience", "count")
_ALONE = ("original", "proposal__proposed_by")
_OTHERS = Prefetch("others", ArticleAuthor.objects.select_related("member__photo").order_by("pk"))


def articles(viewer: Any, *, room: Room | None = None, tag: str = "", archived: bool = False) -> QuerySet[Any]:
    """What stands in the viewer's lists; or what was archived, of what they may open."""
    if archived:
        rows = Article.objects.visible_to(viewer).filter(state=ArticleState.ARCHIVED)
    else:
        rows = Article.objects.listed_for(viewer)
    if room is not None:
        rows = rows.filter(room=room)
    if tag:
        named = SearchDoc.objects.filter(kind="article", tags__contains=f" {tag.casefold()[:40]} ")
        rows = rows.filter(pk__in=named.values("item"))
    return rows.select_related(*_WITH)


def begun(room: Room, viewer: Any) -> list[Any]:
    """What is not out yet, of what they may open: their own, what they write with others, what they are to read."""
    if viewer.member is None:
        return []
    rows = Article.objects.visible_to(viewer).filter(room=room, published_at=None)
    return list(rows.select_related(*_WITH).order_by("-pk")[:20])


def themes_of(viewer: Any, *, room: Room | None = None) -> list[tuple[str, int]]:
    """What the newest articles are about, with how many each. One statement."""
    counts: dict[str, int] = {}
    rows = articles(viewer, room=room).select_related(None).order_by("-published_at", "-id")
    for card in rows.values_list("card", flat=True)[:MOST_FOR_THEMES]:
        for word in card.get("tags", ()):
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:20]


def find_article(viewer: Any, uid: Any) -> Article:
    found = Article.objects.visible_to(viewer).select_related(*_WITH, *_ALONE)
    return get_object_or_404(found.prefetch_related(_OTHERS), uid=uid)


def article_named(viewer: Any, slug: str, name: str) -> Article:
    """The article that has, or had, this name in the group at `slug`; its uid names it too. Else 404."""
    known = ArticleName.objects.filter(group__slug=slug, name=name).values("article")
    rows = Article.objects.visible_to(viewer).select_related(*_WITH, *_ALONE)
    by_uid = Q(uid=name) if _is_uid(name) else Q(pk__in=())
    found = rows.filter(Q(pk__in=known) | by_uid, group__slug=slug)
    article = found.prefetch_related(_OTHERS).first()
    if article is None:
        raise Http404
    return article  # type: ignore[no-any-return]  # typed by its parent


def proposal_of(article: Article) -> ArticleProposal | None:
    """The change that is proposed of it, for who may change it too."""
    return getattr(article, "proposal", None)


def translations_of(article: Article, viewer: Any) -> list[Article]:
    """The same in other languages, as far as the viewer reads them. One statement."""
    first = article.original_id or article.pk
    kin = Article.objects.visible_to(viewer).filter(Q(original=first) | Q(pk=first)).exclude(pk=article.pk)
    return list(kin.exclude(published_at=None).select_related("group").order_by("language")[:20])


def is_for_everyone(article: Article) -> bool:
    """Whether a stranger reads it: only then other sites are told of it."""
    return article.is_published and article.audience.kind == AudienceKind.PUBLIC


def _is_uid(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4 and all(each in "0123456789abcdef-" for each in text)
