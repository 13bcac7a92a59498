"""Tags of the map."""

from typing import Any

from django import template

from wezer.core.maps.ground import ground_for
from wezer.core.maps.small import small_map as drawn

register = template.Library()


@register.inclusion_tag("core/map/_small.html", takes_context=True)
def small_map(context: Any, thing: Any) -> dict[str, Any]:
    """Where a thing with `latitude`, `longitude` and `place` is: pictures when they may be shown, the numbers always."""
    if thing is None or thing.latitude is None or thing.longitude is None:
        return {"thing": None}
    ground = ground_for(context["request"].session)
    return {"thing": thing, "ground": ground, "small": drawn(thing.latitude, thing.longitude, ground)}
