"""The button that follows."""

from typing import Any

from django import template

from wezer.core.acts.following import place
from wezer.core.following import follows

register = template.Library()


@register.inclusion_tag("core/me/_follow.html", takes_context=True)
def follow_button(context: template.Context, kind: str, target: Any) -> dict[str, Any]:
    """Follow, or stop following, an `item`, `group`, `room` or `member`. One statement, unless the page has
    read it (`is_followed`); nothing for those outside."""
    viewer = context["request"].viewer
    may, known = viewer.member is not None and viewer.is_inside, getattr(target, "is_followed", None)
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "kind": kind,
        "uid": target.uid,
        "may_follow": may,
        "follows": may and (known if known is not None else follows(viewer, **place(target))),
    }
