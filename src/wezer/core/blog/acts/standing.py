"""How an article comes to stand elsewhere, and who opens it there."""

from typing import Any

from django.db.models import F

from wezer.core.acts.audiences import audience, audience_of
from wezer.core.blog.events import ArticleMoved
from wezer.core.blog.refusals import ArticleMoved as MovedMeanwhile
from wezer.core.blog.rules import UNSEEN, before
from wezer.core.models import Article, ArticleAuthor, ArticleState, AudienceKind, FirstReaders, Item
from wezer.kernel.acts import move
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import StaleVersion


def move_article(
    article: Article, state: str, *, version: int | None = None, only: tuple[str, ...] = (), **also: Any
) -> None:
    """Two at once: one wins. With the `version` that was read: only as long as it says that."""
    earlier, label = article.state, "" if state == ArticleState.PUBLISHED else state
    as_read = {} if version is None else {"version": version}
    # The item's row first, as whoever rewrites it takes them: two at once wait for each other in one order.
    if not Item.objects.filter(pk=article.pk, **as_read).update(state_label=label, version=F("version") + 1):
        raise StaleVersion()
    if not move(article, only or before(state), state, **also):
        article.refresh_from_db(fields=["state"])
        raise MovedMeanwhile(state=article.get_state_display())
    article.state_label = label
    show_first_to(article)
    emit(ArticleMoved(subject=ref(article), state=str(state), before=earlier), group=article.group_id)


def hold_as_read(article: Article, version: int | None = None) -> None:
    """Nobody moves or changes it until this act is over; refuses when somebody did since it was read."""
    held = Item.objects.select_for_update().filter(pk=article.pk, withdrawn_at=None)
    if held.filter(version=article.version if version is None else version).first() is None:
        raise StaleVersion()


def show_first_to(article: Article) -> None:
    """Who opens it before it is out: those who write it and, when they are to read it, those who tend the group."""
    if article.state not in UNSEEN:
        return
    others = [each.member for each in ArticleAuthor.objects.filter(article=article).select_related("member")]
    wanted = {audience_of(parties=others).pk} if others else set()
    if article.state in (ArticleState.REVIEW, ArticleState.SCHEDULED):
        wanted.add(audience(AudienceKind.STEWARDS, article.group).pk)
    article.first_readers.exclude(audience__in=wanted).delete()
    rows = [FirstReaders(item_id=article.pk, audience_id=number) for number in sorted(wanted)]
    FirstReaders.objects.bulk_create(rows, ignore_conflicts=True)
