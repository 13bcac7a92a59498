"""The rights of blogs."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wezer.core.blog.refusals import LetOutByOthers
from wezer.core.models import ArticleState, AudienceKind
from wezer.core.permissions import tend_group, why_not_fully, writes_fully
from wezer.core.posting import audiences_of
from wezer.core.reach import nearest_who_have
from wezer.core.settings_registry import value
from wezer.kernel.permissions import permission
from wezer.kernel.refusals import Refusal

#: Lets articles go out for everyone, also outside.
PUBLISH = "core.publish_article"


@permission("core.write_blog", label=_("Write articles in a blog"), writes=True, why=why_not_fully)
def write_blog(viewer: Any, group: Any) -> bool:
    """Who is fully in the group (core.md 6.1)."""
    return writes_fully(viewer, group)


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


def _why_not_publish(viewer: Any, article: Any) -> Refusal | None:
    if change_article(viewer, article) and is_for_others_to_let_out(viewer, article):
        return LetOutByOthers(name=article.group.name, who=who_let_out(article.group))
    return why_not_fully(viewer, article)


@permission(
    PUBLISH,
    label=_("Publish articles for everyone, also outside"),
    writes=True,
    default_roles=("gardener", "steward", "editor"),
    why=_why_not_publish,
)
def publish_article(viewer: Any, article: Any) -> bool:
    """Who may change it, where articles are not read first; else those who tend the group. For everyone, also outside, only
    who holds this right by a role (core.md 6.1)."""
    if not change_article(viewer, article) or is_for_others_to_let_out(viewer, article):
        return False
    if tend_group(viewer, article.group):
        return True
    return write_blog(viewer, article.group) and not is_read_first(article.group)


def is_read_first(group: Any) -> bool:
    """Whether those who tend the group read an article before it goes out."""
    return bool(value("room.blog.is_read_first", group))


def is_read_anew(viewer: Any, article: Any, audience: str = "") -> bool:
    """Whether somebody said yes to what it says, and what this viewer would say otherwise has to be read once more.
    `audience`: for whom it would be then."""
    if article.state in (ArticleState.DRAFT, ArticleState.REVIEW):
        return False
    if is_for_others_to_let_out(viewer, article, audience):
        return True
    return is_read_first(article.group) and not publish_article(viewer, article)


def is_for_others_to_let_out(viewer: Any, article: Any, audience: str = "") -> bool:
    """Whether it is for everyone, also outside, and this viewer does not speak to them in its group's name."""
    meant_for = audience or article.audience.kind
    return meant_for == AudienceKind.PUBLIC and not speaks_to_everyone(viewer, article.group)


def speaks_to_everyone(viewer: Any, group: Any) -> bool:
    """By a role, there or around it."""
    return bool(viewer.has_right(PUBLISH, group))


def widest_of(viewer: Any, group: Any) -> str:
    """A blog speaks to others: as far as the group lets whoever writes."""
    allowed = [kind for kind, _words in audiences_of(group)]
    if not speaks_to_everyone(viewer, group):
        allowed = [kind for kind in allowed if kind != AudienceKind.PUBLIC]
    return allowed[-1]


def who_let_out(group: Any) -> str:
    """By their names, those nearest who publish for everyone; five at most."""
    names = ", ".join(member.name for member in nearest_who_have(PUBLISH, [group])[group.pk][:5])
    return names or gettext("those who tend the group")


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
