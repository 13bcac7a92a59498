"""The rights of blogs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.models import ArticleState
from wezer.core.permissions import tend_group, write_in_group
from wezer.core.settings_registry import value
from wezer.kernel.permissions import permission


@permission("core.write_blog", label=_("Write articles in a blog"), writes=True)
def write_blog(viewer: Any, group: Any) -> bool:
    """Who writes in the group."""
    return write_in_group(viewer, group)


@permission("core.change_article", label=_("Change an article"), writes=True)
def change_article(viewer: Any, article: Any) -> bool:
    """Its author; of what they may open, those who write it together and those who tend its group."""
    if article.withdrawn_at is not None:
        return False
    if viewer.may_act_for(article.author_id):
        return True
    if not _opens(viewer, article):
        return False
    return _writes_too(viewer, article) or tend_group(viewer, article.group)


@permission("core.publish_article", label=_("Publish an article"), writes=True)
def publish_article(viewer: Any, article: Any) -> bool:
    """Who may change it, where articles are not read first; else those who tend the group."""
    if not change_article(viewer, article):
        return False
    if tend_group(viewer, article.group):
        return True
    return write_blog(viewer, article.group) and not is_read_first(article.group)


def is_read_first(group: Any) -> bool:
    """Whether those who tend the group read an article before it goes out."""
    return bool(value("room.blog.is_read_first", group))


def is_read_anew(viewer: Any, article: Any) -> bool:
    """Whether somebody said yes to what it says, and what this viewer would say otherwise has to be read once more."""
    is_agreed = article.state not in (ArticleState.DRAFT, ArticleState.REVIEW) and is_read_first(article.group)
    return is_agreed and not publish_article(viewer, article)


def _opens(viewer: Any, article: Any) -> bool:
    """As `Item.visible_to` says of many, for who is not its author."""
    if article.published_at is not None:
        return article.hidden_at is None and article.audience_id in viewer.audience_ids
    return any(each.audience_id in viewer.audience_ids for each in article.first_readers.all())


def _writes_too(viewer: Any, article: Any) -> bool:
    """While they belong to its group."""
    if viewer.member is None or not viewer.belongs(article.group):
        return False
    return any(each.member_id == viewer.member.pk for each in article.others.all())
