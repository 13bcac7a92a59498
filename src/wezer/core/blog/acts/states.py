"""Where an article stands: given to be read, given back, out, later, archived. Two at once: one wins."""

from datetime import datetime, timedelta
from typing import Any

from wezer.core.acts.posts import chosen_audience, confirm_many
from wezer.core.blog.acts.standing import move_article
from wezer.core.blog.events import ArticlePublished
from wezer.core.blog.permissions import is_read_first
from wezer.core.blog.refusals import GoesOutInThePast, NotReadYet
from wezer.core.blog.rules import UNSEEN
from wezer.core.forum.acts.writing import index_text, refs
from wezer.core.mentions import mentions
from wezer.core.models import Article, ArticleState, GroupState, Item, RoomState
from wezer.core.posting import audiences_of
from wezer.core.search.index import list_in_search
from wezer.core.talk_refusals import RoomNotOpen
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import can, require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Conflict

FARTHEST = timedelta(days=731)


@act
def propose_article(*, by: Any, article: Article) -> Article:
    """Give it to those who tend the group to read."""
    require(by, "core.change_article", article)
    move_article(article, ArticleState.REVIEW, only=(ArticleState.DRAFT,))
    return article


@act
def take_article_back(*, by: Any, article: Article) -> Article:
    """A draft again: whoever writes it takes it back, whoever read it gives it back."""
    require(by, "core.change_article", article)
    move_article(article, ArticleState.DRAFT, goes_out_at=None)
    return article


@act
def publish_article(
    *, by: Any, article: Article, at: datetime | None = None, version: int | None = None, confirmation: str = ""
) -> Article:
    """Let it go out: now, or at a moment that is still to come. A stale `version` refuses: what was read is not what
    would go out."""
    _may_publish(by, article)
    named = mentions(article.body, by, group=article.group, audience=article.audience)
    confirm_many(by, named, confirmation)
    assert article.group is not None  # it lies in a room of a group
    chosen_audience(article.group, article.audience.kind)
    if at is not None:
        if not now() < at <= now() + FARTHEST:
            raise GoesOutInThePast()
        move_article(article, ArticleState.SCHEDULED, version=version, goes_out_at=at)
        return article
    _go_out(article, by, version=version)
    return article


@act
def publish_due_articles(*, by: Any, limit: int = 50) -> int:
    """Those whose moment has come, in rooms that are open. What its writer could not publish any more
    is a draft again. Returns how many went out."""
    due = Article.objects.filter(state=ArticleState.SCHEDULED, goes_out_at__lte=now(), withdrawn_at=None)
    rows = due.filter(room__state=RoomState.OPEN).select_related("group", "room", "audience", "written_by")
    articles = list(rows.order_by("goes_out_at")[:limit])
    return sum(_go_out_by_itself(article, by) for article in articles)


@act
def archive_article(*, by: Any, article: Article) -> Article:
    """Out of lists and feeds; its address still opens."""
    require(by, "core.change_article", article)
    move_article(article, ArticleState.ARCHIVED)
    Item.objects.filter(pk=article.pk).update(over_at=now())
    list_in_search(article)
    return article


@act
def bring_article_back(*, by: Any, article: Article) -> Article:
    """Out of the archive: it stands in lists again, where its day was, as long as the group speaks that far today."""
    _may_publish(by, article)
    assert article.group is not None  # it lies in a room of a group
    chosen_audience(article.group, article.audience.kind)
    move_article(article, ArticleState.PUBLISHED, only=(ArticleState.ARCHIVED,))
    Item.objects.filter(pk=article.pk).update(over_at=None)
    list_in_search(article)
    return article


def _may_publish(by: Any, article: Article) -> None:
    changes, publishes = (can(by, f"core.{verb}_article", article) for verb in ("change", "publish"))
    if changes and not publishes and is_read_first(article.group):
        raise NotReadYet()
    require(by, "core.publish_article", article)


def _go_out_by_itself(article: Article, by: Any) -> bool:
    """Whether it went: as long as its writer writes there, to those whom the group speaks to now."""
    writer = Viewer.of(article.written_by) if article.written_by else by
    assert article.group is not None  # it lies in a room of a group
    allowed = article.audience.kind in dict(audiences_of(article.group))
    goes = allowed and article.group.state == GroupState.ACTIVE and can(writer, "core.write_blog", article.group)
    try:
        with attempt():
            if goes:
                _go_out(article, writer, version=article.version)
            else:
                move_article(article, ArticleState.DRAFT, only=(ArticleState.SCHEDULED,), goes_out_at=None)
    except Conflict:  # somebody changed it or took it back just now; the others go out all the same
        return False
    return goes


def _go_out(article: Article, by: Any, *, version: int | None) -> None:
    assert article.group is not None  # it lies in a room of a group
    if article.room is None or article.room.state != RoomState.OPEN or article.group.state != GroupState.ACTIVE:
        raise RoomNotOpen()
    move_article(article, ArticleState.PUBLISHED, version=version, only=UNSEEN)
    moment = now()
    Item.objects.filter(pk=article.pk).update(published_at=moment)
    article.published_at = moment
    named = mentions(article.body, by, group=article.group, audience=article.audience)
    index_text(article, named.tags)
    told = ArticlePublished(subject=ref(article), members=refs(named.members), groups=refs(named.groups))
    emit(told, group=article.group_id, audience=article.audience_id)
