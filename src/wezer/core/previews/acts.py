"""Asking for previews, keeping them, taking them away."""

from typing import Any

from wezer.core.acts.items import require_author
from wezer.core.models import LinkPreview, Post
from wezer.core.previews.reading import Found, are_wanted, first_link
from wezer.kernel.acts import act, current
from wezer.kernel.clock import now


def ask_for_preview(post: Post) -> None:
    """Have the worker look at the first link of what others may read now, once for each link. For acts only."""
    current()
    link = first_link(post.body_html)
    if not link or post.published_at is None or not are_wanted(post.group_id):
        return
    LinkPreview.objects.filter(post=post).exclude(url=link).delete()
    LinkPreview.objects.get_or_create(post=post, defaults={"url": link})


@act
def take_link(*, by: Any) -> LinkPreview | None:
    """The next one to look at; whoever takes it is the only one, and looks once."""
    for waiting in LinkPreview.objects.filter(looked_at=None).select_related("post").order_by("pk")[:20]:
        mine = LinkPreview.objects.filter(pk=waiting.pk, looked_at=None).update(looked_at=now())
        post = waiting.post
        if mine and post.is_published and are_wanted(post.group_id) and first_link(post.body_html) == waiting.url:
            return waiting
    return None


@act
def keep_preview(*, by: Any, preview: LinkPreview, found: Found) -> None:
    """What the other machine said; where it said nothing, nothing is shown."""
    mine = LinkPreview.objects.filter(pk=preview.pk, url=preview.url)
    mine.update(title=found.title, description=found.description)


@act
def take_preview_away(*, by: Any, post: Post) -> None:
    """The author does not want it below their post; it is not made again for this link."""
    require_author(by, post)
    LinkPreview.objects.filter(post=post).update(title="", description="", looked_at=now())
