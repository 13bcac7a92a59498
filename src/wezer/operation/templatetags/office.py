"""Tags of the office's pages."""

from typing import Any

from django import template

from wezer.operation.areas import areas

register = template.Library()


@register.simple_tag(takes_context=True)
def office_areas(context: template.Context) -> list[dict[str, Any]]:
    """The office's own menu as this viewer sees it; the longest address that fits is the one they are in."""
    request = context["request"]
    shown = areas.shown_to(request.viewer)
    here = max(
        (each for each in shown if request.path.startswith(each.href)), key=lambda each: len(each.href), default=None
    )
    return [{"label": each.label, "icon": each.icon, "href": each.href, "here": each is here} for each in shown]
