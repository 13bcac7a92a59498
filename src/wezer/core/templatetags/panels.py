"""`{% load panels %}`: what other packages add beside an item or a party."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from wezer.core import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def item_panels(context: template.Context, item: Any) -> SafeString:
    return _shown(panels.item_panels, context, item)


@register.simple_tag(takes_context=True)
def party_panels(context: template.Context, party: Any) -> SafeString:
    return _shown(panels.party_panels, context, party)


def _shown(found: panels.Panels, context: template.Context, thing: Any) -> SafeString:
    request = context.get("request")
    viewer = getattr(request, "viewer", None)
    # Each panel is rendered from a template, which has escaped what people typed.
    return mark_safe("".join(found.show(thing, viewer, request)) if viewer is not None else "")  # noqa: S308
