"""`{% load panels %}{% item_panels item %}`: what other packages add to an item's page."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from wezer.core import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def item_panels(context: template.Context, item: Any) -> SafeString:
    request = context.get("request")
    viewer = getattr(request, "viewer", None)
    # Each panel is rendered from a template, which has escaped what people typed.
    return mark_safe("".join(panels.item_panels.show(item, viewer, request)) if viewer is not None else "")  # noqa: S308
