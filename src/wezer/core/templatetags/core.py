"""Tags that show items and notices by their kinds."""

from typing import Any

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wezer.core import halls
from wezer.core.founding import VoteView, vote_view
from wezer.core.kinds import item_kinds, notice_kinds
from wezer.core.models import Group, Item, Notice, Role
from wezer.core.models.veil import PHOTO, hides, is_under_veil
from wezer.core.retention import in_days, kept, undo_days

register = template.Library()

#: Shared fragments live in the process for so long; their key carries the version, so they are never stale.
CARD_SECONDS = 3600


@register.simple_tag
def item_card(item: Item) -> SafeString:
    """The shared card of an item, cached by uid, version, counts, language and zone; one more for who may not know its author.
    It holds nothing personal."""
    kind = item_kinds.get(item.kind)
    if kind is None:  # its package is not installed any more: the item stays, without a face
        return mark_safe("")
    count = getattr(item, "count", None)
    counts = f"{count.comments}-{count.reactions}" if count else ""
    veil = f"outside{item.author.is_veiled:d}{hides(item.author, PHOTO):d}" if is_under_veil() else ""
    key = f"card:{veil}:{item.uid}:{item.version}:{item.state_label}:{counts}:{get_language()}:{timezone.get_current_timezone_name()}"
    key = key.replace(" ", "")[:200]
    html = cache.get(key)
    if html is None:
        html = render_to_string(kind.card_template, {"item": item, "kind": kind, "url": kind.url(item)})
        cache.set(key, html, CARD_SECONDS)
    return mark_safe(html)  # noqa: S308 - our own template, escaped when it was rendered


@register.simple_tag(takes_context=True)
def group_vote(context: template.Context, group: Group) -> VoteView | None:
    """The vote that runs on a proposed group, or on a change of one. Two statements, and only there."""
    return vote_view(group, context["request"].viewer)


@register.filter
def role_name(role: Role) -> str:
    """A standard role in the reader's language; a group's own role as the group named it."""
    return halls.role_name(role)


@register.simple_tag
def undo_time() -> str:
    """For how long what is withdrawn can be taken back."""
    return in_days(undo_days())


register.simple_tag(kept, name="kept")


@register.simple_tag
def item_url(item: Item) -> str:
    kind = item_kinds.get(item.kind)
    return kind.url(item) if kind else ""


@register.simple_tag
def item_kind(item: Item) -> Any:
    return item_kinds.get(item.kind)


@register.filter
def sentence(notice: Notice) -> str:
    """What a notice says."""
    kind = notice_kinds.get(notice.kind)
    return str(kind.sentence(notice)) if kind else ""


@register.filter
def notice_icon(notice: Notice) -> str:
    kind = notice_kinds.get(notice.kind)
    return kind.icon if kind else "bell"
