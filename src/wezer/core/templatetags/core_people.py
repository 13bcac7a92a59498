"""Tags of the people's pages: the sections of settings and of the garden."""

from typing import Any

from django import template

from wezer.core.panels import garden_sections, me_sections

register = template.Library()


def _listed(context: template.Context, sections: Any) -> list[dict[str, Any]]:
    request = context["request"]
    viewer = getattr(request, "viewer", None)
    shown = sections.shown_to(viewer)
    here = max(
        (s for s in shown if request.path.startswith(s.prefix or s.href)),
        key=lambda s: len(s.prefix or s.href),
        default=None,
    )
    return [{"label": s.label, "icon": s.icon, "href": s.href, "here": s is here} for s in shown]


@register.simple_tag(takes_context=True, name="me_sections")
def me_sections_tag(context: template.Context) -> list[dict[str, Any]]:
    return _listed(context, me_sections)


@register.simple_tag(takes_context=True, name="garden_sections")
def garden_sections_tag(context: template.Context) -> list[dict[str, Any]]:
    return _listed(context, garden_sections)


@register.filter
def of_group(roles: dict[int, list[str]], group_id: int) -> list[str]:
    """The roles held in one group."""
    return roles.get(group_id, [])


@register.filter
def shape(value: Any) -> str:
    """How plain JSON is drawn: "map", "list" or "word"."""
    return "map" if isinstance(value, dict) else "list" if isinstance(value, list) else "word"
