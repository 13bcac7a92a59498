"""Tags of talk: an item with what one may do to it, its thread, its reactions."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from wezer.core.chosen_reactions import is_barred, line, stamp
from wezer.core.forms_talk import CommentForm
from wezer.core.models import Item
from wezer.core.templatetags.core import item_card
from wezer.core.thread import thread as read_thread
from wezer.kernel.permissions import can
from wezer.ui.fragments import fragment

register = template.Library()

#: Where a card (shared, cached) leaves room for what is personal (rights, tokens, my reactions).
PLACE = "<!--actions-->"
#: And where a kept action line leaves room for the form's token.
TOKEN = "the-token-of-this-page"  # noqa: S105 - a place, no secret


@register.simple_tag(takes_context=True)
def item_entry(context: template.Context, item: Item) -> SafeString:
    """The shared card with the viewer's own actions in it. `mark_mine(items, viewer)` first: my reactions in one statement."""
    html = item_card(item)
    if PLACE not in html:
        return html
    actions = _actions(item, context["request"]).replace(TOKEN, str(context.get("csrf_token", "")))
    return mark_safe(html.replace(PLACE, actions, 1))  # noqa: S308  (two templates joined)


def _stamp(request: Any) -> str:
    """What is offered, looked up once for all that a page shows."""
    if not hasattr(request, "reactions_stamp"):
        request.reactions_stamp = stamp()
    return str(request.reactions_stamp)


def _actions(item: Item, request: Any) -> str:
    """The action line, kept by what it says: two people who gave the same reactions read the same, but for the token."""
    count = getattr(item, "count", None)
    mine: set[str] = getattr(item, "mine", set())
    said = (count.comments, sorted(count.reactions.items())) if count else ()
    may = can(request.viewer, "core.comment_item", item), is_barred(item, request.viewer)

    def context() -> dict[str, Any]:
        return {"item": item, "request": request, "csrf_token": TOKEN}

    return fragment("core/items/_actions.html", context, item.uid, may, sorted(mine), said, _stamp(request))


@register.simple_tag(takes_context=True)
def reactions(context: template.Context, item: Item) -> dict[str, Any]:
    """What stands on an item's action line: `given` and `offered` reactions, comments, and whether the viewer may react."""
    viewer = context["request"].viewer
    count = getattr(item, "count", None)
    counts = count.reactions if count else {}
    mine: set[str] = getattr(item, "mine", set())
    every = line(counts, mine, is_barred=is_barred(item, viewer))
    shown = [
        each for place, each in enumerate(every) if (place == 0 and each["may_give"]) or each["number"] or each["mine"]
    ]
    return {
        "shown": shown,
        "offered": [each for each in every if each not in shown and each["may_give"]],
        "given": [each for each in every if each["number"]],
        "comments": count.comments if count else 0,
        "may": can(viewer, "core.comment_item", item),
    }


@register.inclusion_tag("core/items/_thread.html", takes_context=True)
def thread(context: template.Context, item: Item, title: str = "") -> dict[str, Any]:
    """The thread of comments of any item, with its form. `item` needs its group, room, audience and count at hand."""
    request = context["request"]
    everything = request.GET.get("comments") == "all"
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "item": item,
        "title": title,
        "thread": read_thread(item, request.viewer, everything=everything),
        "comment_form": CommentForm(auto_id=f"c-%s-{item.uid}"),
    }
