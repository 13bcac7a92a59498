"""Tags that show items and notices by their kinds."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from wezer.core import halls
from wezer.core.founding import VoteView, vote_view
from wezer.core.kinds import item_kinds, notice_kinds
from wezer.core.models import ForumEntry, Group, Item, Notice, Party, Role
from wezer.core.models.veil import PHOTO, hides, is_under_veil
from wezer.core.retention import in_days, kept, undo_days
from wezer.core.search.passages import Sought
from wezer.ui.fragments import fragment
from wezer.ui.times import since

register = template.Library()


@register.simple_tag
def item_card(item: Item) -> SafeString:
    """The shared card of an item; one more for who may not know its author. It holds nothing personal."""
    kind = item_kinds.get(item.kind)
    if kind is None:  # its package is not installed any more: the item stays, without a face
        return SafeString("")
    count, group = getattr(item, "count", None), item.group
    return fragment(
        kind.card_template, lambda: {"item": item, "kind": kind, "url": kind.url(item)}, item.uid, item.version, item.state_label,
        (count.comments, count.reactions) if count else None, _face(item.author), group and (group.slug, group.name),
        item.published_at and since(item.published_at),
    )  # fmt: skip


def _face(party: Party) -> tuple[Any, ...]:
    """What a card shows of its author to whoever reads it."""
    return party.name, party.photo_id, party.hue, is_under_veil() and (party.is_veiled, hides(party, PHOTO))


@register.simple_tag
def forum_row(entry: ForumEntry) -> SafeString:
    """The row of a topic or question in its forum's list. New or not to the reader is all that is theirs."""
    item, count = entry.item, getattr(entry.item, "count", None)
    kind, is_new = item_kinds[item.kind], bool(getattr(item, "is_new", False))
    return fragment(
        "core/forum/_row.html",
        lambda: {"entry": entry, "item": item, "kind": kind, "url": kind.url(item), "is_new": is_new},
        item.uid, item.group_id, is_new, item.version, item.state_label, item.author.name, entry.active_at, since(entry.active_at), bool(entry.pinned_at),
        entry.answers, entry.useful, entry.is_waiting, count and count.comments,
    )  # fmt: skip


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


@register.filter
def marked(text: str, sought: Sought) -> SafeString:
    """`{{ hit.title|marked:sought }}`: the words that were looked for stand out."""
    return sought.marked(text)


@register.filter
def passage(text: str, sought: Sought) -> SafeString:
    """`{{ hit.words|passage:sought }}`: a line or two of a text about the words that were looked for."""
    return sought.passage(text)
