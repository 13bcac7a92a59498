"""`{% load workflow %}{% thread_of_life item %}`, for packages that stand above workflow."""

from typing import Any

from django import template

from wezer.workflow.queries import thread_of

register = template.Library()


@register.inclusion_tag("workflow/_thread.html", takes_context=True)
def thread_of_life(context: template.Context, item: Any) -> dict[str, Any]:
    viewer = context["request"].viewer
    return {"thread": thread_of(item, viewer), "item": item}
